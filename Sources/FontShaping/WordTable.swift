import DocumentModel

/// Finds the run that a word was shaped into: an open-addressing hash table of run numbers, so that a lookup costs one
/// pass over the word and allocates nothing.
///
/// Most words of a long text are no longer in the fast memory when they are met again. So what a lookup touches lies close
/// together: a place of the table has a part of the hash, and an entry the beginning of its word.
struct WordTable {
  /// What besides the text tells runs apart.
  struct Key: Hashable {
    var font: FontID
    var traits: TextTraits
  }

  /// A word in half a cache line.
  private struct Entry {
    /// Its first sixteen bytes, filled up with zeros.
    var head: (UInt64, UInt64)
    var key: Key
    /// Number of its bytes, and where those are in ``bytes`` that follow the first sixteen.
    var count: UInt32
    var rest: UInt32
  }

  /// The hash of a word, and one more than the index of its entry in the lower half; 0 is an empty place. The count is a power
  /// of two, and at most three quarters of the places are in use.
  private var places = [UInt64](repeating: 0, count: 4096)
  /// The words; an entry's index is its run's number.
  private var entries: [Entry] = []
  /// What words have beyond sixteen bytes.
  private var bytes: [UInt8] = []

  init() {
    // Room for the words of a long book; what is not used of it costs nothing.
    entries.reserveCapacity(1 << 16)
  }

  /// The run of a word: that of the same word before, or else the next number, which it has from now on.
  ///
  /// - Returns: The number, and whether it is new.
  mutating func run(of text: ArraySlice<UInt8>, key: Key) -> (run: ShapedText.RunID, isNew: Bool) {
    let head = WordTable.head(of: text)
    let hash = WordTable.hash(of: head, text, key: key)
    let mask = places.count - 1
    var place = Int(hash) & mask
    while places[place] != 0 {
      if places[place] >> 32 == UInt64(hash) {
        let entry = Int(places[place] & 0xFFFF_FFFF) - 1
        if entries[entry].head == head, entries[entry].key == key, hasRest(of: text, entry) {
          return (Int32(entry), false)
        }
      }
      place = (place + 1) & mask
    }
    entries.append(Entry(head: head, key: key, count: UInt32(text.count), rest: UInt32(bytes.count)))
    if text.count > 16 { bytes += text.dropFirst(16) }
    places[place] = UInt64(hash) << 32 | UInt64(entries.count)
    if entries.count * 4 > places.count * 3 { grow() }
    return (Int32(entries.count - 1), true)
  }

  /// The first sixteen bytes of a word, filled up with zeros.
  @inline(__always)
  private static func head(of text: ArraySlice<UInt8>) -> (UInt64, UInt64) {
    unsafe text.withUnsafeBytes { bytes in
      let count = bytes.count
      if count >= 16 { return unsafe (number(at: 0, in: bytes), number(at: 8, in: bytes)) }
      // The last eight bytes, moved over those that are in the first eight too.
      if count >= 8 { return unsafe (number(at: 0, in: bytes), number(at: count - 8, in: bytes) >> (8 * (16 - count))) }
      return (unsafe number(of: bytes), 0)
    }
  }

  /// Fewer than eight bytes as a number, the first lowest. Read from both ends in one way for all lengths that are alike,
  /// since the length of the next word cannot be guessed.
  @inline(__always)
  private static func number(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    if count >= 4 {
      let first = UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
      let last = UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      return UInt64(first) | UInt64(last) << (8 * (count - 4))
    }
    guard count > 0 else { return 0 }
    let middle = count / 2
    return unsafe UInt64(bytes[0]) | UInt64(bytes[middle]) << (8 * middle)
      | UInt64(bytes[count - 1]) << (8 * (count - 1))
  }

  /// The eight bytes at a place as a number, the first lowest.
  @inline(__always)
  private static func number(at place: Int, in bytes: UnsafeRawBufferPointer) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// A hash of the text and the key.
  @inline(__always)
  private static func hash(
    of head: (UInt64, UInt64), _ text: ArraySlice<UInt8>, key: Key
  ) -> UInt32 {
    var hash = UInt64(key.font.index) << 32 | UInt64(key.traits.language) << 1
    if key.traits.direction == .rightToLeft { hash |= 1 }
    hash = mixed(hash ^ head.0)
    hash = mixed(hash ^ head.1 ^ UInt64(text.count) << 56)
    // FNV-1a over the rest.
    for byte in text.dropFirst(16) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  @inline(__always)
  private func hasRest(of text: ArraySlice<UInt8>, _ entry: Int) -> Bool {
    guard Int(entries[entry].count) == text.count else { return false }
    guard text.count > 16 else { return true }
    let start = Int(entries[entry].rest)
    return bytes[start..<start + text.count - 16].elementsEqual(text.dropFirst(16))
  }

  private mutating func grow() {
    let old = places
    places = [UInt64](repeating: 0, count: old.count * 2)
    let mask = places.count - 1
    for known in old where known != 0 {
      var place = Int(known >> 32) & mask
      while places[place] != 0 { place = (place + 1) & mask }
      places[place] = known
    }
  }
}
