/// Searches that look at eight bytes at once; a manuscript is mostly bytes that nothing happens at.
///
/// The tests are those of “Determine if a word has a byte less than n” (Bit Twiddling Hacks, S. E. Anderson): exact for the
/// question whether there is such a byte.
enum ByteSearch {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first byte below 0x10, where line ends, form feeds and tabs are, from `start` on; the count if there is none.
  static func firstControl(in bytes: [UInt8], from start: Int) -> Int {
    let words = unsafe bytes.span.bytes
    var index = start
    while index + 8 <= bytes.count {
      let word = unsafe words.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      if (word &- ones &* 0x10) & ~word & highs != 0 { break }
      index += 8
    }
    while index < bytes.count && bytes[index] >= 0x10 { index += 1 }
    return index
  }

  /// The first byte that is no printable ASCII, from `start` on; the count if there is none.
  static func firstUnprintable(in bytes: [UInt8], from start: Int) -> Int {
    let words = unsafe bytes.span.bytes
    var index = start
    while index + 8 <= bytes.count {
      let word = unsafe words.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      if ((word &- ones &* 0x20) & ~word | word) & highs != 0 { break }
      index += 8
    }
    while index < bytes.count && bytes[index] >= 0x20 && bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// The first byte that a table of 256 marks, from `start` on; the count if there is none.
  static func firstMarked(in bytes: [UInt8], by table: [Bool], from start: Int) -> Int {
    precondition(table.count == 256)
    let (text, marks) = (bytes.span, table.span)
    var index = start
    while index < text.count {
      let byte = unsafe text[unchecked: index]
      if unsafe marks[unchecked: Int(byte)] { break }
      index += 1
    }
    return index
  }
}
