/// Displayed formulas: `$$` at the beginning of a line to `$$` at the end of one, with no blank line between.
extension BlockParser {
  mutating func openFormula() -> Opening {
    guard dialect.contains(.math), bytes.hasBytes("$$", at: cursor.nextNonspace),
      hasFormulaEnd(from: cursor.nextNonspace + 2)
    else { return .none }
    closeUnmatched()
    add(.formula, from: cursor.nextNonspace)
    cursor.advanceToNextNonspace()
    return .leaf
  }

  /// Whether the next `$$` comes before a blank line and ends its line.
  private func hasFormulaEnd(from start: Int) -> Bool {
    var index = start
    var isBlank = false
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "$") && bytes[index + 1] == UInt8(ascii: "$") {
        guard bytes[start..<index].contains(where: { $0 > 0x20 }) else { return false }
        var end = index + 2
        while end < bytes.count && CharacterClass.isSpaceOrTab(bytes[end]) { end += 1 }
        return end == bytes.count || CharacterClass.isLineEnd(bytes[end])
      }
      if bytes[index] == 0x0A {
        if isBlank { return false }
        isBlank = true
      } else if bytes[index] > 0x20 {
        isBlank = false
      }
      index += 1
    }
    return false
  }

  /// Whether the line just added ends the open formula.
  func endsFormula() -> Bool {
    let block = tip
    guard let last = lines.last else { return true }
    let end = trimmedEnd(from: Int(last.start), to: Int(last.end))
    guard end - Int(last.start) >= 2, bytes.hasBytes("$$", at: end - 2) else { return false }
    return end - 2 >= Int(drafts[block].start) + 2
  }
}
