internal import DocumentModel

extension Hyphenator {
  /// The letters of a word, in lower case, and the parts it falls into.
  struct Letters {
    /// Letters, in lower case, and other characters as 0.
    var scalars: [UInt32] = []
    /// Where each begins, in bytes from the beginning of the word.
    var offsets: [Int32] = []
    /// Runs of letters, as indices into ``scalars``.
    var parts: [Range<Int>] = []
    /// Whether there is anything to divide.
    var isWord = true

    /// Takes up another word.
    mutating func read(_ word: ArraySlice<UInt8>, withApostrophe hasApostrophe: Bool) {
      scalars.removeAll(keepingCapacity: true)
      offsets.removeAll(keepingCapacity: true)
      parts.removeAll(keepingCapacity: true)
      isWord = true
      var hasLower = false
      var position = word.startIndex
      var start = 0
      while position < word.endIndex {
        let offset = position - word.startIndex
        let scalar = word.decodeScalar(at: &position)
        let letter = Self.lowercased(scalar)
        if letter != 0 && (letter != Self.apostrophe || hasApostrophe) {
          if letter == scalar && letter != Self.apostrophe { hasLower = true }
          scalars.append(letter)
          offsets.append(Int32(offset))
          continue
        }
        if Self.isMark(scalar) && scalars.count > start { continue }
        close(&start)
        if !Self.mayStand(scalar, beside: word, at: offset) {
          isWord = false
          return
        }
        scalars.append(0)
        offsets.append(Int32(offset))
        start = scalars.count
      }
      close(&start)
      if !hasLower { isWord = false }
    }

    private mutating func close(_ start: inout Int) {
      if scalars.count > start { parts.append(start..<scalars.count) }
      start = scalars.count
    }

    static var apostrophe: UInt32 { 0x27 }

    /// A letter in lower case, an apostrophe as U+0027, and anything else as 0.
    static func lowercased(_ scalar: UInt32) -> UInt32 {
      switch scalar {
      case 0x61...0x7A: return scalar
      case 0x41...0x5A: return scalar + 0x20
      case 0x27, 0x2019: return apostrophe
      case 0..<0xAA: return 0
      default: break
      }
      guard let properties = Unicode.Scalar(scalar)?.properties, properties.isAlphabetic else { return 0 }
      if !properties.isUppercase { return scalar }
      let mapping = properties.lowercaseMapping.unicodeScalars
      return mapping.count == 1 ? mapping.first!.value : scalar
    }

    /// Whether a scalar belongs to the letter before it.
    private static func isMark(_ scalar: UInt32) -> Bool {
      guard scalar >= 0x300, let category = Unicode.Scalar(scalar)?.properties.generalCategory else { return false }
      return category == .nonspacingMark || category == .enclosingMark || category == .spacingMark
    }

    /// Whether a word with this character in it may be divided at all.
    private static func mayStand(_ scalar: UInt32, beside word: ArraySlice<UInt8>, at offset: Int) -> Bool {
      switch scalar {
      case 0x30...0x39, 0x2F, 0x40, 0x5C, 0x7E, 0x3D, 0x26, 0x25, 0x23, 0x7C, 0xAD: return false
      case 0x2E, 0x3A, 0x3F, 0x5F:
        // Between letters these stand in addresses and file names.
        let before = offset > 0 && word[word.startIndex + offset - 1].isWordByte
        let after = offset + 1 < word.count && word[word.startIndex + offset + 1].isWordByte
        return !(before && after)
      default: return Unicode.Scalar(scalar)?.properties.generalCategory != .decimalNumber
      }
    }
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit, or part of a longer character.
  fileprivate var isWordByte: Bool {
    self >= 0x80 || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || (self >= 0x30 && self <= 0x39)
  }
}
