/// The text of one leaf block, its lines joined, and where each byte of it stands in the source.
struct InlineBuffer {
  /// The text; lines end with a line feed, the last one without.
  var bytes: [UInt8] = []
  private var segments: [(start: Int, source: Int)] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    segments.removeAll(keepingCapacity: true)
  }

  /// Appends a part of the source.
  mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    segments.append((bytes.count, range.lowerBound))
    bytes.append(contentsOf: source[range])
  }

  /// Appends text of our own that stands for the source at `source`.
  mutating func append(_ text: [UInt8], for source: Int) {
    for byte in text {
      segments.append((bytes.count, source))
      bytes.append(byte)
    }
  }

  /// Appends a line feed that stands for the line end at `source`.
  mutating func appendLineEnd(at source: Int) {
    segments.append((bytes.count, source))
    bytes.append(0x0A)
  }

  /// Takes spaces and tabs off the end.
  mutating func trimEnd() {
    while let last = bytes.last, CharacterClass.isSpaceOrTab(last) { bytes.removeLast() }
  }

  /// Where the byte at `index` stands in the source.
  func source(of index: Int) -> Int {
    guard !segments.isEmpty else { return 0 }
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].start <= index { low = middle } else { high = middle }
    }
    return segments[low].source + index - segments[low].start
  }

  /// Where the source of the bytes before `index` ends.
  func sourceEnd(of index: Int) -> Int { index == 0 ? source(of: 0) : source(of: index - 1) + 1 }
}
