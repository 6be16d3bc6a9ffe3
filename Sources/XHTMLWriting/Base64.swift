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
