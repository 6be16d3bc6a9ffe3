extension Hyphenator {
  /// Reads a dictionary: the name of its encoding, then minima and patterns, one a line.
  mutating func read(_ bytes: [UInt8]) {
    var lines = Lines(bytes)
    guard let first = lines.next() else { return }
    let encoding = LegacyEncoding(named: bytes[first])
    patterns = PatternTable(expecting: bytes.count)
    while let line = lines.next() {
      guard let initial = bytes[line].first, initial != 0x25, initial != 0x23 else { continue }
      if (0x41...0x5A).contains(initial), readSetting(bytes[line]) { continue }
      patterns.insert(bytes[line], encoding)
    }
  }

  /// Reads a line that is a keyword; false if it is not one.
  private mutating func readSetting(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split(separator: 0x20, omittingEmptySubsequences: true)
    guard let keyword = words.first else { return false }
    let number = words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)) : nil
    let minimum = min(max(number ?? 0, 0), 100)
    switch String(decoding: keyword, as: UTF8.self) {
    case "LEFTHYPHENMIN": leftMinimum = max(1, minimum)
    case "RIGHTHYPHENMIN": rightMinimum = max(1, minimum)
    case "COMPOUNDLEFTHYPHENMIN": compoundLeftMinimum = minimum
    case "COMPOUNDRIGHTHYPHENMIN": compoundRightMinimum = minimum
    case "NOHYPHEN": break
    case "NEXTLEVEL":
      if !patterns.isEmpty { compounds = patterns }
      patterns = PatternTable(expecting: 1 << 14)
    default: return false
    }
    return true
  }
}

/// The lines of a file, as ranges of its bytes without line ends.
private struct Lines {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count && bytes[position] != 0x0A && bytes[position] != 0x0D { position += 1 }
    let end = position
    if position < bytes.count { position += 1 }
    return start..<end
  }
}
