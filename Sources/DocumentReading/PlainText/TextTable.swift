import DocumentModel

/// A table that a plain text has in columns: under a rule whose gaps part them, or between rules.
///
/// Without rules at its edges the columns are those of the first rule: `-----  ---`. With them, lines of `+---+` or box
/// drawing divide the rows and `|` or `│` the cells.
struct TextTable: Equatable {
  /// The lines it takes, which may have blank lines between them.
  private(set) var lines: Range<Int>
  /// The columns' edges, in columns of the text.
  private(set) var columns: [Range<Int>] = []
  /// The lines of each row.
  private(set) var rows: [[Int]] = []
  /// How many rows at the top are headers.
  private(set) var headers = 0
  /// How the cells of a column stand.
  private(set) var alignments: [ColumnAlignment] = []

  /// A table that begins with a group of lines; `nil` if they are none.
  init?(_ text: TextLines, _ group: Range<Int>) {
    lines = group
    guard group.count >= 2, takeOpen(text, group) || takeClosed(text, group) else { return nil }
    guard columns.count >= 2, !rows.isEmpty else { return nil }
    alignments = columns.indices.map { alignment(of: $0, in: text) }
  }

  // MARK: Under a rule

  private mutating func takeOpen(_ text: TextLines, _ group: Range<Int>) -> Bool {
    guard let rule = group.prefix(6).first(where: { Self.rule(text, $0).count >= 2 }) else { return false }
    columns = Self.rule(text, rule)
    let head = Array(group.lowerBound..<rule)
    guard head.allSatisfy({ fits($0, text) }) else { return false }
    if !head.isEmpty {
      rows.append(head)
      headers = 1
    }
    let isHigh = takeRows(text, rule + 1..<group.upperBound, isWhole: false)
    guard !isHigh, let place = text.group(beginningWith: group.lowerBound) else { return !isHigh }
    // Where cells have several lines, blank lines part the rows.
    let rows = self.rows
    self.rows.removeSubrange(min(headers, rows.count)...)
    _ = takeRows(text, rule + 1..<group.upperBound, isWhole: true)
    var isParted = false
    for next in text.groups[(place + 1)...] {
      guard !next.isNote, !next.startsPage, next.lines.allSatisfy({ fits($0, text) }),
        Self.cells(text, next.lines.lowerBound, columns).contains(where: { !$0.isEmpty }),
        next.lines.contains(where: { line in Self.cells(text, line, columns).count { !$0.isEmpty } > 1 })
      else { break }
      isParted = true
      _ = takeRows(text, next.lines, isWhole: true)
      lines = lines.lowerBound..<next.lines.upperBound
    }
    if !isParted { self.rows = rows }
    return true
  }

  /// Takes lines as rows, each by itself or all as one; a header that is repeated at the top of a page is left out.
  ///
  /// - Returns: Whether a line does not keep to the columns.
  private mutating func takeRows(_ text: TextLines, _ lines: Range<Int>, isWhole: Bool) -> Bool {
    var row: [Int] = []
    for line in lines {
      guard fits(line, text) else { return true }
      if !Self.rule(text, line).isEmpty {
        let head = headers == 1 ? rows[0].map { text.text(text.lines[$0]) } : []
        if !head.isEmpty, row.suffix(head.count).map({ text.text(text.lines[$0]) }) == head {
          row.removeLast(head.count)
        }
        continue
      }
      row.append(line)
    }
    if isWhole { rows.append(row) } else { rows += row.map { [$0] } }
    return false
  }

  /// Whether what stands in a line leaves the gaps between the columns free.
  private func fits(_ line: Int, _ text: TextLines) -> Bool {
    var column = text.lines[line].indent
    guard column >= columns[0].lowerBound else { return false }
    var gap = 0
    var position = text.lines[line].start
    while position < text.lines[line].end {
      let scalar = text.bytes.scalar(at: position)
      // A mark is where the character before it is, which may be the last of its column.
      if Self.cells(scalar) == 0 {
        position += UTF8.width(scalar)
        continue
      }
      while gap < columns.count, column >= columns[gap].upperBound { gap += 1 }
      let isInColumn = gap < columns.count && column >= columns[gap].lowerBound
      if scalar != " " && !isInColumn && gap < columns.count { return false }
      if scalar != " " && gap == columns.count { return false }
      column += Self.cells(scalar)
      position += UTF8.width(scalar)
    }
    return true
  }

  /// The runs of hyphens of a line that has nothing else, in columns.
  private static func rule(_ text: TextLines, _ line: Int) -> [Range<Int>] {
    let bytes = text.bytes[text.lines[line].start..<text.lines[line].end]
    guard bytes.allSatisfy({ $0 == 0x2D || $0 == 0x20 }) else { return [] }
    let indent = text.lines[line].indent - bytes.startIndex
    return bytes.split(separator: 0x20).map { $0.startIndex + indent..<$0.endIndex + indent }
  }

  // MARK: Between rules

  private mutating func takeClosed(_ text: TextLines, _ group: Range<Int>) -> Bool {
    let edges = Self.edges(text, group.lowerBound)
    guard edges.count >= 3, !Self.edges(text, group.upperBound - 1).isEmpty else { return false }
    columns = zip(edges, edges.dropFirst()).map { $0 + 1..<$1 }
    var row: [Int] = []
    for line in group.dropFirst() {
      guard Self.edges(text, line).isEmpty else {
        if !row.isEmpty { rows.append(row) }
        row = []
        let rule = text.text(text.lines[line])
        if rows.count == 1 && (rule.contains("=") || rule.contains("═")) { headers = 1 }
        continue
      }
      row.append(line)
    }
    // Rows of one line have no rules between them.
    if rows.count <= headers + 1, rows.count > headers {
      let last = rows.removeLast()
      rows += last.map { [$0] }
    }
    return true
  }

  /// The columns of the corners of a horizontal rule, or none.
  private static func edges(_ text: TextLines, _ line: Int) -> [Int] {
    let scalars = Array(text.text(text.lines[line]).unicodeScalars)
    guard let first = scalars.first, "+┌╞├└".unicodeScalars.contains(first) else { return [] }
    var edges: [Int] = []
    for (index, scalar) in scalars.enumerated() {
      if "+┌┬┐╞╪╡├┼┤└┴┘".unicodeScalars.contains(scalar) {
        edges.append(text.lines[line].indent + index)
      } else if !"-=─═".unicodeScalars.contains(scalar) {
        return []
      }
    }
    return edges
  }

  // MARK: Cells

  /// The bytes of each cell of a line, without the space around them.
  static func cells(_ text: TextLines, _ line: Int, _ columns: [Range<Int>]) -> [Range<Int>] {
    var cells = columns.map { _ in text.lines[line].end..<text.lines[line].end }
    var column = text.lines[line].indent
    var position = text.lines[line].start
    var index = 0
    while position < text.lines[line].end {
      let scalar = text.bytes.scalar(at: position)
      let end = position + UTF8.width(scalar)
      if Self.cells(scalar) == 0 {
        if index < columns.count, cells[index].upperBound == position { cells[index] = cells[index].lowerBound..<end }
        position = end
        continue
      }
      while index < columns.count, column >= columns[index].upperBound { index += 1 }
      if index < columns.count, columns[index].contains(column), scalar != " " {
        cells[index] = cells[index].isEmpty ? position..<end : cells[index].lowerBound..<end
      }
      column += Self.cells(scalar)
      position = end
    }
    return cells
  }

  /// How many columns a character takes: two if it is East Asian, none if it is a mark on the one before.
  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return CellWidths.isWide(scalar.value) ? 2 : 1
  }

  /// How the cells of a column stand, by the free space at their sides.
  private func alignment(of column: Int, in text: TextLines) -> ColumnAlignment {
    var (isEnd, isCentre, isFree) = (true, true, false)
    for row in rows {
      for line in row {
        let cell = Self.cells(text, line, columns)[column]
        guard !cell.isEmpty else { continue }
        let before = Self.column(of: cell.lowerBound, in: text, line) - columns[column].lowerBound
        let after = columns[column].upperBound - Self.column(of: cell.upperBound, in: text, line)
        if before != 0 && after != 0 || before + after > 1 { isFree = isFree || before > 0 }
        if after > (columns[column].count > 2 && text.bytes[text.lines[line].start] == 0x7C ? 1 : 0) { isEnd = false }
        if abs(after - before) > 1 { isCentre = false }
      }
    }
    return !isFree ? .natural : isEnd ? .right : isCentre ? .center : .natural
  }

  private static func column(of position: Int, in text: TextLines, _ line: Int) -> Int {
    var column = text.lines[line].indent
    var index = text.lines[line].start
    while index < position {
      let scalar = text.bytes.scalar(at: index)
      column += cells(scalar)
      index += UTF8.width(scalar)
    }
    return column
  }
}

extension PlainTextReader {
  /// Appends a table.
  mutating func table(_ table: TextTable, _ part: TextPart) {
    builder.open(.table, source: source(of: part))
    for (index, row) in table.rows.enumerated() {
      let whole = TextPart(kind: .paragraph, lines: (row.first ?? 0)..<(row.last ?? -1) + 1)
      builder.open(.tableRow(isHeader: index < table.headers), source: source(of: whole))
      let lines = row.map { TextTable.cells(text, $0, table.columns) }
      for (column, alignment) in table.alignments.enumerated() {
        inlines.buffer.removeAll()
        var bounds: Range<Int>?
        for line in lines where !line[column].isEmpty {
          if let before = bounds { inlines.buffer.appendLineEnd(at: before.upperBound) }
          inlines.buffer.append(text.bytes, line[column])
          bounds = (bounds?.lowerBound ?? line[column].lowerBound)..<line[column].upperBound
        }
        let first = Int(source(of: whole).start)
        let place = bounds ?? first..<first
        let cell = builder.append(
          .tableCell(alignment), source: SourceRange(file: file, place.lowerBound, place.upperBound))
        inlines.scan(adding: &builder.document)
        inlines.emit(into: &builder.document)
        builder.finish(cell)
      }
      builder.close()
    }
    builder.close()
  }
}
