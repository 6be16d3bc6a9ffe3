import DocumentModel

/// An open span.
private struct OpenSpan {
  /// Index one past the last span nested in it.
  var end: Int
  /// Where its text ends.
  var textEnd: Int
  /// Its end tag.
  var closing: String
  /// Whether it is a link.
  var isLink = false
}

/// Spans nested deeper than this lose their tags and keep their text.
private let deepestSpan = 30

/// The text of a leaf on its way into markup.
private struct TextCursor {
  let block: Int
  /// Where the block's text starts in the document's.
  let start: Int
  /// Next byte to be written.
  var position: Int
  /// Whether line feeds are line ends, as in verse.
  let lines: Bool
}

extension ChapterWriter {
  /// Writes the text of a leaf with its spans.
  mutating func writeText(of block: Int, lines: Bool = false) {
    let leaf = document.blocks[block]
    rawFile = Int(leaf.source.file)
    setsUpright = isVertical && leaf.kind != .codeBlock
    defer { setsUpright = false }
    var cursor = TextCursor(
      block: block, start: Int(leaf.text.start), position: Int(leaf.text.start), lines: lines)
    let raw = InlineHTML(leaf, in: document)
    var open: [OpenSpan] = []
    var index = Int(leaf.spans.lowerBound)
    while index < Int(leaf.spans.upperBound) || !open.isEmpty {
      if let last = open.last, index >= last.end {
        write(upTo: last.textEnd, &cursor)
        open.removeLast()
        if last.isLink { nameLink() }
        markup.add(markup: last.closing)
        if last.isLink { openLinks -= 1 }
        continue
      }
      let span = document.spans[index]
      write(upTo: Int(span.range.start), &cursor)
      if let closing = openTag(of: span, isDeep: open.count >= deepestSpan) {
        let isLink = closing == "</a>"
        if isLink { openLinks += 1 }
        open.append(
          OpenSpan(end: Int(span.end), textEnd: Int(span.range.end), closing: closing, isLink: isLink))
        index += 1
      } else {
        writePageMarks(upTo: TextPosition(block: block, offset: Int(span.range.start) - cursor.start))
        cursor.position = max(cursor.position, Int(span.range.end))
        let action = raw?.actions[index]
        for _ in 0..<(raw?.impliedEnds[index] ?? 0) { writeRawClose("rt") }
        index = Int(span.end)
        write(single: span)
        if let action { perform(action, for: span) }
      }
    }
    write(upTo: Int(leaf.text.end), &cursor)
    writePageMarks(upTo: TextPosition(block: block, offset: 0))
  }

  /// Writes text up to an offset into the document's text, and the marks of the pages that begin in it.
  private mutating func write(upTo end: Int, _ cursor: inout TextCursor) {
    while marksPages, nextPage < book.pages.count {
      let page = book.pages[nextPage].position
      guard page.block <= Int32(cursor.block) else { break }
      if page.block == Int32(cursor.block) {
        let place = boundary(cursor.start + Int(page.offset))
        guard place < end else { break }
        write(plain: cursor.position..<max(cursor.position, place), lines: cursor.lines)
        cursor.position = max(cursor.position, place)
      }
      writePageMarks(upTo: page)
    }
    guard cursor.position < end else { return }
    write(plain: cursor.position..<end, lines: cursor.lines)
    cursor.position = end
  }

  /// The first byte at or after `offset` that begins a character.
  private func boundary(_ offset: Int) -> Int {
    var offset = min(max(offset, 0), document.text.count)
    while offset < document.text.count, document.text[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private mutating func write(plain range: Range<Int>, lines: Bool) {
    if isRubyParenthesis(document.text[range]) { return }
    guard lines else { return add(running: document.text[range]) }
    var start = range.lowerBound
    for index in range where document.text[index] == 0x0A {
      add(running: document.text[start..<index])
      markup.add("<br/>\n")
      start = index + 1
      while start < range.upperBound, document.text[start] == 0x20 {
        markup.add("\u{A0}")
        start += 1
      }
    }
    if start < range.upperBound { add(running: document.text[start..<range.upperBound]) }
  }

  /// Writes the start tag of a span with text in it and returns the end tag; `nil` for one that stands for something else.
  private mutating func openTag(of span: TextSpan, isDeep: Bool) -> String? {
    let name: StaticString
    switch span.kind {
    case .image, .noteReference, .lineBreak, .rawHTML, .formula: return nil
    case _ where isDeep: return ""
    case .emphasis: name = "em"
    case .strong: name = "strong"
    case .strikethrough: name = "s"
    case .superscript: name = "sup"
    case .subscript: name = "sub"
    case .code: name = "code"
    case .link(let link): return openLink(document.links[Int(link)], span)
    case .attributed: name = "span"
    }
    markup.add("<")
    markup.add(name)
    writeAttributes(span.attributes)
    let language = document.attributes(span.attributes)?.language ?? ""
    if span.kind == .code, document.metadata.direction == .rightToLeft, isLatin(span.range), language.isEmpty {
      markup.add(" dir=\"ltr\"")
    }
    markup.add(">")
    return "</\(name)>"
  }

  /// Whether there are letters that run from left to right, which code is read by among words that do not.
  private func isLatin(_ range: TextRange) -> Bool {
    document.text[range.indices].contains { (0x61...0x7A).contains($0 | 0x20) }
  }

  private mutating func openLink(_ link: Link, _ span: TextSpan) -> String {
    guard openLinks == 0, let target = target(of: link.destination, at: span.source, wasResolved: true)
    else {
      guard span.attributes != .none else { return "" }
      markup.add("<span")
      writeAttributes(span.attributes)
      markup.add(">")
      return "</span>"
    }
    markup.add("<a")
    writeAttributes(span.attributes)
    markup.add("href", target)
    if !link.title.isEmpty { markup.add("title", link.title) }
    markup.add(">")
    linkContent = (markup.count, target)
    return "</a>"
  }

  /// Writes a span that stands for something other than its text.
  private mutating func write(single span: TextSpan) {
    switch span.kind {
    case .lineBreak: markup.add("<br/>\n")
    case .image(let image): writeImage(Int(image), span)
    case .noteReference(let note): writeNoteMark(Int(note))
    case .formula(let index):
      if let name = document.attributes(span.attributes)?.identifier, !name.isEmpty { writeRawAnchor(name) }
      writeMath(document.formula(index))
    default: break
    }
  }

  private mutating func perform(_ action: InlineHTML.Action, for span: TextSpan) {
    switch action {
    case .open(let tag):
      warnOfHandlers(tag, at: span.source)
      writeRawOpen(tag, at: span.source)
    case .close(let name): writeRawClose(name)
    case .void(let tag): writeRawVoid(tag, at: span.source)
    case .drop(let name, let identifier):
      if let name { warnings.warn(droppedTag: name, at: span.source) }
      writeRawAnchor(identifier.flatMap { document.rawIdentifier($0, in: rawFile) })
    case .separate(let identifier):
      writeRawAnchor(identifier.flatMap { document.rawIdentifier($0, in: rawFile) })
      markup.add(" ")
    }
  }

  private mutating func writeImage(_ index: Int, _ span: TextSpan) {
    let image = document.images[index]
    let alternative = image.markup.isEmpty ? alternativeText(of: span) : image.title
    if alternative.isEmpty && image.picture == nil && !image.markup.isEmpty {
      return writeRawAnchor(document.attributes(span.attributes)?.identifier)
    }
    writePicture(index, alternative: alternative) { writer in
      let isShown = writer.book.pictureNames[index] != nil
      writer.writeAttributes(span.attributes, class: isShown ? "" : "missing")
    }
  }

  /// Writes a picture, or its alternative text if it cannot be shown.
  mutating func writePicture(_ index: Int, alternative: String, attributes: (inout ChapterWriter) -> Void) {
    let isBlank = alternative.isBlank
    guard let name = book.pictureNames[index], let picture = document.images[index].picture else {
      markup.add("<span")
      attributes(&self)
      markup.add(">[")
      markup.add(text: isBlank ? book.vocabulary.figure : alternative)
      markup.add("]</span>")
      return
    }
    chapter.images.append(index)
    if isBlank { chapter.hasUndescribedPictures = true }
    markup.add("<img")
    attributes(&self)
    if book.isOnePage {
      markup.add(" src=\"data:")
      markup.add(markup: picture.format.mediaType)
      markup.add(";base64,")
      markup.bytes += Base64.text(of: picture.withoutMetadata.bytes).utf8
      markup.add("\"")
    } else {
      markup.add("src", name)
    }
    markup.add("alt", isBlank ? "" : alternative)
    markup.add("width", String(picture.width))
    markup.add("height", String(picture.height))
    markup.add("/>")
  }

  /// The alternative text of an image span: its text without raw HTML, on one line.
  private func alternativeText(of span: TextSpan) -> String {
    let bytes = document.text[span.range.indices].map { $0 == 0x0A ? 0x20 : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
