internal import DocumentModel

/// Puts columns of lines beside each other.
enum SideBySide {
  /// Appends rows made of the lines of each column, which are padded to `width` cells and parted by `gap` more. Rows end
  /// with a line feed and have no spaces before it.
  static func append(
    _ columns: [[ArraySlice<UInt8>]], width: Int, gap: Int, _ meter: CellMeter, to bytes: inout [UInt8]
  ) {
    for row in 0..<(columns.map(\.count).max() ?? 0) {
      var position = 0
      for (index, column) in columns.enumerated() where row < column.count && !column[row].isEmpty {
        let start = index * (width + gap)
        bytes.append(contentsOf: repeatElement(0x20, count: max(0, start - position)))
        let line = CellMeter.withoutPictureStyle(column[row])
        bytes += line
        position = max(start, position) + meter.width(of: line)
      }
      bytes.append(0x0A)
    }
  }
}

/// Puts pages of text on sheets of paper, for the forms that are folded.
struct GridImposition {
  let meter: CellMeter
  /// Cells of a page, and between two of them.
  let width: Int
  let gap: Int

  /// Pages in the order of the sides of a booklet, folded once and stapled: the last beside the first, the second beside the
  /// one before the last, and so on. Blank pages fill the last sheet.
  func booklet(_ bytes: [UInt8]) -> [UInt8] {
    let pages = self.pages(of: bytes)
    let count = (pages.count + 3) / 4 * 4
    var sides: [[Int]] = []
    for side in 0..<count / 2 {
      let outer = count - 1 - side
      sides.append(side % 2 == 0 ? [outer, side] : [side, outer])
    }
    return impose(pages, on: sides)
  }

  /// Six panels on the two sides of a sheet folded twice: outside the flap, the back and the front; inside the second, third
  /// and fourth.
  func triFold(_ bytes: [UInt8]) -> [UInt8] {
    let pages = self.pages(of: bytes)
    var sides: [[Int]] = []
    for sheet in 0..<(pages.count + 5) / 6 {
      sides.append([4, 5, 0].map { sheet * 6 + $0 })
      sides.append([1, 2, 3].map { sheet * 6 + $0 })
    }
    return impose(pages, on: sides)
  }

  private func pages(of bytes: [UInt8]) -> [[ArraySlice<UInt8>]] {
    bytes.split(separator: 0x0C, omittingEmptySubsequences: false).map {
      $0.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    }
  }

  private func impose(_ pages: [[ArraySlice<UInt8>]], on sides: [[Int]]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, side) in sides.enumerated() {
      if index > 0 { result.append(0x0C) }
      let columns = side.map { $0 < pages.count ? pages[$0] : [] }
      if columns.allSatisfy(\.isEmpty) { result.append(0x0A) }
      SideBySide.append(columns, width: width, gap: gap, meter, to: &result)
    }
    return result
  }
}
