/// A character reference of HTML: `&amp;`, `&#38;`, `&#x26;`.
enum CharacterReference {
  /// Longest name in the table (`CounterClockwiseContourIntegral`).
  private static let longestName = 31

  /// Reads the reference whose `&` is at `start`, appends what it stands for, and returns the index after its `;`.
  static func read(_ bytes: ByteView, at start: Int, upTo limit: Int, into output: inout [UInt8]) -> Int? {
    guard start + 2 < limit else { return nil }
    if bytes[start + 1] == UInt8(ascii: "#") {
      return readNumber(bytes, at: start + 2, upTo: limit, into: &output)
    }
    var end = start + 1
    while end < limit && end - start <= longestName && CharacterClass.isAlphanumeric(bytes[end]) { end += 1 }
    guard end > start + 1 && end < limit && bytes[end] == UInt8(ascii: ";") else { return nil }
    return appendNamed(bytes[start + 1..<end], to: &output) ? end + 1 : nil
  }

  /// Decimal: up to 7 digits; hexadecimal: up to 6.
  private static func readNumber(
    _ bytes: ByteView, at start: Int, upTo limit: Int, into output: inout [UInt8]
  ) -> Int? {
    let isHexadecimal = bytes[start] | 0x20 == UInt8(ascii: "x")
    let first = isHexadecimal ? start + 1 : start
    let longest = isHexadecimal ? 6 : 7
    var end = first
    var value: UInt32 = 0
    while end < limit && end - first < longest {
      guard let digit = digitValue(bytes[end], isHexadecimal: isHexadecimal) else { break }
      value = value * (isHexadecimal ? 16 : 10) + digit
      end += 1
    }
    guard end > first && end < limit && bytes[end] == UInt8(ascii: ";") else { return nil }
    output.append(isKept(value) ? Unicode.Scalar(value) ?? "\u{FFFD}" : "\u{FFFD}")
    return end + 1
  }

  /// Whether editions can hold the character: XML 1.0, Char.
  private static func isKept(_ value: UInt32) -> Bool {
    value >= 0x20 ? value & 0xFFFE != 0xFFFE || value > 0xFFFF : value == 0x09 || value == 0x0A || value == 0x0D
  }

  private static func digitValue(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    if CharacterClass.isDigit(byte) { return UInt32(byte &- 0x30) }
    guard isHexadecimal && CharacterClass.isHexDigit(byte) else { return nil }
    return UInt32((byte | 0x20) &- 0x61) + 10
  }

  /// Finds `name` in the table by bisection and appends its scalars.
  private static func appendNamed(_ name: Slice<ByteView>, to output: inout [UInt8]) -> Bool {
    let table = NamedEntityTable.bytes
    var low = 0
    var high = table.count
    while low < high {
      var entry = (low + high) / 2
      while entry > low && table[entry - 1] != UInt8(ascii: ";") { entry -= 1 }
      var nameEnd = entry
      while table[nameEnd] != UInt8(ascii: "=") { nameEnd += 1 }
      var end = nameEnd
      while table[end] != UInt8(ascii: ";") { end += 1 }
      if table[entry..<nameEnd].elementsEqual(name) {
        appendScalars(table[nameEnd + 1..<end], to: &output)
        return true
      }
      if table[entry..<nameEnd].lexicographicallyPrecedes(name) { low = end + 1 } else { high = entry }
    }
    return false
  }

  private static func appendScalars(_ digits: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var value: UInt32 = 0
    for byte in digits {
      if byte == UInt8(ascii: "+") {
        output.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        value = 0
      } else {
        value = value * 16 + (digitValue(byte, isHexadecimal: true) ?? 0)
      }
    }
    output.append(Unicode.Scalar(value) ?? "\u{FFFD}")
  }
}
