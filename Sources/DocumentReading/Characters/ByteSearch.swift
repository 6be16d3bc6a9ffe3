/// Searches that look at many bytes at once; a manuscript is mostly bytes that nothing happens at.
///
/// Vectors are only added, subtracted and combined bit by bit: comparing their elements is not yet a single instruction in
/// Swift. A test leaves its answer in the highest bit of each byte.
enum ByteSearch {
  private typealias Vector = SIMD16<UInt8>
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first byte below 0x10, where line ends, form feeds and tabs are, from `start` on; the count if there is none.
  static func firstControl(in bytes: ByteView, from start: Int) -> Int {
    let words = unsafe UnsafeRawPointer(bytes.start)
    let bound = Vector(repeating: 0x10)
    var index = start
    while index &+ 32 <= bytes.count {
      let first = unsafe words.loadUnaligned(fromByteOffset: index, as: Vector.self)
      let second = unsafe words.loadUnaligned(fromByteOffset: index &+ 16, as: Vector.self)
      if hasHigh((first &- bound) & ~first | (second &- bound) & ~second) { break }
      index &+= 32
    }
    while index &+ 8 <= bytes.count {
      let word = unsafe words.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // Determine if a word has a byte less than n (Bit Twiddling Hacks, S. E. Anderson); the lowest bit set is right.
      let found = (word &- 0x1010_1010_1010_1010) & ~word & highs
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < bytes.count && bytes[index] >= 0x10 { index += 1 }
    return index
  }

  /// The first byte that is neither printable ASCII nor a tab, line feed, form feed or carriage return, from `start` on; the
  /// count if there is none.
  static func firstUnprintable(in bytes: ByteView, from start: Int) -> Int {
    let words = unsafe UnsafeRawPointer(bytes.start)
    var index = start
    while index &+ 32 <= bytes.count {
      let first = unsafe words.loadUnaligned(fromByteOffset: index, as: Vector.self)
      let second = unsafe words.loadUnaligned(fromByteOffset: index &+ 16, as: Vector.self)
      if hasHigh(unprintable(first) | unprintable(second)) { break }
      index &+= 32
    }
    while index < bytes.count && isPrintable(bytes[index]) { index += 1 }
    return index
  }

  static func isPrintable(_ byte: UInt8) -> Bool {
    byte < 0x20 ? byte &- 0x09 < 5 && byte != 0x0B : byte < 0x80
  }

  /// Marks what ``isPrintable(_:)`` denies.
  @inline(__always) private static func unprintable(_ bytes: Vector) -> Vector {
    let fromTab = bytes &- Vector(repeating: 0x09)
    let isSpacing = (fromTab &- Vector(repeating: 5)) & ~fromTab
    let isVerticalTab = Vector(repeating: 0x80) &- (bytes ^ Vector(repeating: 0x0B))
    return (bytes &- Vector(repeating: 0x20)) & ~isSpacing | isVerticalTab | bytes
  }

  /// Passes over printable ASCII and well-formed characters of two and three bytes (Unicode, table 3-7) from `start` on,
  /// where a character begins, as long as there are some above ASCII.
  ///
  /// - Returns: The beginning of a character up to which all is well; characters after it may be well, too.
  static func afterLetters(in bytes: ByteView, from start: Int) -> Int {
    guard start > 0, start < bytes.count, bytes[start] & 0xC0 != 0x80 else { return start }
    let words = unsafe UnsafeRawPointer(bytes.start)
    var index = start
    while index &+ 17 <= bytes.count {
      let before = unsafe words.loadUnaligned(fromByteOffset: index &- 1, as: Vector.self)
      let vector = unsafe words.loadUnaligned(fromByteOffset: index, as: Vector.self)
      let after = unsafe words.loadUnaligned(fromByteOffset: index &+ 1, as: Vector.self)
      if !hasHigh(vector) || hasHigh(malformed(before, vector, after)) { break }
      index &+= 16
    }
    while index > start && index < bytes.count && bytes[index] & 0xC0 == 0x80 { index &-= 1 }
    return index
  }

  /// Marks bytes that no character of up to three bytes begins with or that are no printable ASCII, and those after which
  /// something else follows than what they ask for. U+FFC0…U+FFFF are marked too.
  @inline(__always) private static func malformed(_ before: Vector, _ bytes: Vector, _ after: Vector) -> Vector {
    // The second, third and fourth bits of each byte as its first.
    let (second, third) = (bytes &+ bytes, (bytes &+ bytes) &+ (bytes &+ bytes))
    let fourth = third &+ third
    let isLead = bytes & second
    let isContinued = isLead | isLeadOfThree(before)
    let thirdAfter = (after &+ after) &+ (after &+ after)
    let isContinuation = after & ~(after &+ after)
    // C0 and C1; E0 before 80…9F; ED before A0…BF, the surrogates; EF before BF; F0 and above.
    let isWrong =
      marks(bytes, 0xC0) | marks(bytes, 0xC1) | marks(bytes, 0xE0) & ~thirdAfter | marks(bytes, 0xED) & thirdAfter
      | marks(bytes, 0xEF) & marks(after, 0xBF) | isLead & third & fourth
    return (isContinued ^ isContinuation) | isWrong & bytes | unprintable(bytes) & ~bytes
  }

  /// Marks a value among those above ASCII.
  @inline(__always) private static func marks(_ bytes: Vector, _ value: UInt8) -> Vector {
    Vector(repeating: 0x80) &- (bytes ^ Vector(repeating: value))
  }

  @inline(__always) private static func isLeadOfThree(_ bytes: Vector) -> Vector {
    let second = bytes &+ bytes
    return bytes & second & (second &+ second)
  }

  /// The first byte of a set that `isWanted`, from `start` on; the count if there is none. Letters, spaces and commas are
  /// passed over.
  @inline(__always)
  static func first(
    of set: ByteSet, in bytes: ByteView, from start: Int, where isWanted: (UInt8, Int) -> Bool
  ) -> Int {
    let words = unsafe UnsafeRawPointer(bytes.start)
    var index = start
    while index &+ 16 <= bytes.count {
      let vector = unsafe words.loadUnaligned(fromByteOffset: index, as: Vector.self)
      let found = unsafe unsafeBitCast(candidates(vector, set), to: SIMD2<UInt64>.self)
      var bits = found[0] & highs
      while bits != 0 {
        let place = index &+ bits.trailingZeroBitCount >> 3
        let byte = unsafe bytes.start[place]
        if set.contains(byte) && isWanted(byte, place) { return place }
        bits &= bits &- 1
      }
      bits = found[1] & highs
      while bits != 0 {
        let place = index &+ 8 &+ bits.trailingZeroBitCount >> 3
        let byte = unsafe bytes.start[place]
        if set.contains(byte) && isWanted(byte, place) { return place }
        bits &= bits &- 1
      }
      index &+= 16
    }
    while index < bytes.count && !(set.contains(bytes[index]) && isWanted(bytes[index], index)) { index += 1 }
    return index
  }

  /// Marks the bytes that are no letters, spaces or commas, nor above ASCII unless the set has any of those.
  @inline(__always) private static func candidates(_ bytes: Vector, _ set: ByteSet) -> Vector {
    let (low, high) = (Vector(repeating: 0x1F), Vector(repeating: 0x80))
    let isLetter = ((((bytes & low) &+ Vector(repeating: 5)) & low) &+ Vector(repeating: 0x7A)) & (bytes &+ bytes)
    let isSpace = high &- (bytes ^ Vector(repeating: 0x20))
    let isComma = high &- (bytes ^ Vector(repeating: 0x2C))
    return ~(isLetter | isSpace | isComma) & ~bytes | bytes & Vector(repeating: set.highMask)
  }

  @inline(__always) private static func hasHigh(_ vector: Vector) -> Bool {
    let words = unsafe unsafeBitCast(vector, to: SIMD2<UInt64>.self)
    return (words[0] | words[1]) & highs != 0
  }
}

/// A set of bytes: any of ASCII but letters, spaces and commas, and of those above, U+0080…U+00BF's first.
struct ByteSet {
  private var words: (UInt64, UInt64) = (0, 0)
  /// 0x80 if the first byte of U+0080…U+00BF is in the set, else 0.
  private(set) var highMask: UInt8 = 0

  mutating func insert(_ byte: UInt8) {
    if byte == 0xC2 { return highMask = 0x80 }
    precondition(byte < 0x80 && !CharacterClass.isLetter(byte) && byte != 0x20 && byte != 0x2C)
    if byte < 64 { words.0 |= 1 << UInt64(byte) } else { words.1 |= 1 << UInt64(byte & 63) }
  }

  @inline(__always) func contains(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return byte == 0xC2 && highMask != 0 }
    return (byte < 64 ? words.0 : words.1) &>> UInt64(byte & 63) & 1 != 0
  }
}
