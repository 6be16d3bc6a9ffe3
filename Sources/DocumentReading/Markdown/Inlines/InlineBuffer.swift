/// The text of one leaf block, its lines joined, and where each byte of it stands in the source.
///
/// A text that stands in the source as it is, as most do, is looked at there; any other is put together in a store.
struct InlineBuffer: ~Copyable {
  /// The text; lines end with a line feed, the last one without. It is of use until the next text is begun or added to.
  private(set) var bytes = ByteView()
  private var store = Stack<UInt8>()
  /// Where the parts in the store stand in the source.
  private var segments: [(start: Int, source: Int)] = []
  /// Where the text stands if it is not in the store.
  private var sourceStart = 0

  mutating func removeAll() {
    store.removeAll()
    bytes = ByteView()
    sourceStart = 0
    if !segments.isEmpty { segments.removeAll(keepingCapacity: true) }
  }

  /// Makes a part of the source the whole text.
  mutating func take(_ source: ByteView, _ range: Range<Int>) {
    removeAll()
    bytes = source.view(of: range)
    sourceStart = range.lowerBound
  }

  /// Appends a part of the source.
  mutating func append(_ source: ByteView, _ range: Range<Int>) {
    segments.append((bytes.count, range.lowerBound))
    store.append(source, range)
    bytes = store.view
  }

  mutating func append(_ source: [UInt8], _ range: Range<Int>) { source.withView { append($0, range) } }

  /// Appends text of our own that stands for the source at `source`.
  mutating func append(_ text: [UInt8], for source: Int) {
    for byte in text { append(byte, for: source) }
  }

  /// Appends a line feed that stands for the line end at `source`.
  mutating func appendLineEnd(at source: Int) { append(0x0A, for: source) }

  private mutating func append(_ byte: UInt8, for source: Int) {
    segments.append((bytes.count, source))
    store.append(byte)
    bytes = store.view
  }

  /// Takes spaces and tabs off the end.
  mutating func trimEnd() {
    var end = bytes.count
    while end > 0 && CharacterClass.isSpaceOrTab(bytes[end - 1]) { end -= 1 }
    store.removeLast(bytes.count - end)
    bytes = store.view
  }

  /// Where the byte at `index` stands in the source.
  func source(of index: Int) -> Int {
    guard !segments.isEmpty else { return sourceStart + index }
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
