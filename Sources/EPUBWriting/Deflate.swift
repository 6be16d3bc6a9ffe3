internal import CDeflate

/// Deflate (RFC 1951) and CRC-32, by libdeflate. This is the one file that knows it.
@safe struct Deflate: ~Copyable {
  private let compressor: OpaquePointer

  /// A compressor; level 6 of 12 packs prose within 2 % of the best at a tenth of its time.
  init?(level: Int32 = 6) {
    guard let compressor = unsafe libdeflate_alloc_compressor(level) else { return nil }
    unsafe self.compressor = unsafe compressor
  }

  deinit { unsafe libdeflate_free_compressor(compressor) }

  /// `bytes` compressed; `nil` if that makes them no shorter.
  func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 16 else { return nil }
    let packed = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
      count = unsafe bytes.withUnsafeBytes { input in
        unsafe libdeflate_deflate_compress(compressor, input.baseAddress, input.count, output.baseAddress, output.count)
      }
    }
    return packed.isEmpty ? nil : packed
  }

  /// `bytes` as a zlib stream (RFC 1950); `nil` without memory for it.
  func zlib(_ bytes: [UInt8]) -> [UInt8]? {
    let room = unsafe libdeflate_zlib_compress_bound(compressor, bytes.count)
    let packed = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
      count = unsafe bytes.withUnsafeBytes { input in
        unsafe libdeflate_zlib_compress(compressor, input.baseAddress, input.count, output.baseAddress, output.count)
      }
    }
    return packed.isEmpty ? nil : packed
  }

  /// The checksum that ZIP files carry.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }

  /// CRC-32 and Adler-32 together: 64 bits that tell contents of the same length apart at the speed of memory.
  static func digest(_ bytes: [UInt8]) -> UInt64 {
    let adler = unsafe bytes.withUnsafeBytes { unsafe libdeflate_adler32(1, $0.baseAddress, $0.count) }
    return UInt64(crc32(bytes)) << 32 | UInt64(adler)
  }

  /// Whether a file is one of gzip's.
  static func isGzip(_ file: [UInt8]) -> Bool { file.starts(with: [0x1F, 0x8B]) }

  /// What a zlib stream (RFC 1950) or the first member of a gzip file (RFC 1952) unpacks to; `nil` if it is neither or gives
  /// more than `limit` bytes.
  static func inflated(_ packed: [UInt8], limit: Int) -> [UInt8]? {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    let isGzip = isGzip(packed)
    var room = min(limit, max(4_096, packed.count * 4))
    while true {
      var status = LIBDEFLATE_SUCCESS
      let plain = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
        unsafe packed.withUnsafeBytes { input in
          var used = 0
          unsafe status =
            isGzip
            ? libdeflate_gzip_decompress_ex(
              decompressor, input.baseAddress, input.count, output.baseAddress, output.count, &used, &count)
            : libdeflate_zlib_decompress_ex(
              decompressor, input.baseAddress, input.count, output.baseAddress, output.count, &used, &count)
        }
        if status != LIBDEFLATE_SUCCESS { count = 0 }
      }
      if status == LIBDEFLATE_SUCCESS { return plain }
      guard status == LIBDEFLATE_INSUFFICIENT_SPACE, room < limit else { return nil }
      room = min(limit, room * 4)
    }
  }
}

/// Drawings as drawing programs compress them (`.svgz`).
package enum PackedDrawing {
  /// Bytes that a drawing may have, at most: a small file can unpack to anything.
  private static let mostBytes = 64 << 20

  /// Whether a file may be one.
  package static func isMeant(by file: [UInt8]) -> Bool { Deflate.isGzip(file) }

  /// What is in it; `nil` if it is damaged or too large.
  package static func unpacked(_ file: [UInt8]) -> [UInt8]? { Deflate.inflated(file, limit: mostBytes) }
}
