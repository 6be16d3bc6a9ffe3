/// Characters of Chinese, Japanese and Korean by the blocks they are in (Unicode 14.0, Blocks.txt). What is not assigned in a
/// block counts with the rest of it.
package enum EastAsianCharacters {
  /// Whether a character stands in a square of its own: Han, Kana, Bopomofo, Yi, Tangut and the like, with their marks, and
  /// the forms of others that are as wide.
  package static func isIdeographic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x2E80: false
    // From radicals of Han to those of Yi; ideographs and forms for compatibility; half and full width.
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF: true
    // From the marks of Tangut to its supplement, with Khitan; more Kana, and Nushu; the planes of Han.
    case 0x16FE0...0x18FFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Whether a character is an ideograph of Han.
  package static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x3400: false
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Whether a character is a letter of Hiragana or Katakana, or their sign of length or repetition.
  package static func isKana(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x3041: false
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE: true
    default: false
    }
  }

  /// Whether a character is a Korean syllable or a part of one.
  package static func isHangul(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x1100: false
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }

  /// Whether a character belongs to text in which nothing stands between words, so that a line end between two of its kind
  /// says nothing: all that is wide but Korean, which has spaces, and signs such as emoji.
  package static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x2E80, 0xA960...0xA97F, 0xAC00...0xD7A3, 0x1F000...0x1FAFF: false
    default: CellWidths.isWide(scalar)
    }
  }
}
