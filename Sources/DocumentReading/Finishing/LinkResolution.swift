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
  private let files: BookFiles
  private var warnings = WarningLimit()
  /// Identifiers of the beginnings of files, as far as they were needed.
  private var beginnings: [Int: String] = [:]

  /// Resolves the links of `document`.
  static func apply(
    to document: inout Document, with identifiers: Identifiers, _ raw: RawTags, reporting diagnostics: inout Diagnostics
  ) {
    var resolution = LinkResolution(document, identifiers)
    for span in document.spans.indices {
      guard case .link(let link) = document.spans[span].kind else { continue }
      let source = document.spans[span].source
      let destination = document.links[Int(link)].destination
      switch resolution.resolved(destination, from: source, in: &document) {
      case .place(let identifier): document.links[Int(link)].destination = "#" + identifier
      case .elsewhere: break
      case .nowhere(let problem): resolution.warnings.pass(problem, to: &diagnostics)
      }
    }
    for link in raw.links {
      switch resolution.resolved(link.address, from: link.source, in: &document) {
      case .place(let identifier): document.rawPlaces[link.file].targets[link.address] = identifier
      case .elsewhere: break
      case .nowhere(let problem): if link.isInText { resolution.warnings.pass(problem, to: &diagnostics) }
      }
    }
  }

  private init(_ document: Document, _ identifiers: Identifiers) {
    self.identifiers = identifiers
    files = BookFiles(document.sources.map(\.name))
  }

  /// Where a link leads.
  private enum Target {
    /// To the place of this identifier.
    case place(String)
    /// Out of the work.
    case elsewhere
    /// Nowhere, with what to say of it.
    case nowhere(Diagnostic)
  }

  private mutating func resolved(
    _ destination: String, from source: SourceRange, in document: inout Document
  ) -> Target {
    if Self.hasScheme(destination) || destination.hasPrefix("//") { return .elsewhere }
    if destination.isEmpty {
      return .nowhere(
        Diagnostic(
          .warning, .danglingLink, "the link has no address; its text is kept", at: source,
          hint: "give one between the parentheses"))
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? parts[1].percentDecoded : ""
    var file: Int? = Int(source.file)
    if !parts[0].isEmpty {
      let path = parts[0].prefix { $0 != "?" }.percentDecoded
      guard let target = files.file(at: path, from: Int(source.file)) else {
        return .nowhere(
          Diagnostic(
            .warning, .linkOutsideBook, "the link leads to “\(destination)”, which is not in the book", at: source,
            hint: "give that file too, or write the link as a full address"))
      }
      file = target
    }
    if !fragment.isEmpty, let identifier = identifiers.identifier(for: fragment, in: file) { return .place(identifier) }
    if Self.isBeginning(fragment, of: document), let identifier = beginning(of: file ?? 0, in: &document) {
      return .place(identifier)
    }
    return .nowhere(
      Diagnostic(
        .warning, .danglingLink, "the link leads to “\(destination)”, but nothing has that name", at: source,
        hint: "name the place with {#\(fragment)}"))
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

  /// Whether an address begins with a scheme.
  static func hasScheme(_ address: String) -> Bool {
    let scheme = address.utf8.prefix { InlineParser.isSchemeByte($0) }
    return !scheme.isEmpty && scheme.endIndex < address.utf8.endIndex
      && address.utf8[scheme.endIndex] == UInt8(ascii: ":")
  }
}

extension Block.Kind {
  /// Whether readers meet it where it stands.
  fileprivate var isInFlow: Bool {
    if case .note = self { return false }
    return true
  }
}
