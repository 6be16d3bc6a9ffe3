internal import DocumentModel

/// A run of bytes without spaces, and where a line may end in it (a part of UAX #14).
struct CellWord {
  /// The bytes, as a slice of the paragraph's text.
  let bytes: ArraySlice<UInt8>
  /// Whether it is never divided with a hyphen of our own.
  let isVerbatim: Bool
  /// Widest box that fits on a line, in cells.
  let widest: Int
  /// Whether it is an address.
  var isAddress = false

  /// Characters that are no part of a box.
  enum Special {
    case softHyphen, zeroWidthSpace, space, noBreakSpace, control
  }

  /// What a character is, if it is no part of a box.
  static func special(_ scalar: UInt32) -> Special? {
    switch scalar {
    case 0x21..<0x7F: return nil
    case 0..<0xA0, 0x2060, 0xFEFF: return .control
    case 0xA0: return .noBreakSpace
    case 0xAD: return .softHyphen
    case 0x200B: return .zeroWidthSpace
    case 0x2000...0x2006, 0x2008...0x200A, 0x2028, 0x2029, 0x205F: return .space
    default: return nil
    }
  }

  /// Whether a word is an address on the net.
  static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
    var position = word.startIndex
    while position + 3 < word.endIndex {
      switch word[position] {
      case 0x3A where word[position + 1] == 0x2F && word[position + 2] == 0x2F: return true
      case 0x77 where word[position + 1] == 0x77 && word[position + 2] == 0x77 && word[position + 3] == 0x2E:
        return true
      case 0x6D where word[position...].starts(with: "mailto:".utf8): return true
      default: position += 1
      }
    }
    return false
  }

  /// The cost of ending a line between two characters; `nil` if it must not end there.
  ///
  /// - Parameter place: Where the second begins.
  func cost(between before: UInt32, _ after: UInt32, at place: Int) -> Int32? {
    if isAddress {
      switch before {
      case 0x2F: return after == 0x2F ? nil : 30
      case 0x3F, 0x26, 0x2D: return after == before ? nil : 40
      default: return nil
      }
    }
    if before < 0x2010 && after < 0x2010 {
      if before == 0x2D { return hyphenCost(after, at: place) }
      if before == 0x2F { return Self.isLetter(after) && beforeIsLetter(place, skipping: 1) ? 60 : nil }
      return nil
    }
    switch before {
    case 0x2010, 0x2013: return Self.isLetter(after) && endsWord(dashAt: place - 3) ? 50 : nil
    case 0x2014, 0x2015:
      return Self.mayBegin(after) && after < 0x2E80 && endsWord(dashAt: place - 3) ? 20 : nil
    default: break
    }
    if after == 0x2014 && Self.isLetter(before) { return beginsWord(dashAt: place) ? 150 : nil }
    let isUnspaced = Self.isIdeographic(before) && Self.isIdeographic(after)
    guard isUnspaced || IdeographicMarks.isBeside(before, after) else { return nil }
    return Self.mayEnd(before) && Self.mayBegin(after) ? 0 : nil
  }

  /// A hyphen between letters may end a line; one before a word (`-x`) or between digits may not.
  private func hyphenCost(_ after: UInt32, at place: Int) -> Int32? {
    guard Self.isLetter(after), !(0x30...0x39).contains(after) else { return nil }
    return beforeIsLetter(place, skipping: 1) ? 50 : nil
  }

  /// Whether a dash follows a word, rather than opens what follows it, such as `—dijo` or `–option`.
  private func endsWord(dashAt place: Int) -> Bool {
    guard place > bytes.startIndex else { return false }
    var index = place - 1
    while index > bytes.startIndex && bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return Self.mayEnd(bytes.decodeScalar(at: &index))
  }

  /// Whether a word follows a dash at once, rather than a full stop or nothing.
  private func beginsWord(dashAt place: Int) -> Bool {
    var index = place + 3
    return index < bytes.endIndex && Self.isLetter(bytes.decodeScalar(at: &index))
  }

  private func beforeIsLetter(_ place: Int, skipping count: Int) -> Bool {
    let index = place - count - 1
    guard index >= bytes.startIndex else { return false }
    return bytes[index] >= 0x80 || Self.isLetter(UInt32(bytes[index]))
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0xC0: return false
    case 0x2000..<0x2C00, 0x3000..<0x3040: return false
    default: return true
    }
  }

  /// Ideographs, kana and the like, between which a line end is read as nothing. Between all others it is read as a space, so
  /// they stay together where none stands between them: Hangul, emoji, and a word in Latin letters beside an ideograph that is
  /// no mark.
  private static func isIdeographic(_ scalar: UInt32) -> Bool {
    EastAsianCharacters.isUnspaced(scalar) && !(0xFE10...0xFE6F).contains(scalar)
  }

  /// Characters that must not begin a line; JIS X 4051 and the like.
  private static let closing = Set(
    "!%),.:;?]}¢°’”′″℃、。々〉》」』】〕〗〙〛〜〟ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜ゝゞ・ーヽヾ！％），．：；？］｝｡｣､･～…‥—–»›\"'*_"
      .unicodeScalars.map(\.value))
  /// Characters that must not end a line.
  private static let opening = Set("([{£¥‘“〈《「『【〔〖〘〚〝（［｛｢￡￥$«‹\"'*_<".unicodeScalars.map(\.value))

  private static func mayBegin(_ scalar: UInt32) -> Bool { !closing.contains(scalar) && scalar != 0x20 }
  private static func mayEnd(_ scalar: UInt32) -> Bool { !opening.contains(scalar) }
}
