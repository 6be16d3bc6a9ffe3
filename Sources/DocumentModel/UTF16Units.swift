/// The code units of UTF-16 that bytes stand for (Unicode, 3.10). An odd byte at the end is left out.
package struct UTF16Units: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>
  private let isBigEndian: Bool

  /// The units of bytes, which have no byte order mark.
  package init(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
    rest = bytes
    self.isBigEndian = isBigEndian
  }

  package mutating func next() -> UInt16? {
    guard let first = rest.popFirst(), let second = rest.popFirst() else { return nil }
    return isBigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first)
  }

  /// The text in UTF-8, with U+FFFD for halves of pairs.
  package var text: String { String(decoding: Array(self), as: UTF16.self) }
}
