extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Decodes the scalar at `position` and moves past it; a byte that is no UTF-8 is taken for U+FFFD.
  ///
  /// Takes one or two comparisons a byte; inlined into the loops of all modules.
  @inlinable @inline(__always) package func decodeScalar(at position: inout Int) -> UInt32 {
    let first = self[position]
    position += 1
    if first < 0x80 { return UInt32(first) }
    let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0
    if count == 0 || first >= 0xF5 || position + count > endIndex { return 0xFFFD }
    var scalar = UInt32(first) & (0x3F >> UInt32(count))
    for offset in 0..<count {
      let next = self[position + offset]
      if next & 0xC0 != 0x80 { return 0xFFFD }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    position += count
    return scalar
  }
}
