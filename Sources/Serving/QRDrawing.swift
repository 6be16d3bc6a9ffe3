/// The squares of a code under one mask.
struct QRDrawing {
  /// The squares, row by row.
  private(set) var rows: [[Bool]]
  /// Squares that belong to patterns and are not data.
  private var isPattern: [[Bool]]

  init(_ codewords: [UInt8], version: QRVersion, mask: Int) {
    let side = version.side
    rows = [[Bool]](repeating: [Bool](repeating: false, count: side), count: side)
    isPattern = rows
    drawPatterns(version)
    drawFormat(mask)
    drawData(codewords, mask: mask)
  }

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    guard rows.indices.contains(row), rows.indices.contains(column) else { return }
    rows[row][column] = isDark
    isPattern[row][column] = true
  }

  private mutating func drawPatterns(_ version: QRVersion) {
    let side = version.side
    for index in 0..<side {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
    for (row, column) in [(3, 3), (3, side - 4), (side - 4, 3)] {
      for down in -4...4 {
        for across in -4...4 {
          let distance = max(abs(down), abs(across))
          set(row + down, column + across, distance != 2 && distance != 4)
        }
      }
    }
    guard version.number > 1 else { return }
    let centre = side - 7
    for down in -2...2 {
      for across in -2...2 { set(centre + down, centre + across, max(abs(down), abs(across)) != 1) }
    }
  }

  /// Level M and the mask, with their own error correction, twice. ISO/IEC 18004 §7.9.
  private mutating func drawFormat(_ mask: Int) {
    var rest = mask
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
    let bits = (mask << 10 | rest) ^ 0x5412
    let side = rows.count
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0...5 { set(index, 8, bit(index)) }
    set(7, 8, bit(6))
    set(8, 8, bit(7))
    set(8, 7, bit(8))
    for index in 9..<15 { set(8, 14 - index, bit(index)) }
    for index in 0..<8 { set(8, side - 1 - index, bit(index)) }
    for index in 8..<15 { set(side - 15 + index, 8, bit(index)) }
    set(side - 8, 8, true)
  }

  /// The codewords in columns of two from the right, upwards and downwards in turn, around the patterns.
  private mutating func drawData(_ codewords: [UInt8], mask: Int) {
    let side = rows.count
    var index = 0
    var right = side - 1
    while right >= 1 {
      if right == 6 { right = 5 }
      for step in 0..<side {
        for column in [right, right - 1] {
          let isUpward = (right + 1) & 2 == 0
          let row = isUpward ? side - 1 - step : step
          guard !isPattern[row][column] else { continue }
          var isDark = false
          if index < codewords.count * 8 {
            isDark = codewords[index >> 3] >> UInt8(7 - index & 7) & 1 == 1
            index += 1
          }
          rows[row][column] = isDark != QRDrawing.isMasked(row, column, mask)
        }
      }
      right -= 2
    }
  }

  private static func isMasked(_ row: Int, _ column: Int, _ mask: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }

  /// How hard the code is to read: runs and squares of one colour, and more dark than light. ISO/IEC 18004 §7.8.3, without
  /// its third rule.
  var penalty: Int {
    let side = rows.count
    var sum = 0
    for line in 0..<side {
      sum += QRDrawing.runs(rows[line]) + QRDrawing.runs(rows.map { $0[line] })
    }
    for row in 1..<side {
      for column in 1..<side {
        let colour = rows[row][column]
        let isSquare = [rows[row - 1][column], rows[row][column - 1], rows[row - 1][column - 1]].allSatisfy {
          $0 == colour
        }
        if isSquare { sum += 3 }
      }
    }
    let dark = rows.reduce(0) { $0 + $1.count { $0 } }
    return sum + abs(dark * 20 - side * side * 10) / (side * side) * 10
  }

  private static func runs(_ line: [Bool]) -> Int {
    var sum = 0
    var length = 0
    for (index, square) in line.enumerated() {
      length = index > 0 && line[index - 1] == square ? length + 1 : 1
      if length == 5 { sum += 3 } else if length > 5 { sum += 1 }
    }
    return sum
  }
}
