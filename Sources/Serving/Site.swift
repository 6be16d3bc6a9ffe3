/// What is served: files by path, held in memory. A server can give nothing that is not in here, whatever is asked of it.
public struct Site: Sendable {
  /// One file.
  public struct Resource: Sendable {
    /// The content.
    public let bytes: [UInt8]
    /// The media type, with its character set if it is text.
    public let mediaType: String
    /// A name of the content in quotation marks; the same content has the same name.
    public let tag: String

    /// A file. Its media type follows from `path` unless it is given.
    public init(_ bytes: [UInt8], at path: String, mediaType: String? = nil) {
      self.bytes = bytes
      self.mediaType = mediaType ?? MediaType.of(path)
      tag = Resource.tag(of: bytes)
    }

    /// Two sums of 64 bits (FNV-1a forwards and backwards) and the length: enough to tell versions of one file apart.
    private static func tag(of bytes: [UInt8]) -> String {
      var forwards: UInt64 = 0xCBF2_9CE4_8422_2325
      var backwards = forwards
      for index in bytes.indices {
        forwards = (forwards ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        backwards = (backwards ^ UInt64(bytes[bytes.count - 1 - index])) &* 0x100_0000_01B3
      }
      return "\"\(String(forwards, radix: 36))-\(String(backwards, radix: 36))-\(bytes.count)\""
    }
  }

  /// The files by path, without a slash at the beginning.
  public private(set) var resources: [String: Resource] = [:]

  /// Nothing.
  public init() {}

  /// Adds a file, or replaces the one that is there.
  public mutating func add(_ bytes: [UInt8], at path: String, mediaType: String? = nil) {
    if let old = resources[path], old.bytes == bytes, mediaType == nil { return }
    resources[path] = Resource(bytes, at: path, mediaType: mediaType)
  }

  /// Makes the files below a folder, whose name ends with a slash, these and no others.
  public mutating func replace(_ folder: String, with files: [(path: String, bytes: [UInt8])]) {
    let kept = Set(files.map { folder + $0.path })
    for path in resources.keys where path.hasPrefix(folder) && !kept.contains(path) { resources[path] = nil }
    for file in files { add(file.bytes, at: folder + file.path) }
  }

  /// Paths of files that are other than in an older site, or are in one of the two only; sorted.
  func changes(since old: Site) -> [String] {
    var paths = resources.filter { old.resources[$0.key]?.tag != $0.value.tag }.map(\.key)
    paths += old.resources.keys.filter { resources[$0] == nil }
    return paths.sorted()
  }

  /// The file at a path of an address, decoded: the path itself, or the index of the folder that it names.
  func resource(at path: String) -> Resource? {
    if path.isEmpty || path.hasSuffix("/") { return resources[path + "index.html"] }
    return resources[path]
  }
}

/// Media types by the endings of names.
enum MediaType {
  /// The media type of a file called `path`.
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    if name == "opds.xml" { return "application/atom+xml;profile=opds-catalog;kind=acquisition" }
    if name == "opds.json" { return "application/opds+json" }
    guard let dot = name.lastIndex(of: ".") else { return "text/plain; charset=utf-8" }
    return types[String(name[name.index(after: dot)...]).lowercased()] ?? "application/octet-stream"
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "xhtml": "application/xhtml+xml", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json", "xml": "application/xml",
    "opf": "application/oebps-package+xml", "ncx": "application/x-dtbncx+xml", "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8", "brf": "text/plain; charset=us-ascii", "pdf": "application/pdf",
    "epub": "application/epub+zip", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "otf": "font/otf", "ttf": "font/ttf", "woff2": "font/woff2",
    "zip": "application/zip", "minisig": "text/plain; charset=utf-8", "pub": "text/plain; charset=utf-8",
  ]
}
