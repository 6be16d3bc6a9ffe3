/// What in a file could tell who made it, where and on what: names in metadata, places and cameras in pictures, folders and
/// users in text. It lists; whether an author's name belongs there is for people to say.
public struct PrivacyReport: Hashable, Sendable {
  /// The forms that are understood.
  public enum Form: Hashable, Sendable {
    /// PDF.
    case pdf
    /// The files of an EPUB, unpacked.
    case epub
    /// HTML or XHTML.
    case page
    /// Plain text.
    case text
    /// A picture.
    case picture
  }

  /// One thing that was found.
  public struct Finding: Hashable, Sendable {
    /// What it could tell.
    public enum Kind: String, Hashable, Sendable {
      /// A field made to name the author, the publisher or the program.
      case field
      /// A picture's camera, place or time.
      case picture
      /// A folder of somebody's machine.
      case folder
      /// A name that was asked for, such as the user's or the machine's.
      case name
      /// A time of making.
      case time
    }

    /// What it could tell.
    public var kind: Kind
    /// Where: the file inside the edition, or the field.
    public var place: String
    /// What was found, shortened.
    public var text: String

    /// A finding.
    public init(_ kind: Kind, in place: String, _ text: String) {
      self.kind = kind
      self.place = place
      self.text = String(FoldingHelp.oneLine(text).prefix(120))
    }
  }

  /// What was found, in the order of the file, each once.
  public private(set) var findings: [Finding] = []

  /// Names to look for besides what always tells: the user's, the machine's. Shorter ones than three letters are left out.
  private let names: [[UInt8]]
  private var seen: Set<Finding> = []

  /// Looks through a file.
  ///
  /// - Parameters:
  ///   - form: What it is.
  ///   - names: Names that must not be in it.
  ///   - inflate: Unpacks a zlib stream of a PDF; `nil` if it is none.
  public init(
    of bytes: [UInt8], as form: Form, lookingFor names: [String], inflate: ([UInt8]) -> [UInt8]? = { _ in nil }
  ) {
    self.names = names.filter { $0.utf8.count >= 3 }.map { Array($0.utf8) }
    switch form {
    case .pdf: lookThroughPDF(bytes, inflate: inflate)
    case .page: lookThroughPage(bytes, called: "")
    case .text: lookThroughText(bytes, called: "")
    case .picture: lookThroughPicture(bytes, called: "")
    case .epub: break
    }
  }

  /// Looks through the files of an EPUB, by name.
  public init(ofEPUB entries: [(name: String, bytes: [UInt8])], lookingFor names: [String]) {
    self.names = names.filter { $0.utf8.count >= 3 }.map { Array($0.utf8) }
    for entry in entries {
      let ending = entry.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
      switch ending {
      case "opf": lookThroughPackage(entry.bytes, called: entry.name)
      case "xhtml", "html", "htm", "svg": lookThroughPage(entry.bytes, called: entry.name)
      case "jpg", "jpeg", "png", "gif", "webp": lookThroughPicture(entry.bytes, called: entry.name)
      case "otf", "ttf", "woff", "woff2": break
      default: lookThroughText(entry.bytes, called: entry.name)
      }
    }
  }

  /// Adds a finding unless it is there.
  mutating func add(_ kind: Finding.Kind, in place: String, _ text: String) {
    let finding = Finding(kind, in: place, text)
    if seen.insert(finding).inserted { findings.append(finding) }
  }

  // MARK: Text

  /// Beginnings of paths that name a person or a machine, and how they go on to the name.
  private static let folders = [
    "/home/", "/Users/", "\\Users\\", "/root/", "/tmp/", "/var/folders/", "file:///", "file://",
  ]
  .map { Array($0.utf8) }

  /// Folders and names in bytes that are text, or hold some.
  mutating func lookThroughText(_ bytes: [UInt8], called place: String) {
    let wanted = PrivacyReport.folders
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x2F || byte == 0x5C || byte == 0x66 {
        if let folder = wanted.first(where: { bytes[index...].starts(with: $0) }) {
          let end = PrivacyReport.pathEnd(in: bytes, from: index + folder.count)
          let isNamed = end > index + folder.count || folder.count > 6
          let isPath = byte == 0x66 || PrivacyReport.isPathStart(bytes, index)
          if isNamed && isPath {
            add(.folder, in: place, String(decoding: bytes[index..<end], as: UTF8.self))
            index = end
            continue
          }
        }
      }
      index += 1
    }
    for name in names where PrivacyReport.hasWord(name, in: bytes) {
      add(.name, in: place, String(decoding: name, as: UTF8.self))
    }
  }

  /// Whether a path can begin at `index`: `example.org/home/` is an address and not a folder.
  private static func isPathStart(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch bytes[index - 1] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x2F, 0x7E: return false
    default: return true
    }
  }

  private static func pathEnd(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, end - start < 200, bytes[end] > 0x20, bytes[end] != 0x7F,
      ![0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x60, 0x7C].contains(bytes[end])
    { end += 1 }
    return end
  }

  /// Whether a word is in the bytes with no letter before or after it, case apart.
  private static func hasWord(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
    func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }
    func isLetter(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(lower(byte)) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
    let word = word.map(lower)
    guard let first = word.first, bytes.count >= word.count else { return false }
    for index in 0...(bytes.count - word.count) where lower(bytes[index]) == first {
      guard index == 0 || !isLetter(bytes[index - 1]) else { continue }
      let end = index + word.count
      guard end == bytes.count || !isLetter(bytes[end]) else { continue }
      if zip(bytes[index..<end], word).allSatisfy({ lower($0) == $1 }) { return true }
    }
    return false
  }
}
