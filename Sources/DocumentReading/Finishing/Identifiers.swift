import DocumentModel

extension Diagnostic.Code {
  /// An identifier given twice.
  static let duplicateIdentifier = Diagnostic.Code("duplicate-identifier")
}

/// Gives every heading an identifier, and remembers by which names links may call it.
struct Identifiers {
  /// Names as links write them, by file, with the identifier they lead to.
  private(set) var names: [[String: String]]
  private var taken: Set<String> = []
  /// For a slug, the number that the next heading of that slug gets.
  private var next: [String: Int] = [:]
  private var warnings = WarningLimit()

  /// Gives `document`'s headings their identifiers.
  static func assign(in document: inout Document, reporting diagnostics: inout Diagnostics) -> Identifiers {
    var identifiers = Identifiers(files: document.sources.count)
    identifiers.takeGiven(&document, reporting: &diagnostics)
    var slugs = Array(repeating: [String: Int](), count: max(1, document.sources.count))
    for block in document.blocks.indices {
      guard case .heading = document.blocks[block].kind else { continue }
      let file = Int(document.blocks[block].source.file)
      let slug = Slug.slug(of: document.plainText(of: block))
      let count = slugs[file][slug, default: 0]
      slugs[file][slug] = count + 1
      let name = count == 0 ? slug : "\(slug)-\(count)"
      if let given = document.attributes(document.blocks[block].attributes)?.identifier, !given.isEmpty {
        identifiers.add(name, for: given, in: file)
        continue
      }
      let identifier = identifiers.unique(Slug.identifier(name))
      document.setIdentifier(identifier, of: block)
      identifiers.add(name, for: identifier, in: file)
      if identifier != name { identifiers.add(identifier, for: identifier, in: file) }
    }
    return identifiers
  }

  private init(files: Int) { names = Array(repeating: [:], count: max(1, files)) }

  private mutating func add(_ name: String, for identifier: String, in file: Int) {
    if names[file][name] == nil { names[file][name] = identifier }
  }

  /// An identifier not taken yet, made of `name`.
  mutating func unique(_ name: String) -> String {
    if taken.insert(name).inserted { return name }
    var number = next[name, default: 1]
    while !taken.insert("\(name)-\(number)").inserted { number += 1 }
    next[name] = number + 1
    return "\(name)-\(number)"
  }

  /// Takes the identifiers that the author gave to blocks and spans.
  private mutating func takeGiven(_ document: inout Document, reporting diagnostics: inout Diagnostics) {
    var places: [(attributes: TableIndex, source: SourceRange)] = []
    for block in document.blocks where block.attributes != .none { places.append((block.attributes, block.source)) }
    for span in document.spans where span.attributes != .none { places.append((span.attributes, span.source)) }
    places.sort { ($0.source.file, $0.source.start) < ($1.source.file, $1.source.start) }
    for place in places {
      let given = document.attributes[Int(place.attributes)].identifier
      guard !given.isEmpty else { continue }
      let identifier = unique(Slug.identifier(given))
      document.attributes[Int(place.attributes)].identifier = identifier
      let file = Int(place.source.file)
      if names[file][given] != nil {
        let warning = Diagnostic(
          .warning, .duplicateIdentifier, "the identifier “\(given)” is given twice", at: place.source,
          hint: "links lead to the first; this one is called “\(identifier)”")
        warnings.pass(warning, to: &diagnostics)
      }
      add(given, for: identifier, in: file)
    }
  }

  /// Takes the names that raw HTML gives to places, but for those of other places in the same file, which come first.
  ///
  /// A name in a heading is the heading's, and one that is all there is in its block that of the block it stands before.
  /// Otherwise its block is called so too, for editions that do not carry markup.
  mutating func takeRaw(_ raw: RawTags, in document: inout Document) {
    document.rawPlaces = Array(repeating: RawPlaces(), count: names.count)
    for place in raw.names where names[place.file][place.name] == nil {
      let following = raw.isAlone(place, in: document) ? document.place(after: place.block) : nil
      let heading = document.blocks[place.block].kind.isHeading ? place.block : nil
      if let owner = following ?? heading, let known = document.identifier(of: owner) {
        add(place.name, for: known, in: place.file)
        continue
      }
      let identifier = unique(Slug.identifier(place.name))
      add(place.name, for: identifier, in: place.file)
      if let following {
        document.setIdentifier(identifier, of: following)
        continue
      }
      document.rawPlaces[place.file].names[place.name] = identifier
      let leaf = document.firstLeaf(of: place.block)
      if document.identifier(of: leaf) == nil { document.setIdentifier(identifier, of: leaf) }
    }
  }

  /// The identifier that `name` leads to when it is called in `file`: one of the same file first.
  func identifier(for name: String, in file: Int?) -> String? {
    if let file, let found = names[file][name] ?? names[file][name.lowercased()] { return found }
    guard file == nil || names.count > 1 else { return nil }
    return names.lazy.compactMap { $0[name] }.first
  }
}

extension Block.Kind {
  fileprivate var isHeading: Bool {
    if case .heading = self { return true }
    return false
  }
}

extension Document {
  /// The identifier of a block, if it has one.
  fileprivate func identifier(of block: Int) -> String? {
    attributes(blocks[block].attributes).flatMap { $0.identifier.isEmpty ? nil : $0.identifier }
  }

  /// The block that a place before it is the beginning of: the next that is not inside `block`, if it is of the same file and
  /// can be told from what is in it.
  fileprivate func place(after block: Int) -> Int? {
    let next = Int(blocks[block].end)
    guard next < blocks.count, blocks[next].source.file == blocks[block].source.file else { return nil }
    switch blocks[next].kind {
    case .heading, .paragraph, .codeBlock, .quotation, .list, .table, .figure: return next
    default: return nil
    }
  }

  /// The first block with text inside `block`; `block` itself if there is none.
  fileprivate func firstLeaf(of block: Int) -> Int {
    let inner = (block..<Int(blocks[block].end)).dropFirst()
    return inner.first { Int(blocks[$0].end) == $0 + 1 } ?? block
  }

  /// Names a block; other attributes stay.
  mutating func setIdentifier(_ identifier: String, of block: Int) {
    if blocks[block].attributes == .none {
      attributes.append(Attributes())
      blocks[block].attributes = TableIndex(attributes.count - 1)
    }
    attributes[Int(blocks[block].attributes)].identifier = identifier
  }
}
