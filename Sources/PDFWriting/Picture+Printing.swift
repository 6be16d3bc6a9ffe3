public import DocumentModel

extension Picture {
  /// Why a picture cannot be printed.
  public enum PrintingProblem: Error, Hashable {
    /// Its file is damaged, or larger than any printer could show.
    case damaged
    /// It takes a library that is not installed; the Debian package that has it.
    case libraryMissing(package: String)
  }

  /// The picture in a form that PDF can carry: PNG, JPEG and SVG as they are; the first image of a GIF file, and WebP, as
  /// PNG.
  ///
  /// Libraries are opened only when a picture needs them: libwebp for WebP, librsvg and cairo for SVG.
  public func printable() throws(PrintingProblem) -> Picture {
    switch format {
    case .png: return self
    case .jpeg: return upright
    case .svg:
      try SVGDrawing.check(bytes)
      return self
    case .gif:
      guard let pixels = GIFPixels(bytes) else { throw .damaged }
      return try pixels.pixels.picture()
    case .webp: return try WebPPixels.pixels(of: bytes).picture()
    }
  }
}

extension Picture {
  /// Whether it is a photograph with colours.
  public var isColourPhotograph: Bool {
    format == .jpeg && ImageData.jpegFile(bytes).map { $0.componentCount > 1 } ?? false
  }

  /// A JPEG with its width and height changing places where a camera noted that it lies on its side.
  private var upright: Picture {
    guard let file = ImageData.jpegFile(bytes), PictureTurn(orientation: file.orientation).swapsSides,
      width == file.width, height == file.height
    else { return self }
    return Picture(.jpeg, width: height, height: width, bytes: bytes)
  }
}

/// Pixels of four bytes each: red, green, blue, opacity.
struct ColourPixels {
  /// Most pixels of a picture that is decoded here: 8192 × 8192.
  static let most = 1 << 26

  /// Pixels in a row; rows.
  var width: Int
  var height: Int
  /// The rows from the top.
  var bytes: [UInt8]

  /// The pixels as a PNG file: grey where all are, without opacity where all are opaque.
  func picture() throws(Picture.PrintingProblem) -> Picture {
    var isGrey = true
    var isOpaque = true
    for start in stride(from: 0, to: bytes.count, by: 4) {
      if bytes[start] != bytes[start + 1] || bytes[start] != bytes[start + 2] { isGrey = false }
      if bytes[start + 3] != 255 { isOpaque = false }
    }
    let kept = (isGrey ? [0] : [0, 1, 2]) + (isOpaque ? [] : [3])
    var rows: [UInt8] = []
    rows.reserveCapacity(height * (1 + width * kept.count))
    for row in 0..<height {
      rows.append(0)
      for start in stride(from: row * width * 4, to: (row + 1) * width * 4, by: 4) {
        for channel in kept { rows.append(bytes[start + channel]) }
      }
    }
    let type: UInt8 = (isGrey ? 0 : 2) + (isOpaque ? 0 : 4)
    let header = PNGWriter.number(width) + PNGWriter.number(height) + [8, type, 0, 0, 0]
    let file =
      PNGWriter.signature + PNGWriter.chunk("IHDR", header)
      + PNGWriter.chunk("IDAT", Deflater(.usual).compressed(rows)) + PNGWriter.chunk("IEND", [])
    return Picture(.png, width: width, height: height, bytes: file)
  }
}

/// The parts of a PNG file (ISO/IEC 15948).
enum PNGWriter {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Four bytes, the highest first.
  static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

  /// A chunk with its length and checksum.
  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checked = [UInt8](name.utf8) + content
    return number(content.count) + checked + number(Int(Deflater.checksum(of: checked)))
  }
}
