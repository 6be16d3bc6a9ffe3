internal import DocumentModel
internal import FontShaping

/// Where a row stands on its page, in scaled points.
struct RowPlace {
  /// Left edge and width of its column.
  var x: Int
  var measure: Int
  /// Its top and its foot.
  var top: Int
  var foot: Int
}

/// The text of a page, column by column, and the notes at their feet.
extension PageDrawer {
  /// Draws what stands across the columns, then each column with its notes.
  mutating func drawColumns(_ number: Int, on page: inout Page) throws(TypesettingError) {
    let plan = plans[number]
    let x = left(number)
    let width = measure(number)
    var y = top(number)
    for row in rows[plan.across] {
      try draw(row, RowPlace(x: x, measure: width, top: y, foot: y + Int(row.height)), on: &page)
      y += Int(row.height)
    }
    let isRightToLeft = compositor.document.metadata.direction == .rightToLeft
    for (index, column) in plan.columns.enumerated() {
      let measure = plan.isWide || compositor.columns == 1 ? width : Int(compositor.columnMeasure)
      let step = (measure + compositor.style.page.columnGap.scaledPoints) * index
      let left = isRightToLeft ? x + width - measure - step : x + step
      // A figure that waited for the column comes before its text, as in the manuscript; others after the line before them.
      let corner = Point(x: Length(scaledPoints: left), y: Length(scaledPoints: y))
      drawTop(column, afterWaiting: true, at: corner, on: &page)
      try drawText(column, (left, measure), from: y, on: &page)
      drawTop(column, afterWaiting: false, at: corner, on: &page)
      drawNotes(column, (left, measure), from: y, on: &page)
    }
  }

  private mutating func draw(_ row: GalleyRow, _ place: RowPlace, on page: inout Page) throws(TypesettingError) {
    if page.start == nil && row.start.block >= 0 && row.kind == .line { page.start = row.start }
    page.draw(compositor.galley, row.items, x: place.x, y: place.top)
    if row.contentsEntry != .none { try drawContentsNumber(row.contentsEntry, place, on: &page) }
  }

  /// Draws the rows of a column, each body line on the baseline grid as far as there is room for that.
  private mutating func drawText(
    _ column: PagePlan.Column, _ frame: (x: Int, measure: Int), from top: Int, on page: inout Page
  ) throws(TypesettingError) {
    let head = Array(compositor.galley.rows[column.head])
    let limit = Int(column.height) - noteHeight(column)
    let top = top + topHeight(column)
    let places = RowOffsets(of: head + rows[column.rows], grid: compositor.galley.grid, limit: limit)
      .places(fillsColumn: !column.mayBeShort)
    for (place, row) in zip(places, head) {
      page.drawRepeated(compositor.galley, row.items, x: frame.x, y: top + place)
    }
    for (place, row) in zip(places.dropFirst(head.count), rows[column.rows]) {
      let y = top + place
      try draw(row, RowPlace(x: frame.x, measure: frame.measure, top: y, foot: y + Int(row.height)), on: &page)
    }
  }

  private func noteHeight(_ column: PagePlan.Column) -> Int {
    guard !column.notes.isEmpty else { return 0 }
    return column.notes.joined().reduce(Int(compositor.noteSeparator)) {
      $0 + Int(compositor.noteGalley.rows[$1].height)
    }
  }

  /// Height of the figures above the text, with the space that else parts text from notes where there is nothing else.
  private func topHeight(_ column: PagePlan.Column) -> Int {
    let notes = column.notes.joined().map { compositor.noteGalley.rows[$0] }
    let height = notes.reduce(0) { $0 + ($1.place == .top ? Int($1.height) : 0) }
    return height > 0 && notes.allSatisfy { $0.place == .top } ? height + Int(compositor.noteSeparator) : height
  }

  /// Draws the figures at the top of a column: those that waited for it, or those whose marks stand in it.
  private func drawTop(_ column: PagePlan.Column, afterWaiting: Bool, at corner: Point, on page: inout Page) {
    var y = corner.y.scaledPoints
    for note in column.notes.joined() where compositor.noteGalley.rows[note].place == .top {
      let row = compositor.noteGalley.rows[note]
      let isMarked = rows[column.rows].contains { $0.notes.contains(Int32(note)) }
      if isMarked != afterWaiting { page.draw(compositor.noteGalley, row.items, x: corner.x.scaledPoints, y: y) }
      y += Int(row.height)
    }
  }

  /// Draws the figures at the foot of a column, and the notes under a rule.
  private func drawNotes(
    _ column: PagePlan.Column, _ frame: (x: Int, measure: Int), from top: Int, on page: inout Page
  ) {
    guard !column.notes.isEmpty else { return }
    func draw(_ row: GalleyRow, _ y: inout Int) {
      page.draw(compositor.noteGalley, row.items, x: frame.x, y: y)
      y += Int(row.height)
    }
    let rows = column.notes.joined().map { compositor.noteGalley.rows[$0] }
    var y = top + max(0, Int(column.height) - noteHeight(column)) + topHeight(column)
    if rows.contains(where: { $0.place == .foot }) {
      if !rows.contains(where: { $0.place == .note }) { y += Int(compositor.noteSeparator) }
      for row in rows where row.place == .foot { draw(row, &y) }
    }
    guard rows.contains(where: { $0.place == .note }) else { return }
    let isRightToLeft = compositor.document.metadata.direction == .rightToLeft
    let width = frame.measure / 4
    let rule = Rectangle(
      x: Length(scaledPoints: isRightToLeft ? frame.x + frame.measure - width : frame.x),
      y: Length(scaledPoints: y + Int(compositor.noteSeparator) * 6 / 10), width: Length(scaledPoints: width),
      height: Length(scaledPoints: 1 << 15))
    page.items.append(.rule(rule, .decoration))
    y += Int(compositor.noteSeparator)
    for row in rows where row.place == .note { draw(row, &y) }
  }
}

extension Page {
  /// Draws items as ``draw(_:_:x:y:)`` does, as a part of the page and not of the text, since they are in the text before.
  mutating func drawRepeated(_ galley: Galley, _ range: Range<Int32>, x: Int, y: Int) {
    let first = items.count
    draw(galley, range, x: x, y: y)
    for index in first..<items.count {
      switch items[index] {
      case .text(var text):
        text.owner = .pagination
        items[index] = .text(text)
      case .rule(let frame, _): items[index] = .rule(frame, .pagination)
      case .picture(let image, let frame, _): items[index] = .picture(image, frame, .pagination)
      }
    }
  }
}
