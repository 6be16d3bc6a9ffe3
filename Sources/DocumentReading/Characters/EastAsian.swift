import DocumentModel

/// What is particular to text in Chinese, Japanese and Korean.
enum EastAsian {
  private static let numerals = Set("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千两上中下")
  private static let parts = Set("部卷編编篇부편")
  private static let chapters = Set("章回話话장")
  private static let sections = Set("节節절조")

  private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\u{A0}" }

  /// The rank of a division that a line names, as in `第 1 章` or `第三回 …`: 0 for a part, 1 for a chapter, 2 for a section.
  static func division(_ line: String) -> Int? {
    guard let first = line.first, first == "第" || first == "제" else { return nil }
    let rest = line.dropFirst().drop(while: isSpace)
    let number = rest.prefix { numerals.contains($0) }
    guard !number.isEmpty, number.count <= 8, let word = rest[number.endIndex...].first(where: { !isSpace($0) }) else {
      return nil
    }
    return parts.contains(word) ? 0 : chapters.contains(word) ? 1 : sections.contains(word) ? 2 : nil
  }

  /// Whether no space stands between the characters before and after a line end: both are Chinese or Japanese, or one is a
  /// mark of theirs, or is and the other is a quotation mark, dash or ellipsis.
  static func isUnspaced<Bytes: RandomAccessCollection<UInt8>>(
    before end: Int, after start: Int, in bytes: Bytes
  ) -> Bool where Bytes.Index == Int {
    var last = end - 1
    while last > 0, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    guard last >= 0, start < bytes.count, bytes[last] >= 0xE1 || bytes[start] >= 0xE1 else { return false }
    var (position, next) = (last, start)
    let (before, after) = (bytes.decodeScalar(at: &position), bytes.decodeScalar(at: &next))
    if IdeographicMarks.isBeside(before, after) { return true }
    let (isBefore, isAfter) = (EastAsianCharacters.isUnspaced(before), EastAsianCharacters.isUnspaced(after))
    return isBefore && (isAfter || IdeographicMarks.isShared(after)) || isAfter && IdeographicMarks.isShared(before)
  }

  /// Whether the character at `index` takes two cells.
  static func isWide<Bytes: RandomAccessCollection<UInt8>>(at index: Int, in bytes: Bytes) -> Bool
  where Bytes.Index == Int {
    guard index < bytes.count, bytes[index] >= 0xE1 else { return false }
    var position = index
    return CellWidths.isWide(bytes.decodeScalar(at: &position))
  }
}
