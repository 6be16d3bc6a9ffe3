/// What stands before and after a mark: what decides which way a quotation mark turns.
struct Surroundings {
  let bytes: ByteView
  /// Whether markers of emphasis are looked through.
  let looksThroughMarkup: Bool

  /// The scalar before `index`; a space at the beginning.
  func scalar(before index: Int) -> Unicode.Scalar {
    guard index > 0 else { return " " }
    let byte = bytes[index - 1]
    if byte < 0x80 && !Self.isMarker(byte) { return Unicode.Scalar(byte) }
    var index = index
    let limit = max(0, index - 8)
    if looksThroughMarkup {
      while index > limit && Self.isMarker(bytes[index - 1]) { index -= 1 }
    }
    return index == 0 ? " " : bytes.scalar(before: index)
  }

  /// The scalar at `index` or, if markup stands there, after it; a space at the end.
  func scalar(after index: Int) -> Unicode.Scalar {
    guard index < bytes.count else { return " " }
    let byte = bytes[index]
    if byte < 0x80 && !Self.isMarker(byte) && byte != UInt8(ascii: "\\") { return Unicode.Scalar(byte) }
    var index = index
    let limit = min(bytes.count, index + 8)
    if looksThroughMarkup {
      while index < limit && (Self.isMarker(bytes[index]) || bytes[index] == UInt8(ascii: "\\")) { index += 1 }
    }
    return index >= bytes.count ? " " : bytes.scalar(at: index)
  }

  private static func isMarker(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  @inline(__always) static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? CharacterClass.isAlphanumeric(UInt8(truncatingIfNeeded: scalar.value)) : isForeignWord(scalar)
  }

  @inline(never) private static func isForeignWord(_ scalar: Unicode.Scalar) -> Bool {
    !CharacterClass.isWhitespace(scalar) && !CharacterClass.isPunctuation(scalar)
  }

  @inline(__always) static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? scalar.value &- 0x30 < 10 : scalar.properties.numericType != nil
  }

  static func isIdeographic(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    (0x2E80...0xFFEF).contains(first.value) || (0x2E80...0xFFEF).contains(second.value)
  }

  /// Whether a mark between these opens a quotation; `isAfterOpening` if another one opens directly before it.
  static func opens(_ before: Unicode.Scalar, _ after: Unicode.Scalar, isAfterOpening: Bool) -> Bool {
    if CharacterClass.isWhitespace(after) { return false }
    if CharacterClass.isWhitespace(before) { return true }
    if isWord(before) { return isWord(after) }
    switch before {
    case "(", "[", "{", "-", "/", "=": return true
    case ")", "]", "}": return false
    case "\"", "'": return isAfterOpening
    case ".", ",", ";", ":", "!", "?", "…", "%", "&": return false
    default: break
    }
    if before.value >= 0x80 {
      switch before.properties.generalCategory {
      case .openPunctuation, .initialPunctuation, .dashPunctuation: return true
      case .closePunctuation, .finalPunctuation: return false
      default: break
      }
    }
    return isWord(after)
  }

  /// Whether a mark after a digit means feet, inches, minutes or seconds; `isOpen` if a quotation of the mark is.
  @inline(__always) static func isMeasure(_ before: Unicode.Scalar, _ after: Unicode.Scalar, isOpen: Bool) -> Bool {
    guard before.value &- 0x30 < 10 else { return false }
    return isNumeric(after) || !isOpen
  }

  // MARK: Apostrophes

  /// Words that have lost their beginning, after the apostrophe.
  private static let clippedWords: [StaticString] = [
    "tis", "twas", "twere", "twill", "em", "cause", "n'", "til", "bout", "round",
  ]
  /// What follows a word's markup and an apostrophe.
  private static let shortEndings: [StaticString] = ["s", "t", "d", "m", "re", "ll", "ve"]

  /// Whether a `'` is an apostrophe whatever quotation is open: inside a word, before the digits of a year, or before the
  /// ending that follows a word's markup (`*Times*'s`).
  func isApostrophe(
    _ position: Int, _ before: Unicode.Scalar, _ after: Unicode.Scalar, _ typography: Typography
  ) -> Bool {
    if typography.keepsInnerMarks { return false }
    if Self.isNumeric(before) && Self.isNumeric(after) && Self.isWord(after) { return false }
    if Self.isWord(before) { return Self.isWord(after) && !Self.isIdeographic(before, after) }
    let next = position + 1
    if Self.isNumeric(after), next + 2 <= bytes.count, CharacterClass.isDigit(bytes[next]),
      CharacterClass.isDigit(bytes[next + 1])
    {
      let end = next + 2
      return end == bytes.count || !CharacterClass.isDigit(bytes[end]) && bytes[end] != UInt8(ascii: "'")
    }
    if next < bytes.count && CharacterClass.isLetter(bytes[next]) {
      for word in Self.clippedWords where bytes.hasLetters(word, at: next) {
        let end = next + word.utf8CodeUnitCount
        if end == bytes.count || !CharacterClass.isAlphanumeric(bytes[end]) && bytes[end] != UInt8(ascii: "'") {
          return typography.dash.closed == .emDash
        }
      }
    }
    switch before {
    case ")", "]", ">", "`", "”", "“", "»": break
    default: return false
    }
    for ending in Self.shortEndings where bytes.hasLetters(ending, at: next) {
      let end = next + ending.utf8CodeUnitCount
      if end == bytes.count || bytes[end] < 0x80 && !CharacterClass.isAlphanumeric(bytes[end]) { return true }
    }
    return false
  }

  // MARK: Addresses

  /// Whether `position` is in what may become a link to a mail address: letters on both sides and an `@` near.
  func isInAddress(_ position: Int) -> Bool {
    guard position > 0, CharacterClass.isAlphanumeric(bytes[position - 1]) else { return false }
    var index = position + 1
    let limit = min(bytes.count, position + 64)
    while index < limit {
      switch bytes[index] {
      case 0...0x20, 0x80...0xFF, 0x22, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D: return false
      case UInt8(ascii: "@"):
        return index > position + 1 && index + 1 < bytes.count && CharacterClass.isAlphanumeric(bytes[index + 1])
      default: index += 1
      }
    }
    return false
  }
}
