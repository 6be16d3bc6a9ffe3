import DocumentModel

/// Small pictures made from nothing.
enum SamplePictures {
  /// A PNG of bytes as they stand before compression, filter bytes included; they are stored.
  static func png(
    width: Int, height: Int, type: UInt8, bits: UInt8 = 8, raw: [UInt8], extra: [UInt8] = [], interlaced: Bool = false
  ) -> Picture {
    var data: [UInt8] = [0x78, 0x01, 0x01, UInt8(raw.count & 255), UInt8(raw.count >> 8)]
    data += [~UInt8(raw.count & 255), ~UInt8(raw.count >> 8)] + raw + big(adler(raw))
    let header = big(UInt32(width)) + big(UInt32(height)) + [bits, type, 0, 0, interlaced ? 1 : 0]
    let bytes: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header) + extra + chunk("IDAT", data)
      + chunk("IEND", [])
    return Picture(.png, width: width, height: height, bytes: bytes)
  }

  /// Four colours, opaque.
  static var opaque: Picture {
    png(width: 2, height: 2, type: 2, raw: [0, 255, 0, 0, 0, 255, 0] + [0, 0, 0, 255, 255, 255, 0])
  }

  /// Grey that fades away.
  static var translucent: Picture {
    png(width: 2, height: 2, type: 4, raw: [0, 0, 255, 0, 128] + [0, 0, 64, 255, 0])
  }

  /// Two colours from a palette, one bit a pixel.
  static var palette: Picture {
    png(
      width: 2, height: 2, type: 3, bits: 1, raw: [0, 0x40, 0, 0x80], extra: chunk("PLTE", [255, 0, 0, 0, 0, 255]))
  }

  static func image(_ picture: Picture) -> Image {
    var image = Image(at: "picture", source: SourceRange(0, 0))
    image.picture = picture
    return image
  }

  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = [UInt8](name.utf8) + content
    return big(UInt32(content.count)) + body + big(crc(body))
  }

  private static func big(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }
}
