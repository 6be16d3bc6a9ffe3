internal import DocumentModel
internal import Typesetting

/// A table's cells as text.
struct TableText {
  /// One cell.
  struct Cell {
    var text: InlineText
    var alignment: CellAlignment
  }

  /// Cells, row by row; rows may be of different lengths.
  var rows: [[Cell]] = []
  /// How many rows at the top are headers.
  var headers = 0
  /// Number of columns: the most that any row has.
  var columns: Int { rows.map(\.count).max() ?? 0 }
}

extension TextFlow {
  /// Cells between two columns.
  private static var columnGap: Int { 2 }
  /// Cost of ending a page inside a table.
  private static var tableCost: Int32 { 900 }

  /// Sets a table in columns, or as records if it is too wide.
  mutating func setTable(_ index: Int) {
    let table = tableText(index)
    guard table.columns > 0 else {
      setOthers(in: index)
      return
    }
    let frame = frames[frames.count - 1]
    let measure = max(2, columns - frame.left - frame.right)
    if let widths = columnWidths(of: table, in: measure) {
      setColumns(of: table, widths)
    } else {
      setRecords(of: table)
    }
    setOthers(in: index)
  }

  private func rowRanges(_ index: Int) -> [(row: Int, end: Int)] {
    var rows: [(Int, Int)] = []
    var child = index + 1
    while child < Int(document.blocks[index].end) {
      let end = max(child + 1, Int(document.blocks[child].end))
      if case .tableRow = document.blocks[child].kind { rows.append((child, end)) }
      child = end
    }
    return rows
  }

  private mutating func tableText(_ index: Int) -> TableText {
    var table = TableText()
    for (row, end) in rowRanges(index) {
      var cells: [TableText.Cell] = []
      for cell in row + 1..<end where !document.blocks[cell].text.isEmpty || document.blocks[cell].kind.isCell {
        var alignment = CellAlignment.start
        if case .tableCell(let column) = document.blocks[cell].kind {
          alignment = column == .right ? .end : column == .center ? .center : .start
        }
        cells.append(TableText.Cell(text: inlineText(of: document.blocks[cell]), alignment: alignment))
      }
      if case .tableRow(isHeader: true) = document.blocks[row].kind, table.headers == table.rows.count {
        table.headers += 1
      }
      table.rows.append(cells)
    }
    return table
  }

  /// Sets what stands in a table besides its rows, such as a caption.
  private mutating func setOthers(in index: Int) {
    var child = index + 1
    while child < Int(document.blocks[index].end) {
      let end = max(child + 1, Int(document.blocks[child].end))
      if document.blocks[child].kind == .caption {
        galley.space(1)
        setParagraph(inlineText(of: document.blocks[child]), alignment: .start)
      }
      child = end
    }
  }

  /// Widths that fit the measure: each column at least as wide as its widest word, and the rest shared out in proportion to
  /// what the columns would like to have; `nil` if the words do not fit.
  private func columnWidths(of table: TableText, in measure: Int) -> [Int]? {
    let count = table.columns
    var least = [Int](repeating: 1, count: count)
    var wanted = [Int](repeating: 1, count: count)
    for row in table.rows {
      for (column, cell) in row.enumerated() {
        for line in cell.text.bytes.split(separator: 0x0A) {
          wanted[column] = max(wanted[column], meter.width(of: line))
        }
        for word in cell.text.bytes.split(whereSeparator: { $0 <= 0x20 }) {
          least[column] = max(least[column], min(meter.width(of: word), 24))
        }
      }
    }
    let free = measure - Self.columnGap * (count - 1)
    if wanted.reduce(0, +) <= free { return wanted }
    let spare = free - least.reduce(0, +)
    guard spare >= 0 else { return nil }
    var widths = least
    let missing = zip(wanted, least).map { $0 - $1 }
    let total = missing.reduce(0, +)
    var given = 0
    for column in widths.indices {
      let share = spare * missing[column] / total
      widths[column] += share
      given += share
    }
    var column = 0
    while given < spare, column < count {
      if widths[column] < wanted[column] {
        widths[column] += 1
        given += 1
      }
      column += 1
    }
    return widths
  }

  /// Sets the rows in columns, the header over a rule. Where cells have several lines, blank lines part the rows.
  private mutating func setColumns(of table: TableText, _ widths: [Int]) {
    let left = frames[frames.count - 1].left
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(
      separator: String(repeating: " ", count: Self.columnGap))
    var cells: [[[LineSetter.Line]]] = []
    for row in table.rows {
      cells.append(
        row.enumerated().map { column, cell in
          setter.lines(of: cell.text, in: LineMeasure(others: Int32(widths[column])), .start)
        })
    }
    let isHigh = cells.contains { $0.contains { $0.count > 1 } }
    let first = galley.lines.count
    if table.headers == 0 { galley.add(Array(rule.utf8), at: left, cost: VerticalItem.forbidden) }
    for (index, row) in cells.enumerated() {
      if isHigh && index > table.headers { galley.space(1) }
      let height = max(1, row.map(\.count).max() ?? 1)
      for line in 0..<height {
        let isLast = line == height - 1
        galley.add(
          tableLine(line, of: row, table.rows[index], widths), at: left,
          cost: isLast && index >= table.headers ? Self.tableCost : VerticalItem.forbidden)
        for (column, cell) in row.enumerated() where line < cell.count {
          var mark = table.rows[index][column].text.marks.firstIndex { $0.offset >= cell[line].start } ?? .max
          let end = line + 1 < cell.count ? cell[line + 1].start : .max
          addMarks(of: table.rows[index][column].text, from: &mark, to: end)
        }
      }
      if index + 1 == table.headers { galley.add(Array(rule.utf8), at: left, cost: VerticalItem.forbidden) }
    }
    finishWhole(from: first)
  }

  /// One line of a row.
  private func tableLine(
    _ line: Int, of row: [[LineSetter.Line]], _ cells: [TableText.Cell], _ widths: [Int]
  ) -> [UInt8] {
    var text: [UInt8] = []
    var position = 0
    var start = 0
    for (column, width) in widths.enumerated() {
      defer { start += width + Self.columnGap }
      guard column < row.count, line < row[column].count else { continue }
      let piece = row[column][line]
      let free = max(0, width - piece.width)
      let indent = cells[column].alignment == .end ? free : cells[column].alignment == .center ? free / 2 : 0
      text.append(contentsOf: repeatElement(0x20, count: max(0, start + indent - position)))
      text += piece.text
      position = max(position, start + indent) + piece.width
    }
    return text
  }

  /// Sets each row as lines that say "Name: value".
  private mutating func setRecords(of table: TableText) {
    let hasNames = table.headers > 0 && table.rows.count > table.headers
    let names = hasNames ? table.rows[table.headers - 1] : []
    // Headers above the last one have no place in a record.
    for row in table.rows[..<(hasNames ? table.headers - 1 : 0)] {
      for cell in row { setParagraph(cell.text, alignment: .start) }
    }
    for (index, row) in table.rows.enumerated() where !hasNames || index >= table.headers {
      if index > (hasNames ? table.headers : 0) { galley.space(1) }
      let first = galley.lines.count
      for (column, cell) in row.enumerated() {
        var text = InlineText()
        if column < names.count {
          let name = names[column].text
          text.bytes = name.bytes + [0x3A, 0x20]
          if index == table.headers { text.marks = name.marks }
        }
        let shift = text.bytes.count
        text.bytes += cell.text.bytes
        text.marks += cell.text.marks.map { ($0.offset + shift, $0.note) }
        setParagraph(text, alignment: .start, hanging: 2)
      }
      finishWhole(from: first)
    }
  }
}

extension Block.Kind {
  /// Whether it is a cell of a table.
  fileprivate var isCell: Bool {
    if case .tableCell = self { return true }
    return false
  }
}
