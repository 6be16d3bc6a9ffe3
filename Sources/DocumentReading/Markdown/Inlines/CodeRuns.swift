/// The runs of backticks of one leaf by length, so that no search for a closing run is done twice.
struct CodeRuns {
  /// The places of the runs of one length, and how many of them lie behind.
  private struct Places {
    var starts: [Int]
    var passed = 0
  }

  private var places: [Int: Places] = [:]
  private var isReady = false

  mutating func removeAll() {
    if isReady { places.removeAll(keepingCapacity: true) }
    isReady = false
  }

  /// The length of the run at `position`, and where the next run of the same length begins. Positions must not go back.
  mutating func run(at position: Int, in bytes: ByteView) -> (length: Int, closing: Int?) {
    if !isReady { find(in: bytes) }
    var end = position
    while end < bytes.count && bytes[end] == UInt8(ascii: "`") { end += 1 }
    let length = end - position
    guard var list = places[length] else { return (length, nil) }
    places[length] = nil
    defer { places[length] = list }
    while list.passed < list.starts.count && list.starts[list.passed] < end { list.passed += 1 }
    return (length, list.passed < list.starts.count ? list.starts[list.passed] : nil)
  }

  private mutating func find(in bytes: ByteView) {
    isReady = true
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count && bytes[index] == UInt8(ascii: "`") { index += 1 }
      places[index - start, default: Places(starts: [])].starts.append(start)
    }
  }
}
