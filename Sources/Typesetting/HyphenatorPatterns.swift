internal import DocumentModel

/// Patterns of letters with values between them, in one hash table: reading a dictionary is most of what hyphenating a short
/// text takes, and a table is filled five times faster than a trie.
struct PatternTable: Sendable {
  /// For each place the hash of a pattern, or 0 if it is empty. Open addressing; the size is a power of two.
  private var places: [UInt64]
  /// For each place, where the pattern's values are in ``values``.
  private var starts: [UInt32]
  /// For each pattern, how many zeros come before its values, how many values there are, and these.
  private var values: [UInt8] = []
  private var count = 0
  /// Letters of the longest pattern.
  private var longest = 0
  /// The values between the letters of the pattern at hand; no pattern is longer.
  private var scores = [UInt8](repeating: 0, count: 128)
  /// Whether an apostrophe is a letter to these patterns.
  private(set) var hasApostrophe = false

  /// No patterns, but room for as many as there are in `count` bytes of text.
  init(expecting count: Int) {
    var size = 16
    while size < count / 8 && size < 1 << 20 { size *= 2 }
    places = Array(repeating: 0, count: size)
    starts = Array(repeating: 0, count: size)
    values.reserveCapacity(count / 2)
  }

  /// Whether there is no pattern.
  var isEmpty: Bool { count == 0 }

  /// Adds a pattern as a dictionary writes it: letters with digits between them, such as `.ach4`. One that changes the
  /// spelling (`/`) is left out.
  ///
  /// - Parameters:
  ///   - line: The pattern; blanks and what follows them do not count.
  ///   - encoding: How its letters are encoded; UTF-8 if `nil`.
  mutating func insert(_ line: ArraySlice<UInt8>, _ encoding: LegacyEncoding?) {
    if values.count + line.count + 2 >= 1 << 28 { return }
    var hash = Self.seed
    var count = 0
    scores[0] = 0
    var position = line.startIndex
    while position < line.endIndex, count < scores.count - 1 {
      let byte = line[position]
      if byte >= 0x30 && byte <= 0x39 {
        scores[count] = byte - 0x30
        position += 1
        continue
      }
      if byte <= 0x20 || byte == 0x25 { break }
      if byte == 0x2F { return }
      let letter: UInt32
      if byte < 0x80 || encoding != nil {
        letter = byte < 0x80 ? UInt32(byte) : encoding![byte]
        position += 1
      } else {
        letter = line.decodeScalar(at: &position)
      }
      if letter == 0x27 { hasApostrophe = true }
      hash = Self.hash(hash, letter)
      count += 1
      scores[count] = 0
    }
    if count > 0 { keep(Self.mixed(hash), count) }
  }

  /// Keeps the scores of the pattern at hand, without the zeros around them.
  private mutating func keep(_ hash: UInt64, _ length: Int) {
    var first = 0
    while first < length && scores[first] == 0 { first += 1 }
    var last = length
    while last > first && scores[last] == 0 { last -= 1 }
    if scores[last] == 0 { return }
    longest = max(longest, length)
    let start = UInt32(values.count)
    values.append(UInt8(first))
    values.append(UInt8(last - first + 1))
    for index in first...last { values.append(scores[index]) }
    let place = place(of: hash)
    if places[place] == 0 { count += 1 }
    places[place] = hash
    starts[place] = start
    if count * 4 > places.count * 3 { grow() }
  }

  /// Raises the values between the letters of a word to those of all patterns that match; `points[at]` is before the first.
  func score(_ word: ArraySlice<UInt32>, _ points: inout [UInt8], at base: Int) {
    let count = word.count + 2
    for start in 0..<count - 1 {
      var hash = Self.seed
      for index in start..<min(count, start + longest) {
        let isEdge = index == 0 || index == count - 1
        hash = Self.hash(hash, isEdge ? 0x2E : word[word.startIndex + index - 1])
        let place = place(of: Self.mixed(hash))
        if places[place] == 0 { continue }
        let found = Int(starts[place])
        let first = start + Int(values[found]) - 1
        for offset in 0..<Int(values[found + 1]) {
          let point = first + offset
          guard point >= 0 && point <= word.count else { continue }
          points[base + point] = max(points[base + point], values[found + 2 + offset])
        }
      }
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

  private mutating func grow() {
    let old = zip(places, starts)
    starts = Array(repeating: 0, count: places.count * 2)
    places = Array(repeating: 0, count: starts.count)
    for (hash, start) in old where hash != 0 {
      let place = place(of: hash)
      places[place] = hash
      starts[place] = start
    }
  }
}
