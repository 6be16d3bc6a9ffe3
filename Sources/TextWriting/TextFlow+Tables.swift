internal import DocumentModel
internal import Typesetting

/// A table's cells as text.
struct TableText {
  /// One cell.
  struct Cell {
    var text: InlineText
    /// The text in the characters of the edition.
    var written: InlineText
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
    let rules = style.grid.tableRules == .box && meter.ambiguousIsWide ? .ascii : style.grid.tableRules
    let frameWork = TableFrame(notation.isBraille ? .plain : rules, notation)
    setPrefix()
    if let widths = TableWidths(table, meter).fitted(to: measure - frameWork.cells(for: table.columns)) {
      setColumns(of: table, widths, in: frameWork)
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
        let text = inlineText(of: document.blocks[cell])
        cells.append(TableText.Cell(text: text, written: notation.written(text), alignment: alignment))
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

  /// Sets the rows in columns, the header over a rule. Where cells have several lines, the rows are parted.
  private mutating func setColumns(of table: TableText, _ widths: [Int], in frame: TableFrame) {
    let left = frames[frames.count - 1].left
    let cells = table.rows.map { row in
      row.enumerated().map { column, cell in
        setter.lines(of: cell.written, in: LineMeasure(others: Int32(widths[column])), .start)
      }
    }
    let columns = TableColumns(table: table, widths: widths, frame: frame, cells: cells)
    let first = galley.lines.count
    if table.headers == 0 || frame.isClosed {
      galley.add(frame.rule(widths, .top), at: left, cost: VerticalItem.forbidden)
    }
    for row in cells.indices {
      if columns.isHigh && row > table.headers {
        if frame.isClosed {
          galley.add(frame.rule(widths, .middle), at: left, cost: Self.tableCost)
        } else {
          galley.space(1)
        }
      }
      setRow(row, of: columns, at: left)
      if row + 1 == table.headers {
        galley.add(frame.rule(widths, .header), at: left, cost: VerticalItem.forbidden)
        let start = galley.lines[first].isSpace ? first + 1 : first
        galley.tableHeads.append((start..<galley.lines.count, galley.lines.count))
      }
    }
    if frame.isClosed { galley.add(frame.rule(widths, .bottom), at: left) }
    if table.headers > 0, let last = galley.tableHeads.indices.last { galley.tableHeads[last].end = galley.lines.count }
    finishWhole(from: first)
  }

  private mutating func setRow(_ row: Int, of columns: TableColumns, at left: Int) {
    let cells = columns.cells[row]
    let height = max(1, cells.map(\.count).max() ?? 1)
    for line in 0..<height {
      let mayEnd = line == height - 1 && columns.mayEnd(after: row)
      galley.add(
        columns.text(of: line, inRow: row, meter), at: left, cost: mayEnd ? Self.tableCost : VerticalItem.forbidden)
      for (column, cell) in cells.enumerated() where line < cell.count {
        let written = columns.table.rows[row][column].written
        var mark = written.marks.firstIndex { $0.offset >= cell[line].start } ?? .max
        addMarks(of: written, from: &mark, to: line + 1 < cell.count ? cell[line + 1].start : .max)
      }
    }
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
