import DocumentModel

extension PrivacyReport {
  /// What cameras and programs write into a picture beside the picture.
  mutating func lookThroughPicture(_ bytes: [UInt8], called place: String) {
    switch Picture.Format(signatureOf: bytes) {
    case .jpeg: lookThroughJPEG(bytes, called: place)
    case .png: lookThroughPNG(bytes, called: place)
    case .webp: lookThroughWebP(bytes, called: place)
    case .gif: lookThroughText(bytes, called: place)
    case .svg, nil: break
    }
  }

  /// The segments before the picture, ITU T.81 annex B.
  private mutating func lookThroughJPEG(_ bytes: [UInt8], called place: String) {
    for segment in JPEGSegments(bytes) {
      guard !segment.isScan, segment.range.upperBound <= bytes.count else { return }
      let content = Array(bytes[segment.content])
      switch segment.marker {
      case 0xE1 where content.starts(with: "Exif".utf8):
        lookThroughTIFF(Array(content.dropFirst(TIFFDirectory.mark.count)), called: place)
      case 0xE1: lookThroughXMP(content, called: place)
      case 0xED: add(.picture, in: place, "IPTC fields (\(content.count) bytes)")
      case 0xFE: add(.picture, in: place, "comment: " + String(decoding: content, as: UTF8.self))
      default: break
      }
    }
  }

  /// The chunks, PNG third edition §11.3.
  private mutating func lookThroughPNG(_ bytes: [UInt8], called place: String) {
    for chunk in PictureChunks(png: bytes) {
      let content = Array(bytes[chunk.content])
      switch chunk.name {
      case "tEXt", "zTXt", "iTXt":
        let parts = content.split(separator: 0, omittingEmptySubsequences: true).map {
          String(decoding: $0, as: UTF8.self)
        }
        let words = chunk.name == "tEXt" ? parts.dropFirst().first ?? "" : "…"
        add(.picture, in: place, (parts.first ?? "") + ": " + words)
        if chunk.name != "zTXt" { lookThroughXMP(content, called: place) }
      case "eXIf": lookThroughTIFF(content, called: place)
      case "tIME" where content.count == 7:
        add(.time, in: place, "changed in the year \(Int(content[0]) << 8 | Int(content[1]))")
      default: break
      }
    }
  }

  /// The chunks of RIFF.
  private mutating func lookThroughWebP(_ bytes: [UInt8], called place: String) {
    for chunk in PictureChunks(webP: bytes) {
      let content = Array(bytes[chunk.content])
      switch chunk.name {
      case "EXIF":
        lookThroughTIFF(
          content.starts(with: "Exif".utf8) ? Array(content.dropFirst(TIFFDirectory.mark.count)) : content,
          called: place)
      case "XMP ": lookThroughXMP(content, called: place)
      default: break
      }
    }
  }

  private mutating func lookThroughXMP(_ bytes: [UInt8], called place: String) {
    guard bytes.contains(0x3C) else { return }
    add(.picture, in: place, "XMP fields (\(bytes.count) bytes)")
    lookThroughText(bytes, called: place)
  }

  /// What the fields of EXIF tell.
  private mutating func lookThroughTIFF(_ bytes: [UInt8], called place: String) {
    let directory = TIFFDirectory(bytes)
    let names = [
      0x010E: "description", 0x010F: "maker", 0x0110: "model", 0x0131: "program", 0x013B: "artist", 0x013C: "computer",
      0x8298: "copyright",
    ]
    var found = 0
    for entry in directory.entries {
      if let name = names[entry.tag], entry.count > 0 {
        let start = entry.count <= 4 ? entry.place : directory.number(at: entry.place, 4)
        guard start < bytes.count else { continue }
        let text = bytes[start..<min(bytes.count, start + min(entry.count, 200))].prefix { $0 != 0 }
        add(.picture, in: place, "\(name): " + String(decoding: text, as: UTF8.self))
        found += 1
      } else if entry.tag == 0x8825 {
        add(.picture, in: place, "the place where it was taken (GPS)")
        found += 1
      } else if entry.tag == 0x0132 || entry.tag == 0x8769 {
        let isTime = entry.tag == 0x0132
        add(.picture, in: place, isTime ? "the time of the last change" : "how and when it was taken (EXIF)")
        found += 1
      }
    }
    // A directory with the orientation alone tells nobody anything.
    if found == 0 && directory.count > 1 { add(.picture, in: place, "EXIF fields (\(bytes.count) bytes)") }
  }
}
