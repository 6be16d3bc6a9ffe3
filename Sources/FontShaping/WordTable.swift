import DocumentModel

/// Finds the run that a word was shaped into: an open-addressing hash table of run numbers, so that a lookup costs one
/// pass over the word and allocates nothing.
struct WordTable {
  /// What besides the text tells runs apart.
  struct Key: Hashable {
    var font: FontID
    var traits: TextTraits
  }

  private struct Entry {
    var hash: UInt64
    var key: Key
    var run: ShapedText.RunID
    /// The word, in ``bytes``.
    var text: Range<Int32>
  }

  /// Indices into ``entries``, or -1; the count is a power of two, at most half of it in use.
  private var slots = [Int32](repeating: -1, count: 4096)
  private var entries: [Entry] = []
  /// The words. They are in the shaped text as well; having them here, a lookup touches nothing else.
  private var bytes: [UInt8] = []

  /// FNV-1a over the text and the key.
  private static func hash(of text: ArraySlice<UInt8>, key: Key) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    hash = (hash ^ UInt64(key.font.index)) &* 0x100_0000_01b3
    hash = (hash ^ UInt64(key.traits.language)) &* 0x100_0000_01b3
    hash = (hash ^ (key.traits.direction == .leftToRight ? 0 : 1)) &* 0x100_0000_01b3
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }

  /// The run of a word: that of the same word before, or else `next`, which it has from now on.
  ///
  /// - Parameter next: The number that the next run will have.
  mutating func run(of text: ArraySlice<UInt8>, key: Key, orElse next: ShapedText.RunID) -> ShapedText.RunID {
    let hash = WordTable.hash(of: text, key: key)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].hash == hash, entries[entry].key == key, isEqual(text, entries[entry].text) {
        return entries[entry].run
      }
      slot = (slot + 1) & mask
    }
    entries.append(Entry(hash: hash, key: key, run: next, text: Int32(bytes.count)..<Int32(bytes.count + text.count)))
    bytes += text
    if entries.count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for index in entries.indices { place(index) }
    } else {
      slots[slot] = Int32(entries.count - 1)
    }
    return next
  }

  private func isEqual(_ text: ArraySlice<UInt8>, _ range: Range<Int32>) -> Bool {
    guard range.count == text.count else { return false }
    var position = Int(range.lowerBound)
    for byte in text {
      if bytes[position] != byte { return false }
      position += 1
    }
    return true
  }

  private mutating func place(_ index: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: entries[index].hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(index)
  }
}
