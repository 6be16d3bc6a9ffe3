import DocumentModel

/// The rows of GFM tables.
enum TableRow {
  /// The cells of a row, without the space around them. A bar after a backslash does not end a cell.
  static func cells(_ bytes: ByteView, _ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    let range = trimmed(bytes, range)
    var start = range.lowerBound
    if start < range.upperBound && bytes[start] == UInt8(ascii: "|") { start += 1 }
    var index = start
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == UInt8(ascii: "|") {
        cells.append(trimmed(bytes, start..<index))
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    if start < range.upperBound { cells.append(trimmed(bytes, start..<range.upperBound)) }
    return cells
  }

  private static func trimmed(_ bytes: ByteView, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end && isSpace(bytes[start]) { start += 1 }
    while end > start && isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool { CharacterClass.isSpaceOrTab(byte) }

  /// The number of columns of a delimiter row, or `nil` if it is not one.
  static func delimiterCount(_ bytes: ByteView, _ range: Range<Int>) -> Int? {
    var hasBar = false
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasBar = true
      case UInt8(ascii: "-"), 0x20, 0x09: break
      default: return nil
      }
    }
    guard hasBar else { return nil }
    let cells = cells(bytes, range)
    guard !cells.isEmpty && cells.allSatisfy({ alignment(bytes, $0) != nil }) else { return nil }
    return cells.count
  }

  /// The alignment that a cell of the delimiter row asks for.
  static func alignment(_ bytes: ByteView, _ cell: Range<Int>) -> ColumnAlignment? {
    guard let first = cell.first, let last = cell.last else { return nil }
    let isLeft = bytes[first] == UInt8(ascii: ":")
    let isRight = bytes[last] == UInt8(ascii: ":")
    let hyphens = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
    guard !hyphens.isEmpty && hyphens.allSatisfy({ bytes[$0] == UInt8(ascii: "-") }) else { return nil }
    return isLeft ? (isRight ? .center : .left) : isRight ? .right : .natural
  }
}
