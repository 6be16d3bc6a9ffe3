import DocumentModel

/// Raw HTML blocks become a tree on an explicit stack, in the manner of HTML's tree construction (WHATWG HTML, 13.2.6) but
/// for what the grammar does not allow: elements that are left out are understood, text is never lost, and elements that
/// stay open hold the Markdown that follows.
extension ChapterWriter {
  /// Elements of raw HTML nested deeper than this lose their tags.
  private static let deepestElement = 24

  /// Writes a block of raw HTML.
  mutating func writeRawHTML(_ block: Int) {
    let leaf = document.blocks[block]
    writePageMarksBetweenBlocks(at: block)
    rawFile = Int(leaf.source.file)
    if let name = document.attributes(leaf.attributes)?.identifier, !name.isEmpty { waitingIdentifiers.append(name) }
    var markup = RawMarkup(document.text[leaf.text.indices])
    rawTables = (block..<Int(document.blocks[block].end)).filter { document.blocks[$0].kind == .table }[...]
    var drawings = self.drawings(in: block)[...]
    var formulas = self.formulas(in: block)[...]
    while let token = markup.next() {
      switch token {
      case .text(let text): writeRaw(text)
      case .open(let tag): openRaw(tag, at: leaf.source)
      case .close(let name): closeRaw(name)
      case .drawing(let drawing):
        enterText()
        writeDrawing(drawings.popFirst(), drawing)
      case .formula(let formula):
        enterText()
        writeFormula(formulas.popFirst(), formula)
      case .program, .comment: break
      }
    }
    while let last = waitingElements.last { endWaiting(last.written) }
    if !waitingIdentifiers.isEmpty { enterText() }
    closeRawText(isOver: true)
  }

  /// The drawings in a block of raw HTML, in order, as indices of pictures.
  private func drawings(in block: Int) -> [Int] {
    (block..<Int(document.blocks[block].end)).flatMap { inner in
      document.blocks[inner].spans.compactMap { span in
        guard case .image(let image) = document.spans[Int(span)].kind, !document.images[Int(image)].markup.isEmpty
        else {
          return nil
        }
        return Int(image)
      }
    }
  }

  /// The formulas in a block of raw HTML, in order.
  private func formulas(in block: Int) -> [TableIndex] {
    (block..<Int(document.blocks[block].end)).flatMap { inner -> [TableIndex] in
      if case .formula(let index) = document.blocks[inner].kind { return [index] }
      return document.blocks[inner].spans.compactMap { span in
        if case .formula(let index) = document.spans[Int(span)].kind { index } else { nil }
      }
    }
  }

  /// Makes place for a block of Markdown in the raw HTML that is open around it.
  mutating func enterMarkdown() {
    guard let last = rawElements.last, last.depth == frames.count else { return }
    closeRawText(isOver: true)
    while let last = rawElements.last, last.depth == frames.count, last.role != .flow, last.role != .item {
      closeLastRaw()
    }
    settleFigure()
  }

  /// Closes all raw HTML that was opened inside the innermost container.
  mutating func closeRawInFrame() {
    while let last = rawElements.last, last.depth >= frames.count { closeLastRaw() }
  }

  /// Writes the marks of pages that begin with a block that has no text of its own.
  private mutating func writePageMarksBetweenBlocks(at block: Int) {
    let end = Int(document.blocks[block].end)
    guard nextPage < book.pages.count, Int(book.pages[nextPage].position.block) < end else { return }
    if let last = rawElements.last, last.role != .flow, last.role != .item { return }
    if let frame = frames.last, !frame.isTransparent {
      switch document.blocks[frame.block].kind {
      case .division, .quotation, .listItem, .definition, .figure: break
      default: return
      }
    }
    markup.add("<div class=\"pages\">")
    writePageMarks(upTo: TextPosition(block: end - 1, offset: Int(Int32.max)))
    markup.add("</div>\n")
  }

  // MARK: Text

  private mutating func writeRaw(_ text: [UInt8]) {
    var rest = text[...]
    if let last = rawElements.last, last.name == "pre", markup.count == last.start, rest.first == 0x0A {
      rest.removeFirst()
    }
    if rawElements.contains(where: { $0.depth == frames.count && $0.role == .phrasing }) {
      if rest.contains(where: { $0 > 0x20 }) { resumeElements() }
      if !isRubyParenthesis(rest) { addRaw(rest) }
      return
    }
    while !rest.isEmpty {
      let blank = blankLine(in: rest)
      let piece = rest[..<(blank?.lowerBound ?? rest.endIndex)]
      let isBlank = piece.allSatisfy { $0 <= 0x20 }
      if !isBlank || holdsText {
        let isFirst = !holdsText
        enterText()
        if !isRubyParenthesis(piece) { addRaw(isFirst ? piece.drop { $0 <= 0x20 } : piece) }
      }
      guard let blank else { return }
      closeRawText()
      if innermost?.role == .item { markup.add("\n") }
      rest = rest[blank.upperBound...]
    }
  }

  mutating func addRaw(_ text: ArraySlice<UInt8>) {
    setsUpright = isVertical && !rawElements.contains { $0.name == "pre" }
    add(running: text)
    setsUpright = false
  }

  /// Whether the innermost element takes text as it is.
  private var holdsText: Bool {
    guard let last = rawElements.last, last.depth == frames.count else { return false }
    return [.paragraph, .inline, .phrasing, .item].contains(last.role)
  }

  /// The first run of line feeds and spaces that holds two line feeds.
  private func blankLine(in text: ArraySlice<UInt8>) -> Range<Int>? {
    var start = text.startIndex
    while let feed = text[start...].firstIndex(of: 0x0A) {
      var end = feed + 1
      var feeds = 1
      while end < text.endIndex, text[end] <= 0x20 {
        if text[end] == 0x0A { feeds += 1 }
        end += 1
      }
      if feeds > 1 { return feed..<end }
      start = end
    }
    return nil
  }

  // MARK: Places

  /// Makes the innermost element one that takes text.
  mutating func enterText() {
    settleFigure()
    switch innermost?.role {
    case .paragraph, .inline, .phrasing, .item: break
    case .flow, nil: push("", "p", .paragraph)
    case .list: push("", "li", .item)
    case .terms: pushDefinition("")
    case .table, .group, .row: pushCell()
    }
    writeWaitingIdentifiers()
    resumeElements()
  }

  /// Makes the innermost element one that takes blocks, and returns whether that is possible.
  mutating func enterFlow() -> Bool {
    if let holder = holderOfText, rawElements[holder].role == .phrasing { return false }
    closeRawText()
    settleFigure()
    switch innermost?.role {
    case .list: push("", "li", .item)
    case .terms: pushDefinition("")
    case .table, .group, .row: pushCell()
    default: break
    }
    return true
  }

  /// The innermost element in the innermost container.
  private var innermost: RawElement? { rawElements.last.flatMap { $0.depth == frames.count ? $0 : nil } }

  /// Index of the innermost element that is not inline.
  private var holderOfText: Int? {
    rawElements.lastIndex { $0.role != .inline }.flatMap { rawElements[$0].depth == frames.count ? $0 : nil }
  }

  /// Index of the innermost element of a role, not beyond a cell.
  func nearest(_ role: RawElement.Role, throughCells: Bool = false) -> Int? {
    for index in rawElements.indices.reversed() {
      let element = rawElements[index]
      if element.depth != frames.count { return nil }
      if element.role == role { return index }
      if element.isBarrier && !throughCells { return nil }
    }
    return nil
  }

  /// Closes the paragraph that is open, and the inline elements in it, which go on in the next text unless all is over.
  private mutating func closeRawText(isOver: Bool = false) {
    let first = rawElements.lastIndex { $0.depth != frames.count || $0.role != .inline && $0.role != .paragraph }
    let count = first.map { $0 + 1 } ?? 0
    if isOver { while rawElements.count > count { closeLastRaw() } } else { closeRaw(downTo: count) }
  }

  /// Ends a figure after its last caption; nothing may follow that.
  private mutating func settleFigure() {
    guard let last = innermost, last.name == "figure" else { return }
    if last.state == .complete { closeLastRaw() }
    if last.state == .fresh { rawElements[rawElements.count - 1].state = .filled }
  }

  /// Closes elements until as many are open. Inline elements that were opened outside of them go on in the next text.
  mutating func closeRaw(downTo count: Int) {
    let home = Self.home(of: rawElements[..<count])
    while rawElements.count > count {
      if let last = rawElements.last, last.role == .inline, last.home <= home {
        interruptLast()
      } else {
        closeLastRaw()
      }
    }
  }

  mutating func closeLastRaw() {
    let element = rawElements.removeLast()
    switch element.role {
    case .inline: writeRawClose(element.name)
    case .terms where element.state == .term: markup.add("<dd></dd>\n</dl>\n")
    case .phrasing where element.name.first == "h" && isBlank(since: element.start): unmake(element)
    case .paragraph where isBlank(since: element.start): unmake(element)
    default: markup.add(markup: element.isBoxed ? "</table>\n</div>\n" : "</\(element.name)>\n")
    }
  }

  /// Whether nothing to be read was written since an offset.
  func isBlank(since start: Int) -> Bool {
    var isTag = false
    for index in start..<markup.count {
      let byte = markup.bytes[index]
      if byte == 0x3C { isTag = true }
      if byte == 0x3C && markup.bytes[index...].starts(with: "<img".utf8) { return false }
      if !isTag && byte > 0x20 { return false }
      if byte == 0x3E { isTag = false }
    }
    return true
  }

  /// Takes away a heading or paragraph without text, which would be announced, or take up a line, and say nothing. It stays,
  /// as a paragraph, if there is a place in it that links may lead to.
  private mutating func unmake(_ element: RawElement) {
    let tag = Array("<\(element.name)".utf8)
    var start = element.start - 1
    while start > 0, !markup.bytes[start...].starts(with: tag) { start -= 1 }
    if RawMarkup.identifiers(in: markup.bytes[start...]).isEmpty {
      markup.bytes.removeSubrange(start...)
    } else {
      markup.bytes.replaceSubrange(start..<start + tag.count, with: "<p".utf8)
      markup.add("</p>\n")
    }
  }

  // MARK: Opening

  /// Writes the start tag of an element that is not inline.
  mutating func push(
    _ written: String, _ name: String, _ role: RawElement.Role, _ attributes: (inout ChapterWriter) -> Void = { _ in }
  ) {
    markup.add(markup: "<\(name)")
    attributes(&self)
    markup.add(">")
    var element = RawElement(written: written, name: name, role: role, depth: frames.count)
    element.start = markup.count
    rawElements.append(element)
    if role != .phrasing && role != .paragraph && role != .item { markup.add("\n") }
  }

  mutating func push(_ tag: RawMarkup.Tag, _ name: String, _ role: RawElement.Role) {
    push(tag.name, name, role) { $0.writeRawAttributes(tag, as: name) }
    if [.item, .phrasing, .paragraph].contains(role) { writeWaitingIdentifiers() }
  }

  private mutating func writeWaitingIdentifiers() {
    for identifier in waitingIdentifiers { writeRawAnchor(identifier) }
    waitingIdentifiers = []
  }

  private mutating func openRaw(_ tag: RawMarkup.Tag, at source: SourceRange) {
    warnOfHandlers(tag, at: source)
    let treatment = RawMarkup.Tag.treatment(of: tag.name)
    guard rawElements.count < Self.deepestElement else {
      if treatment == .void || treatment == .picture { return openRawInText(tag, treatment, at: source) }
      warnings.warn(
        .deepNesting, "HTML nested more than \(Self.deepestElement) deep is set without its tags", at: source)
      return separate(tag)
    }
    switch treatment {
    case .inline, .void, .picture: openRawInText(tag, treatment, at: source)
    case .rule: if enterFlow() { markup.add("<hr/>\n") } else { separate(tag) }
    case .flow(let name): if enterFlow() { push(tag, name, .flow) } else { separate(tag) }
    case .paragraph: if enterFlow() { push(tag, "p", .paragraph) } else { separate(tag) }
    case .phrasing(let name): openPhrasing(tag, name)
    case .heading: openHeading(tag)
    case .list: if enterFlow() { push(tag, tag.name == "ol" ? "ol" : "ul", .list) } else { separate(tag) }
    case .terms: if enterFlow() { push(tag, "dl", .terms) } else { separate(tag) }
    case .table: openRawTable(tag)
    case .item: openItem(tag)
    case .term, .definition: openDefinition(tag)
    case .caption, .group, .row, .cell: openTablePart(tag, treatment)
    case .silent: separate(tag)
    case .dropped, .droppedBoundary:
      if !RawMarkup.isUnseen(tag.name) { warnings.warn(droppedTag: tag.name, at: source) }
      if treatment == .dropped { keepIdentifier(of: tag) } else { separate(tag) }
    }
  }

  private mutating func openRawInText(
    _ tag: RawMarkup.Tag, _ treatment: RawMarkup.Tag.Treatment, at source: SourceRange
  ) {
    enterText()
    while let open = innermost?.written, RubyElement.ends(open, before: tag.name) { closeLastRaw() }
    guard case .inline(let name) = treatment else { return writeRawVoid(tag, at: source) }
    var element = RawElement(written: tag.name, name: name, role: .inline, depth: frames.count)
    element.tag = tag
    element.home = Self.home(of: rawElements[...])
    open(element, at: source)
  }

  /// Divides words where a tag stood that is not written, and keeps its id.
  mutating func separate(_ tag: RawMarkup.Tag) {
    keepIdentifier(of: tag)
    separate()
  }

  private mutating func separate() {
    guard let holder = holderOfText else { return closeRawText() }
    if rawElements[holder].role == .phrasing { markup.add(" ") } else { closeRawText() }
    if rawElements.last?.role == .item { markup.add(" ") }
  }

  private mutating func keepIdentifier(of tag: RawMarkup.Tag) {
    guard let identifier = identifier(of: tag) else { return }
    if holdsText { writeRawAnchor(identifier) } else { waitingIdentifiers.append(identifier) }
  }

  private mutating func openHeading(_ tag: RawMarkup.Tag) {
    if let holder = holderOfText, rawElements[holder].name.first == "h" { closeRaw(downTo: holder) }
    guard enterFlow() else { return separate(tag) }
    let written = Int(tag.name.dropFirst()) ?? 1
    let rank = min(6, max(lastHeading, min(written, lastHeading + 1)))
    push(tag, "h\(max(1, rank))", .phrasing)
  }

  private mutating func openPhrasing(_ tag: RawMarkup.Tag, _ name: String) {
    guard name == "figcaption" else {
      if enterFlow() { push(tag, name, .phrasing) } else { separate(tag) }
      return
    }
    closeRawText()
    guard let last = innermost, last.name == "figure", last.state == .fresh || last.state == .filled else {
      if enterFlow() { push(tag, "p", .phrasing) } else { separate(tag) }
      return
    }
    rawElements[rawElements.count - 1].state = last.state == .fresh ? .captioned : .complete
    push(tag, name, .phrasing)
  }

  // MARK: Closing

  private mutating func closeRaw(_ name: String) {
    let treatment = RawMarkup.Tag.treatment(of: name)
    if treatment.isInline, endWaiting(name) { return }
    let isTable = [.table, .group, .row, .cell, .caption].contains(treatment)
    for index in rawElements.indices.reversed() {
      let element = rawElements[index]
      guard element.depth == frames.count else { break }
      let isHeading = treatment == .heading && RawMarkup.Tag.treatment(of: element.written) == .heading
      if element.written == name || isHeading {
        closeRaw(downTo: index + 1)
        closeLastRaw()
        return forgetWaiting()
      }
      if treatment.isInline && element.role != .inline { return }
      if element.isBarrier && !isTable { break }
      if element.role == .table && isTable { break }
    }
    if !treatment.isInline && treatment != .dropped { separate() }
  }
}
