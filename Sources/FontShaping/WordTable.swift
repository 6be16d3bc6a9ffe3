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
  }

  /// Indices into ``entries``, or -1; the count is a power of two, at most half of it in use.
  private var slots = [Int32](repeating: -1, count: 4096)
  private var entries: [Entry] = []

  /// FNV-1a over the text and the key.
  static func hash(of text: ArraySlice<UInt8>, key: Key) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    hash = (hash ^ UInt64(key.font.index)) &* 0x100_0000_01b3
    hash = (hash ^ UInt64(key.traits.language)) &* 0x100_0000_01b3
    hash = (hash ^ (key.traits.direction == .leftToRight ? 0 : 1)) &* 0x100_0000_01b3
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }

  /// The run of a word shaped before.
  func find(_ text: ArraySlice<UInt8>, key: Key, hash: UInt64, in shapes: ShapedText) -> ShapedText.RunID? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.key == key, WordTable.isEqual(text, entry.run, in: shapes) { return entry.run }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func isEqual(_ text: ArraySlice<UInt8>, _ run: ShapedText.RunID, in shapes: ShapedText) -> Bool {
    let range = shapes.runs[Int(run)].text
    guard range.count == text.count else { return false }
    var position = Int(range.lowerBound)
    for byte in text {
      if shapes.text[position] != byte { return false }
      position += 1
    }
    return true
  }

  /// Adds the run of a word that ``find(_:key:hash:in:)`` did not find.
  mutating func insert(_ run: ShapedText.RunID, key: Key, hash: UInt64) {
    entries.append(Entry(hash: hash, key: key, run: run))
    if entries.count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: entries[index].hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(index)
  }
}
