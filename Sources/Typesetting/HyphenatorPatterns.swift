internal import DocumentModel

/// Patterns of letters with values between them, in one hash table: reading a dictionary is most of what hyphenating a short
/// text takes, and a table is filled five times faster than a trie.
struct PatternTable: Sendable {
  /// For each place the hash of a pattern, or 0 if it is empty. Open addressing; the size is a power of two.
  private var places: [UInt64]
  /// For each place, what is between the letters of its pattern: in the lowest seven bits how many letters come before the
  /// first value, and from the ninth bit on the values in four bits each. The eighth is set if there are more, in ``others``.
  private var values: [UInt64]
  /// The values that do not fit, with the letters before each, by the hashes of patterns.
  private var others: [UInt64: [(at: Int, value: UInt8)]] = [:]
  /// Bits at places taken from the hashes of patterns. Few parts of a word have one; only those are looked up, for this is
  /// small enough to stay in the fast memory.
  private var bits: [UInt64]
  private var count = 0
  /// Letters of the longest pattern.
  private var longest = 0
  /// Letters of a pattern; what goes beyond does not count.
  private static let mostLetters = 127
  /// Values that fit in one number.
  private static let mostValues = 14
  /// Whether an apostrophe is a letter to these patterns.
  private(set) var hasApostrophe = false

  /// No patterns, but room for as many as there are in `count` bytes of text.
  init(expecting count: Int) {
    var size = 16
    while size < count / 8 && size < 1 << 20 { size *= 2 }
    places = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    bits = Array(repeating: 0, count: size / 8)
  }

  /// Whether there is no pattern.
  var isEmpty: Bool { count == 0 }

  /// Adds a pattern as a dictionary writes it: letters with digits between them, such as `.ach4`. One that changes the
  /// spelling (`/`) is left out.
  ///
  /// - Parameters:
  ///   - bytes: The dictionary.
  ///   - position: Where the pattern begins; then where it was seen to end, by a blank, a comment or the end of its line.
  ///   - encoding: How its letters are encoded; UTF-8 if `nil`.
  mutating func insert(_ bytes: [UInt8], at position: inout Int, _ encoding: LegacyEncoding?) {
    var index = position
    defer { position = index }
    var hash = Self.seed
    var count = 0
    var first = 0
    var packed: UInt64 = 0
    var rest: [(at: Int, value: UInt8)] = []
    while index < bytes.count, count < Self.mostLetters {
      let byte = bytes[index]
      let letter: UInt32
      if byte >= 0x80 {
        if let encoding {
          letter = encoding[byte]
          index += 1
        } else {
          letter = bytes.decodeScalar(at: &index)
        }
      } else if byte > 0x39 {
        letter = UInt32(byte)
        index += 1
      } else if byte >= 0x30 {
        index += 1
        if byte == 0x30 { continue }
        if packed == 0 { first = count }
        if count - first < Self.mostValues {
          packed |= UInt64(byte - 0x30) &<< UInt64(8 + 4 * (count - first))
        } else {
          rest.append((count, byte - 0x30))
        }
        continue
      } else {
        if byte <= 0x20 || byte == 0x25 { break }
        if byte == 0x2F { return }
        if byte == 0x27 { hasApostrophe = true }
        letter = UInt32(byte)
        index += 1
      }
      hash = Self.hash(hash, letter)
      count += 1
    }
    guard count > 0, packed > 0 else { return }
    longest = max(longest, count)
    hash = Self.mixed(hash)
    packed |= UInt64(first)
    if !rest.isEmpty {
      packed |= 0x80
      others[hash] = rest
    }
    keep(hash, packed)
  }

  private mutating func keep(_ hash: UInt64, _ packed: UInt64) {
    let place = place(of: hash)
    if places[place] == 0 { count += 1 }
    places[place] = hash
    values[place] = packed
    let bit = bit(of: hash)
    bits[bit.word] |= bit.mask
    if count * 4 > places.count * 3 { grow() }
  }

  /// Raises the values between the letters of a word to those of all patterns that match; `points[at]` is before the first.
  func score(_ word: ArraySlice<UInt32>, _ points: inout [UInt8], at base: Int) {
    let edge: UInt32 = 0x2E
    for start in -1..<word.count {
      var hash = start < 0 ? Self.hash(Self.seed, edge) : Self.seed
      let first = word.startIndex + max(0, start)
      let last = word.startIndex + start + longest
      for index in first..<min(word.endIndex, last) {
        hash = Self.hash(hash, word[index])
        if mayHave(hash) { raise(&points, at: base, to: hash, from: start, word.count) }
      }
      guard last > word.endIndex else { continue }
      hash = Self.hash(hash, edge)
      if mayHave(hash) { raise(&points, at: base, to: hash, from: start, word.count) }
    }
  }

  /// Raises the values of a word to those of the pattern with a hash, if there is one, that matches from a place on.
  private func raise(_ points: inout [UInt8], at base: Int, to hash: UInt64, from start: Int, _ length: Int) {
    let hash = Self.mixed(hash)
    let place = place(of: hash)
    if places[place] == 0 { return }
    func raise(_ letters: Int, to value: UInt8) {
      let point = start + letters
      if point >= 0 && point <= length { points[base + point] = max(points[base + point], value) }
    }
    var letters = Int(values[place] & 0x7F)
    var rest = values[place] >> 8
    while rest > 0 {
      raise(letters, to: UInt8(rest & 15))
      letters += 1
      rest >>= 4
    }
    if values[place] & 0x80 != 0 {
      for (letters, value) in others[hash] ?? [] { raise(letters, to: value) }
    }
  }

  /// FNV-1a, a letter at a time. Two patterns of a dictionary have the same 64 bits once in 10¹⁰ dictionaries.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always) private static func hash(_ hash: UInt64, _ letter: UInt32) -> UInt64 {
    (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
  }

  /// The hash with its bits mixed, since places are taken from some of them; never 0.
  @inline(__always) private static func mixed(_ hash: UInt64) -> UInt64 {
    max(1, (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Where a pattern is, or the empty place where it would be.
  @inline(__always) private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash >> 40) & (places.count - 1)
    while places[place] != 0 && places[place] != hash { place = (place + 1) & (places.count - 1) }
    return place
  }

  /// Where the bit of a hash is.
  @inline(__always) private func bit(of hash: UInt64) -> (word: Int, mask: UInt64) {
    (Int(truncatingIfNeeded: hash >> 6) & (bits.count - 1), 1 << (hash & 63))
  }

  /// Whether there may be a pattern with a hash that is not mixed yet.
  @inline(__always) private func mayHave(_ hash: UInt64) -> Bool {
    let bit = bit(of: Self.mixed(hash))
    return bits[bit.word] & bit.mask != 0
  }

  private mutating func grow() {
    let old = zip(places, values)
    values = Array(repeating: 0, count: places.count * 2)
    places = Array(repeating: 0, count: values.count)
    for (hash, packed) in old where hash != 0 {
      let place = place(of: hash)
      places[place] = hash
      values[place] = packed
    }
  }
}
