internal import DocumentModel
internal import FontShaping

/// Tables: columns as wide as their content needs and the measure allows, cells wrapped, rules above, below and under the head.
extension Compositor {
  /// Sets a table.
  mutating func setTable(_ index: Int, in place: Surroundings) throws(TypesettingError) {
    let block = document.blocks[index]
    let grid = TableGrid(index, in: document)
    let element = addElement(.table, in: place.element, attributes: block.attributes)
    var look = style[.table]
    look.alignment = .start
    galley.beginBlock(spaceBefore: max(halfLine, look.spaceBefore.scaledPoints), isOnGrid: false)
    let labels = try setLabels()
    if labels < galley.items.count {
      try placeLines(TextSetting(look, owner: place.element, width: measure), from: labels)
      galley.keepWithNext(lines: 1)
    }
    let width = lasting - place.start - place.far
    var table = TableSetting(element: element, look: look, place: place, gap: Int32(clamping: look.size.scaledPoints))
    try fitColumns(of: grid, in: &table, width: width)
    let first = galley.rows.count
    addRule(over: table, thickness: 2)
    if let labels = table.labels { try setRecords(of: grid, labelledBy: labels, in: table) }
    for row in table.labels == nil ? grid.rows : [] {
      let start = galley.rows.count
      try setRow(row, of: grid, in: table)
      for index in start..<galley.rows.count { galley.rows[index].head = table.head }
      guard row.isHeader && row.isLastHeader else { continue }
      addRule(over: table, thickness: 1)
      table.head = repeatedHead(first..<galley.rows.count)
    }
    galley.forbidBreakBefore()
    addRule(over: table, thickness: 2)
    galley.rows[galley.rows.count - 1].cost = 0
    keepTogether(first..<galley.rows.count, leading: table.look.leading.scaledPoints)
    try setNotes(upTo: .max, at: galley.rows.count - 1)
    galley.wantSpace(max(leastSpace(after: index), look.spaceAfter.scaledPoints))
    isAfterBreak = false
  }

  /// The rows of a table's head that are repeated where it goes on: all of them, unless they fill a third of a page.
  private func repeatedHead(_ rows: Range<Int>) -> Range<Int32> {
    let height = galley.rows[rows].reduce(0) { $0 + Int($1.height) }
    return height * 3 > Int(self.height) ? 0..<0 : Int32(rows.lowerBound)..<Int32(rows.upperBound)
  }

  /// Keeps the rows of a table on one page if they fill no more than a third of it, else its first three (the head and
  /// two) and its last two.
  private mutating func keepTogether(_ rows: Range<Int>, leading: Int) {
    let total = galley.rows[rows].reduce(0) { $0 + Int($1.height) }
    var kept = rows.dropLast()
    if total * 3 > Int(height) {
      let full = rows.filter { Int(galley.rows[$0].height) >= leading }
      guard full.count > 5, let last = full.last else { return }
      for row in full[full.count - 2]..<last { galley.rows[row].cost = LineItem.forbidden }
      kept = rows.lowerBound..<full[2]
    }
    for row in kept { galley.rows[row].cost = LineItem.forbidden }
  }

  /// Sets a row: its cells side by side. A row higher than a page is cut into lines, so that it can go on.
  mutating func setRow(
    _ row: TableGrid.Row, of grid: TableGrid, in table: TableSetting
  ) throws(TypesettingError) {
    let element = addElement(.tableRow, in: table.element)
    guard !table.isStacked else { return try setStacked(row, in: table, row: element) }
    let firstItem = Int32(galley.items.count)
    var cellLines: [[SetLine]] = []
    for (column, cell) in row.cells.enumerated() {
      let block = document.blocks[cell]
      let owner = addElement(row.isHeader ? .tableHeader : .tableCell, in: element, attributes: block.attributes)
      var setting = cellSetting(cell, owner: owner, column: column, isHeader: row.isHeader, in: table)
      setting.style.alignment = alignment(of: block)
      try setLines(of: Leaf(range: block.text, spans: block.spans), in: setting)
      cellLines.append(lines)
    }
    let start = row.cells.first.map { TextPosition(block: $0, offset: 0) }
    try placeRow(cellLines, firstItem: firstItem, in: table, start: start)
    if row.isHeader { galley.keepWithNext(lines: 2) }
  }

  /// How the text of a cell is set in one of a table's columns.
  func cellSetting(_ cell: Int, owner: Int32, column: Int, isHeader: Bool, in table: TableSetting) -> TextSetting {
    var look = table.look
    look.isBold = look.isBold || isHeader
    let width = table.widths[column]
    let x = table.place.start + table.widths[..<column].reduce(0, +) + table.gap * Int32(clamping: column)
    var setting = TextSetting(look, owner: owner, width: width)
    setting.position = document.metadata.direction == .rightToLeft ? measure - x - width : x
    setting.block = Int32(cell)
    adoptLanguage(of: document.blocks[cell], in: &setting)
    if setting.language.isEmpty { setting.language = table.place.language }
    return setting
  }

  /// Places the lines of cells side by side.
  mutating func placeRow(
    _ cellLines: [[SetLine]], firstItem: Int32, in table: TableSetting, start: TextPosition?
  ) throws(TypesettingError) {
    let leading = Int32(clamping: table.look.leading.scaledPoints)
    let count = cellLines.reduce(1) { max($0, $1.count) }
    let head = galley.rows[table.head.asInts].reduce(0) { $0 + Int($1.height) }
    let rise = cellLines.joined().reduce(0) { $0 + max(0, Int($1.ascent - baseline(leading))) }
    // Each note begins with two lines on the page of its mark, under a rule.
    let notes = cellLines.joined().reduce(0) { $0 + $1.footnotes.count }
    let noteRoom = notes == 0 ? 0 : 2 * (notes * style[.note].leading.scaledPoints + style[.body].leading.scaledPoints)
    if Int(leading) * count + rise + 4 * table.padding + head + noteRoom > Int(height) {
      try placeSlices(cellLines, firstItem: firstItem, leading: leading, start: start)
    } else {
      try placeWhole(cellLines, firstItem: firstItem, in: table, start: start)
    }
  }

  /// Sets the cells of a row below each other.
  private mutating func setStacked(_ row: TableGrid.Row, in table: TableSetting, row element: Int32)
    throws(TypesettingError)
  {
    for cell in row.cells {
      let block = document.blocks[cell]
      var look = table.look
      look.isBold = look.isBold || row.isHeader
      let owner = addElement(row.isHeader ? .tableHeader : .tableCell, in: element, attributes: block.attributes)
      var setting = self.setting(look, owner: owner, in: table.place)
      setting.block = Int32(cell)
      setting.turnover = min(Int32(clamping: look.size.scaledPoints), setting.width / 4)
      try setText(Leaf(range: block.text, spans: block.spans), in: setting)
    }
    galley.append(GalleyRow(.space, height: table.look.leading.scaledPoints / 2))
  }

  private func alignment(of cell: Block) -> ParagraphStyle.Alignment {
    guard case .tableCell(let alignment) = cell.kind else { return .start }
    let usual = document.metadata.direction
    let isRightToLeft = Direction(of: document.text[cell.text.indices], usual: usual) == .rightToLeft
    switch alignment {
    case .natural: return .start
    case .left: return isRightToLeft ? .end : .start
    case .right: return isRightToLeft ? .start : .end
    case .center: return .center
    }
  }

  /// Places a row as one row of the galley.
  private mutating func placeWhole(
    _ cells: [[SetLine]], firstItem: Int32, in table: TableSetting, start: TextPosition?
  ) throws(TypesettingError) {
    let leading = Int32(clamping: table.look.leading.scaledPoints)
    var height: Int32 = 0
    var footnotes: [Int32] = []
    for lines in cells {
      var y = Int32(table.padding)
      for line in lines {
        let baseline = max(baseline(leading), line.ascent)
        galley.shift(line.items, x: 0, y: y + baseline)
        y += leading + max(0, line.ascent - self.baseline(leading))
        footnotes += line.footnotes
      }
      height = max(height, y)
    }
    var row = GalleyRow(.line, height: max(Int(height), Int(leading) + table.padding) + table.padding)
    row.items = firstItem..<Int32(galley.items.count)
    if let start { row.start = start }
    galley.append(row)
    if let last = footnotes.max() { try setNotes(upTo: last, at: galley.rows.count - 1) }
  }

  /// Places a row as one row of the galley for each line of its cells.
  private mutating func placeSlices(
    _ cells: [[SetLine]], firstItem: Int32, leading: Int32, start: TextPosition?
  ) throws(TypesettingError) {
    let count = cells.reduce(1) { max($0, $1.count) }
    for slice in 0..<count {
      let first = Int32(galley.items.count)
      var ascent: Int32 = 0
      var footnotes: [Int32] = []
      for lines in cells where slice < lines.count {
        galley.items += Array(galley.items[lines[slice].items.asInts])
        ascent = max(ascent, lines[slice].ascent)
        footnotes += lines[slice].footnotes
      }
      place(first..<Int32(galley.items.count), ascent: ascent, leading: leading, isOnGrid: false)
      let row = galley.rows.count - 1
      if slice == 0, let start { galley.rows[row].start = start }
      if slice == 0 && count > 1 || slice == count - 2 { galley.rows[row].cost = LineItem.forbidden }
      if let last = footnotes.max() { try setNotes(upTo: last, at: row) }
    }
  }

  /// Adds a rule across a table, of a thickness in quarters of a point.
  mutating func addRule(over table: TableSetting, thickness: Int32) {
    let width = table.widths.reduce(0, +) + table.gap * Int32(clamping: max(0, table.widths.count - 1))
    let height = thickness << 14
    let isMirrored = document.metadata.direction == .rightToLeft
    let x = isMirrored ? measure - table.place.start - width : table.place.start
    let first = Int32(galley.items.count)
    galley.items.append(
      .rule(Rectangle(x: .scaled(x), y: .zero, width: .scaled(width), height: .scaled(height)), .decoration))
    var row = GalleyRow(.line, height: Int(height) + table.padding)
    row.items = first..<first + 1
    row.cost = LineItem.forbidden
    galley.append(row)
  }
}

/// How a table is set.
struct TableSetting {
  /// Its structure element.
  let element: Int32
  /// The style of its text.
  var look: ParagraphStyle
  /// Where it stands.
  let place: Surroundings
  /// Space between columns, in scaled points.
  var gap: Int32
  /// Widths of the columns.
  var widths: [Int32] = []
  /// Rows of the galley that are repeated where it goes on in another column.
  var head: Range<Int32> = 0..<0
  /// Whether its cells stand below each other, for want of width.
  var isStacked = false
  /// The row whose cells stand before those of all others, which are set below each other.
  var labels: TableGrid.Row?
  /// Space above and below the text of a row, in scaled points.
  var padding: Int { look.leading.scaledPoints / 8 }
}

/// The rows and cells of a table block.
struct TableGrid {
  /// A row: the blocks of its cells.
  struct Row {
    var cells: [Int]
    var isHeader: Bool
    var isLastHeader = false
  }

  /// The rows.
  private(set) var rows: [Row] = []
  /// The largest number of cells in a row.
  private(set) var columns = 0

  /// Reads the table at `index`.
  init(_ index: Int, in document: Document) {
    var row = index + 1
    while row < document.blocks[index].end {
      if case .tableRow(let isHeader) = document.blocks[row].kind {
        var cells: [Int] = []
        var cell = row + 1
        while cell < document.blocks[row].end {
          cells.append(cell)
          cell = max(cell + 1, Int(document.blocks[cell].end))
        }
        columns = max(columns, cells.count)
        rows.append(Row(cells: cells, isHeader: isHeader))
      }
      row = max(row + 1, Int(document.blocks[row].end))
    }
    if let last = rows.lastIndex(where: \.isHeader) { rows[last].isLastHeader = true }
  }
}
