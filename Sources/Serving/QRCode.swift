/// An address as a QR code, so that a telephone finds the page without typing. ISO/IEC 18004: byte mode, error correction
/// level M, versions 1 to 6, which hold 106 bytes.
public struct QRCode: Sendable {
  /// The squares, row by row, `true` is dark; without the quiet zone, which must be four squares wide.
  public let rows: [[Bool]]

  /// The code of a text; `nil` if it is too long.
  public init?(_ text: String) {
    let content = Array(text.utf8)
    guard let version = QRVersion.all.first(where: { $0.capacity >= content.count }) else { return nil }
    let codewords = version.codewords(of: content)
    // ISO asks for the mask with the least penalty; every mask is read as well.
    let drawings = (0..<8).map { QRDrawing(codewords, version: version, mask: $0) }
    rows = drawings.min { $0.penalty < $1.penalty }!.rows
  }

  /// The code in half blocks of characters, two rows of squares to a line, with its quiet zone; dark squares are drawn.
  public var lines: [String] {
    let width = rows.count + 8
    func isDark(_ row: Int, _ column: Int) -> Bool {
      rows.indices.contains(row - 4) && rows.indices.contains(column - 4) && rows[row - 4][column - 4]
    }
    return stride(from: 0, to: width, by: 2).map { row in
      (0..<width).map { column in
        switch (isDark(row, column), isDark(row + 1, column)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }.joined()
    }
  }
}

/// A size of the code: how much it holds and how the error correction is split. ISO/IEC 18004 tables 7 and 9, level M.
struct QRVersion {
  /// 1…6.
  let number: Int
  /// Blocks of equal length.
  let blocks: Int
  /// Bytes of data in a block.
  let data: Int
  /// Bytes of error correction in a block.
  let correction: Int

  /// Squares on a side.
  var side: Int { 17 + 4 * number }
  /// Bytes of content: mode and length take 12 bits.
  var capacity: Int { blocks * data - 2 }

  static let all = [
    QRVersion(number: 1, blocks: 1, data: 16, correction: 10),
    QRVersion(number: 2, blocks: 1, data: 28, correction: 16),
    QRVersion(number: 3, blocks: 1, data: 44, correction: 26),
    QRVersion(number: 4, blocks: 2, data: 32, correction: 18),
    QRVersion(number: 5, blocks: 2, data: 43, correction: 24),
    QRVersion(number: 6, blocks: 4, data: 27, correction: 16),
  ]

  /// Data and error correction of all blocks, interleaved.
  func codewords(of content: [UInt8]) -> [UInt8] {
    // Mode 4 (bytes) in four bits, the length in eight, the content, four bits of nothing.
    var stream: [UInt8] = [0x40 | UInt8(content.count >> 4), UInt8(content.count & 15) << 4]
    for byte in content {
      stream[stream.count - 1] |= byte >> 4
      stream.append(byte << 4)
    }
    var filler: UInt8 = 0xEC
    while stream.count < blocks * data {
      stream.append(filler)
      filler ^= 0xEC ^ 0x11
    }
    let parts = (0..<blocks).map { Array(stream[($0 * data)..<(($0 + 1) * data)]) }
    let checks = parts.map { ReedSolomon.remainder(of: $0, degree: correction) }
    return (0..<data).flatMap { index in parts.map { $0[index] } }
      + (0..<correction).flatMap { index in checks.map { $0[index] } }
  }
}

/// Error correction over the field of 256 elements with the polynomial 0x11D, ISO/IEC 18004 annex A.
enum ReedSolomon {
  /// The remainder of data by the generator of a degree.
  static func remainder(of data: [UInt8], degree: Int) -> [UInt8] {
    var generator = [UInt8](repeating: 0, count: degree)
    generator[degree - 1] = 1
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in 0..<degree {
        generator[index] = product(generator[index], root)
        if index + 1 < degree { generator[index] ^= generator[index + 1] }
      }
      root = product(root, 2)
    }
    var rest = [UInt8](repeating: 0, count: degree)
    for byte in data {
      let factor = byte ^ rest.removeFirst()
      rest.append(0)
      for index in 0..<degree { rest[index] ^= product(generator[index], factor) }
    }
    return rest
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var result: UInt16 = 0
    for bit in stride(from: 7, through: 0, by: -1) {
      result = result << 1 ^ (result >> 7 & 1) * 0x11D
      result ^= UInt16(right >> UInt8(bit) & 1) * UInt16(left)
    }
    return UInt8(result & 255)
  }
}
