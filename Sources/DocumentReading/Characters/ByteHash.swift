/// A hash of bytes, the same in every run: FNV-1a, with the offset basis and the prime for 64 bits.
enum ByteHash {
  static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of what had `hash` and a further byte.
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  static func hash(of bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(empty) { hash($0, $1) } }
}
