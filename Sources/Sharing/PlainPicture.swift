/// A picture of plain rectangles as PNG: the cover for readers that cannot draw SVG. Written without a library, because
/// rectangles need nothing of one: most rows repeat the one above, and the others are runs.
enum PlainPicture {
  /// Width and height in pixels.
  static let size = (width: 200, height: 300)

  /// The bands of a drawn cover.
  static func cover(in colours: CoverColours) -> [UInt8] {
    var rows: [[UInt8]] = []
    for y in 0..<size.height {
      let isLine = (56..<58).contains(y) || (242..<244).contains(y)
      var row = [UInt8](repeating: isLine ? 1 : (60..<240).contains(y) ? 2 : 0, count: size.width)
      // The diamond over the field.
      let reach = 10 - abs(y - 30)
      if reach > 0 { for x in 100 - reach..<100 + reach { row[x] = 1 } }
      if y == 150 { for x in 70..<130 { row[x] = 1 } }
      rows.append(row)
    }
    return png(rows, palette: [colours.dark, colours.bright, colours.paper])
  }

  /// A picture with a palette of `#rrggbb`, one byte a pixel. PNG, third edition, §5 and §11.
  private static func png(_ rows: [[UInt8]], palette: [String]) -> [UInt8] {
    // Every row begins with its filter, 0 for none.
    let scanlines: [UInt8] = rows.flatMap { [UInt8(0)] + $0 }
    var header = bigEndian(UInt32(size.width)) + bigEndian(UInt32(size.height))
    header += [8, 3, 0, 0, 0]
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += chunk("IHDR", header)
    bytes += chunk("PLTE", palette.flatMap { colour($0) })
    bytes += chunk("IDAT", zlib(scanlines, rowLength: size.width + 1))
    return bytes + chunk("IEND", [])
  }

  private static func colour(_ text: String) -> [UInt8] {
    let number = UInt32(text.dropFirst(), radix: 16) ?? 0
    return [UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
  }

  private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(kind.utf8) + content
    return bigEndian(UInt32(content.count)) + body + bigEndian(checksum(body))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - 8 * $0) & 255) } }

  /// CRC-32, PNG Annex D.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value = ~UInt32(0)
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }

  /// The bytes as a zlib stream (RFC 1950) of one block with fixed codes. What equals the byte before or the row above is
  /// written as a repetition.
  private static func zlib(_ bytes: [UInt8], rowLength: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.write(1, count: 1)
    bits.write(1, count: 2)
    var index = 0
    while index < bytes.count {
      var best = (length: 0, distance: 1)
      for distance in [rowLength, 1] where distance <= index {
        var length = 0
        while length < 258, index + length < bytes.count, bytes[index + length] == bytes[index + length - distance] {
          length += 1
        }
        if length > best.length { best = (length, distance) }
      }
      if best.length >= 3 {
        bits.writeRepetition(of: best.length, at: best.distance)
        index += best.length
      } else {
        bits.writeLiteral(bytes[index])
        index += 1
      }
    }
    bits.writeCode(0, count: 7)
    var low: UInt32 = 1
    var high: UInt32 = 0
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return [0x78, 0x01] + bits.finished + bigEndian(high << 16 | low)
  }
}

/// Bits in the order of deflate, RFC 1951 §3.1.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt32 = 0
  private var count = 0

  /// Writes a number, its least significant bit first.
  mutating func write(_ value: UInt32, count bits: Int) {
    pending |= value << UInt32(count)
    count += bits
    while count >= 8 {
      bytes.append(UInt8(pending & 255))
      pending >>= 8
      count -= 8
    }
  }

  /// Writes a code, its most significant bit first.
  mutating func writeCode(_ code: UInt32, count bits: Int) {
    for bit in stride(from: bits - 1, through: 0, by: -1) { write(code >> UInt32(bit) & 1, count: 1) }
  }

  /// Writes a byte with the fixed code, §3.2.6.
  mutating func writeLiteral(_ byte: UInt8) {
    if byte < 144 { writeCode(0x30 + UInt32(byte), count: 8) } else { writeCode(0x190 + UInt32(byte) - 144, count: 9) }
  }

  /// Writes “`length` bytes as they were `distance` bytes ago”, `length` in 3…258 and `distance` 1…32,768, §3.2.5.
  mutating func writeRepetition(of length: Int, at distance: Int) {
    if length == 258 {
      writeCode(0xC5, count: 8)
    } else {
      let (code, base, extra) = BitWriter.class(of: length - 3, shortest: 4)
      writeCode(UInt32(code < 23 ? code + 1 : code - 23 + 0xC0), count: code < 23 ? 7 : 8)
      write(UInt32(length - 3 - base), count: extra)
    }
    let (code, base, extra) = BitWriter.class(of: distance - 1, shortest: 2)
    writeCode(UInt32(code), count: 5)
    write(UInt32(distance - 1 - base), count: extra)
  }

  /// The class of a number in deflate's tables: each has `shortest` classes for every count of extra bits, and one count
  /// of none more.
  private static func `class`(of number: Int, shortest: Int) -> (code: Int, base: Int, extra: Int) {
    var extra = 0
    while number >= 2 * shortest << extra { extra += 1 }
    let step = number >> extra
    return (extra * shortest + step, step << extra, extra)
  }

  /// All bytes, the last one filled up with zeros.
  var finished: [UInt8] { count == 0 ? bytes : bytes + [UInt8(pending & 255)] }
}
