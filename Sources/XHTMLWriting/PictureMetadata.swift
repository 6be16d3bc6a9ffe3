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
    guard format == .jpeg, let stripped = strippedJPEG(), JPEGSegments.isMeant(by: file) else { return file }
    let segments = JPEGSegments(stripped)
    guard let note = segments.first(where: { TIFFDirectory.orientation(inSegment: stripped[$0.content]) != nil }) else {
      return file
    }
    return Array(file[..<2] + stripped[note.range] + file[2...])
  }

  /// JPEG without application segments but JFIF, ICC profiles and Adobe's colour transform, and without comments (ITU T.81,
  /// B.1.1.4); `nil` if it cannot be walked.
  private func strippedJPEG() -> [UInt8]? {
    guard JPEGSegments.isMeant(by: bytes) else { return nil }
    var result: [UInt8] = [0xFF, 0xD8]
    for segment in JPEGSegments(bytes) {
      if segment.isScan { return result + bytes[segment.range.lowerBound...] }
      guard segment.range.upperBound <= bytes.count else { return nil }
      let content = bytes[segment.content]
      switch segment.marker {
      case 0xE1:
        if let orientation = TIFFDirectory.orientation(inSegment: content), orientation > 1 {
          result += Self.orientationSegment(orientation)
        }
      case 0xE2: if content.starts(with: "ICC_PROFILE\0".utf8) { result += bytes[segment.range] }
      case 0xE3...0xED, 0xEF, 0xFE: break
      default: result += bytes[segment.range]
      }
    }
    return nil
  }

  /// An EXIF segment that notes an orientation and nothing else.
  private static func orientationSegment(_ orientation: Int) -> [UInt8] {
    let directory: [UInt8] = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
    let body: [UInt8] = TIFFDirectory.mark + "MM".utf8 + [0, 0x2A, 0, 0, 0, 8] + directory
    return [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body
  }

  /// PNG without text, time and EXIF chunks (W3C PNG, 11.3); `nil` if it cannot be walked.
  private func strippedPNG() -> [UInt8]? {
    let dropped: Set<String> = ["tEXt", "zTXt", "iTXt", "tIME", "eXIf", "dSIG"]
    guard bytes.count > 8 else { return nil }
    var result = Array(bytes[..<8])
    for chunk in PictureChunks(png: bytes) {
      if !dropped.contains(chunk.name) { result += bytes[chunk.range] }
      if chunk.name == "IEND" { return result }
    }
    return nil
  }

  /// WebP without EXIF and XMP chunks (RFC 9649, 2.7.1.5); `nil` if it cannot be walked.
  private func strippedWebP() -> [UInt8]? {
    guard bytes.count > 12 else { return nil }
    var result = Array(bytes[..<12])
    var chunks = PictureChunks(webP: bytes)
    while let chunk = chunks.next() {
      if chunk.name == "VP8X", !chunk.content.isEmpty {
        let flags = chunk.content.lowerBound
        result += bytes[chunk.range.lowerBound..<flags]
        result.append(bytes[flags] & ~0x0C)
        result += bytes[(flags + 1)..<chunk.range.upperBound]
      } else if chunk.name != "EXIF" && chunk.name != "XMP " {
        result += bytes[chunk.range]
      }
    }
    guard !chunks.isCutShort else { return nil }
    let size = result.count - 8
    for byte in 0..<4 { result[4 + byte] = UInt8(truncatingIfNeeded: size >> (8 * byte)) }
    return result
  }
}
