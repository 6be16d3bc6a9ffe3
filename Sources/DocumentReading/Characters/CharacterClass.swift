/// Classes of bytes and scalars that Markdown's rules speak of.
enum CharacterClass {
  static func isSpaceOrTab(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// An ASCII letter in lower case; any other byte as it is.
  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// ASCII punctuation: what a backslash may escape.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte)
  }

  /// Unicode whitespace in the sense of CommonMark.
  static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return scalar == " " || scalar.value == 0x09 || scalar.value == 0x0A || scalar.value == 0x0C
        || scalar.value == 0x0D
    }
    return scalar.properties.generalCategory == .spaceSeparator
  }

  /// Unicode punctuation in the sense of CommonMark 0.31: general categories P and S.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isPunctuation(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// The scalar that begins at `index`, which must be valid UTF-8.
  func scalar(at index: Int) -> Unicode.Scalar {
    let first = self[index]
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= endIndex else { return "\u{FFFD}" }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The scalar that ends before `index`, which must be valid UTF-8 and not the beginning.
  func scalar(before index: Int) -> Unicode.Scalar {
    var start = index - 1
    while start > startIndex && self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// Whether the bytes from `index` are those of `text`, which is ASCII.
  func hasBytes(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= startIndex && index + length <= endIndex else { return false }
    return text.withUTF8Buffer { expected in
      for offset in 0..<length where unsafe self[index + offset] != expected[offset] { return false }
      return true
    }
  }

  /// Whether the bytes from `index` are those of `text`, which is ASCII in lower case, in any case.
  func hasLetters(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= startIndex && index + length <= endIndex else { return false }
    return text.withUTF8Buffer { expected in
      for offset in 0..<length {
        let byte = self[index + offset]
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        if unsafe lower != expected[offset] { return false }
      }
      return true
    }
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar.
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 { append(UInt8(scalar.value)) } else { append(contentsOf: UTF8.encode(scalar)!) }
  }
}
