/// Base64 with padding, RFC 4648 §4.
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes in Base64.
  package static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let count = min(3, bytes.count - index)
      var group = UInt32(bytes[index]) << 16
      if count > 1 { group |= UInt32(bytes[index + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[index + 2]) }
      text.append(alphabet[Int(group >> 18)])
      text.append(alphabet[Int(group >> 12 & 63)])
      text.append(count > 1 ? alphabet[Int(group >> 6 & 63)] : 0x3D)
      text.append(count > 2 ? alphabet[Int(group & 63)] : 0x3D)
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that Base64 text stands for; `nil` for anything but the one way to write them.
  package static func bytes(of text: some StringProtocol) -> [UInt8]? {
    guard let bytes = forgivingBytes(of: text), self.text(of: bytes).utf8.elementsEqual(text.utf8) else { return nil }
    return bytes
  }

  /// The same for text as browsers take it: white space is passed over, and padding may be missing.
  package static func forgivingBytes(of text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var group: UInt32 = 0
    var digits = 0
    var hasEnded = false
    for byte in text.utf8 where byte > 0x20 {
      if byte == 0x3D {
        hasEnded = true
        continue
      }
      guard !hasEnded, let value = value(of: byte) else { return nil }
      group = group << 6 | value
      digits += 1
      if digits % 4 == 0 { bytes += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)] }
    }
    switch digits % 4 {
    case 1: return nil
    case 2: bytes.append(UInt8(group >> 4 & 255))
    case 3: bytes += [UInt8(group >> 10 & 255), UInt8(group >> 2 & 255)]
    default: break
    }
    return bytes
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
