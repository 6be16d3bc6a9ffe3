/// Identifiers in the form of a UUID that follow from content, RFC 9562 §5.8 (version 8).
enum UniqueIdentifier {
  /// The first 128 bits of a digest as a UUID.
  static func text(from digest: Digest) -> String {
    var bytes = Array(digest.bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Digest.hexadecimal(bytes)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text += "-" }
      text.append(digit)
    }
    return text
  }
}
