import CDeflate

/// Compresses and expands by libdeflate, in zlib's format.
@safe
final class Deflater {
  private let compressor: OpaquePointer

  /// How much time is spent on making streams small.
  enum Effort: CInt {
    /// For what there is much of: on a book of 1,277 pages it takes two fifths of the time of libdeflate's level 5, and
    /// the file grows by a twelfth.
    case little = 1
    /// For fonts and pictures, which are few.
    case usual = 6
  }

  /// A compressor.
  init(_ effort: Effort) { unsafe compressor = unsafe libdeflate_alloc_compressor(effort.rawValue)! }

  deinit { unsafe libdeflate_free_compressor(compressor) }

  /// The bytes, compressed.
  func compressed(_ bytes: [UInt8]) -> [UInt8] {
    let bound = unsafe libdeflate_zlib_compress_bound(compressor, bytes.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = unsafe libdeflate_zlib_compress(compressor, bytes, bytes.count, buffer.baseAddress, bound)
    }
  }

  /// The CRC-32 of some bytes, as PNG has it.
  static func checksum(of bytes: [UInt8]) -> UInt32 { unsafe libdeflate_crc32(0, bytes, bytes.count) }

  /// The bytes that `bytes` expands to if these are exactly `count`; else `nil`.
  static func expanded(_ bytes: [UInt8], to count: Int) -> [UInt8]? {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    var isGood = false
    let expanded = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let result = unsafe libdeflate_zlib_decompress(
        decompressor, bytes, bytes.count, buffer.baseAddress, count, nil)
      isGood = result == LIBDEFLATE_SUCCESS
      filled = isGood ? count : 0
    }
    return isGood ? expanded : nil
  }

  /// What `bytes` expand to, if that is no more than `most` bytes; else `nil`.
  static func expanded(_ bytes: [UInt8], atMost most: Int) -> [UInt8]? {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    var room = min(most, max(1024, 4 * bytes.count))
    while true {
      var result = LIBDEFLATE_BAD_DATA
      let expanded = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        var count = 0
        result = unsafe libdeflate_zlib_decompress(
          decompressor, bytes, bytes.count, buffer.baseAddress, room, &count)
        filled = result == LIBDEFLATE_SUCCESS ? count : 0
      }
      if result == LIBDEFLATE_SUCCESS { return expanded }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE, room < most else { return nil }
      room = min(most, 4 * room)
    }
  }
}
