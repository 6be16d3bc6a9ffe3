/// The chunks of a PNG file (W3C PNG, 5.3) or a WebP file (RFC 9649, 2.3), as far as they can be followed.
package struct PictureChunks: Sequence, IteratorProtocol {
  /// A chunk.
  package struct Chunk {
    /// Its four letters.
    package let name: String
    /// All of it, with its name, its length and what follows its content.
    package let range: Range<Int>
    /// What it holds.
    package let content: Range<Int>
  }

  private let bytes: [UInt8]
  private let isPNG: Bool
  private var index: Int
  /// Whether it ended at a chunk that is longer than what is left of the file.
  package private(set) var isCutShort = false

  /// The chunks of a PNG file.
  package init(png bytes: [UInt8]) {
    self.bytes = bytes
    isPNG = true
    index = 8
  }

  /// The chunks of a WebP file.
  package init(webP bytes: [UInt8]) {
    self.bytes = bytes
    isPNG = false
    index = 12
  }

  package mutating func next() -> Chunk? {
    guard index + (isPNG ? 12 : 8) <= bytes.count else { return nil }
    let (first, second) = (bytes[index..<index + 4], bytes[index + 4..<index + 8])
    let length =
      isPNG ? first.reduce(0) { $0 << 8 | Int($1) } : second.reversed().reduce(0) { $0 << 8 | Int($1) }
    let content = index + 8..<index + 8 + length
    // PNG adds a sum; RIFF a byte where the length is odd, which some leave out at the end.
    var end = content.upperBound + (isPNG ? 4 : length % 2)
    if !isPNG && content.upperBound == bytes.count { end = bytes.count }
    guard end <= bytes.count else {
      isCutShort = true
      return nil
    }
    defer { index = end }
    return Chunk(name: String(decoding: isPNG ? second : first, as: UTF8.self), range: index..<end, content: content)
  }
}
