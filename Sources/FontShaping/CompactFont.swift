/// The parts of a `CFF ` table (Adobe Technical Note 5176) that decide which number names a glyph.
///
/// In a font keyed by character identifiers (CID), as large fonts of Chinese, Japanese and Korean are, the charset gives
/// each glyph an identifier, and PDF shows glyphs by that. Subsets keep the whole font's identifiers; we write plain
/// counting in their place, so that the identifier is the glyph's number for every font.
enum CompactFont {
  /// Makes identifiers the numbers of the glyphs. Does nothing to a font that is not keyed by identifiers.
  static func numberIdentifiers(_ table: inout [UInt8], glyphCount: Int) {
    guard table.count > 4, glyphCount > 1 else { return }
    guard let names = index(in: table, at: Int(table[2])), let dictionaries = index(in: table, at: names.end),
      let top = dictionaries.first, let charset = charsetOffset(table[top]), charset > 2
    else { return }
    let rest = glyphCount - 2
    // One range from identifier 1: format 1 counts up to 255 more, format 2 as many as there can be. What is there is no
    // shorter, for it has at least one range.
    let bytes: [UInt8] =
      rest < 256
      ? [1, 0, 1, UInt8(rest)] : [2, 0, 1, UInt8(truncatingIfNeeded: rest >> 8), UInt8(truncatingIfNeeded: rest)]
    guard charset + bytes.count <= table.count else { return }
    table.replaceSubrange(charset..<charset + bytes.count, with: bytes)
  }

  /// The first item of an INDEX, and where the INDEX ends.
  private static func index(in table: [UInt8], at start: Int) -> (first: Range<Int>?, end: Int)? {
    guard start + 2 <= table.count else { return nil }
    let count = table.bigEndian(at: start)
    if count == 0 { return (nil, start + 2) }
    guard start + 3 <= table.count else { return nil }
    let width = Int(table[start + 2])
    let data = start + 2 + (count + 1) * width
    guard (1...4).contains(width), data < table.count else { return nil }
    func offset(_ item: Int) -> Int {
      (0..<width).reduce(0) { $0 << 8 | Int(table[start + 3 + item * width + $1]) }
    }
    let first = data + offset(0)..<max(data + offset(0), data + offset(1))
    let end = data + offset(count)
    guard first.upperBound <= table.count, end <= table.count else { return nil }
    return (first, end)
  }

  /// Where the charset is, from a top dictionary; `nil` if the font is not keyed by identifiers.
  private static func charsetOffset(_ dictionary: ArraySlice<UInt8>) -> Int? {
    var operand = 0
    var offset: Int?
    var isKeyed = false
    var index = dictionary.startIndex
    func byte(_ position: Int) -> Int { position < dictionary.endIndex ? Int(dictionary[position]) : 0 }
    while index < dictionary.endIndex {
      let first = byte(index)
      index += 1
      switch first {
      case 12:
        if byte(index) == 30 { isKeyed = true }
        index += 1
      case 15: offset = operand
      case 0...21: break
      case 28:
        operand = byte(index) << 8 | byte(index + 1)
        index += 2
      case 29:
        operand = (0..<4).reduce(0) { $0 << 8 | byte(index + $1) }
        index += 4
      case 30:
        while index < dictionary.endIndex, byte(index) & 15 != 15, byte(index) >> 4 != 15 { index += 1 }
        index += 1
      case 32...246: operand = first - 139
      case 247...250:
        operand = (first - 247) * 256 + byte(index) + 108
        index += 1
      case 251...254:
        operand = -(first - 251) * 256 - byte(index) - 108
        index += 1
      default: break
      }
    }
    return isKeyed ? offset : nil
  }
}
