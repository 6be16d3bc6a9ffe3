internal import DocumentModel

/// A table whose cells were broken into lines, to be set in columns.
struct TableColumns {
  let table: TableText
  /// The cells of each column, without what stands between columns.
  let widths: [Int]
  let frame: TableFrame
  /// The lines of each cell, row by row.
  let cells: [[[LineSetter.Line]]]
  /// Whether a cell has several lines.
  let isHigh: Bool

  init(table: TableText, widths: [Int], frame: TableFrame, cells: [[[LineSetter.Line]]]) {
    self.table = table
    self.widths = widths
    self.frame = frame
    self.cells = cells
    isHigh = cells.contains { $0.contains { $0.count > 1 } }
  }

  /// Whether a page may end after a row, before any rule that follows.
  func mayEnd(after row: Int) -> Bool {
    row >= table.headers && !(frame.isClosed && (isHigh || row == cells.count - 1))
  }

  /// One line of a row.
  func text(of line: Int, inRow row: Int, _ meter: CellMeter) -> [UInt8] {
    var text = frame.left
    for (column, width) in widths.enumerated() {
      if column > 0 { text += frame.between }
      var piece = LineSetter.Line(text: [], width: 0, endsInHyphen: false, start: 0)
      var alignment = CellAlignment.start
      if column < cells[row].count, line < cells[row][column].count {
        piece = cells[row][column][line]
        alignment = table.rows[row][column].alignment
      }
      let cell = CellMeter.withoutPictureStyle(piece.text[...])
      let free = max(0, width - (cell.count == piece.text.count ? piece.width : meter.width(of: cell)))
      let indent = alignment == .end ? free : alignment == .center ? free / 2 : 0
      text.append(contentsOf: repeatElement(0x20, count: indent))
      text += cell
      text.append(contentsOf: repeatElement(0x20, count: free - indent))
    }
    return text + frame.right
  }
}
