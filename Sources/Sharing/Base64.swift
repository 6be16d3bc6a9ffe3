/// Base64 with padding, RFC 4648 §4, as keys and signatures are written.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes in Base64.
  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let count = min(3, bytes.count - index)
      var group: UInt32 = 0
      for offset in 0..<3 { group = group << 8 | (offset < count ? UInt32(bytes[index + offset]) : 0) }
      for offset in 0..<4 {
        let digit = Int(group >> UInt32(18 - 6 * offset) & 63)
        text.append(offset <= count ? alphabet[digit] : 0x3D)
      }
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that Base64 text stands for; `nil` for anything but the one way to write them.
  static func bytes(of text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var group: UInt32 = 0
    var digits = 0
    var padding = 0
    for byte in text.utf8 {
      if byte == 0x3D {
        padding += 1
        group <<= 6
      } else {
        guard padding == 0, let value = value(of: byte) else { return nil }
        group = group << 6 | value
      }
      digits += 1
      guard digits % 4 == 0 else { continue }
      guard padding <= 2 else { return nil }
      let three = [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)]
      guard three[(3 - padding)...].allSatisfy({ $0 == 0 }) else { return nil }
      bytes += three[..<(3 - padding)]
      group = 0
    }
    return digits % 4 == 0 ? bytes : nil
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
