/// Patterns of letters with values between them, as a trie whose edges are in one hash table.
struct PatternTrie: Sendable {
  /// Edges: the node (21 bits), the letter (21) and the node it leads to (21, never 0); 0 for an empty place. Open
  /// addressing; the size is a power of two.
  private var edges: [UInt64]
  /// For each node, where its values are in ``values``: the first, how many, and how many zeros come before them.
  private var nodes: [Values] = [Values()]
  private var values: [UInt8] = []
  /// The values between the letters of the pattern at hand; no pattern is longer.
  private var scores = [UInt8](repeating: 0, count: 128)
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
    edges = Array(repeating: 0, count: size)
    nodes.reserveCapacity(size / 2)
    values.reserveCapacity(count / 4)
  }

  /// Whether there is no pattern.
  var isEmpty: Bool { nodes.count == 1 }

  /// Adds a pattern as a dictionary writes it: letters with digits between them, such as `.ach4`. One that changes the
  /// spelling (`/`) is left out.
  ///
  /// - Parameters:
  ///   - line: The pattern; blanks and what follows them do not count.
  ///   - encoding: How its letters are encoded; UTF-8 if `nil`.
  mutating func insert(_ line: ArraySlice<UInt8>, _ encoding: LegacyEncoding?) {
    if nodes.count + line.count >= Self.mostNodes { return }
    var node: Int32 = 0
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
      node = child(of: node, letter)
      count += 1
      scores[count] = 0
    }
    setValues(of: node, count)
  }

  /// Keeps the scores of the pattern that ends at a node, without the zeros around them.
  private mutating func setValues(of node: Int32, _ count: Int) {
    var first = 0
    while first < count && scores[first] == 0 { first += 1 }
    var last = count
    while last > first && scores[last] == 0 { last -= 1 }
    if scores[last] == 0 || node == 0 { return }
    nodes[Int(node)] = Values(start: UInt32(values.count), count: UInt8(last - first + 1), zeros: UInt8(first))
    values.append(contentsOf: scores[first...last])
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

  /// Most nodes, as their numbers have 21 bits; patterns beyond that are left out.
  private static var mostNodes: Int { 1 << 21 }

  private static func key(_ node: Int32, _ letter: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 42 | UInt64(letter) << 21
  }

  /// Where an edge with this key is, or the empty place where it would be.
  @inline(__always) private func place(of key: UInt64) -> Int {
    let hash = (key >> 21) &* 0x9E37_79B9_7F4A_7C15
    var place = Int(truncatingIfNeeded: hash >> 32) & (edges.count - 1)
    while edges[place] != 0 && edges[place] >> 21 != key >> 21 { place = (place + 1) & (edges.count - 1) }
    return place
  }

  /// The node that a letter leads to; 0 if there is none.
  @inline(__always) private func find(_ node: Int32, _ letter: UInt32) -> Int32 {
    Int32(truncatingIfNeeded: edges[place(of: Self.key(node, letter))] & 0x1F_FFFF)
  }

  private mutating func child(of node: Int32, _ letter: UInt32) -> Int32 {
    let key = Self.key(node, letter)
    let place = place(of: key)
    if edges[place] != 0 { return Int32(truncatingIfNeeded: edges[place] & 0x1F_FFFF) }
    let target = nodes.count
    edges[place] = key | UInt64(target)
    nodes.append(Values())
    if nodes.count * 4 > edges.count * 3 { grow() }
    return Int32(target)
  }

  private mutating func grow() {
    let old = edges
    edges = Array(repeating: 0, count: edges.count * 2)
    for edge in old where edge != 0 { edges[place(of: edge & ~0x1F_FFFF)] = edge }
  }
}
