import DocumentModel

/// Reads what a block of raw HTML says into blocks inside it, for the editions that cannot carry markup: paragraphs, lists,
/// quotations, tables, code and pictures. No word is lost; what HTML would show beside words, such as colours, is.
struct RawHTMLReader {
  /// Containers nested deeper than this lose their nesting.
  private static let deepest = 24

  /// Spans that go on after a block's end, at most; a limit of ours.
  private static let mostWaiting = 8

  /// A container that is open.
  enum Container {
    case list, item, quotation, table, row
  }

  let source: SourceRange
  var builder: DocumentBuilder
  private var containers: [Container] = []
  /// The block whose text is being written, or -1.
  private(set) var leaf = -1
  /// A span, and the tag it comes from.
  private struct OpenSpan {
    var name: String
    var kind: TextSpan.Kind
    /// Its index, once it is written.
    var span = -1
    /// Number of containers around the tag.
    var home: Int
  }

  /// Spans that are open in it.
  private var spans: [OpenSpan] = []
  /// Spans that begin, or go on after a block's end, with the next word.
  private var waitingSpans: [OpenSpan] = []
  /// The ruby that is open.
  private var ruby = RubyReader()
  /// Whether a space is due before the next word.
  private var wantsSpace = false
  /// Whether a line end is due before it.
  private var wantsLine = false
  /// Whether the next paragraph is what stands out: a heading, or the summary of what can be unfolded.
  private var isHeading = false
  /// Elements that are open and say where lines stand.
  private var elements = AlignedElements()
  /// The table that is open, and how deep those are nested that are not set as such.
  var table: RawTable?
  private var innerTables = 0
  /// Whether a table was found that cannot be set as one; others are not looked at.
  private var lacksTables = false
  /// Whether something was left out.
  private(set) var hasUnseen = false
  /// What is not understood in formulas.
  private(set) var formulaProblems: [FormulaProblem] = []

  init(_ builder: consuming DocumentBuilder, at source: SourceRange) {
    self.builder = builder
    self.source = source
  }

  /// Appends what `markup` says inside the container that is open.
  mutating func read(_ markup: [UInt8]) {
    var tokens = RawMarkup(markup[...])
    while let token = tokens.next() {
      switch token {
      case .text(let text): write(text)
      case .open(let tag): open(tag, before: tokens)
      case .close(let name): close(name)
      case .program: hasUnseen = true
      case .drawing(let drawing):
        var image = Image(at: "svg:\(builder.document.images.count + 1)", source: source)
        image.markup = Array(drawing)
        write(image, alternative: "", RawMarkup.rootTag(of: drawing))
      case .formula(let markup): write(formula: markup)
      case .comment: break
      }
    }
    while let link = waitingSpans.last(where: { $0.span < 0 && $0.name == "a" }) { endSpan(link.name) }
    closeContainers(downTo: 0)
  }

  // MARK: Text

  private mutating func write(_ text: [UInt8]) {
    if leaf >= 0, builder.document.blocks[leaf].kind == .codeBlock {
      let isFirst = builder.document.text.count == Int(builder.document.blocks[leaf].text.start)
      builder.document.text += isFirst && text.first == 0x0A ? text.dropFirst() : text[...]
      return
    }
    for byte in text {
      if byte > 0x20 {
        enterText()
        builder.document.text.append(byte)
      } else {
        wantsSpace = true
      }
    }
  }

  /// Makes place for a word.
  private mutating func enterText() {
    if leaf < 0 { openLeaf(.paragraph) }
    if wantsLine { endLine() }
    let isFirst = builder.document.text.count == Int(builder.document.blocks[leaf].text.start)
    if wantsSpace && !isFirst && builder.document.text.last != 0x0A { builder.document.text.append(0x20) }
    wantsSpace = false
    guard builder.document.blocks[leaf].kind != .codeBlock else { return }
    for span in waitingSpans { begin(span) }
    waitingSpans = []
  }

  mutating func openLeaf(_ kind: Block.Kind) {
    closeLeaf()
    if containers.last == .list { openContainer(.item, .listItem(.none)) }
    if kind != .tableCell(.natural), containers.last == .row || containers.last == .table { return openCell(nil) }
    leaf = builder.append(kind, source: source)
    if kind == .paragraph { align(leaf) }
    wantsSpace = false
    if isHeading { openSpan("", .strong) }
    isHeading = false
  }

  /// Goes on in the block appended last, on a line of its own.
  mutating func reopenLeaf() {
    leaf = builder.document.blocks.count - 1
    wantsLine = true
  }

  mutating func closeLeaf() {
    guard leaf >= 0 else { return }
    let waiting = spans.filter { !["", "img", "math"].contains($0.name) }.prefix(Self.mostWaiting)
    waitingSpans.insert(contentsOf: waiting, at: 0)
    closeSpans(downTo: 0)
    builder.finish(leaf)
    // An element such as `<Listing>` of a book's own may be called as one of HTML that holds code, and holds nothing.
    let block = builder.document.blocks[leaf]
    if block.kind == .codeBlock, block.text.isEmpty, block.spans.isEmpty, leaf == builder.document.blocks.count - 1 {
      builder.document.blocks.removeLast()
    }
    leaf = -1
    wantsLine = false
  }

  private mutating func endLine() {
    wantsLine = false
    guard leaf >= 0, builder.document.text.count > Int(builder.document.blocks[leaf].text.start) else { return }
    wantsSpace = false
    let start = builder.document.text.count
    builder.document.text.append(0x0A)
    guard builder.document.blocks[leaf].kind != .codeBlock else { return }
    var span = TextSpan(.lineBreak, over: TextRange(start, start + 1), source: source)
    span.end = Int32(builder.document.spans.count + 1)
    builder.document.spans.append(span)
  }

  private mutating func write(_ image: Image, alternative: String, _ tag: RawMarkup.Tag?) {
    enterText()
    builder.document.images.append(image)
    var attributes = tag.map { Attributes($0) } ?? Attributes()
    attributes.identifier = ""
    openSpan("img", .image(TableIndex(builder.document.images.count - 1)))
    if attributes != Attributes() {
      builder.document.attributes.append(attributes)
      builder.document.spans[builder.document.spans.count - 1].attributes =
        TableIndex(builder.document.attributes.count - 1)
    }
    builder.document.text += alternative.utf8
    closeSpans(downTo: spans.count - 1)
  }

  /// Writes a formula in its line; a displayed one is a block, but in a table.
  private mutating func write(formula markup: ArraySlice<UInt8>) {
    let (formula, problems) = MathMLReader.read(markup)
    formulaProblems += problems
    let index = TableIndex(builder.document.formulas.count)
    if formula.isDisplayed, table == nil, leaf < 0 || builder.document.blocks[leaf].kind != .codeBlock {
      openLeaf(.formula(index))
      closeSpans(downTo: 0)
      builder.document.append(formula, linesAreKept: true, at: source)
      return closeLeaf()
    }
    openSpan("math", .formula(index))
    builder.document.append(formula, linesAreKept: false, at: source)
    if let span = spans.indices.last, spans[span].name == "math" { closeSpans(downTo: span) }
  }

  // MARK: Spans

  private mutating func openSpan(_ name: String, _ kind: TextSpan.Kind) {
    enterText()
    guard builder.document.blocks[leaf].kind != .codeBlock || name == "img" else { return }
    begin(OpenSpan(name: name, kind: kind, home: containers.count))
  }

  private mutating func begin(_ span: OpenSpan) {
    let here = builder.document.text.count
    var span = span
    span.span = builder.document.spans.count
    spans.append(span)
    builder.document.spans.append(TextSpan(span.kind, over: TextRange(here, here), source: source))
  }

  /// Ends the innermost span of a tag.
  private mutating func endSpan(_ name: String) {
    if let waiting = waitingSpans.lastIndex(where: { $0.name == name }) {
      let span = waitingSpans.remove(at: waiting)
      guard span.span < 0, case .link = span.kind else { return }
      // A link that nothing stands in is named after what it leads to.
      openSpan(name, span.kind)
    }
    if let open = spans.lastIndex(where: { $0.name == name }) { closeSpans(downTo: open) }
  }

  private mutating func closeSpans(downTo count: Int) {
    while spans.count > count {
      let span = spans.removeLast().span
      builder.document.spans[span].range.end = Int32(builder.document.text.count)
      builder.document.spans[span].end = Int32(builder.document.spans.count)
    }
  }

  private mutating func openInline(_ tag: RawMarkup.Tag) {
    func wait(_ kind: TextSpan.Kind) {
      waitingSpans.append(OpenSpan(name: tag.name, kind: kind, home: containers.count))
    }
    if let kind = InlineParser.spans[tag.name] { return wait(kind) }
    switch tag.name {
    case "code", "kbd", "samp", "tt": wait(.code)
    case "a":
      guard let address = tag["href"], !address.isEmpty, !(spans + waitingSpans).contains(where: { $0.name == "a" })
      else { return }
      builder.document.links.append(Link(to: address, title: tag["title"] ?? ""))
      wait(.link(TableIndex(builder.document.links.count - 1)))
    default: break
    }
  }

  /// Whether ruby has an `rp` before it ends.
  private static func hasParentheses(_ tokens: RawMarkup) -> Bool {
    var tokens = tokens
    for _ in 0..<RubyReader.reach {
      switch tokens.next() {
      case .open(let tag) where tag.name == "rp": return true
      case .close("ruby"), nil: return false
      default: continue
      }
    }
    return false
  }

  // MARK: Tags

  private mutating func open(_ tag: RawMarkup.Tag, before tokens: RawMarkup) {
    switch RawMarkup.Tag.treatment(of: tag.name) {
    case .inline:
      let hasParentheses = tag.name == "ruby" && Self.hasParentheses(tokens)
      let text = Array(builder.document.text.suffix(4))
      write(Array(ruby.parentheses(before: tag.name, hasParentheses: hasParentheses, text: text).utf8))
      openInline(tag)
    case .void: if tag.name == "br" { endLine() }
    case .picture:
      guard let address = tag["src"], !address.isEmpty else { return write(Array((tag["alt"] ?? "").utf8)) }
      write(Image(at: address, title: tag["title"] ?? "", source: source), alternative: tag["alt"] ?? "", tag)
    case .dropped: break
    case .table where table == nil && !lacksTables && containers.count < Self.deepest - 2:
      closeLeaf()
      table = RawTable(tokens)
      lacksTables = table == nil
      if lacksTables { return }
      openContainer(.table, .table)
    case .table where table != nil:
      innerTables += 1
      separate()
    case .row where table != nil && innerTables == 0: openRow()
    case .cell where table != nil && innerTables == 0: openCell(tag)
    // Inside a cell everything is text.
    case _ where table != nil: separate()
    case .rule:
      separate()
      builder.append(.sceneBreak, source: source)
    case .heading:
      separate()
      elements.open(tag)
      isHeading = true
    case .phrasing("pre"): openLeaf(.codeBlock)
    case .list:
      separate()
      openContainer(.list, .list(Self.style(of: tag)))
    case .item:
      if let list = containers.lastIndex(of: .list) { closeContainers(downTo: list + 1) } else { separate() }
      openContainer(.item, .listItem(.none))
    case .flow("blockquote"):
      separate()
      openContainer(.quotation, .quotation)
    case .flow, .paragraph:
      separate()
      elements.open(tag)
    default:
      separate()
      isHeading = tag.name == "summary"
    }
  }

  private mutating func close(_ name: String) {
    let treatment = RawMarkup.Tag.treatment(of: name)
    switch treatment {
    case .inline:
      let text = Array(builder.document.text.suffix(4))
      write(Array(ruby.parentheses(before: "/" + name, hasParentheses: false, text: text).utf8))
      endSpan(name)
      write(Array(ruby.parentheses(behind: "/" + name).utf8))
    case .void, .dropped, .picture: break
    case .table where innerTables > 0:
      innerTables -= 1
      separate()
    case .table where table != nil:
      if let open = containers.lastIndex(of: .table) { closeContainers(downTo: open) }
      table = nil
    case .row where table != nil && innerTables == 0: closeRow()
    case .cell where table != nil && innerTables == 0: closeLeaf()
    case _ where table != nil: separate()
    case .list: closeInnermost(.list)
    case .item: closeInnermost(.item)
    case .flow("blockquote"): closeInnermost(.quotation)
    default:
      separate()
      elements.close(name)
    }
  }

  /// Gives a paragraph the class that says where its lines stand.
  private mutating func align(_ leaf: Int) {
    guard containers.isEmpty, let alignment = elements.alignment else { return }
    var attributes = Attributes()
    attributes.classes = [alignment.rawValue]
    builder.document.blocks[leaf].attributes = TableIndex(builder.document.attributes.count)
    builder.document.attributes.append(attributes)
  }

  /// Ends the paragraph; the line, in a cell.
  private mutating func separate() {
    isHeading = false
    guard leaf >= 0, case .tableCell = builder.document.blocks[leaf].kind else { return closeLeaf() }
    wantsLine = builder.document.text.last != 0x0A
  }

  // MARK: Containers

  mutating func openContainer(_ container: Container, _ kind: Block.Kind) {
    if container == .item, containers.last != .list { openContainer(.list, .list(ListStyle())) }
    guard containers.count < Self.deepest else { return }
    closeLeaf()
    containers.append(container)
    builder.open(kind, source: source)
  }

  private mutating func closeInnermost(_ container: Container) {
    guard let open = containers.lastIndex(of: container) else { return separate() }
    closeContainers(downTo: open)
  }

  mutating func closeContainers(downTo count: Int) {
    closeLeaf()
    isHeading = false
    waitingSpans.removeAll { $0.home > count }
    while containers.count > count {
      if containers.last == .row { finishRow() }
      containers.removeLast()
      builder.close()
    }
  }

  var innermost: Container? { containers.last }

  mutating func closeRow() {
    if let row = containers.lastIndex(of: .row) { closeContainers(downTo: row) }
  }

  private static func style(of tag: RawMarkup.Tag) -> ListStyle {
    guard tag.name == "ol" else { return ListStyle() }
    let markers: [String: ListStyle.Marker] = [
      "a": .lowerAlpha, "A": .upperAlpha, "i": .lowerRoman, "I": .upperRoman,
    ]
    let start = tag["start"].flatMap { Int($0) } ?? 1
    return ListStyle(tag["type"].flatMap { markers[$0] } ?? .decimal, start: max(0, min(start, 999_999_999)))
  }
}
