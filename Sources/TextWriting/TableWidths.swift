internal import DocumentModel

/// Finds widths for the columns of a table: those with which it has the fewest lines, found by moving cells between
/// columns from a fair share on for as long as that helps.
struct TableWidths {
  /// For each row and column, the widths of the words in each of the cell's lines.
  private var words: [[[[Int]]]] = []
  private var least: [Int]
  private var wanted: [Int]

  /// Words longer than this may be divided.
  private static let longestWord = 24
  /// Most words in all columns for which widths are tried out; larger tables get the fair share.
  private static let mostWords = 4000

  /// Measures a table.
  init(_ table: TableText, _ meter: CellMeter) {
    least = [Int](repeating: 1, count: table.columns)
    wanted = least
    for row in table.rows {
      var cells: [[[Int]]] = []
      for (column, cell) in row.enumerated() {
        let lines = cell.written.bytes.split(separator: 0x0A)
        wanted[column] = max(wanted[column], lines.map { meter.width(of: $0) }.max() ?? 0)
        let words = lines.map { $0.split(whereSeparator: { $0 <= 0x20 }).map { meter.width(of: $0) } }
        least[column] = max(least[column], min(words.joined().max() ?? 0, Self.longestWord))
        cells.append(words)
      }
      words.append(cells)
    }
  }

  /// Widths that add up to no more than `room`, or `nil` if not even the words fit.
  func fitted(to room: Int) -> [Int]? {
    if wanted.reduce(0, +) <= room { return wanted }
    guard var widths = fairShare(of: room) else { return nil }
    guard words.reduce(0, { $0 + $1.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } }) <= Self.mostWords else {
      return widths
    }
    var height = height(with: widths)
    var step = max(1, room / 4)
    while step > 0 {
      var isBetter = false
      for giver in widths.indices {
        for taker in widths.indices where taker != giver && widths[giver] - step >= least[giver] {
          guard widths[taker] + step <= wanted[taker] else { continue }
          widths[giver] -= step
          widths[taker] += step
          let tried = self.height(with: widths)
          if tried < height {
            height = tried
            isBetter = true
          } else {
            widths[giver] += step
            widths[taker] -= step
          }
        }
      }
      if !isBetter { step /= 2 }
    }
    return widths
  }

  /// What each column needs, and a part of the rest in proportion to what it would like.
  private func fairShare(of room: Int) -> [Int]? {
    let spare = room - least.reduce(0, +)
    guard spare >= 0 else { return nil }
    var widths = least
    let missing = zip(wanted, least).map { max(0, $0 - $1) }
    let total = max(1, missing.reduce(0, +))
    for column in widths.indices { widths[column] += spare * missing[column] / total }
    var rest = room - widths.reduce(0, +)
    for column in widths.indices where rest > 0 && widths[column] < wanted[column] {
      widths[column] += 1
      rest -= 1
    }
    return widths
  }

  /// Lines of the whole table, as far as words can tell.
  private func height(with widths: [Int]) -> Int {
    words.reduce(0) { sum, row in
      sum + row.enumerated().reduce(1) { max($0, lines(of: $1.element, in: widths[$1.offset])) }
    }
  }

  private func lines(of cell: [[Int]], in width: Int) -> Int {
    var count = 0
    for line in cell {
      count += 1
      var used = -1
      for word in line {
        if used >= 0 && used + 1 + word > width {
          count += 1
          used = word
        } else {
          used += 1 + word
        }
        if used > width {
          count += (used - 1) / width
          used = (used - 1) % width + 1
        }
      }
    }
    return count
  }
}
