import DocumentModel

/// A table in raw HTML on its way into rows of the same number of cells.
struct RawTable {
  /// Columns, at most; a wider table is set as text.
  private static let mostColumns = 64

  /// Number of columns, once all rows were seen.
  private var columns = Int.max
  /// For each row whether it is a head.
  private var heads: [Bool] = []
  /// Rows begun so far.
  private var rows = 0
  /// Column of the next cell.
  private var column = 0
  /// For each column, in how many further rows a cell above takes its place.
  private var covered: [Int] = []
  /// Columns that the last cell takes beside its first.
  private var joined = 0

  /// The table that goes on behind a start tag; `nil` without an end, or if it is too wide or has no cells.
  init?(_ tokens: RawMarkup) {
    var tokens = tokens
    var (inner, widest) = (0, 0)
    var isInHead = false
    while inner >= 0 {
      guard let token = tokens.next() else { return nil }
      switch token {
      case .close("table"): inner -= 1
      case .open(let tag) where tag.name == "table": inner += 1
      case .open(let tag) where inner == 0:
        if ["thead", "tbody", "tfoot"].contains(tag.name) { isInHead = tag.name == "thead" }
        if tag.name == "tr" { heads.append(isInHead || Self.isHead(tokens)) }
        if tag.name == "tr" { beginRow() }
        guard tag.name == "td" || tag.name == "th" else { continue }
        if rows == 0 {
          heads.append(false)
          beginRow()
        }
        _ = beginCell(tag)
        widest = max(widest, column + joined)
        guard widest <= Self.mostColumns else { return nil }
      default: break
      }
    }
    guard widest > 0 else { return nil }
    rows = 0
    columns = widest
    covered = [Int](repeating: 0, count: columns)
  }

  /// Whether the row that goes on behind its start tag has no plain cell.
  private static func isHead(_ tokens: RawMarkup) -> Bool {
    var tokens = tokens
    var hasCell = false
    while let token = tokens.next() {
      switch token {
      case .open(let tag) where tag.name == "th": hasCell = true
      case .open(let tag) where ["td", "tr", "table"].contains(tag.name): return tag.name == "tr" && hasCell
      case .close("tr"), .close("table"), .close("thead"): return hasCell
      default: break
      }
    }
    return hasCell
  }

  /// Whether the row that was begun last is a head: only the first rows are.
  var isHead: Bool { rows <= heads.count && heads[..<rows].allSatisfy(\.self) }

  mutating func beginRow() {
    column = 0
    joined = 0
    rows += 1
  }

  /// Begins a cell, and returns how many empty ones stand before it, for columns of the cell before or of cells above; and
  /// whether there is a column left for it.
  mutating func beginCell(_ tag: RawMarkup.Tag?) -> (before: Int, fits: Bool) {
    let before = passOver()
    guard column < columns else { return (before, false) }
    let width = min(Self.span(tag, "colspan"), columns - column)
    let height = Self.span(tag, "rowspan") - 1
    while covered.count < min(column + width, Self.mostColumns + 1) { covered.append(0) }
    for place in column..<min(column + width, covered.count) { covered[place] = height }
    column += 1
    joined = width - 1
    return (before, true)
  }

  /// Ends a row, and returns how many empty cells it lacks.
  mutating func endRow() -> Int {
    let missing = passOver() + max(0, columns - column)
    for place in min(column, covered.count)..<covered.count { covered[place] = max(0, covered[place] - 1) }
    column = columns
    return missing
  }

  /// Passes over columns that are taken, and returns their number.
  private mutating func passOver() -> Int {
    let start = column
    column += joined
    joined = 0
    while column < covered.count, covered[column] > 0 {
      covered[column] -= 1
      column += 1
    }
    return column - start
  }

  /// How many columns or rows a cell takes.
  private static func span(_ tag: RawMarkup.Tag?, _ name: String) -> Int {
    min(max(tag?[name].flatMap { Int($0) } ?? 1, 1), mostColumns)
  }
}

extension RawHTMLReader {
  mutating func openRow() {
    closeRow()
    table?.beginRow()
    openContainer(.row, .tableRow(isHeader: table?.isHead ?? false))
  }

  /// Opens a cell, after empty ones for the columns that others take; goes on in the last one of a row that is full.
  mutating func openCell(_ tag: RawMarkup.Tag?) {
    closeLeaf()
    if innermost != .row { openRow() }
    guard let place = table?.beginCell(tag) else { return }
    appendCells(place.before)
    if place.fits { openLeaf(.tableCell(.natural)) } else { reopenLeaf() }
  }

  /// Fills a row with empty cells.
  mutating func finishRow() { appendCells(table?.endRow() ?? 0) }

  private mutating func appendCells(_ count: Int) {
    for _ in 0..<count { builder.append(.tableCell(.natural), source: source) }
  }
}
