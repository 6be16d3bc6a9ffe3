/// The bytes in base 64 (RFC 4648, section 4), padded.
func base64(_ bytes: [UInt8]) -> [UInt8] {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  result.reserveCapacity((bytes.count + 2) / 3 * 4)
  var index = 0
  while index < bytes.count {
    let count = min(3, bytes.count - index)
    var group = UInt32(bytes[index]) << 16
    if count > 1 { group |= UInt32(bytes[index + 1]) << 8 }
    if count > 2 { group |= UInt32(bytes[index + 2]) }
    result.append(digits[Int(group >> 18)])
    result.append(digits[Int(group >> 12 & 63)])
    result.append(count > 1 ? digits[Int(group >> 6 & 63)] : 0x3D)
    result.append(count > 2 ? digits[Int(group & 63)] : 0x3D)
    index += 3
  }
  return result
}

/// The bytes that text in base 64 stands for, white space in it passed over; `nil` for anything else.
func bytes(ofBase64 text: some StringProtocol) -> [UInt8]? {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count / 4 * 3)
  var group: UInt32 = 0
  var digits = 0
  var hasEnded = false
  for byte in text.utf8 where byte > 0x20 {
    let digit: UInt8
    switch byte {
    case 0x41...0x5A: digit = byte - 0x41
    case 0x61...0x7A: digit = byte - 0x61 + 26
    case 0x30...0x39: digit = byte - 0x30 + 52
    case 0x2B: digit = 62
    case 0x2F: digit = 63
    case 0x3D:
      hasEnded = true
      continue
    default: return nil
    }
    guard !hasEnded else { return nil }
    group = group << 6 | UInt32(digit)
    digits += 1
    if digits % 4 == 0 { result += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)] }
  }
  switch digits % 4 {
  case 2: result.append(UInt8(group >> 4 & 255))
  case 3: result += [UInt8(group >> 10 & 255), UInt8(group >> 2 & 255)]
  case 1: return nil
  default: break
  }
  return result.isEmpty ? nil : result
}
