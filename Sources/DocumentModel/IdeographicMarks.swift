/// Punctuation of Chinese and Japanese, which has its space in its own cell: no other space stands beside it.
package enum IdeographicMarks {
  /// Whether one of two characters beside each other is such a mark, and none is Korean, where sentences are parted by spaces.
  package static func isBeside(_ before: UInt32, _ after: UInt32) -> Bool {
    (contains(before) || contains(after)) && !EastAsianCharacters.isHangul(before)
      && !EastAsianCharacters.isHangul(after)
  }

  /// Whether a character is a quotation mark, dash or ellipsis that Chinese shares with Latin scripts.
  package static func isShared(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2014...0x2015, 0x2018...0x2019, 0x201C...0x201D, 0x2026: true
    default: false
    }
  }

  private static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3001...0x3002, 0x3008...0x3011, 0x3014...0x301B: true
    case 0xFF01, 0xFF08...0xFF09, 0xFF0C, 0xFF0E, 0xFF1A...0xFF1B, 0xFF1F: true
    default: false
    }
  }
}
