extension Hyphenator {
  /// Reads a dictionary: the name of its encoding, then minima and patterns, one a line.
  mutating func read(_ bytes: [UInt8]) {
    var lines = Lines(bytes)
    guard let first = lines.next() else { return }
    let encoding = LegacyEncoding(named: bytes[first])
    patterns = PatternTrie(expecting: bytes.count / 2)
    var letters: [UInt32] = []
    var scores: [UInt8] = []
    while let line = lines.next() {
      guard let initial = bytes[line].first, initial != 0x25, initial != 0x23 else { continue }
      if (0x41...0x5A).contains(initial), readSetting(bytes[line]) { continue }
      if parse(bytes[line], encoding, &letters, &scores) { patterns.insert(letters, scores) }
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
      patterns = PatternTrie(expecting: 1 << 14)
    default: return false
    }
    return true
  }

  /// Takes a pattern apart; false if it has no letters or changes the spelling.
  private func parse(
    _ line: ArraySlice<UInt8>, _ encoding: LegacyEncoding?, _ letters: inout [UInt32], _ scores: inout [UInt8]
  ) -> Bool {
    letters.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
    scores.append(0)
    var position = line.startIndex
    while position < line.endIndex {
      let byte = line[position]
      if byte >= 0x30 && byte <= 0x39 {
        scores[scores.count - 1] = byte - 0x30
        position += 1
      } else if byte <= 0x20 || byte == 0x25 {
        break
      } else if byte == 0x2F {
        return false
      } else if let encoding, byte >= 0x80 {
        letters.append(encoding[byte])
        scores.append(0)
        position += 1
      } else {
        letters.append(line.decodeScalar(at: &position))
        scores.append(0)
      }
    }
    return !letters.isEmpty
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
