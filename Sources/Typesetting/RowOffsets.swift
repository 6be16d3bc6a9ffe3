/// Where the rows of a column stand below its top, in scaled points.
///
/// A row on the grid moves down to it. What a column falls short by is taken up by its spaces: whole lines anywhere, one to
/// a space and the largest first; a part of a line below the last row on the grid. So facing columns end on the same line.
struct RowOffsets {
  private let rows: [GalleyRow]
  private let grid: Int
  private let limit: Int

  /// The offsets of rows in a column whose text may be as high as `limit`.
  init(of rows: [GalleyRow], grid: Int, limit: Int) {
    self.rows = rows
    self.grid = grid
    self.limit = limit
  }

  /// Lines that the spaces of a column may take up.
  private static let mostLines = 2

  /// The offsets; spaces take up what is short only where the column is to be filled.
  func places(fillsColumn: Bool) -> [Int] {
    let plain = [Int](repeating: 0, count: rows.count)
    let usual = places(adding: plain)
    if usual.foot > limit { return rawPlaces }
    guard fillsColumn, let extra = extra(for: limit - usual.foot) else { return usual.places }
    let filled = places(adding: extra)
    return filled.foot <= limit ? filled.places : usual.places
  }

  /// What each space gets of what is short; `nil` if that is nothing.
  private func extra(for slack: Int) -> [Int]? {
    var extra = [Int](repeating: 0, count: rows.count)
    let spaces = rows.indices.filter { rows[$0].kind == .space }
    let lines = min(slack / grid, spaces.count, Self.mostLines)
    for space in spaces.sorted(by: { rows[$0].height > rows[$1].height }).prefix(lines) { extra[space] = grid }
    let lastOnGrid = rows.lastIndex { $0.isOnGrid } ?? -1
    let rest = slack - slack / grid * grid
    if rest > 0, slack / grid == lines, let space = spaces.first(where: { $0 > lastOnGrid }) { extra[space] += rest }
    return extra.contains { $0 > 0 } ? extra : nil
  }

  private func places(adding extra: [Int]) -> (places: [Int], foot: Int) {
    var places: [Int] = []
    places.reserveCapacity(rows.count)
    var y = 0
    for (row, more) in zip(rows, extra) {
      if row.isOnGrid { y = (y + grid - 1) / grid * grid }
      places.append(y)
      y += Int(row.height) + more
    }
    return (places, y)
  }

  /// The offsets without the grid, for a column that has no room for it.
  private var rawPlaces: [Int] {
    var y = 0
    return rows.map { row in
      defer { y += Int(row.height) }
      return y
    }
  }
}
