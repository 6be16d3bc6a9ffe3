import DocumentModel

extension Diagnostic.Code {
  /// A link to a place of the document that is not there.
  static let danglingLink = Diagnostic.Code("dangling-link")
  /// A link to a file that is not in the book.
  static let linkOutsideBook = Diagnostic.Code("link-outside-book")
}

/// Makes links between the files of a book links inside it, and reports those that lead nowhere.
struct LinkResolution {
  private let identifiers: Identifiers
  /// Index of the file of each normalised path.
  private var files: [String: Int] = [:]
  private var warnings = WarningLimit()
  /// Identifiers of the beginnings of files, as far as they were needed.
  private var beginnings: [Int: String] = [:]

  /// Resolves the links of `document`.
  static func apply(
    to document: inout Document, with identifiers: Identifiers, reporting diagnostics: inout Diagnostics
  ) {
    var resolution = LinkResolution(document, identifiers)
    for span in document.spans.indices {
      guard case .link(let link) = document.spans[span].kind else { continue }
      let source = document.spans[span].source
      resolution.resolve(Int(link), at: source, in: &document, reporting: &diagnostics)
    }
  }

  private init(_ document: Document, _ identifiers: Identifiers) {
    self.identifiers = identifiers
    for (index, source) in document.sources.enumerated() {
      let path = Self.path(source.name, relativeTo: "")
      if files[path] == nil { files[path] = index }
    }
  }

  private mutating func resolve(
    _ link: Int, at source: SourceRange, in document: inout Document, reporting diagnostics: inout Diagnostics
  ) {
    let destination = document.links[link].destination
    if destination.isEmpty || Self.isAbsolute(destination) { return }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? Self.decoded(String(parts[1])) : ""
    var file: Int? = Int(source.file)
    if !parts[0].isEmpty {
      let path = String(parts[0].prefix { $0 != "?" })
      let name = document.sources.isEmpty ? "" : document.sources[Int(source.file)].name
      guard let target = files[Self.path(Self.decoded(path), relativeTo: name)] else {
        warnings.pass(
          Diagnostic(
            .warning, .linkOutsideBook, "the link leads to “\(destination)”, which is not in the book", at: source,
            hint: "give that file too, or write the link as a full address"), to: &diagnostics)
        return
      }
      file = target
    }
    if !fragment.isEmpty, let identifier = identifiers.identifier(for: fragment, in: file) {
      document.links[link].destination = "#" + identifier
    } else if Self.isBeginning(fragment, of: document), let identifier = beginning(of: file ?? 0, in: &document) {
      document.links[link].destination = "#" + identifier
    } else {
      warnings.pass(
        Diagnostic(
          .warning, .danglingLink, "the link leads to “\(destination)”, but nothing has that name", at: source,
          hint: "name the place with {#\(fragment)}"), to: &diagnostics)
    }
  }

  /// Whether a fragment that names no place means the top of its file: as in HTML it is empty or `top`, or it is the name of
  /// the heading that became the title.
  private static func isBeginning(_ fragment: String, of document: Document) -> Bool {
    let name = fragment.lowercased()
    return name.isEmpty || name == "top" || name == Slug.slug(of: document.metadata.title)
  }

  /// The identifier of the first block of a file; a block without one is named.
  private mutating func beginning(of file: Int, in document: inout Document) -> String? {
    if let known = beginnings[file] { return known }
    let first = document.blocks.indices.first {
      Int(document.blocks[$0].source.file) == file && document.blocks[$0].kind.isInFlow
    }
    guard let first else { return nil }
    var identifier = document.attributes(document.blocks[first].attributes)?.identifier ?? ""
    if identifier.isEmpty {
      var all = identifiers
      identifier = all.unique(Slug.identifier("file-\(file + 1)"))
      document.setIdentifier(identifier, of: first)
    }
    beginnings[file] = identifier
    return identifier
  }

  /// Whether an address has a scheme, a host, or begins at the root of one.
  private static func isAbsolute(_ address: String) -> Bool {
    address.hasPrefix("/") || hasScheme(address)
  }

  /// Whether an address begins with a scheme.
  static func hasScheme(_ address: String) -> Bool {
    let scheme = address.utf8.prefix { InlineParser.isSchemeByte($0) }
    return !scheme.isEmpty && scheme.endIndex < address.utf8.endIndex
      && address.utf8[scheme.endIndex] == UInt8(ascii: ":")
  }

  /// A path without `.` and `..`, as seen from the folder of `base`.
  static func path(_ path: String, relativeTo base: String) -> String {
    var parts = base.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(String(part)) }
    }
    return (base.hasPrefix("/") || path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Percent escapes resolved.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        output.append(value)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

extension Block.Kind {
  /// Whether readers meet it where it stands.
  fileprivate var isInFlow: Bool {
    if case .note = self { return false }
    return true
  }
}
