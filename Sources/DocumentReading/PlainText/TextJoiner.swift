import DocumentModel

/// Joins the lines of a paragraph, and a word divided at a line end: one that the text has whole elsewhere, or, where words
/// are divided, one whose parts are no words of the text.
struct TextJoiner {
  private let text: TextLines
  private let words: Set<String>
  /// Whether words are divided at its lines' ends.
  private let divides: Bool
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
    divides = !words.isEmpty && Self.divides(text, words)
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

  /// The words of the text and the parts of those with hyphens, but for what may be the second part of a divided word.
  private static func words(of text: TextLines) -> Set<String> {
    var words: Set<String> = []
    var isAfterHyphen = false
    for line in text.lines {
      var start = line.start
      if isAfterHyphen { while start < line.end && isWordByte(text.bytes[start]) { start += 1 } }
      isAfterHyphen = line.end > line.start && text.bytes[line.end - 1] == UInt8(ascii: "-")
      for word in text.bytes[start..<line.end].split(whereSeparator: { !isWordByte($0) }) {
        let whole = String(decoding: word, as: UTF8.self).lowercased()
        if word.contains(UInt8(ascii: "-")) { for part in whole.split(separator: "-") { words.insert(String(part)) } }
        words.insert(whole)
      }
    }
    return words
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    CharacterClass.isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
  }

  /// What becomes of the end of a line before the next: bytes to take off, and whether a line feed joins the two.
  func joint(_ line: TextLine, _ next: TextLine) -> (cut: Int, hasSpace: Bool) {
    if EastAsian.isUnspaced(before: line.end, after: next.start, in: text.bytes) || goesOn(line, next)
      || text.isWrapped && UnspacedLetters.stand(before: line.end, after: next.start, in: text.bytes)
    {
      return (0, false)
    }
    guard !words.isEmpty, let division = Division(of: line, next, in: text.bytes) else {
      return (0, !(text.isWrapped && Self.isBeforeNumber(line, next, in: text.bytes)))
    }
    if division.isKnown(to: words) { return (1, false) }
    if Self.conjunctions.contains(division.after) { return (0, true) }
    return (divides && division.isSoft(among: words) ? 1 : 0, false)
  }

  /// Whether a line ends in a hyphen after a letter or digit, and the next begins with a digit: “Bronze-⏎37”.
  private static func isBeforeNumber(_ line: TextLine, _ next: TextLine, in bytes: [UInt8]) -> Bool {
    line.end - line.start > 1 && bytes[line.end - 1] == UInt8(ascii: "-") && next.end > next.start
      && CharacterClass.isDigit(bytes[next.start])
      && (CharacterClass.isDigit(bytes[line.end - 2]) || isLetter(bytes[line.end - 2]))
  }

  /// Whether the text divides words: so it does if it has some of those whole that stand divided at its lines' ends.
  private static func divides(_ text: TextLines, _ words: Set<String>) -> Bool {
    var known = 0
    for (line, next) in zip(text.lines, text.lines.dropFirst())
    where Division(of: line, next, in: text.bytes)?.isKnown(to: words) ?? false {
      known += 1
      if known == 3 { return true }
    }
    return false
  }

  /// A hyphen at a line's end between the letters of a word, or of two.
  private struct Division {
    /// The letters before the hyphen, with hyphens of their own, in lower case.
    let before: String
    /// The letters after it.
    let after: String
    let isBeforeCapital: Bool

    init?(of line: TextLine, _ next: TextLine, in bytes: [UInt8]) {
      guard line.end - line.start > 1, bytes[line.end - 1] == UInt8(ascii: "-"),
        TextJoiner.isWordByte(bytes[line.end - 2]), bytes[line.end - 2] != UInt8(ascii: "-")
      else { return nil }
      var start = line.end - 1
      while start > line.start && TextJoiner.isWordByte(bytes[start - 1]) { start -= 1 }
      var end = next.start
      while end < next.end && TextJoiner.isWordByte(bytes[end]) { end += 1 }
      let rest = String(decoding: bytes[next.start..<end], as: UTF8.self)
      guard let first = rest.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
      before = String(decoding: bytes[start..<line.end - 1], as: UTF8.self).lowercased()
      after = rest.lowercased()
      isBeforeCapital = !first.properties.isLowercase
    }

    private var parts: (String, String) {
      (String(before.split(separator: "-").last ?? ""), String(after.split(separator: "-").first ?? ""))
    }

    /// Whether the text has the word whole elsewhere.
    func isKnown(to words: Set<String>) -> Bool {
      let (first, second) = parts
      return !isBeforeCapital && (words.contains(before + after) || words.contains(first + second))
    }

    /// Whether it is one word to all appearance: the text has it nowhere with its hyphen, nor both its parts by themselves.
    func isSoft(among words: Set<String>) -> Bool {
      let (first, second) = parts
      return !isBeforeCapital && !words.contains(before + "-" + after)
        && !(words.contains(first) && words.contains(second))
    }
  }
}
