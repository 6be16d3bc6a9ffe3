internal import CICU
internal import DocumentModel

/// Where lines may end in text of scripts that put no spaces between words, by UAX #14 as ICU implements it.
///
/// ICU is asked only for texts that hold such characters; its dictionaries know the words of Thai, Lao, Khmer and Burmese.
package struct LineOpportunities {
  /// Byte offsets from the text's start, ascending, before which a line may begin. The end is not one of them.
  package private(set) var offsets: [Int] = []

  /// The places in `text`, UTF-8, in a language (BCP 47).
  package init(in text: ArraySlice<UInt8>, language: String) {
    var units: [UInt16] = []
    var bytesBefore: [Int32] = []
    units.reserveCapacity(text.count)
    var position: Int32 = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      for unit in UTF16.encode(scalar)! {
        units.append(unit)
        bytesBefore.append(position)
      }
      position += Int32(UTF8.width(scalar))
    }
    var status: Int32 = 0
    let count = Int32(clamping: units.count)
    // Small kana and the sign of a long vowel begin no line, as in books.
    let locale = language.contains("@") ? language : language + "@lb=strict"
    unsafe units.withUnsafeBufferPointer { buffer in
      guard let iterator = unsafe line_breaks_open(locale, buffer.baseAddress, count, &status) else { return }
      defer { unsafe line_breaks_close(iterator) }
      var next = unsafe line_breaks_next(iterator)
      while next >= 0 && next < count {
        offsets.append(Int(bytesBefore[Int(next)]))
        next = unsafe line_breaks_next(iterator)
      }
    }
  }

  /// Whether a text may hold characters that ``concerns(_:)`` means: a quick look at its bytes, past quotes and dashes.
  static func mayConcern(_ text: ArraySlice<UInt8>) -> Bool {
    var isAfterE2 = false
    for byte in text {
      if byte >= 0xE0 && byte != 0xE2 || isAfterE2 && byte >= 0xBA { return true }
      isAfterE2 = byte == 0xE2
    }
    return false
  }

  /// Whether a text holds no character that ``mayConcern(_:)`` or ``BidiOrder/mayConcern(_:)`` would stop at.
  static func isWestern(_ text: [UInt8]) -> Bool {
    var index = 0
    while let next = unsafe text.withUnsafeBytes({ unsafe firstBeyondASCII(in: $0, from: index) }) {
      if text[next] >= 0xD6 && text[next] != 0xE2 { return false }
      if text[next] == 0xE2, next + 1 < text.count, text[next + 1] >= 0xBA { return false }
      index = next + 1
    }
    return true
  }

  /// Index of the first byte that is not ASCII, found eight bytes at a time.
  private static func firstBeyondASCII(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index + 8 <= bytes.count {
      let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let high = word & 0x8080_8080_8080_8080
      if high != 0 { return index + high.trailingZeroBitCount / 8 }
      index += 8
    }
    return unsafe bytes[index...].firstIndex { $0 >= 0x80 }
  }

  /// Whether a character belongs to a script without spaces between words.
  static func concerns(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x0E00: false
    case _ where isOfUnspacedWords(scalar): true
    case _ where EastAsianCharacters.isIdeographic(scalar): true
    // From Lisu to Hangul; ideographs in frames.
    case 0xA4D0...0xD7FF, 0x1F200...0x1F2FF: true
    default: false
    }
  }

  /// Whether a character belongs to Thai, Lao, Burmese, Khmer and the like, whose words are told by dictionaries.
  package static func isOfUnspacedWords(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF: true
    default: false
    }
  }

  /// Whether a character is a Han or Kana letter, not a mark of punctuation.
  static func isIdeograph(_ scalar: UInt32) -> Bool {
    EastAsianCharacters.isHan(scalar) || EastAsianCharacters.isKana(scalar) || (0x3005...0x3007).contains(scalar)
  }

  /// Whether a character is a letter or a figure of Latin, Greek or Cyrillic, which stands a little apart from ideographs.
  static func isForeign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x52F, 0x1E00...0x1FFF:
      true
    default: false
    }
  }
}
