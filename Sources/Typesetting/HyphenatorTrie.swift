/// Patterns of letters with values between them, as a trie whose edges are in one hash table.
struct PatternTrie: Sendable {
  /// Edges: keys are node and letter, 0 for an empty place. Open addressing; the size is a power of two.
  private var keys: [UInt64]
  private var targets: [Int32]
  /// For each node, where its values are in ``values``: the first, how many, and how many zeros come before them.
  private var nodes: [Values] = [Values()]
  private var values: [UInt8] = []
  /// Whether an apostrophe is a letter to these patterns.
  private(set) var hasApostrophe = false

  private struct Values {
    var start: UInt32 = 0
    var count: UInt8 = 0
    var zeros: UInt8 = 0
  }

  /// No patterns, but room for as many as there are in `count` bytes of text.
  init(expecting count: Int) {
    var size = 16
    while size < count && size < 1 << 20 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    targets = Array(repeating: 0, count: size)
    nodes.reserveCapacity(size / 2)
    values.reserveCapacity(count / 4)
  }

  /// Whether there is no pattern.
  var isEmpty: Bool { nodes.count == 1 }

  /// Adds a pattern; `scores` has one more element than `letters`.
  mutating func insert(_ letters: [UInt32], _ scores: [UInt8]) {
    var node: Int32 = 0
    for letter in letters {
      if letter == 0x27 { hasApostrophe = true }
      node = child(of: node, letter, inserting: true)
    }
    guard let first = scores.firstIndex(where: { $0 > 0 }), first < 256 else { return }
    var last = scores.count
    while scores[last - 1] == 0 { last -= 1 }
    guard last - first < 256 else { return }
    nodes[Int(node)] = Values(start: UInt32(values.count), count: UInt8(last - first), zeros: UInt8(first))
    values.append(contentsOf: scores[first..<last])
  }

  /// Raises the values between the letters of a word to those of all patterns that match; `points[at]` is before the first.
  func score(_ word: ArraySlice<UInt32>, _ points: inout [UInt8], at base: Int) {
    let count = word.count + 2
    for start in 0..<count - 1 {
      var node: Int32 = 0
      for index in start..<count {
        let isEdge = index == 0 || index == count - 1
        node = find(node, isEdge ? 0x2E : word[word.startIndex + index - 1])
        if node == 0 { break }
        let found = nodes[Int(node)]
        if found.count == 0 { continue }
        for offset in 0..<Int(found.count) {
          let place = start + Int(found.zeros) + offset - 1
          guard place >= 0 && place <= word.count else { continue }
          points[base + place] = max(points[base + place], values[Int(found.start) + offset])
        }
      }
    }
  }

  @inline(__always) private func slot(_ key: UInt64) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash) & (keys.count - 1)
  }

  @inline(__always) private func find(_ node: Int32, _ letter: UInt32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(letter)
    var place = slot(key)
    while keys[place] != 0 {
      if keys[place] == key { return targets[place] }
      place = (place + 1) & (keys.count - 1)
    }
    return 0
  }

  private mutating func child(of node: Int32, _ letter: UInt32, inserting: Bool) -> Int32 {
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(letter)
    var place = slot(key)
    while keys[place] != 0 {
      if keys[place] == key { return targets[place] }
      place = (place + 1) & (keys.count - 1)
    }
    keys[place] = key
    targets[place] = Int32(nodes.count)
    nodes.append(Values())
    if nodes.count * 4 > keys.count * 3 { grow() }
    return Int32(nodes.count - 1)
  }

  private mutating func grow() {
    let old = zip(keys, targets)
    keys = Array(repeating: 0, count: keys.count * 2)
    targets = Array(repeating: 0, count: keys.count)
    for (key, target) in old where key != 0 {
      var place = slot(key)
      while keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
      keys[place] = key
      targets[place] = target
    }
  }
}
