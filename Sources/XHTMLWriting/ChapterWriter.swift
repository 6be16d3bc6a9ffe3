import DocumentModel

/// Writes the files of a book, one after the other.
struct ChapterWriter {
  /// Containers nested deeper than this lose their tags and keep their text; readers and validators fail on deep trees.
  static let deepest = 40

  /// An open container.
  struct Frame {
    /// Its block.
    var block: Int
    /// Index one past its last descendant.
    var end: Int
    /// Its end tag; empty if its tags were left out.
    var closing: StaticString
    /// Whether its tags were left out because it is nested too deep.
    var isTransparent = false
    /// What was already written in it.
    var state = State.fresh
  }

  /// How far a container has come, where that decides what comes next.
  enum State {
    /// At its beginning.
    case fresh
    /// In a table's head; in its body.
    case head, body
    /// After a term; after a definition.
    case term, definition
    /// In a list item, after a paragraph.
    case paragraph
  }

  /// The edition.
  let book: Book
  /// Index of the file being written.
  var part = 0
  /// The file being written, so far.
  var markup = Markup()
  /// What is known of it.
  var chapter = Chapter(.chapter, name: "", title: "")
  /// Open containers.
  var frames: [Frame] = []
  /// Index of the next page mark to be written.
  var nextPage = 0
  /// Whether page marks may be written: not in text that is written out of order.
  var marksPages = true
  /// Links that are open around the text being written.
  var openLinks = 0
  /// Where the content of the open link begins, and its address.
  var linkContent: (start: Int, address: String) = (0, "")
  /// End tags of the raw HTML that is open.
  var rawClosings: [String] = []
  /// The elements of raw HTML blocks that are open.
  var rawElements: [RawElement] = []
  /// Whether lines run from top to bottom, as they do in e-books alone.
  var isVertical: Bool { document.metadata.isVertical && !book.isOnePage }
  /// Whether short numbers in the text being written stand upright.
  var setsUpright = false
  /// Index of the file that the raw HTML being written stands in.
  var rawFile = 0
  /// What the reader made of the tables of the raw HTML that is being written, and that are still to come.
  var rawTables: ArraySlice<Int> = []
  /// Identifiers of raw HTML whose tags were left out, for the next text.
  var waitingIdentifiers: [String] = []
  /// Inline elements of the raw HTML being written that blocks have interrupted, and that go on in the next text.
  var waitingElements: [RawElement] = []
  /// What is written of the ruby elements that are open.
  var rubies: [RubyParts] = []
  /// Rank of the last heading's element; before the first, one less than that will have.
  var lastHeading = 0
  /// Markup to be put at the beginning of the next paragraph.
  var lead = ""
  /// Offset behind the mark of a note that was written last; 0 before the first.
  var lastNoteMark = 0
  /// Ids of the manuscript that were written.
  var writtenIdentifiers: Set<String> = []
  /// The id of the first mark of each note, and the file it is in; empty while there is none.
  var noteMarks: [(part: Int, identifier: String)]
  /// How many marks of each note were written.
  var noteMarkCounts: [Int]
  /// What to tell the user.
  var warnings: Warnings

  /// A writer at the first file.
  init(_ book: Book, reporting: Diagnostics) {
    self.book = book
    noteMarks = book.document.notes.map { _ in (-1, "") }
    noteMarkCounts = book.document.notes.map { _ in 0 }
    warnings = Warnings(reporting)
  }

  /// The document.
  var document: Document { book.document }

  /// Writes the file at `index`; files are written in order.
  mutating func write(part index: Int) -> Chapter {
    part = index
    let plan = book.parts[index]
    startHeadings(plan)
    markup = Markup()
    lastNoteMark = 0
    markup.bytes.reserveCapacity(document.blocks[plan.blocks].reduce(4096) { $0 + $1.text.count + 64 })
    chapter = Chapter(plan.role, name: plan.name, title: title(of: plan))
    writeHead()
    openSection(plan)
    let opening = markup.count
    if plan.showsTitle { writeTitleBlock() }
    write(blocks: plan.blocks)
    if index == book.parts.count - 1 { writeLastPageMarks() }
    writeNotes(plan.notes)
    writeLastAnchors()
    if !hasMainHeading { insertUnseenHeading(at: opening) }
    markup.add("</section>\n</main>\n</body>\n</html>\n")
    chapter.bytes = markup.bytes
    chapter.images = Set(chapter.images).sorted()
    return chapter
  }

  /// Finds the rank that headings in raw HTML may have before the first heading of the manuscript.
  mutating func startHeadings(_ plan: Part) {
    let first = plan.blocks.first { book.ranks[$0] > 0 }
    lastHeading = plan.showsTitle ? 1 : first.map { min(6, Int(book.ranks[$0]) + plan.rankOffset) - 1 } ?? 0
  }

  /// The title of a file: its first heading's, or the work's.
  private func title(of plan: Part) -> String {
    guard plan.role == .chapter else { return book.title }
    var block = plan.blocks.lowerBound
    while block > 0 && book.ranks[block] == 0 { block -= 1 }
    let text = document.plainText(of: block)
    return text.isBlank ? book.title : text
  }

  mutating func writeHead() {
    markup.beginPage(titled: chapter.title, in: book.language, document.metadata.direction)
    if book.parts.indices.contains(part) {
      if book.parts[part].showsTitle && chapter.role != .titlePage { markup.add(" class=\"titled\"") }
      if book.parts[part].isContinuation { markup.add(" class=\"continued\"") }
    }
    markup.add(">\n<main>\n")
  }

  /// Writes ` lang="…" xml:lang="…"`.
  mutating func writeLanguage(_ language: String) {
    markup.add("lang", language)
    if !book.isOnePage { markup.add("xml:lang", language) }
  }

  private mutating func openSection(_ plan: Part) {
    if plan.role == .titlePage {
      markup.add("<section epub:type=\"titlepage\" aria-labelledby=\"work.title\">\n")
      return
    }
    markup.add("<section epub:type=\"chapter\" role=\"doc-chapter\"")
    let first = plan.blocks.lowerBound
    if plan.showsTitle && plan.role == .opening {
      markup.add(" aria-labelledby=\"work.title\"")
    } else if !plan.blocks.isEmpty, book.ranks[first] > 0, let identifier = anchor(ofHeading: first) {
      markup.add("aria-labelledby", identifier)
    } else {
      markup.add("aria-label", chapter.title)
    }
    markup.add(">\n")
  }

  /// The id that the heading at `block` gets.
  func anchor(ofHeading block: Int) -> String? {
    document.attributes(document.blocks[block].attributes).flatMap { book.anchors[$0.identifier]?.identifier }
  }

  /// Writes title, subtitle, authors and date.
  mutating func writeTitleBlock() {
    let metadata = document.metadata
    markup.add("<header class=\"work\">\n<h1 id=\"work.title\" class=\"title\"")
    writeDirection(of: metadata.title)
    markup.add(">")
    setsUpright = isVertical
    add(running: Array(metadata.title.utf8)[...])
    setsUpright = false
    markup.add("</h1>\n")
    if !metadata.subtitle.isEmpty { writeLine("subtitle", metadata.subtitle, role: " role=\"doc-subtitle\"") }
    for line in metadata.authorLines { writeLine("author", line) }
    if let date = metadata.date, !date.text.isEmpty { writeLine("date", date.text) }
    markup.add("</header>\n")
  }

  /// Whether a heading of the first rank was written. Text is escaped, so the bytes of its tag are nothing else.
  var hasMainHeading: Bool {
    let bytes = markup.bytes
    return bytes.indices.contains { bytes[$0] == 0x3C && bytes[$0...].starts(with: "<h1".utf8) }
  }

  /// Gives a file without a heading its title as one that only screen readers show: their readers go by headings.
  mutating func insertUnseenHeading(at offset: Int) {
    var heading = Markup()
    heading.add("<h1 class=\"unseen\">")
    heading.add(text: chapter.title)
    heading.add("</h1>\n")
    markup.bytes.insert(contentsOf: heading.bytes, at: offset)
    for index in chapter.origins.indices { chapter.origins[index].offset += heading.count }
  }

  private mutating func writeLine(_ name: String, _ text: String, role: StaticString = "") {
    markup.add("<p")
    markup.add("class", name)
    writeDirection(of: text)
    markup.add(role)
    markup.add(">")
    markup.add(text: text)
    markup.add("</p>\n")
  }

  /// Writes the places that links may lead to and that nothing written was the right place for, such as containers that were
  /// left out, so that no link leads nowhere.
  mutating func writeLastAnchors() {
    let names = book.anchorNames[part].filter { !writtenIdentifiers.contains($0) }
    guard !names.isEmpty else { return }
    markup.add("<p class=\"pages\">")
    for name in names { writeRawAnchor(name) }
    markup.add("</p>\n")
  }

  /// Writes the marks of pages that begin after the last text, so that the page list misses none.
  private mutating func writeLastPageMarks() {
    guard nextPage < book.pages.count else { return }
    markup.add("<p class=\"pages\">")
    writePageMarks(upTo: TextPosition(block: Int(Int32.max), offset: 0))
    markup.add("</p>\n")
  }

  /// Writes the marks of the pages that begin at or before a place. Their name is the title: ARIA allows no label.
  mutating func writePageMarks(upTo place: TextPosition) {
    while marksPages, nextPage < book.pages.count, book.pages[nextPage].position <= place {
      let folio = book.pages[nextPage].folio
      nextPage += 1
      let identifier = "page.\(nextPage)"
      markup.add("<span")
      markup.add("id", identifier)
      markup.add(" epub:type=\"pagebreak\" role=\"doc-pagebreak\"")
      markup.add("title", folio)
      markup.add("></span>")
      chapter.pageMarks.append(Chapter.PageMark(identifier: identifier, folio: folio))
    }
  }
}
