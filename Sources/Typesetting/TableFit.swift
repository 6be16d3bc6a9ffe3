/// What the columns of a table ask for, in scaled points at the type size of its style.
struct TableMeasures {
  /// Widths that the columns would have without any wrapping.
  private(set) var natural: [Int32]
  /// Widths of their widest words, whole and divided once.
  private(set) var whole: [Int32]
  private(set) var divided: [Int32]
  /// Widths of cells on one line, row by row, and where each row ends.
  private(set) var cells: [Int32] = []
  private(set) var rowEnds: [Int] = []

  /// Measures of no row yet.
  init(columns: Int) {
    natural = [Int32](repeating: 0, count: columns)
    (whole, divided) = (natural, natural)
  }

  /// Takes a cell's extent up.
  mutating func add(_ extent: TextExtent, column: Int) {
    natural[column] = max(natural[column], extent.natural)
    whole[column] = max(whole[column], extent.whole)
    divided[column] = max(divided[column], extent.divided)
    cells.append(extent.natural)
  }

  /// Ends a row.
  mutating func endRow() { rowEnds.append(cells.count) }

  /// About how many lines the rows take in columns of some widths.
  func lines(in widths: [Int32]) -> Int {
    var lines = 0
    var start = 0
    for end in rowEnds {
      var most = 1
      for (column, cell) in cells[start..<end].enumerated() where cell > widths[column] {
        // Lines are not quite full.
        most = max(most, Int(cell) * 107 / 100 / max(1, Int(widths[column])) + 1)
      }
      lines += most
      start = end
    }
    return lines
  }
}

/// Type size, gap and widths with which a table fits its width.
///
/// Words are kept whole and type as large as the style says if that is possible. If not, the size is sought at which the
/// reader is troubled least, by small type or by divided words.
struct TableFit {
  /// Type size in scaled points.
  let size: Int
  /// Space between columns.
  let gap: Int
  /// Widths of the columns.
  let widths: [Int32]

  /// What a hundredth less of the type size costs, and what it costs that words of a column may be divided.
  private static var sizeCost: Int { 1 }
  private static var divisionCost: Int { 8 }
  /// Steps in which sizes are tried: a quarter of a point.
  private static var step: Int { 1 << 14 }

  /// `nil` if the table does not fit even in the least size with all wide words divided.
  init?(_ measures: TableMeasures, width: Int, usual: Int, least: Int) {
    let gaps = measures.whole.count - 1
    let whole = measures.whole.reduce(0) { $0 + Int($1) }
    if whole + usual * gaps <= width {
      (size, gap) = (usual, usual)
      widths = TableFit.widths(measures, room: width - usual * gaps)
      return
    }
    var best: (cost: Int, size: Int, minima: [Int32])?
    for size in stride(from: usual, through: least, by: -TableFit.step) {
      let shrunk = 100 * (usual - size) / max(1, usual) * TableFit.sizeCost
      if let cost = best?.cost, shrunk >= cost { break }
      // Less a trifle for rounding up.
      let room = (width - TableFit.gap(size) * gaps - 128 * (gaps + 1)) * usual / size
      guard let (minima, count) = TableFit.minima(measures, room: room) else { continue }
      let cost = shrunk + count * TableFit.divisionCost
      if cost < best?.cost ?? .max { best = (cost, size, minima) }
    }
    guard let best else { return nil }
    (size, gap) = (best.size, TableFit.gap(best.size))
    let scale = { (width: Int32) in Int32(clamping: Int(width) * best.size / usual + 64) }
    let columns = ColumnWidths(natural: measures.natural.map(scale), narrowest: best.minima.map(scale))
    widths = columns.fitted(to: width - gap * gaps)
  }

  /// Space between columns where there is little room.
  private static func gap(_ size: Int) -> Int { size * 6 / 10 }

  /// Least widths that fit a room, with as few columns as possible whose words may be divided.
  private static func minima(_ measures: TableMeasures, room: Int) -> (widths: [Int32], divided: Int)? {
    var minima = measures.whole
    var sum = minima.reduce(0) { $0 + Int($1) }
    let order = minima.indices.sorted {
      let (one, other) = (minima[$0] - measures.divided[$0], minima[$1] - measures.divided[$1])
      return one == other ? $0 < $1 : one > other
    }
    var count = 0
    for column in order {
      guard sum > room else { break }
      sum -= Int(minima[column] - measures.divided[column])
      minima[column] = measures.divided[column]
      count += 1
    }
    return sum <= room ? (minima, count) : nil
  }

  /// Widths in which all words can be whole; but where a long word would leave the other columns so little room that the
  /// table gets much higher, it may be divided.
  private static func widths(_ measures: TableMeasures, room: Int) -> [Int32] {
    let widths = ColumnWidths(natural: measures.natural, narrowest: measures.whole).fitted(to: room)
    let share = room / measures.whole.count
    let minima = zip(measures.whole, measures.divided).map { Int($0) > share ? $1 : $0 }
    guard minima != measures.whole, measures.natural.reduce(0, { $0 + Int($1) }) > room else { return widths }
    let others = ColumnWidths(natural: measures.natural, narrowest: minima).fitted(to: room)
    return measures.lines(in: others) * 5 < measures.lines(in: widths) * 4 ? others : widths
  }
}

/// Shares out the width of a table among its columns.
struct ColumnWidths {
  /// Widths that the columns would have without any wrapping.
  let natural: [Int32]
  /// Widths of their widest words.
  let narrowest: [Int32]

  /// Widths that together are at most `room`; each at least 1.
  func fitted(to room: Int) -> [Int32] {
    let wanted = natural.reduce(0) { $0 + Int($1) }
    if wanted <= room { return natural.map { max(1, $0) } }
    let least = narrowest.reduce(0) { $0 + Int($1) }
    if least <= room { return grown(from: narrowest, towards: natural, by: room - least) }
    // Not even the widest words fit: each column gets its fair share, and narrow ones leave theirs to the others.
    return shared(room)
  }

  /// Shares out what is left in proportion to what each column lacks.
  private func grown(from base: [Int32], towards goal: [Int32], by extra: Int) -> [Int32] {
    let lacking = zip(base, goal).map { max(0, Int($1) - Int($0)) }
    let total = lacking.reduce(0, +)
    guard total > 0 else { return base.map { max(1, $0) } }
    return zip(base, lacking).map { max(1, Int32(clamping: Int($0) + min($1, extra * $1 / total))) }
  }

  private func shared(_ room: Int) -> [Int32] {
    var widths = [Int32](repeating: 0, count: narrowest.count)
    var open = Array(narrowest.indices)
    var left = room
    while !open.isEmpty {
      let share = left / open.count
      let small = open.filter { Int(narrowest[$0]) <= share }
      guard !small.isEmpty else {
        for column in open { widths[column] = Int32(clamping: max(1, share)) }
        return widths
      }
      for column in small {
        widths[column] = max(1, narrowest[column])
        left -= Int(narrowest[column])
      }
      open.removeAll { Int(narrowest[$0]) <= share }
    }
    return widths
  }
}
