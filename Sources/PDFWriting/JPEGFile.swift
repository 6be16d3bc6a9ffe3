import DocumentModel

/// What PDF needs to know of a JPEG file (ITU-T T.81, Annex B).
struct JPEGFile {
  /// Pixels in a row; rows.
  private(set) var width = 0
  private(set) var height = 0
  /// Samples in a pixel.
  private(set) var componentCount = 0
  /// Whether it has Adobe's segment, which tells how its colours are written.
  private(set) var isFromAdobe = false
  /// How the camera was held, 1…8.
  private(set) var orientation = 1
  /// The file without anything that says more than the picture: no place, no camera, no thumbnail.
  private(set) var bytes: [UInt8] = [0xFF, 0xD8]

  /// Whether the file breaks off within the picture; the rest is then missing below.
  private(set) var isCutShort = false

  /// Reads a file; `nil` unless it is a baseline or progressive Huffman-coded JPEG of 8 bits.
  init?(_ file: [UInt8]) {
    guard JPEGSegments.isMeant(by: file) else { return nil }
    for segment in JPEGSegments(file) {
      guard segment.range.upperBound <= file.count else { return nil }
      let content = file[segment.content]
      switch segment.marker {
      case 0xC0, 0xC1, 0xC2:
        guard content.count >= 6, content.first == 8 else { return nil }
        let start = content.startIndex
        height = Int(file[start + 1]) << 8 | Int(file[start + 2])
        width = Int(file[start + 3]) << 8 | Int(file[start + 4])
        componentCount = Int(file[start + 5])
        bytes += file[segment.range]
      case _ where segment.isFrame: return nil
      case 0xE1 where orientation == 1: orientation = TIFFDirectory.orientation(inSegment: content) ?? 1
      case 0xE1...0xED, 0xEF, 0xFE: break
      case _ where segment.isScan:
        guard width > 0, height > 0 else { return nil }
        let start = segment.range.lowerBound
        let end = JPEGFile.end(of: file, from: start)
        isCutShort = end == nil
        bytes += file[start..<(end ?? file.count)]
        if isCutShort { bytes += [0xFF, 0xD9] }
        return
      default:
        if segment.marker == 0xEE && content.starts(with: "Adobe".utf8) { isFromAdobe = true }
        bytes += file[segment.range]
      }
    }
    return nil
  }

  /// The index after the last end marker; what follows belongs to no picture.
  private static func end(of file: [UInt8], from start: Int) -> Int? {
    var index = file.count - 2
    while index > start {
      if file[index] == 0xFF && file[index + 1] == 0xD9 { return index + 2 }
      index -= 1
    }
    return nil
  }
}
