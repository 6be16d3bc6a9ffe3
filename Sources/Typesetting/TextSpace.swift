/// A character between words, other than the plain space, that takes part in line breaking.
enum TextSpace: Equatable {
  /// A word space, or one of Unicode's own line ends: U+0085, U+2028, U+2029.
  case word
  /// U+00A0: a word space at which no line ends.
  case noBreak
  /// A space of a width in thousandths of the type size, and whether a line may end at it.
  case fixed(Int, breaks: Bool)
  /// U+200B: a place where a line may end.
  case zeroWidth
  /// U+00AD: a place where a word may be divided.
  case softHyphen

  /// The space whose bytes begin at an index of UTF-8 text, if one does.
  init?(at index: Int, in text: [UInt8], upTo end: Int) {
    guard index + 1 < end else { return nil }
    let second = text[index + 1]
    if text[index] == 0xC2 {
      guard second == 0xA0 || second == 0xAD || second == 0x85 else { return nil }
      self = second == 0xA0 ? .noBreak : second == 0x85 ? .word : .softHyphen
      return
    }
    guard second == 0x80, index + 2 < end else { return nil }
    switch text[index + 2] {
    case 0x80, 0x82: self = .fixed(500, breaks: true)
    case 0x81, 0x83: self = .fixed(1000, breaks: true)
    case 0x84: self = .fixed(333, breaks: true)
    case 0x85, 0x88: self = .fixed(250, breaks: true)
    case 0x86: self = .fixed(167, breaks: true)
    case 0x87: self = .fixed(500, breaks: false)
    case 0x89: self = .fixed(200, breaks: false)
    case 0x8A: self = .fixed(100, breaks: false)
    case 0x8B: self = .zeroWidth
    case 0xA8, 0xA9: self = .word
    case 0xAF: self = .fixed(200, breaks: false)
    default: return nil
    }
  }
}
