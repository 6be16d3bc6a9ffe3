internal import DocumentModel

/// Tables of more columns than the page has room for: each row becomes a record, its cells below each other, each beside the
/// head of its column.
extension Compositor {
  /// Most of a table's width that the heads of columns take, in hundredths, and that which they take to keep words whole.
  private static var labelShares: (usual: Int32, most: Int32) { (40, 60) }

  /// Sets up a table as records, if it has a head and rows under it.
  mutating func fitRecords(of grid: TableGrid, in table: inout TableSetting, width: Int32) throws(TypesettingError) {
    guard let head = grid.rows.firstIndex(where: \.isLastHeader), head + 1 < grid.rows.count else { return }
    table.labels = grid.rows[head]
    table.gap = Int32(clamping: table.look.size.scaledPoints)
    var (natural, whole): (Int32, Int32) = (0, 0)
    for cell in grid.rows[head].cells {
      let extent = try extent(of: cell, in: table, isHeader: true)
      (natural, whole) = (max(natural, extent.natural), max(whole, extent.whole))
    }
    let shares = Self.labelShares
    let label = min(natural, max(width * shares.usual / 100, min(whole, width * shares.most / 100)))
    table.widths = [label, max(1, width - label - table.gap)]
  }

  /// Sets the rows of a table as records. The first has the cells of the head; others repeat their words, as decoration.
  mutating func setRecords(
    of grid: TableGrid, labelledBy labels: TableGrid.Row, in table: TableSetting
  ) throws(TypesettingError) {
    var stacked = table
    stacked.widths = [table.widths.reduce(table.gap, +)]
    stacked.isStacked = true
    for row in grid.rows where row.isHeader && !row.isLastHeader { try setRow(row, of: grid, in: stacked) }
    let head = addElement(.tableRow, in: table.element)
    let heads = labels.cells.map { cell in
      addElement(.tableHeader, in: head, attributes: document.blocks[cell].attributes)
    }
    var isFirst = true
    for row in grid.rows where !row.isHeader {
      if !isFirst { ruleOff(table) }
      let element = addElement(.tableRow, in: table.element)
      let first = galley.rows.count
      for column in 0..<max(row.cells.count, isFirst ? heads.count : 0) {
        var label: (cell: Int, owner: Int32)?
        if column < heads.count { label = (labels.cells[column], isFirst ? heads[column] : -1) }
        try setPair(label, column < row.cells.count ? row.cells[column] : nil, of: element, in: table)
      }
      keepRecord(first..<galley.rows.count)
      isFirst = false
    }
  }

  /// Sets a cell beside the head of its column. Nothing is set for an empty cell whose head was read before.
  private mutating func setPair(
    _ label: (cell: Int, owner: Int32)?, _ cell: Int?, of row: Int32, in table: TableSetting
  ) throws(TypesettingError) {
    let firstItem = Int32(galley.items.count)
    let owner = cell.map { addElement(.tableCell, in: row, attributes: document.blocks[$0].attributes) }
    if label?.owner ?? -1 < 0, cell.map({ document.blocks[$0].text.isEmpty }) ?? true { return }
    var cells: [[SetLine]] = []
    if let label {
      let block = document.blocks[label.cell]
      let isRead = label.owner >= 0
      var setting = cellSetting(label.cell, owner: label.owner, column: 0, isHeader: true, in: table)
      setting.style.alignment = .start
      if !isRead { setting.block = -1 }
      try setLines(of: Leaf(range: block.text, spans: isRead ? block.spans : 0..<0), in: setting)
      cells.append(lines)
    }
    if let cell, let owner {
      let block = document.blocks[cell]
      let setting = cellSetting(cell, owner: owner, column: 1, isHeader: false, in: table)
      try setLines(of: Leaf(range: block.text, spans: block.spans), in: setting)
      cells.append(lines)
    }
    try placeRow(cells, firstItem: firstItem, in: table, start: cell.map { TextPosition(block: $0, offset: 0) })
  }

  /// Draws a rule between two records, at which a page may end.
  private mutating func ruleOff(_ table: TableSetting) {
    galley.forbidBreakBefore()
    galley.rows[galley.rows.count - 1].height += Int32(clamping: table.padding)
    addRule(over: table, thickness: 1)
    galley.rows[galley.rows.count - 1].height += Int32(clamping: table.padding)
    galley.rows[galley.rows.count - 1].cost = 0
  }

  /// Keeps two lines of a record together at its beginning and at its end.
  private mutating func keepRecord(_ rows: Range<Int>) {
    guard rows.count > 1 else { return }
    galley.rows[rows.lowerBound].cost = LineItem.forbidden
    galley.rows[rows.upperBound - 2].cost = LineItem.forbidden
  }
}
