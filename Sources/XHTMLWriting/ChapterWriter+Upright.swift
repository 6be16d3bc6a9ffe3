/// Short numbers and pairs of marks in lines that run from top to bottom, which stand upright in the width of one character
/// (tate-chu-yoko; JLREQ 3.2.5).
extension ChapterWriter {
  /// Digits or marks that are set so, at most.
  private static let most = 2

  /// Writes text; in vertical writing, with what stands upright marked.
  mutating func add(running text: ArraySlice<UInt8>) {
    guard setsUpright else { return markup.add(text: text) }
    var written = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      let isIn = Self.isDigit(text[index]) ? Self.isDigit : Self.isMark
      while index < text.endIndex, isIn(text[index]) { index += 1 }
      guard index > start else {
        index += 1
        continue
      }
      guard index - start <= Self.most, Self.standsAlone(start..<index, in: text) else { continue }
      markup.add(text: text[written..<start])
      markup.add("<span class=\"upright\">")
      markup.add(text: text[start..<index])
      markup.add("</span>")
      written = index
    }
    markup.add(text: text[written..<text.endIndex])
  }

  /// Whether a run is not part of a word, number or formula in Latin letters, which lies on its side as a whole.
  private static func standsAlone(_ run: Range<Int>, in text: ArraySlice<UInt8>) -> Bool {
    var before = run.lowerBound - 1
    if before >= text.startIndex, text[before] == 0x20 { before -= 1 }
    var after = run.upperBound
    if after < text.endIndex, text[after] == 0x20 { after += 1 }
    let isFree = { (index: Int) in
      !text.indices.contains(index) || text[index] >= 0x80 || text[index] <= 0x20 || text[index] == 0x28
        || text[index] == 0x29
    }
    return isFree(before) && isFree(after)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x21 || byte == 0x3F }
}
