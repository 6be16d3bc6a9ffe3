package import DocumentModel

extension Picture {
  /// Name of its file in an e-book, from the chapters' folder.
  package func fileName(number: Int) -> String { "images/picture-\(number).\(format.fileExtension)" }

  /// The same picture without what a camera or an editor says about itself: place, time, names, previews.
  ///
  /// Segments and chunks are left out whole; the picture's own data is not touched. The orientation that a camera noted is
  /// lost with the rest only where there is none but the usual one, otherwise a bare note of it stays.
  package var withoutMetadata: Picture {
    var copy = self
    switch format {
    case .jpeg: copy.bytes = strippedJPEG() ?? bytes
    case .png: copy.bytes = strippedPNG() ?? bytes
    case .webp: copy.bytes = strippedWebP() ?? bytes
    case .gif: copy.bytes = strippedGIF() ?? bytes
    // Drawings were made safe when they were read, and say nothing about themselves since.
    case .svg: break
    }
    return copy
  }

  /// A file made anew from this picture's pixels, with the note of how a camera was held that this picture has.
  package func withOrientation(_ file: [UInt8]) -> [UInt8] {
    guard format == .jpeg, let stripped = strippedJPEG(), file.starts(with: [0xFF, 0xD8]) else { return file }
    let mark = Array("Exif\0\0".utf8)
    var index = 2
    while index + 10 < stripped.count, stripped[index] == 0xFF, stripped[index + 1] != 0xDA {
      let end = index + 2 + Int(stripped[index + 2]) << 8 + Int(stripped[index + 3])
      guard end <= stripped.count else { break }
      if stripped[index + 1] == 0xE1, stripped[(index + 4)...].starts(with: mark) {
        return Array(file[..<2] + stripped[index..<end] + file[2...])
      }
      index = end
    }
    return file
  }

  /// JPEG without application segments but JFIF, ICC profiles and Adobe's colour transform, and without comments (ITU T.81,
  /// B.1.1.4); `nil` if it cannot be walked.
  private func strippedJPEG() -> [UInt8]? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var result: [UInt8] = [0xFF, 0xD8]
    var index = 2
    while index + 3 < bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      if marker == 0xDA { return result + bytes[index...] }
      let end = index + 2 + Int(bytes[index + 2]) << 8 + Int(bytes[index + 3])
      guard end >= index + 4, end <= bytes.count else { return nil }
      let body = bytes[(index + 4)..<end]
      switch marker {
      case 0xE1:
        if let orientation = Self.orientation(inEXIF: body), (2...8).contains(orientation) {
          result += Self.orientationSegment(orientation)
        }
      case 0xE2: if body.starts(with: "ICC_PROFILE\0".utf8) { result += bytes[index..<end] }
      case 0xE3...0xED, 0xEF, 0xFE: break
      default: result += bytes[index..<end]
      }
      index = end
    }
    return nil
  }

  /// The orientation that an EXIF segment notes (tag 0x0112 of its first directory).
  private static func orientation(inEXIF body: ArraySlice<UInt8>) -> Int? {
    guard body.starts(with: "Exif\0\0".utf8) else { return nil }
    let tiff = Array(body.dropFirst(6))
    guard tiff.count >= 8, tiff[0] == tiff[1], tiff[0] == 0x49 || tiff[0] == 0x4D else { return nil }
    let isLittle = tiff[0] == 0x49
    func number(_ offset: Int, _ count: Int) -> Int? {
      guard offset >= 0, offset + count <= tiff.count else { return nil }
      let bytes = tiff[offset..<offset + count]
      return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for entry in 0..<count {
      let offset = directory + 2 + entry * 12
      guard let tag = number(offset, 2) else { return nil }
      if tag == 0x0112 { return number(offset + 8, 2) }
    }
    return nil
  }

  /// An EXIF segment that notes an orientation and nothing else.
  private static func orientationSegment(_ orientation: Int) -> [UInt8] {
    let directory: [UInt8] = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
    let body: [UInt8] = Array("Exif\0\0MM".utf8) + [0, 0x2A, 0, 0, 0, 8] + directory
    return [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body
  }

  /// PNG without text, time and EXIF chunks (W3C PNG, 11.3); `nil` if it cannot be walked.
  private func strippedPNG() -> [UInt8]? {
    let dropped: Set<String> = ["tEXt", "zTXt", "iTXt", "tIME", "eXIf", "dSIG"]
    guard bytes.count > 8 else { return nil }
    var result = Array(bytes[..<8])
    var index = 8
    while index + 12 <= bytes.count {
      let length = bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
      let end = index + 12 + length
      guard end <= bytes.count else { return nil }
      let name = String(decoding: bytes[index + 4..<index + 8], as: UTF8.self)
      if !dropped.contains(name) { result += bytes[index..<end] }
      if name == "IEND" { return result }
      index = end
    }
    return nil
  }

  /// WebP without EXIF and XMP chunks (RFC 9649, 2.7.1.5); `nil` if it cannot be walked.
  private func strippedWebP() -> [UInt8]? {
    guard bytes.count > 12 else { return nil }
    var result = Array(bytes[..<12])
    var index = 12
    while index + 8 <= bytes.count {
      let name = String(decoding: bytes[index..<index + 4], as: UTF8.self)
      let length = (0..<4).reduce(0) { $0 | Int(bytes[index + 4 + $1]) << (8 * $1) }
      let end = index + 8 + length + length & 1
      guard end <= bytes.count else { return nil }
      if name == "VP8X", length > 0 {
        result += bytes[index..<index + 8]
        result.append(bytes[index + 8] & ~0x0C)
        result += bytes[(index + 9)..<end]
      } else if name != "EXIF" && name != "XMP " {
        result += bytes[index..<end]
      }
      index = end
    }
    let size = result.count - 8
    for byte in 0..<4 { result[4 + byte] = UInt8(truncatingIfNeeded: size >> (8 * byte)) }
    return result
  }
}
