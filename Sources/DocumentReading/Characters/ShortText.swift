/// Up to eight bytes of UTF-8 that need no memory of their own, such as a punctuation mark.
struct ShortText {
  static let longest = 8

  /// The bytes, the first one lowest.
  private(set) var bits: UInt64 = 0
  private(set) var count = 0

  /// The bytes of a text, at most ``longest``.
  init(_ text: some Sequence<UInt8>) {
    for byte in text {
      precondition(count < Self.longest)
      bits |= UInt64(byte) << UInt64(8 * count)
      count += 1
    }
  }
}
