public import DocumentModel

extension Picture {
  /// A picture from its bytes, if its first bytes are those of a form we know and say its size.
  public init?(reading bytes: [UInt8]) {
    guard let (format, width, height) = PictureHeader(bytes: bytes).size, width > 0, height > 0 else { return nil }
    self.init(format, width: width, height: height, bytes: bytes)
  }
}

/// Reads sizes from the headers of picture files; nothing is decoded.
private struct PictureHeader {
  let bytes: [UInt8]

  typealias Size = (Picture.Format, width: Int, height: Int)

  /// A number of `count` bytes, the most significant first; 0 beyond the end.
  private func big(_ index: Int, _ count: Int) -> Int {
    guard index >= 0 && index + count <= bytes.count else { return 0 }
    return bytes[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number of `count` bytes, the least significant first; 0 beyond the end.
  private func little(_ index: Int, _ count: Int) -> Int {
    guard index >= 0 && index + count <= bytes.count else { return 0 }
    return bytes[index..<index + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// What the header says that the file's first bytes call for.
  var size: Size? {
    switch Picture.Format(signatureOf: bytes) {
    case .png: png
    case .jpeg: jpeg
    case .gif: gif
    case .webp: webp
    case .svg, nil: svg
    }
  }

  /// PNG, 11.2.2.
  var png: Size? {
    guard bytes.hasBytes("\r\n\u{1A}\n", at: 4), bytes.hasBytes("IHDR", at: 12) else { return nil }
    return (.png, big(16, 4), big(20, 4))
  }

  /// GIF89a, 18.
  var gif: Size? {
    guard bytes.hasBytes("7a", at: 4) || bytes.hasBytes("9a", at: 4) else { return nil }
    return (.gif, little(6, 2), little(8, 2))
  }

  /// JPEG: the first frame header, T.81 B.2.2. Pictures turned by their EXIF orientation keep the stored size.
  var jpeg: Size? {
    for segment in JPEGSegments(bytes) where segment.isFrame || segment.isScan {
      let start = segment.content.lowerBound
      return segment.isScan ? nil : (.jpeg, big(start + 3, 2), big(start + 1, 2))
    }
    return nil
  }

  /// RIFF container specification of WebP.
  var webp: Size? {
    if bytes.hasBytes("VP8X", at: 12) && bytes.count >= 30 { return (.webp, little(24, 3) + 1, little(27, 3) + 1) }
    if bytes.hasBytes("VP8L", at: 12) && bytes.count >= 25 {
      let bits = little(21, 4)
      return (.webp, bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    }
    if bytes.hasBytes("VP8 ", at: 12) { return (.webp, little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF) }
    return nil
  }

  /// SVG: the attributes `width` and `height` of the root, or else its `viewBox`, or else the default of CSS, 300 by 150.
  var svg: Size? {
    let limit = min(bytes.count, 1 << 16)
    var start = 0
    while start < limit && !bytes.hasBytes("<svg", at: start) { start += 1 }
    guard start < limit, bytes[..<limit].first(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }) == 0x3C
    else { return nil }
    let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? limit
    let root = String(decoding: bytes[start..<end], as: UTF8.self)
    let box = (Self.attribute("viewBox", in: root) ?? "").split { " ,\n\t".contains($0) }.map {
      Self.pixels(String($0))
    }
    let width = Self.attribute("width", in: root).flatMap(Self.pixels)
    let height = Self.attribute("height", in: root).flatMap(Self.pixels)
    if let width, let height { return (.svg, width, height) }
    guard box.count == 4, let boxWidth = box[2], let boxHeight = box[3] else {
      return (.svg, width ?? 300, height ?? 150)
    }
    if let width { return (.svg, width, max(1, width * boxHeight / boxWidth)) }
    if let height { return (.svg, max(1, height * boxWidth / boxHeight), height) }
    return (.svg, boxWidth, boxHeight)
  }

  private static func attribute(_ name: String, in tag: String) -> String? {
    for quote in ["\"", "'"] {
      for space in [" ", "\n", "\t"] {
        let parts = tag.split(separator: space + name + "=" + quote, maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 {
          return parts[1].split(separator: quote, omittingEmptySubsequences: false).first.map(String.init)
        }
      }
    }
    return nil
  }

  /// A CSS length in whole pixels, 1…1 000 000; `nil` for percentages and what is no length.
  private static func pixels(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let units = ["": 96, "px": 96, "pt": 128, "pc": 1536, "mm": 363, "cm": 3628, "in": 9216, "em": 1536]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let unit = units[text.dropFirst(digits.count).lowercased()], let whole = parts.first, whole.count <= 7,
      let integer = Int(whole.isEmpty ? "0" : whole)
    else { return nil }
    let tenths = parts.count > 1 ? Int(parts[1].prefix(1)) ?? 0 : 0
    let pixels = (integer * 10 + tenths) * unit / 960
    return pixels > 0 && pixels <= 1_000_000 ? pixels : integer * 10 + tenths > 0 ? 1 : nil
  }
}
