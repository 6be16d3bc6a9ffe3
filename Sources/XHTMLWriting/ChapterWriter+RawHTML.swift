import DocumentModel

/// A raw block on its way into paragraphs.
private struct RawBlock {
  /// Where it stands in the manuscript.
  let source: SourceRange
  /// Whether a paragraph is open.
  var isOpen = false
  /// Names of the inline elements open in the paragraph.
  var names: [String] = []
  /// Ids waiting for a paragraph.
  var identifiers: [String] = []
}

extension ChapterWriter {
  /// Writes a block of raw HTML: its inline elements in paragraphs of their own.
  mutating func writeRawHTML(_ block: Int) {
    let leaf = document.blocks[block]
    writePageMarksBetweenBlocks(at: block)
    var markup = RawMarkup(document.text[leaf.text.indices])
    var raw = RawBlock(source: leaf.source)
    while let token = markup.next() {
      switch token {
      case .text(let text): write(text, &raw)
      case .open(let tag): open(tag, &raw)
      case .close(let name): close(name, &raw)
      case .program: warnings.warn(.droppedHTML, "a script or style sheet is left out", at: leaf.source)
      case .comment: break
      }
    }
    if !raw.identifiers.isEmpty { openParagraph(&raw) }
    closeParagraph(&raw)
  }

  /// Writes the marks of pages that begin with a block that has no text of its own.
  private mutating func writePageMarksBetweenBlocks(at block: Int) {
    guard nextPage < book.pages.count, Int(book.pages[nextPage].position.block) <= block else { return }
    if let frame = frames.last, !frame.isTransparent {
      switch document.blocks[frame.block].kind {
      case .division, .quotation, .listItem, .definition, .figure: break
      default: return
      }
    }
    markup.add("<div class=\"pages\">")
    writePageMarks(upTo: TextPosition(block: block, offset: Int(Int32.max)))
    markup.add("</div>\n")
  }

  private mutating func write(_ text: [UInt8], _ raw: inout RawBlock) {
    var rest = text[...]
    while !rest.isEmpty {
      let blank = blankLine(in: rest)
      let piece = rest[..<(blank?.lowerBound ?? rest.endIndex)]
      if raw.isOpen || !piece.allSatisfy({ $0 <= 0x20 }) {
        let isFirst = !raw.isOpen
        openParagraph(&raw)
        markup.add(text: isFirst ? piece.drop { $0 <= 0x20 } : piece)
      }
      guard let blank else { return }
      closeParagraph(&raw)
      rest = rest[blank.upperBound...]
    }
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

  private mutating func openParagraph(_ raw: inout RawBlock) {
    guard !raw.isOpen else { return }
    raw.isOpen = true
    markup.add("<p>")
    for identifier in raw.identifiers { writeRawAnchor(identifier) }
    raw.identifiers = []
  }

  private mutating func closeParagraph(_ raw: inout RawBlock) {
    guard raw.isOpen else { return }
    while let name = raw.names.popLast() { writeRawClose(name) }
    raw.isOpen = false
    markup.add("</p>\n")
  }

  private mutating func open(_ tag: RawMarkup.Tag, _ raw: inout RawBlock) {
    switch RawMarkup.Tag.treatment(of: tag.name) {
    case .inline where raw.names.count < 20:
      openParagraph(&raw)
      raw.names.append(tag.name)
      writeRawOpen(tag, at: raw.source)
    case .void, .picture:
      openParagraph(&raw)
      writeRawVoid(tag, at: raw.source)
    case .rule:
      closeParagraph(&raw)
      markup.add("<hr/>\n")
    case let treatment:
      if treatment != .dropped { closeParagraph(&raw) }
      if treatment != .boundary && !["script", "style"].contains(tag.name) {
        warnings.warn(droppedTag: tag.name, at: raw.source)
      }
      guard let identifier = tag.identifier else { break }
      if raw.isOpen { writeRawAnchor(identifier) } else { raw.identifiers.append(identifier) }
    }
  }

  private mutating func close(_ name: String, _ raw: inout RawBlock) {
    if let index = raw.names.lastIndex(of: name) {
      while raw.names.count > index { writeRawClose(raw.names.removeLast()) }
      return
    }
    switch RawMarkup.Tag.treatment(of: name) {
    case .boundary, .droppedBoundary, .rule: closeParagraph(&raw)
    default: break
    }
  }

  /// Writes a start tag of raw HTML that will be closed.
  mutating func writeRawOpen(_ tag: RawMarkup.Tag, at source: SourceRange) {
    var name = tag.name
    var target: String?
    if name == "a" {
      if openLinks == 0, let written = tag["href"] { target = self.target(of: written, at: source, wasResolved: false) }
      if target == nil { name = "span" } else { openLinks += 1 }
    }
    markup.add(markup: "<\(name)")
    if let identifier = tag.identifier { writeIdentifier(identifier) }
    let classes = (tag["class"] ?? "").split(whereSeparator: \.isWhitespace).map { safeClass(String($0)) }
      .filter { !$0.isEmpty }
    if !classes.isEmpty { markup.add("class", classes.joined(separator: " ")) }
    if let language = tag["lang"] ?? tag["xml:lang"] { writeForeign(language) }
    if let target { markup.add("href", target) }
    if name == "bdo" { markup.add("dir", tag["dir"]?.lowercased() == "rtl" ? "rtl" : "ltr") }
    if let title = tag["title"], !title.isEmpty { markup.add("title", title) }
    markup.add(">")
    if let target { linkContent = (markup.count, target) }
    rawClosings.append(name)
  }

  /// Writes the end tag of the raw element that was opened last.
  mutating func writeRawClose(_ name: String) {
    guard let closing = rawClosings.popLast() else { return }
    if closing == "a" {
      openLinks -= 1
      nameLink()
    }
    markup.add(markup: "</\(closing)>")
  }

  /// Writes an element without content.
  mutating func writeRawVoid(_ tag: RawMarkup.Tag, at source: SourceRange) {
    if let identifier = tag.identifier { writeRawAnchor(identifier) }
    switch tag.name {
    case "br": markup.add("<br/>")
    case "wbr": markup.add("<wbr/>")
    default:
      warnings.warn(
        .droppedHTML, "a picture in raw HTML is not shown", at: source, hint: "write it as ![text](file)")
      guard let text = tag["alt"], !text.utf8.allSatisfy({ $0 <= 0x20 }) else { return }
      markup.add("<span class=\"missing\">[")
      markup.add(text: text)
      markup.add("]</span>")
    }
  }

  /// Writes an empty element for links to lead to.
  mutating func writeRawAnchor(_ identifier: String?) {
    guard let identifier, let anchor = book.anchors[identifier], anchor.part == part,
      !writtenIdentifiers.contains(identifier)
    else { return }
    markup.add("<span")
    writeIdentifier(identifier)
    markup.add("></span>")
  }
}
