/// A character reference: `&amp;`, `&#38;`, `&#x26;`, with the names of HTML 5.
package enum CharacterReference {
  /// Longest name in the table (`CounterClockwiseContourIntegral`).
  private static let longestName = 31

  /// Reads the reference whose `&` is at `start`, appends what it stands for, and returns the index after its `;`. Numbers are
  /// those of CommonMark: up to 7 decimal digits, or 6 hexadecimal ones.
  package static func read<Bytes: RandomAccessCollection>(
    _ bytes: Bytes, at start: Int, upTo limit: Int, into output: inout [UInt8]
  ) -> Int? where Bytes.Element == UInt8, Bytes.Index == Int {
    var body: [UInt8] = []
    var end = start + 1
    while end < limit, body.count <= longestName, mayFollow(bytes[end], body) {
      body.append(bytes[end])
      end += 1
    }
    guard end < limit, bytes[end] == UInt8(ascii: ";") else { return nil }
    return append(body[...], mostDigits: (decimal: 7, hexadecimal: 6), to: &output) ? end + 1 : nil
  }

  /// `bytes` with its references decoded, numbers of HTML and XML of up to 8 digits among them. One that is not known stays as
  /// it is written.
  package static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&") {
        let rest = bytes[(index + 1)...].prefix(longestName + 1)
        if let end = rest.firstIndex(of: UInt8(ascii: ";")),
          append(rest[..<end], mostDigits: (decimal: 8, hexadecimal: 8), to: &result)
        {
          index = end + 1
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return result
  }

  private static func mayFollow(_ byte: UInt8, _ body: [UInt8]) -> Bool {
    digitValue(byte) != nil || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "#") && body.isEmpty
  }

  /// Appends what stands between `&` and `;`, if it is a number or a name that is known.
  private static func append(
    _ body: ArraySlice<UInt8>, mostDigits: (decimal: Int, hexadecimal: Int), to output: inout [UInt8]
  ) -> Bool {
    guard body.first == UInt8(ascii: "#") else { return appendNamed(body, to: &output) }
    let isHexadecimal = body.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let digits = body.dropFirst(isHexadecimal ? 2 : 1)
    guard !digits.isEmpty, digits.count <= (isHexadecimal ? mostDigits.hexadecimal : mostDigits.decimal) else {
      return false
    }
    let base: UInt32 = isHexadecimal ? 16 : 10
    var value: UInt32 = 0
    for byte in digits {
      guard let digit = digitValue(byte), digit < base else { return false }
      value = value * base + digit
    }
    append(isKept(value) ? Unicode.Scalar(value) : nil, to: &output)
    return true
  }

  /// Whether editions can hold the character: XML 1.0, Char.
  private static func isKept(_ value: UInt32) -> Bool {
    value >= 0x20 ? value & 0xFFFE != 0xFFFE || value > 0xFFFF : value == 0x09 || value == 0x0A || value == 0x0D
  }

  private static func digitValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x61) + 10
    default: nil
    }
  }

  /// Finds `name` in the table by bisection and appends its scalars.
  private static func appendNamed(_ name: ArraySlice<UInt8>, to output: inout [UInt8]) -> Bool {
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
    for code in digits.split(separator: UInt8(ascii: "+")) {
      append(Unicode.Scalar(code.reduce(0) { $0 * 16 + (digitValue($1) ?? 0) }), to: &output)
    }
  }

  /// Appends a character, or what stands for one that cannot be.
  private static func append(_ scalar: Unicode.Scalar?, to output: inout [UInt8]) {
    output.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}")!)
  }
}
