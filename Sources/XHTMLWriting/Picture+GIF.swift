package import DocumentModel

extension Picture {
  /// Whether it shows more than one image after another.
  package var isMoving: Bool {
    switch format {
    case .gif: gifParts.map { $0.count { $0.kind == .image } > 1 } ?? true
    // RFC 9649, 2.7.1: the flags of the extended header.
    case .webp: bytes.count > 20 && bytes[12..<16].elementsEqual("VP8X".utf8) && bytes[20] & 0x02 != 0
    case .png, .jpeg, .svg: false
    }
  }

  /// A part of a GIF file after its colours (GIF89a, 20 to 27).
  private struct GIFPart {
    enum Kind {
      case image, control, words, repetition, comment, note
    }

    var kind: Kind
    var range: Range<Int>
  }

  /// GIF without comments and without what applications note, but for how often it is repeated; `nil` if it cannot be walked.
  func strippedGIF() -> [UInt8]? {
    guard let parts = gifParts, let first = parts.first else { return nil }
    let kept = parts.filter { $0.kind != .comment && $0.kind != .note }
    return bytes[..<first.range.lowerBound] + kept.flatMap { bytes[$0.range] } + [0x3B]
  }

  private var gifParts: [GIFPart]? {
    guard bytes.count > 13, bytes.starts(with: "GIF8".utf8) else { return nil }
    var parts: [GIFPart] = []
    var index = 13 + Self.paletteLength(bytes[10])
    while index + 2 < bytes.count || index < bytes.count && bytes[index] == 0x3B {
      let kind: GIFPart.Kind
      let blocks: Int
      switch bytes[index] {
      case 0x3B: return parts
      case 0x21:
        kind = extensionKind(at: index)
        blocks = index + 2
      case 0x2C where index + 10 < bytes.count:
        kind = .image
        blocks = index + 11 + Self.paletteLength(bytes[index + 9])
      default: return nil
      }
      guard let end = endOfBlocks(from: blocks) else { return nil }
      parts.append(GIFPart(kind: kind, range: index..<end))
      index = end
    }
    return nil
  }

  private func extensionKind(at index: Int) -> GIFPart.Kind {
    switch bytes[index + 1] {
    case 0xF9: return .control
    case 0x01: return .words
    case 0xFE: return .comment
    default:
      let name = bytes[(index + 2)...].prefix(12)
      let isRepetition = name.elementsEqual("\u{B}NETSCAPE2.0".utf8) || name.elementsEqual("\u{B}ANIMEXTS1.0".utf8)
      return isRepetition ? .repetition : .note
    }
  }

  /// Bytes of the table of colours that follows these flags.
  private static func paletteLength(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

  /// One past a chain of blocks that begins at `start`; `nil` if it is cut short.
  private func endOfBlocks(from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0 { return index + 1 }
      index += 1 + Int(bytes[index])
    }
    return nil
  }
}
