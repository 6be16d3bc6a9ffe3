internal import CFriBidi
internal import DocumentModel

/// The order of text in which directions are mixed, by UAX #9 as FriBidi implements it.
struct BidiOrder {
  /// Embedding level of each byte; odd levels run right to left.
  private(set) var levels: [UInt8]
  /// The direction of the paragraph as a whole.
  private(set) var base: Direction

  /// The levels of a paragraph's text, UTF-8.
  ///
  /// - Parameter usual: The direction of the document.
  init(of text: ArraySlice<UInt8>, usual: Direction) {
    var scalars: [FriBidiChar] = []
    var widths: [UInt8] = []
    scalars.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      // A line feed would end the paragraph for FriBidi; it is a space here.
      scalars.append(scalar.value == 0x0A || scalar.value == 0x2029 ? 0x20 : scalar.value)
      widths.append(UInt8(UTF8.width(scalar)))
    }
    let count = FriBidiStrIndex(clamping: scalars.count)
    var types = [FriBidiCharType](repeating: FriBidiCharType(rawValue: 0), count: scalars.count)
    unsafe fribidi_get_bidi_types(scalars, count, &types)
    var brackets = [FriBidiBracketType](repeating: 0, count: scalars.count)
    unsafe fribidi_get_bracket_types(scalars, count, types, &brackets)
    base = Direction(of: text, usual: usual)
    var direction = FriBidiParType(rawValue: base == .rightToLeft ? BidiOrder.letter | 1 : BidiOrder.letter)
    var embedding = [FriBidiLevel](repeating: 0, count: scalars.count)
    let highest = unsafe fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, &embedding)
    levels = []
    levels.reserveCapacity(text.count)
    for (index, width) in widths.enumerated() {
      let level = highest == 0 ? (base == .rightToLeft ? 1 : 0) : UInt8(max(0, embedding[index]))
      for _ in 0..<width { levels.append(level) }
    }
  }

  /// `FRIBIDI_TYPE_LTR`, which is not imported; that of letters the other way is greater by 1, which is the bit for right
  /// to left.
  private static let letter: UInt32 = 0x110

  /// Puts pieces of a line into the order in which they stand from left to right (rule L2).
  ///
  /// - Parameter levels: The level of each piece in reading order.
  /// - Returns: Indices of the pieces from left to right.
  static func visualOrder(of levels: [UInt8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), let lowestOdd = levels.filter({ $0 % 2 == 1 }).min() else { return order }
    var level = highest
    while level >= lowestOdd {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < order.count && levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
      level -= 1
    }
    return order
  }

  /// Whether a text may hold characters that run right to left: a quick look at its bytes.
  static func mayConcern(_ text: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      // U+0590…U+07FF begin with D6…DF; U+0800…U+08FF with E0 A0…A3; U+200F, U+202B and U+202E are marks; U+FB1D…
      // U+FEFF begin with EF AC…BB; U+10800…U+10FFF and U+1E800…U+1EFFF with F0 90 and F0 9E.
      if byte >= 0xA0 {
        if (0xD6...0xDF).contains(byte) { return true }
        switch previous {
        case 0xE0 where byte <= 0xA3: return true
        case 0xEF where (0xAC...0xBB).contains(byte): return true
        default: break
        }
      } else if byte >= 0x80, previous == 0xF0 && (byte == 0x90 || byte == 0x9E) {
        return true
      }
      previous = byte
    }
    return false
  }
}
