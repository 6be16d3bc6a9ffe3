extension Hyphenator {
  /// Reads a dictionary: the name of its encoding, then minima and patterns, one a line.
  mutating func read(_ bytes: [UInt8]) {
    var position = 0
    let encoding = LegacyEncoding(named: bytes[Self.line(at: &position, in: bytes)])
    patterns = PatternTable(expecting: bytes.count)
    while position < bytes.count {
      let initial = bytes[position]
      if initial >= 0x41 && initial <= 0x5A {
        let start = position
        if readSetting(bytes[Self.line(at: &position, in: bytes)]) { continue }
        position = start
      }
      if initial != 0x25 && initial != 0x23 { patterns.insert(bytes, at: &position, encoding) }
      _ = Self.line(at: &position, in: bytes)
    }
  }

  /// What is left of a line, without its end; `position` is then after that.
  private static func line(at position: inout Int, in bytes: [UInt8]) -> Range<Int> {
    let start = position
    while position < bytes.count && bytes[position] != 0x0A && bytes[position] != 0x0D { position += 1 }
    let end = position
    if position < bytes.count { position += 1 }
    return start..<end
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
