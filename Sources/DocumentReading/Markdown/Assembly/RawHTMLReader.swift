import DocumentModel

/// Reads what a block of raw HTML says into blocks inside it, for the editions that cannot carry markup: paragraphs, lists,
/// quotations, tables, code and pictures. No word is lost; what HTML would show beside words, such as colours, is.
struct RawHTMLReader {
  /// Containers nested deeper than this lose their nesting.
  private static let deepest = 24

  /// A container that is open.
  enum Container {
    case list, item, quotation, table, row
  }

  let source: SourceRange
  var builder: DocumentBuilder
  private var containers: [Container] = []
  /// The block whose text is being written, or -1.
  private(set) var leaf = -1
  /// Spans that are open in it, with the names of their tags.
  private var spans: [(name: String, span: Int)] = []
  /// Whether a space is due before the next word.
  private var wantsSpace = false
  /// Whether a line end is due before it.
  private var wantsLine = false
  /// Whether the next paragraph is what stands out: a heading, or the summary of what can be unfolded.
  private var isHeading = false
  /// The table that is open, and how deep those are nested that are not set as such.
  var table: RawTable?
  private var innerTables = 0
  /// Whether a table was found that cannot be set as one; others are not looked at.
  private var lacksTables = false
  /// Whether something was left out.
  private(set) var hasUnseen = false

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
      case .comment: break
      }
    }
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
  }

  mutating func openLeaf(_ kind: Block.Kind) {
    closeLeaf()
    if containers.last == .list { openContainer(.item, .listItem(.none)) }
    if kind != .tableCell(.natural), containers.last == .row || containers.last == .table { return openCell(nil) }
    leaf = builder.append(kind, source: source)
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

  // MARK: Spans

  private mutating func openSpan(_ name: String, _ kind: TextSpan.Kind) {
    enterText()
    guard builder.document.blocks[leaf].kind != .codeBlock || name == "img" else { return }
    let here = builder.document.text.count
    spans.append((name, builder.document.spans.count))
    builder.document.spans.append(TextSpan(kind, over: TextRange(here, here), source: source))
  }

  private mutating func closeSpans(downTo count: Int) {
    while spans.count > count {
      let span = spans.removeLast().span
      builder.document.spans[span].range.end = Int32(builder.document.text.count)
      builder.document.spans[span].end = Int32(builder.document.spans.count)
    }
  }

  private mutating func openInline(_ tag: RawMarkup.Tag) {
    if let kind = InlineParser.spans[tag.name] { return openSpan(tag.name, kind) }
    switch tag.name {
    case "code", "kbd", "samp", "tt": openSpan(tag.name, .code)
    case "a":
      guard let address = tag["href"], !address.isEmpty, !spans.contains(where: { $0.name == "a" })
      else { return }
      builder.document.links.append(Link(to: address, title: tag["title"] ?? ""))
      openSpan("a", .link(TableIndex(builder.document.links.count - 1)))
    default: break
    }
  }

  // MARK: Tags

  private mutating func open(_ tag: RawMarkup.Tag, before tokens: RawMarkup) {
    switch RawMarkup.Tag.treatment(of: tag.name) {
    case .inline: openInline(tag)
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
    default:
      separate()
      isHeading = tag.name == "summary"
    }
  }

  private mutating func close(_ name: String) {
    let treatment = RawMarkup.Tag.treatment(of: name)
    switch treatment {
    case .inline: if let open = spans.lastIndex(where: { $0.name == name }) { closeSpans(downTo: open) }
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
    default: separate()
    }
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
