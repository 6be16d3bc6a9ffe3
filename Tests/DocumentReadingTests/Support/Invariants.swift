import DocumentModel

extension Document {
  /// What is wrong with the structure of the document; empty if it is whole.
  var violations: [String] {
    var found: [String] = []
    func check(_ condition: Bool, _ message: @autoclosure () -> String) {
      if !condition && found.count < 5 { found.append(message()) }
    }
    var ends: [(end: Int32, block: Int)] = []
    var textEnd: Int32 = 0
    var spanEnd: Int32 = 0
    for (index, block) in blocks.enumerated() {
      while let last = ends.last, last.end <= index { ends.removeLast() }
      check(block.parent == ends.last.map { TableIndex($0.block) } ?? .none, "block \(index) has the wrong parent")
      check(block.end > index && block.end <= ends.last?.end ?? Int32(blocks.count), "block \(index) ends wrongly")
      check(block.text.start == textEnd || block.text.isEmpty, "text of block \(index) does not follow on")
      check(block.text.start >= textEnd || block.text.isEmpty, "text of block \(index) goes back")
      textEnd = max(textEnd, block.text.end)
      check(block.spans.isEmpty || block.spans.lowerBound == spanEnd, "spans of block \(index) do not follow on")
      spanEnd = max(spanEnd, block.spans.upperBound)
      check(block.text.isEmpty || block.end == index + 1 || block.kind == .rawHTML, "container \(index) has text")
      check(isSound(block.source), "block \(index) has no place: \(block.source)")
      if block.end > index + 1 { ends.append((block.end, index)) }
      checkSpans(of: block, index, &found)
    }
    check(Int(textEnd) == text.count, "text beyond the last block")
    check(Int(spanEnd) == spans.count, "spans beyond the last block")
    check(String(validating: text, as: UTF8.self) != nil, "the text is not UTF-8")
    for (index, note) in notes.enumerated() {
      check(blocks[Int(note.block)].kind == .note(TableIndex(index)), "note \(index) has no block")
    }
    return found
  }

  /// The spans of the blocks inside each block of raw HTML.
  var rawBlocks: [Range<Int32>] {
    blocks.filter { $0.kind == .rawHTML && $0.end > 0 }.compactMap { raw in
      let last = blocks[Int(raw.end) - 1]
      return raw.spans.upperBound < last.spans.upperBound ? raw.spans.upperBound..<last.spans.upperBound : nil
    }
  }

  private func isSound(_ source: SourceRange) -> Bool {
    sources.indices.contains(Int(source.file)) && 0 <= source.start && source.start <= source.end
      && Int(source.end) <= sources[Int(source.file)].bytes.count
  }

  private func checkSpans(of block: Block, _ index: Int, _ found: inout [String]) {
    var ends: [TextSpan] = []
    var position = block.text.start
    for span in block.spans {
      let current = spans[Int(span)]
      while let last = ends.last, last.end <= span { ends.removeLast() }
      let outer = ends.last.map { ($0.range, $0.end, $0.source) } ?? (block.text, block.spans.upperBound, block.source)
      let isInside = outer.0.start <= current.range.start && current.range.end <= outer.0.end
      let isNested = current.end > span && current.end <= outer.1 && current.range.start >= position
      let isPlaced =
        isSound(current.source) && outer.2.start <= current.source.start && current.source.end <= outer.2.end
      if !(isInside && isNested && isPlaced) && found.count < 5 {
        found.append("span \(span) \(current) of block \(index) \(block)")
      }
      position = current.end == span + 1 ? current.range.end : current.range.start
      ends.append(current)
    }
  }
}
