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
    guard file.starts(with: [0xFF, 0xD8]) else { return nil }
    var index = 2
    while index + 4 <= file.count {
      guard file[index] == 0xFF else { return nil }
      let marker = file[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) {
        index += 2
        continue
      }
      let length = Int(file[index + 2]) << 8 | Int(file[index + 3])
      guard length >= 2, index + 2 + length <= file.count else { return nil }
      let segment = file[index..<index + 2 + length]
      switch marker {
      case 0xC0, 0xC1, 0xC2:
        guard length >= 8, file[index + 4] == 8 else { return nil }
        height = Int(file[index + 5]) << 8 | Int(file[index + 6])
        width = Int(file[index + 7]) << 8 | Int(file[index + 8])
        componentCount = Int(file[index + 9])
        bytes += segment
      case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: return nil
      case 0xE1 where orientation == 1: orientation = JPEGFile.orientation(inEXIF: segment.dropFirst(4))
      case 0xE1...0xED, 0xEF, 0xFE: break
      case 0xDA:
        guard width > 0, height > 0 else { return nil }
        let end = JPEGFile.end(of: file, from: index)
        isCutShort = end == nil
        bytes += file[index..<(end ?? file.count)]
        if isCutShort { bytes += [0xFF, 0xD9] }
        return
      default:
        if marker == 0xEE && segment.dropFirst(4).starts(with: [0x41, 0x64, 0x6F, 0x62, 0x65]) { isFromAdobe = true }
        bytes += segment
      }
      index += 2 + length
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
