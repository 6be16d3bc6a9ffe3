/// The segments of a JPEG file up to the first scan, as far as they can be followed (ITU-T T.81, B.1.1).
package struct JPEGSegments: Sequence, IteratorProtocol {
  /// A segment.
  package struct Segment {
    /// What it is: the second byte of its marker.
    package let marker: UInt8
    /// From its marker to its end, which is beyond that of a file that breaks off in it.
    package let range: Range<Int>

    /// What stands behind its marker and its length.
    package var content: Range<Int> { range.lowerBound + 4..<range.upperBound }

    /// Whether the picture's own data follow.
    package var isScan: Bool { marker == 0xDA }

    /// Whether it holds the size of the picture, whatever the way it is coded in.
    package var isFrame: Bool { (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker) }
  }

  private let bytes: [UInt8]
  private var index = 2

  /// The segments of a file.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package mutating func next() -> Segment? {
    while index + 4 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      switch marker {
      case 0xFF: index += 1
      case 0x01, 0xD0...0xD8: index += 2
      case 0xD9: return nil
      default:
        let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
        guard length >= 2 else { return nil }
        let segment = Segment(marker: marker, range: index..<index + 2 + length)
        index = segment.isScan ? bytes.count : segment.range.upperBound
        return segment
      }
    }
    return nil
  }

  /// Whether a file begins as one of JPEG does.
  package static func isMeant(by bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8]) }
}
