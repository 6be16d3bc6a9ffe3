import DocumentModel

/// GFM tables.
extension MarkdownAssembler {
  /// Cells added to short rows in one file, at most. Without a limit a small file could ask for billions; cmark-gfm has
  /// the same one.
  private static let mostPaddedCells = 200_000

  /// Cells of a table, at most. One of 5,000 rows and columns would take 14 GB to print.
  static let mostCells = 2_000_000

  mutating func table(_ draft: DraftBlock) {
    guard draft.lines.count >= 2 else { return }
    let delimiters = parser.lines[Int(draft.lines.lowerBound) + 1]
    let alignments = TableRow.cells(bytes, Int(delimiters.start)..<Int(delimiters.end)).map {
      TableRow.alignment(bytes, $0) ?? .natural
    }
    // A cell has a byte and a bar at least, unless it is one of those added.
    let (first, last) = (Int(draft.lines.lowerBound), Int(draft.lines.upperBound) - 1)
    let written = Int(parser.lines[last].end - parser.lines[first].start) / 2
    let cells = min(alignments.count * draft.lines.count, written + Self.mostPaddedCells)
    if cells > Self.mostCells {
      problems.append(.hugeTable(source(of: draft), cells: cells))
      return code(draft, lines: draft.lines, info: nil)
    }
    builder.open(.table, source: source(of: draft))
    for line in draft.lines where line != draft.lines.lowerBound + 1 {
      row(parser.lines[Int(line)], alignments, isHeader: line == draft.lines.lowerBound)
    }
    builder.close()
  }

  private mutating func row(_ line: LineSlice, _ alignments: [ColumnAlignment], isHeader: Bool) {
    let source = SourceRange(file: file, Int(line.start), Int(line.end))
    builder.open(.tableRow(isHeader: isHeader), source: source)
    var cells = TableRow.cells(bytes, Int(line.start)..<Int(line.end))
    if cells.count > alignments.count {
      if dialect.contains(.keepsEverything), let last = cells.last {
        problems.append(.longTableRow(source))
        cells[alignments.count - 1] = cells[alignments.count - 1].lowerBound..<last.upperBound
      }
      cells.removeSubrange(alignments.count...)
    }
    for (range, alignment) in zip(cells, alignments) { cell(range, alignment) }
    let missing = min(alignments.count - cells.count, Self.mostPaddedCells - paddedCells)
    paddedCells += max(0, missing)
    for alignment in alignments.dropFirst(cells.count).prefix(max(0, missing)) {
      builder.append(.tableCell(alignment), source: SourceRange(file: file, Int(line.end), Int(line.end)))
    }
    builder.close()
  }

  /// A cell; a backslash before a bar is taken off.
  private mutating func cell(_ range: Range<Int>, _ alignment: ColumnAlignment) {
    inlines.buffer.removeAll()
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound {
        if bytes[index + 1] == UInt8(ascii: "|") {
          inlines.buffer.append(bytes, start..<index)
          start = index + 1
        }
        index += 2
      } else {
        index += 1
      }
    }
    inlines.buffer.append(bytes, start..<range.upperBound)
    leaf(.tableCell(alignment), source: SourceRange(file: file, range.lowerBound, range.upperBound))
  }
}
