/// Sixteen bytes that are looked at together. What is found is marked by the highest bits of its bytes.
package struct ByteVector {
  @usableFromInline let bytes: SIMD16<UInt8>

  /// The number of bytes.
  @inlinable package static var count: Int { 16 }

  @usableFromInline init(_ bytes: SIMD16<UInt8>) { self.bytes = bytes }

  /// The bytes of `buffer` from `index` on; there must be as many.
  @inlinable @inline(__always) package init(_ buffer: UnsafeRawBufferPointer, at index: Int) {
    bytes = unsafe buffer.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
  }

  /// Marks for a value.
  @inlinable @inline(__always) package func marks(of value: UInt8) -> ByteVector {
    let difference = bytes ^ SIMD16(repeating: value)
    return ByteVector((difference &- SIMD16(repeating: 1)) & ~difference)
  }

  /// Marks for the control characters of ASCII, but not for 0x7F.
  @inlinable @inline(__always) package var marksOfControls: ByteVector {
    ByteVector((bytes &- SIMD16(repeating: 0x20)) & ~bytes)
  }

  /// Marks of either.
  @inlinable @inline(__always) package static func | (left: ByteVector, right: ByteVector) -> ByteVector {
    ByteVector(left.bytes | right.bytes)
  }

  /// Marks of the left that are none of the right.
  @inlinable @inline(__always) package func subtracting(_ other: ByteVector) -> ByteVector {
    ByteVector(bytes & ~other.bytes)
  }

  /// Index of the first mark; ``count`` if there is none.
  @inlinable @inline(__always) package var firstMark: Int {
    let (low, high) = marks
    return low != 0 ? low.trailingZeroBitCount >> 3 : 8 + high.trailingZeroBitCount >> 3
  }

  /// The number of marks.
  @inlinable @inline(__always) package var markCount: Int {
    let (low, high) = marks
    return low.nonzeroBitCount + high.nonzeroBitCount
  }

  /// The highest bits of the first eight bytes and of the others, the first lowest.
  @inlinable @inline(__always) var marks: (UInt64, UInt64) {
    let words = unsafe unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    return (words[0].littleEndian & 0x8080_8080_8080_8080, words[1].littleEndian & 0x8080_8080_8080_8080)
  }
}
