import DocumentModel

/// The SHA-256 of a file's bytes: its name by content.
public struct Digest: Hashable, Sendable, Comparable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// The digest of `content`.
  public init(of content: [UInt8]) { bytes = Sodium.sha256(content) }

  /// The digest written as 64 hexadecimal digits; `nil` if it is not that.
  public init?(hexadecimal digits: some Sequence<UInt8>) {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      guard let value = digit.hexadecimalValue, bytes.count < 32 else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard bytes.count == 32, high == nil else { return nil }
    self.bytes = bytes
  }

  /// 64 hexadecimal digits in lower case.
  public var hexadecimal: String { Digest.hexadecimal(bytes) }

  /// Order of the digits.
  public static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

  /// Bytes as hexadecimal digits in lower case.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
