/// Joins the lines of a paragraph, and a word divided at a line end where the text knows the whole word.
struct TextJoiner {
  private let text: TextLines
  private let words: Set<String>
  /// Words after which a hyphen before a space is right: “pre- and post-war”.
  private static let conjunctions: Set<String> = [
    "and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "e", "o", "och", "en", "of",
  ]

  init(_ text: TextLines) {
    self.text = text
    let hasHyphens = text.lines.contains { $0.end > $0.start && text.bytes[$0.end - 1] == UInt8(ascii: "-") }
    words = hasHyphens && text.isWrapped ? Self.words(of: text) : []
  }

  private static func words(of text: TextLines) -> Set<String> {
    var words: Set<String> = []
    for line in text.lines {
      for word in text.bytes[line.start..<line.end].split(whereSeparator: { !isWordByte($0) }) {
        words.insert(String(decoding: word, as: UTF8.self).lowercased())
      }
    }
    return words
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    CharacterClass.isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
  }

  /// What becomes of the end of a line before the next: bytes to take off, and whether a line feed joins the two.
  func joint(_ line: TextLine, _ next: TextLine) -> (cut: Int, hasSpace: Bool) {
    if EastAsian.isUnspaced(before: line.end, after: next.start, in: text.bytes) { return (0, false) }
    guard !words.isEmpty, line.end - line.start > 1, text.bytes[line.end - 1] == UInt8(ascii: "-"),
      Self.isWordByte(text.bytes[line.end - 2]), text.bytes[line.end - 2] != UInt8(ascii: "-")
    else { return (0, true) }
    var start = line.end - 1
    while start > line.start && Self.isWordByte(text.bytes[start - 1]) { start -= 1 }
    var end = next.start
    while end < next.end && Self.isWordByte(text.bytes[end]) { end += 1 }
    let before = String(decoding: text.bytes[start..<line.end - 1], as: UTF8.self)
    let after = String(decoding: text.bytes[next.start..<end], as: UTF8.self)
    guard let first = after.unicodeScalars.first, first.properties.isLowercase else { return (0, true) }
    if words.contains((before + after).lowercased()) { return (1, false) }
    return (0, Self.conjunctions.contains(after))
  }
}
