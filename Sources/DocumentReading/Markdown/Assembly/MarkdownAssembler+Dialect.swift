import DocumentModel

/// Formulas and callouts.
extension MarkdownAssembler {
  /// TeX between `$$`, white space at both ends left out.
  mutating func formula(_ draft: DraftBlock) { formula(draft, lines: draft.lines) }

  /// The same of some lines of a block.
  mutating func formula(_ draft: DraftBlock, lines: Range<Int32>) {
    inlines.beginFormula()
    for line in lines {
      let slice = parser.lines[Int(line)]
      if line > lines.lowerBound { inlines.buffer.appendLineEnd(at: Int(parser.lines[Int(line) - 1].end)) }
      inlines.buffer.append(bytes, Int(slice.start)..<Int(slice.end))
    }
    let text = inlines.buffer.bytes
    var range = 0..<text.count
    func trim() {
      while let index = range.last, text[index] <= 0x20 { range = range.dropLast() }
      while let index = range.first, text[index] <= 0x20 { range = range.dropFirst() }
    }
    if text[range].starts(with: "$$".utf8) { range = range.dropFirst(2) }
    trim()
    if range.count >= 2 && text[range].suffix(2).elementsEqual("$$".utf8) { range = range.dropLast(2) }
    trim()
    let block = builder.append(.formula(TableIndex(builder.document.formulas.count)), source: source(of: draft))
    inlines.appendFormula(
      range, isDisplayed: true, linesAreKept: true, source(of: draft), into: &builder.document)
    builder.finish(block)
    takeProblems()
  }

  /// Takes what the inline parser found wrong with formulas.
  mutating func takeProblems() {
    for (problem, place) in inlines.formulaProblems { problems.append(.formula(problem, place)) }
    inlines.formulaProblems.removeAll(keepingCapacity: true)
  }

  /// A quotation, or a callout: a quotation whose first line is `[!NOTE]`, with words of its own after it or without.
  mutating func quotation(_ index: Int) {
    let draft = parser.drafts[index]
    guard dialect.contains(.callouts), index + 1 < parser.drafts.count, parser.drafts[index + 1].parent == index,
      parser.drafts[index + 1].kind == .paragraph, let first = parser.drafts[index + 1].lines.first,
      let (name, end) = calloutName(of: parser.lines[Int(first)])
    else { return open(.quotation, draft) }
    open(.division, draft)
    var attributes = Attributes()
    attributes.classes = ["callout", name.lowercased()]
    builder.set(attributes, on: builder.document.blocks.count - 1)
    inlines.buffer.removeAll()
    let slice = parser.lines[Int(first)]
    var stop = max(end, Int(slice.end))
    while stop > end && CharacterClass.isSpaceOrTab(bytes[stop - 1]) { stop -= 1 }
    inlines.buffer.append(Array("**".utf8), for: Int(slice.start))
    if stop > end {
      inlines.buffer.append(bytes, end..<stop)
    } else {
      let words = name.prefix(1).uppercased() + name.dropFirst().lowercased()
      inlines.buffer.append(Array(words.utf8), for: Int(slice.start))
    }
    inlines.buffer.append(Array("**".utf8), for: stop - 1)
    leaf(.paragraph, source: SourceRange(file: file, Int(slice.start), Int(slice.end)))
    parser.lines[Int(first)].start = parser.lines[Int(first)].end
    skippedLine = first
  }

  /// The name between `[!` and `]` at the beginning of a line, and where the words after it begin.
  private func calloutName(of line: LineSlice) -> (String, end: Int)? {
    let start = Int(line.start)
    let limit = min(Int(line.end), start + 24)
    guard bytes.hasBytes("[!", at: start) else { return nil }
    var end = start + 2
    while end < limit && (CharacterClass.isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "-")) { end += 1 }
    guard end > start + 2, end < limit, bytes[end] == UInt8(ascii: "]") else { return nil }
    let name = String(decoding: bytes[start + 2..<end], as: UTF8.self)
    end += 1
    if end < Int(line.end), bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") { end += 1 }
    guard end == Int(line.end) || CharacterClass.isSpaceOrTab(bytes[end]) else { return nil }
    while end < Int(line.end) && CharacterClass.isSpaceOrTab(bytes[end]) { end += 1 }
    return (name, end)
  }
}
