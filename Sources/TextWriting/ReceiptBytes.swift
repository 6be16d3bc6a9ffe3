internal import DocumentModel

/// Text as commands for receipt printers: ESC/POS, the language that Epson began and most of them speak.
enum ReceiptBytes {
  /// The printer is reset and set to code page 1252; after the text the paper is fed and cut.
  static func commands(for text: [UInt8]) -> [UInt8] {
    // ESC @ resets, ESC t 16 chooses WPC1252.
    var result: [UInt8] = [0x1B, 0x40, 0x1B, 0x74, 16]
    var position = 0
    while position < text.count {
      if text[position] == codeMark {
        let end = text[position...].firstIndex(of: 0x0A) ?? text.count
        result += codeCommands(for: text[position + 1..<end])
        position = end
        continue
      }
      let scalar = text.decodeScalar(at: &position)
      if scalar == 0x0C { continue }
      result.append(scalar < 0x80 ? UInt8(scalar) : CodePage1252.byte(for: scalar) ?? 0x3F)
    }
    // ESC d 4 feeds four lines, GS V B 0 cuts the paper where it can.
    return result + [0x1B, 0x64, 4, 0x1D, 0x56, 0x42, 0]
  }

  /// What begins a line that is to be a QR code: no text has this control character.
  private static let codeMark: UInt8 = 0x10

  /// A line that becomes the QR code of an address.
  static func code(for address: String) -> [UInt8] { [codeMark] + address.utf8.prefix(longestCode) }

  /// Most bytes of a QR code in binary mode at error correction level L.
  private static let longestCode = 2953

  /// GS ( k: model 2, modules of six dots, error correction level L, the address stored and printed.
  private static func codeCommands(for address: ArraySlice<UInt8>) -> [UInt8] {
    let count = address.count + 3
    return [0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0, 0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, 6]
      + [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x30]
      + [0x1D, 0x28, 0x6B, UInt8(count & 0xFF), UInt8(count >> 8), 0x31, 0x50, 0x30] + address
      + [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30]
  }
}

/// Windows code page 1252.
enum CodePage1252 {
  private static let high: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The characters it has above ASCII.
  static let scalars = Set(high.filter { $0 > 0 } + Array(0xA1...0xFF))

  /// The byte of a character; `nil` if it has none.
  static func byte(for scalar: UInt32) -> UInt8? {
    if (0xA0...0xFF).contains(scalar) { return UInt8(scalar) }
    return high.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }
}
