import DocumentModel

/// Headings, code, raw HTML, verse and divisions.
extension MarkdownAssembler {
  mutating func heading(_ draft: DraftBlock, level: UInt8) {
    var attributes = Attributes()
    if dialect.contains(.attributes), let last = draft.lines.last {
      let line = parser.lines[Int(last)]
      if let (start, found) = trailingAttributes(Int(line.start)..<Int(line.end)) {
        attributes = found
        parser.lines[Int(last)].end = Int32(start)
      }
    }
    let block = leaf(.heading(level: level), draft)
    builder.set(attributes, on: block)
  }

  /// Attributes at the end of a line: where they begin, and what they say.
  private func trailingAttributes(_ line: Range<Int>) -> (start: Int, Attributes)? {
    var end = line.upperBound
    while end > line.lowerBound && CharacterClass.isSpaceOrTab(bytes[end - 1]) { end -= 1 }
    guard end > line.lowerBound, bytes[end - 1] == UInt8(ascii: "}"),
      let start = bytes[line.lowerBound..<end].lastIndex(of: UInt8(ascii: "{")),
      start == line.lowerBound || bytes[start - 1] != UInt8(ascii: "]"),
      let (attributes, listEnd) = AttributeReader.read(bytes, at: start, upTo: end), listEnd == end
    else { return nil }
    return (start, attributes)
  }

  /// A task list's box before an item, which is taken off its text.
  mutating func takeTask(of item: Int) -> TaskState {
    let paragraph = item + 1
    guard dialect.contains(.taskLists), paragraph < parser.drafts.count, parser.drafts[paragraph].parent == item,
      parser.drafts[paragraph].kind == .paragraph, let first = parser.drafts[paragraph].lines.first
    else { return .none }
    let start = Int(parser.lines[Int(first)].start)
    guard start + 4 <= parser.lines[Int(first)].end, bytes[start] == UInt8(ascii: "["),
      bytes[start + 2] == UInt8(ascii: "]"), CharacterClass.isSpaceOrTab(bytes[start + 3])
    else { return .none }
    let state: TaskState
    switch bytes[start + 1] {
    case 0x20: state = .open
    case UInt8(ascii: "x"), UInt8(ascii: "X"): state = .done
    default: return .none
    }
    parser.lines[Int(first)].start += 4
    return state
  }

  mutating func fencedCode(_ draft: DraftBlock) {
    guard let first = draft.lines.first else { return }
    let line = parser.lines[Int(first)]
    var range = Int(line.start)..<Int(line.end)
    while let byte = range.first, CharacterClass.isSpaceOrTab(bytes[byte]) { range = range.dropFirst() }
    while let byte = range.last, CharacterClass.isSpaceOrTab(bytes[byte]) { range = range.dropLast() }
    if dialect.contains(.math), bytes[range].elementsEqual("math".utf8), draft.lines.count > 1 {
      return formula(draft, lines: draft.lines.dropFirst())
    }
    code(draft, lines: draft.lines.dropFirst(), info: range)
  }

  mutating func code(_ draft: DraftBlock, lines: Range<Int32>, info: Range<Int>?) {
    let block = builder.append(.codeBlock, source: source(of: draft))
    appendRaw(lines)
    builder.document.text.append(contentsOf: lines.isEmpty ? [] : [0x0A])
    builder.finish(block)
    guard let info, !info.isEmpty else { return }
    var attributes = Attributes()
    if dialect.contains(.attributes), bytes[info.lowerBound] == UInt8(ascii: "{"),
      let (found, end) = AttributeReader.read(bytes, at: info.lowerBound, upTo: info.upperBound),
      end == info.upperBound
    {
      attributes = found
      attributes.info = found.classes.first ?? ""
      attributes.classes = Array(found.classes.dropFirst())
    } else {
      attributes.info = LinkScanner.unescaped(bytes, info)
    }
    builder.set(attributes, on: block)
  }

  /// Appends lines as they stand, with line feeds between them.
  mutating func appendRaw(_ range: Range<Int32>) {
    for line in range {
      let slice = parser.lines[Int(line)]
      if line > range.lowerBound { builder.document.text.append(0x0A) }
      builder.document.text.append(contentsOf: repeatElement(0x20, count: Int(slice.padding)))
      let start = Int(slice.start)
      let isFormFeed = dialect.contains(.pageBreaks) && start < slice.end && bytes[start] == 0x0C
      builder.document.text.append(bytes, start + (isFormFeed ? 1 : 0)..<Int(slice.end))
    }
  }

  mutating func rawHTML(_ draft: DraftBlock) {
    let block = builder.append(.rawHTML, source: source(of: draft))
    appendRaw(draft.lines)
    builder.finish(block)
    defer { if dialect.contains(.htmlElements), builder.document.blocks[block].kind == .rawHTML { understand(block) } }
    if dialect.contains(.pageBreaks) {
      let text = builder.document.text[builder.document.blocks[block].text.indices]
      if PageBreakMarkup.isPageBreak(text) {
        builder.document.text.removeSubrange(builder.document.blocks[block].text.indices)
        builder.document.blocks[block].kind = .pageBreak
        builder.finish(block)
      }
    }
  }

  /// Puts what a block of raw HTML says into blocks inside it.
  private mutating func understand(_ block: Int) {
    let place = builder.document.blocks[block].source
    let markup = Array(builder.document.text[builder.document.blocks[block].text.indices])
    builder.reopen(block)
    var reader = RawHTMLReader(builder, at: place)
    builder = DocumentBuilder()
    reader.read(markup)
    builder = reader.builder
    builder.close()
    if reader.hasUnseen { problems.append(.unseenElement(place)) }
    problems += reader.formulaProblems.map { .formula($0, place) }
  }

  mutating func division(_ draft: DraftBlock) {
    var attributes = Attributes()
    if let first = draft.lines.first {
      var index = Int(parser.lines[Int(first)].start)
      let end = Int(parser.lines[Int(first)].end)
      while index < end {
        if CharacterClass.isSpaceOrTab(bytes[index]) {
          index += 1
        } else if bytes[index] == UInt8(ascii: "{"),
          let (found, next) = AttributeReader.read(bytes, at: index, upTo: end)
        {
          attributes.identifier = found.identifier
          attributes.language = found.language
          attributes.classes += found.classes
          attributes.pairs += found.pairs
          index = next
        } else {
          let start = index
          while index < end && !CharacterClass.isSpaceOrTab(bytes[index]) { index += 1 }
          attributes.classes.append(String(decoding: bytes[start..<index], as: UTF8.self))
        }
      }
    }
    if dialect.contains(.pageBreaks), attributes.classes == ["pagebreak"] || attributes.classes == ["page-break"] {
      builder.append(.pageBreak, source: source(of: draft))
      if draft.lastChild == 0 { return }
    }
    open(.division, draft, isVerse: attributes.classes.contains("verse"))
    builder.set(attributes, on: builder.document.blocks.count - 1)
  }

  /// Lines after bars; spaces at the beginning of a line are kept as no-break spaces.
  mutating func verse(_ draft: DraftBlock) {
    inlines.buffer.removeAll()
    for line in draft.lines {
      let slice = parser.lines[Int(line)]
      var start = Int(slice.start)
      let end = Int(slice.end)
      let isNew = start < end && bytes[start] == UInt8(ascii: "|")
      if line > draft.lines.lowerBound {
        let before = Int(parser.lines[Int(line) - 1].end)
        if isNew { inlines.buffer.appendLineEnd(at: before) } else { inlines.buffer.append([0x20], for: before) }
      }
      if isNew {
        start += start + 1 < end ? 2 : 1
        while start < end && bytes[start] == 0x20 {
          inlines.buffer.append([0xC2, 0xA0], for: start)
          start += 1
        }
      } else {
        while start < end && CharacterClass.isSpaceOrTab(bytes[start]) { start += 1 }
      }
      inlines.buffer.append(bytes, start..<end)
      inlines.buffer.trimEnd()
    }
    leaf(.verse, source: source(of: draft))
  }
}

/// The ways to ask for a new page in HTML.
enum PageBreakMarkup {
  /// Bytes of such markup, at most: a limit of ours that spares other HTML the search.
  private static let longestMarkup = 200

  /// Whether a block of raw HTML says nothing but that a new page is wanted.
  static func isPageBreak(_ html: ArraySlice<UInt8>) -> Bool {
    guard html.count <= longestMarkup else { return false }
    let bytes = html.filter { $0 > 0x20 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    guard bytes.indices.contains(where: { bytes.hasBytes("page", at: $0) }) else { return false }
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("<!--") && text.hasSuffix("-->") {
      return ["<!--pagebreak-->", "<!--page-break-->", "<!--newpage-->", "<!--break-page-->"].contains(text)
    }
    for tag in ["div", "p", "hr", "br"] where text.hasPrefix("<\(tag)style=") {
      text.removeFirst(tag.utf8.count + 1)
      for closing in ["></\(tag)>", "/>", ">"] where text.hasSuffix(closing) {
        let style = text.dropLast(closing.count)
        return !style.contains("<") && !style.contains(">")
          && ["page-break-before:always", "page-break-after:always", "break-before:page", "break-after:page"]
            .contains { style.contains($0) }
      }
    }
    return false
  }
}
