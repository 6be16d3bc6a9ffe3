import Glibc
import PamphletKit

/// The texts in a folder and in the folders in it, in the order of a book: by their names, with numbers by their value, and a
/// folder where its name says. A file of a folder's name stands before the folder, and its `README` or `index` first in it.
/// Plain texts in the inner folders of a work in Markdown, such as licences beside typefaces, are not taken to be parts.
struct WorkTexts {
  /// Folders inside one another that are looked into, at most; a limit of ours.
  private static let deepest = 16

  /// Paths of the texts that are parts of the work, each of them `folder` and more.
  var paths: [String] {
    let isMarkdown = all.contains { !Self.isPlain($0.path) }
    return all.filter { !isMarkdown || $0.isOutermost || !Self.isPlain($0.path) }.map(\.path)
  }

  /// All texts.
  private(set) var all: [(path: String, isOutermost: Bool)] = []
  /// Where editions go, which are no texts of a work.
  private let output: String?

  /// Texts below `folder`, which ends with a slash. Of a folder with a list of its own, ``paths`` has only this
  /// `SUMMARY.md`, unless `ignoringLists`.
  init(
    below folder: String, besides output: String? = nil, ignoringLists: Bool = false
  ) throws(InputFile.Failure) {
    self.output = output.flatMap(Machine.realPath)
    try add(folder, depth: 0, ignoringLists: ignoringLists)
  }

  private mutating func add(_ folder: String, depth: Int, ignoringLists: Bool) throws(InputFile.Failure) {
    let names = try Folder.names(in: folder).map { Name($0, isFolder: OutputFiles.isFolder(folder + $0)) }.sorted(by: <)
    if !ignoringLists, let list = names.first(where: { !$0.isFolder && $0.text.lowercased() == "summary.md" }) {
      return all.append((folder + list.text, depth == 0))
    }
    for name in names {
      if !name.isFolder {
        if Self.isText(name.text) { all.append((folder + name.text, depth == 0)) }
      } else if depth < Self.deepest, isPart(folder + name.text, called: name.text) {
        try add(folder + name.text + "/", depth: depth + 1, ignoringLists: ignoringLists)
      }
    }
  }

  /// Whether a folder's texts belong to the work around it: not if it is a link to elsewhere, put aside by its name, or the
  /// place of finished editions.
  private func isPart(_ path: String, called name: String) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    return Self.mayHoldTexts(path, called: name) && (output == nil || Machine.realPath(path) != output)
  }

  /// Whether a folder is neither hidden or put aside by its name nor one that editions were made into.
  static func mayHoldTexts(_ path: String, called name: String) -> Bool {
    guard !name.hasPrefix("."), !name.hasPrefix("_"), name != "Output" else { return false }
    return !OutputFiles.isFolder(path + "/.pamphlet")
  }

  private static func isPlain(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".txt") || name.hasSuffix(".text")
  }

  /// Whether a file is a text by its name.
  static func isText(_ name: String) -> Bool {
    guard !name.hasPrefix("."), let dot = name.lastIndex(of: ".") else { return false }
    return ["md", "markdown", "mdown", "mkd", "mkdn", "txt", "text"].contains(
      name[name.index(after: dot)...].lowercased())
  }
}

extension WorkTexts {
  /// A name in a folder, and its place among the others.
  private struct Name: Comparable {
    let text: String
    let isFolder: Bool
    private let stem: [UInt8]
    private let isFront: Bool

    init(_ text: String, isFolder: Bool) {
      self.text = text
      self.isFolder = isFolder
      stem = Array((isFolder ? text : OutputNames.stem(of: text)).lowercased().utf8)
      isFront = !isFolder && (stem.elementsEqual("readme".utf8) || stem.elementsEqual("index".utf8))
    }

    static func < (left: Name, right: Name) -> Bool {
      if left.isFront != right.isFront { return left.isFront }
      if let order = precedes(left.stem[...], right.stem[...]) { return order }
      if left.isFolder != right.isFolder { return right.isFolder }
      return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Whether one name stands before another; `nil` if they differ in leading zeros at most.
    private static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool? {
      var (left, right) = (left, right)
      while let first = left.first, let second = right.first {
        guard isDigit(first), isDigit(second) else {
          if first != second { return first < second }
          (left, right) = (left.dropFirst(), right.dropFirst())
          continue
        }
        let (one, other) = (number(&left), number(&right))
        if one.count != other.count { return one.count < other.count }
        if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
      }
      return left.isEmpty == right.isEmpty ? nil : left.isEmpty
    }

    /// Takes the digits off a name; returns them without leading zeros.
    private static func number(_ name: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let digits = name.prefix(while: isDigit)
      name = name.dropFirst(digits.count)
      return digits.drop { $0 == 0x30 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  }
}
