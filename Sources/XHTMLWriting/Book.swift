import DocumentModel

/// What the writers of all files of one edition share: the division into files, and where every link target went.
struct Book {
  /// A place that links can lead to.
  struct Anchor {
    /// Index into ``parts``.
    var part: Int
    /// The id of its element.
    var identifier: String
  }

  /// The document.
  let document: Document
  /// The style.
  let style: Style
  /// Words in its language.
  let vocabulary: Vocabulary
  /// Its language, well formed.
  let language: String
  /// Whether everything is in one file that browsers read.
  let isOnePage: Bool
  /// Rank of the section that a block is the heading of; 0 for all others.
  let ranks: [UInt8]
  /// The files.
  private(set) var parts: [Part]
  /// Places by the identifier that the manuscript gives them.
  private(set) var anchors: [String: Anchor] = [:]
  /// For each file, the names of the places in it, in the order in which the manuscript gives them.
  private(set) var anchorNames: [[String]] = []
  /// Index into ``parts`` of the file that each note is set in.
  private(set) var partOfNote: [Int]
  /// File name of each picture, from the chapters' folder; `nil` for one that cannot be shown.
  let pictureNames: [String?]
  /// Indices of pictures by what the manuscript calls them.
  let pictures: [String: Int]
  /// The places where pages begin, ascending, as offsets into the text, and their numbers.
  let pages: [(position: TextPosition, folio: String)]

  private var usedIdentifiers: Set<String> = []

  init(_ document: Document, in style: Style, pageMap: PageMap?, isOnePage: Bool, reporting: inout Diagnostics) {
    self.document = document
    self.style = style
    self.isOnePage = isOnePage
    language = Book.language(of: document, reporting: &reporting)
    vocabulary = Vocabulary(language: language)
    var ranks = [UInt8](repeating: 0, count: document.blocks.count)
    for section in document.sections { ranks[Int(section.heading)] = UInt8(section.rank) }
    self.ranks = ranks
    parts = isOnePage ? PartPlan.whole(document) : PartPlan(document, ranks: ranks).parts
    partOfNote = [Int](repeating: -1, count: document.notes.count)
    pictureNames = document.images.enumerated().map { $1.picture?.fileName(number: $0 + 1) }
    pictures = Dictionary(zip(document.images.map(\.destination), document.images.indices)) { first, _ in first }
    pages = Book.monotonic(pageMap, in: document)
    placeTitle()
    nameParts()
    placeNotes()
    collectAnchors()
  }

  /// The language tag of the work; English if the one given is not well formed.
  static func language(of document: Document, reporting: inout Diagnostics) -> String {
    let written = document.metadata.language
    if let tag = LanguageTag(written) { return tag.text }
    if !written.isEmpty {
      reporting.warn(
        .malformedLanguage, "“\(written)” is not a language tag; the work is marked as English",
        hint: "write a tag such as “en”, “pt-BR” or “zh-Hant”")
    }
    return "en"
  }

  /// The work's title, or what stands in for it.
  var title: String { document.displayTitle }

  /// Whether the title has a file of its own.
  private var hasTitlePage: Bool {
    if isOnePage || document.metadata.title.isEmpty { return false }
    switch style.book.titlePage {
    case .always: return true
    case .never: return false
    case .automatic: return document.isBook
    }
  }

  private mutating func placeTitle() {
    if parts.isEmpty { parts = [Part(role: .opening, blocks: 0..<document.blocks.count)] }
    if hasTitlePage {
      parts.insert(Part(role: .titlePage, blocks: 0..<0, showsTitle: true), at: 0)
    } else if !document.metadata.title.isEmpty {
      parts[0].showsTitle = true
      parts[0].rankOffset += 1
    }
  }

  private mutating func nameParts() {
    let chapters = parts.count { $0.role == .chapter && !$0.isContinuation }
    let width = String(chapters).utf8.count
    var chapter = 0
    var piece = 1
    for index in parts.indices {
      if !parts[index].isContinuation { piece = 1 } else { piece += 1 }
      switch parts[index].role {
      case .titlePage: parts[index].name = "title-page"
      case .opening: parts[index].name = "opening"
      case .colophon: parts[index].name = "colophon"
      case .chapter:
        if piece == 1 { chapter += 1 }
        let digits = String(chapter)
        parts[index].name = "chapter-" + String(repeating: "0", count: width - digits.utf8.count) + digits
      }
      if piece > 1 { parts[index].name += "-\(piece)" }
      parts[index].name += ".xhtml"
    }
  }

  /// Sets each note in the file that refers to it first; notes that nothing refers to in the last.
  private mutating func placeNotes() {
    for part in parts.indices {
      var queue: [Int] = []
      collectReferences(in: parts[part].blocks, of: part, to: &queue)
      var next = 0
      while next < queue.count {
        let block = Int(document.notes[queue[next]].block)
        collectReferences(in: block + 1..<Int(document.blocks[block].end), of: part, to: &queue)
        next += 1
      }
      parts[part].notes = queue.sorted()
    }
    for note in partOfNote.indices where partOfNote[note] < 0 {
      partOfNote[note] = parts.count - 1
      parts[parts.count - 1].notes.append(note)
    }
    parts[parts.count - 1].notes.sort()
  }

  private mutating func collectReferences(in blocks: Range<Int>, of part: Int, to queue: inout [Int]) {
    forEachBlock(in: blocks) { block in
      for span in document.blocks[block].spans {
        if case .noteReference(let note) = document.spans[Int(span)].kind, partOfNote[Int(note)] < 0 {
          partOfNote[Int(note)] = part
          queue.append(Int(note))
        }
      }
    }
  }

  /// Calls `body` with every block of a run but for notes.
  private func forEachBlock(in blocks: Range<Int>, _ body: (Int) -> Void) {
    var block = blocks.lowerBound
    while block < blocks.upperBound {
      if case .note = document.blocks[block].kind {
        block = Int(document.blocks[block].end)
      } else {
        body(block)
        block += 1
      }
    }
  }

  private mutating func collectAnchors() {
    let owners = headingsByName
    for part in parts.indices {
      var names: [String] = []
      forEachBlock(in: parts[part].blocks) { block in
        names += identifiers(in: block).filter { owners[$0].map { $0 == block } ?? true }
      }
      for note in parts[part].notes {
        let block = Int(document.notes[note].block)
        forEachBlock(in: block + 1..<Int(document.blocks[block].end)) { inner in
          names += identifiers(in: inner).filter { owners[$0] == nil }
        }
      }
      anchorNames.append([])
      for name in names where anchors[name] == nil {
        anchors[name] = Anchor(part: part, identifier: unusedIdentifier(for: name))
        anchorNames[part].append(name)
      }
    }
  }

  /// The headings of sections by their names, which are theirs whatever else is called so: contents and labels need them.
  private var headingsByName: [String: Int] {
    let named = ranks.indices.filter { ranks[$0] > 0 }.compactMap { block in
      document.attributes(document.blocks[block].attributes).map { ($0.identifier, block) }
    }
    return Dictionary(named.filter { !$0.0.isEmpty }) { first, _ in first }
  }

  /// The identifiers that the manuscript gives to a block and what is inside its text.
  func identifiers(in block: Int) -> [String] {
    let leaf = document.blocks[block]
    var names: [String] = []
    if leaf.kind != .pageBreak, let attributes = document.attributes(leaf.attributes) {
      names.append(attributes.identifier)
    }
    if leaf.kind == .rawHTML { names += rawIdentifiers(in: leaf.text, of: leaf.source) }
    for span in leaf.spans {
      let span = document.spans[Int(span)]
      if let attributes = document.attributes(span.attributes) { names.append(attributes.identifier) }
      if span.kind == .rawHTML { names += rawIdentifiers(in: span.range, of: span.source) }
    }
    return names.filter { !$0.isEmpty }
  }

  private func rawIdentifiers(in text: TextRange, of source: SourceRange) -> [String] {
    RawMarkup.identifiers(in: document.text[text.indices]).compactMap {
      document.rawIdentifier($0, in: Int(source.file))
    }
  }

  /// An id made from a name: a name in XML's sense, without full stops, which are for ids of our own.
  private mutating func unusedIdentifier(for name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isSafe =
        scalar.isASCII
        ? isAlphanumeric(UInt8(scalar.value)) || scalar == "-" || scalar == "_"
        : scalar.properties.isXIDContinue && scalar.value < 0xF0000
      scalars.append(isSafe ? scalar : "-")
    }
    let isStart = scalars.first.map { $0 == "_" || $0.properties.isXIDStart } ?? false
    let base = (isStart ? "" : "id-") + String(scalars)
    var candidate = base
    var number = 2
    while !usedIdentifiers.insert(candidate).inserted {
      candidate = "\(base)-\(number)"
      number += 1
    }
    return candidate
  }

  /// The page map with its places in ascending order; a page that begins in a note begins where the page before did.
  private static func monotonic(_ map: PageMap?, in document: Document) -> [(position: TextPosition, folio: String)] {
    var noteEnd = 0
    var isInNote = [Bool](repeating: false, count: map == nil ? 0 : document.blocks.count)
    for block in isInNote.indices {
      if case .note = document.blocks[block].kind { noteEnd = max(noteEnd, Int(document.blocks[block].end)) }
      isInNote[block] = block < noteEnd
    }
    var last = TextPosition(block: 0, offset: 0)
    var pages: [(position: TextPosition, folio: String)] = []
    for entry in map?.entries ?? [] {
      let block = Int(entry.start.block)
      if isInNote.indices.contains(block), !isInNote[block] { last = max(last, entry.start) }
      pages.append((last, entry.folio))
    }
    return pages
  }
}
