/// Joins the lines of a paragraph, and a word divided at a line end where the text knows the whole word.
struct TextJoiner {
  private let text: TextLines
  private let words: Set<String>
  /// Whether the text has dashes between words without spaces: then one at a line's end is followed by none.
  private let hasTightDashes: Bool
  /// Words after which a hyphen before a space is right: “pre- and post-war”.
  private static let conjunctions: Set<String> = [
    "and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "e", "o", "och", "en", "of",
  ]

  init(_ text: TextLines) {
    self.text = text
    let hasHyphens = text.lines.contains { $0.end > $0.start && text.bytes[$0.end - 1] == UInt8(ascii: "-") }
    words = hasHyphens && text.isWrapped ? Self.words(of: text) : []
    let hasDashes = text.isWrapped && text.lines.contains { Self.endsInDash($0, text.bytes) }
    hasTightDashes = hasDashes && text.lines.contains { Self.hasTightDash($0, text.bytes) }
  }

  /// Whether a line ends in a dash after a letter.
  private static func endsInDash(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    line.end - line.start > 3 && isDash(at: line.end - 3, bytes) && isLetter(bytes[line.end - 4])
  }

  private static func hasTightDash(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard line.end - line.start > 4 else { return false }
    return (line.start + 1..<line.end - 3).contains {
      isDash(at: $0, bytes) && isLetter(bytes[$0 - 1]) && isLetter(bytes[$0 + 3])
    }
  }

  /// Whether an en or em dash begins at `index`.
  private static func isDash(at index: Int, _ bytes: [UInt8]) -> Bool {
    bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { CharacterClass.isLetter(byte) || byte >= 0x80 }

  /// Whether a line ends where a word of signs goes on: after a slash between letters, a dash without spaces, or a sign of an
  /// address.
  private func goesOn(_ line: TextLine, _ next: TextLine) -> Bool {
    guard text.isWrapped, line.end - line.start > 1, next.end > next.start else { return false }
    let (bytes, last) = (text.bytes, text.bytes[line.end - 1])
    let isBeforeLetter = Self.isLetter(bytes[next.start])
    switch last {
    case UInt8(ascii: "/") where isBeforeLetter && Self.isLetter(bytes[line.end - 2]): return true
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "-"):
      var start = line.end
      while start > line.start && bytes[start - 1] > 0x20 { start -= 1 }
      return bytes[next.start] > 0x20 && bytes[start..<line.end].contains { $0 == UInt8(ascii: ":") }
        && String(decoding: bytes[start..<line.end], as: UTF8.self).contains("://")
    default: return hasTightDashes && isBeforeLetter && Self.endsInDash(line, bytes)
    }
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
    if EastAsian.isUnspaced(before: line.end, after: next.start, in: text.bytes) || goesOn(line, next) {
      return (0, false)
    }
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
