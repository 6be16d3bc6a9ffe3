import DocumentModel

extension Drawing {
  /// Shades between paper and text; with paper's and ornaments' own colours they fill a palette of 16.
  private static let shades = 14
  /// Palette entry of ornaments.
  private static let ornament: UInt8 = 15

  /// The drawing as PNG (W3C PNG, third edition): four bits a pixel, a palette of 16 colours.
  func png(using deflate: borrowing Deflate) -> [UInt8]? {
    let rowLength = 1 + (width + 1) / 2
    var data = [UInt8](repeating: 0, count: rowLength * height)
    for shape in shapes { paint(shape, &data, rowLength) }
    guard let packed = deflate.zlib(data) else { return nil }
    var header = Self.number(UInt32(width)) + Self.number(UInt32(height))
    header += [4, 3, 0, 0, 0]
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    for (name, body) in [("IHDR", header), ("PLTE", colours), ("IDAT", packed), ("IEND", [])] {
      let content = Array(name.utf8) + body
      file += Self.number(UInt32(body.count)) + content + Self.number(Deflate.crc32(content))
    }
    return file
  }

  /// Paints a shape on rows of pixels, two in a byte; the first byte of a row says that it is not filtered.
  private func paint(_ shape: Shape, _ data: inout [UInt8], _ rowLength: Int) {
    let isOrnament = shape.ink == .ornament
    Raster(shape, width: width, height: height).forEachRun { columns, y, ink in
      var shade = UInt8((ink * Self.shades + Raster.full / 2) / Raster.full)
      if isOrnament { shade = ink * 2 >= Raster.full ? Self.ornament : 0 }
      if shade == 0 { return }
      let row = y * rowLength + 1
      for byte in columns.lowerBound >> 1...(columns.upperBound - 1) >> 1 {
        let old = data[row + byte]
        var (left, right) = (old >> 4, old & 15)
        if byte << 1 >= columns.lowerBound { left = max(left, shade) }
        if byte << 1 + 1 < columns.upperBound { right = max(right, shade) }
        data[row + byte] = left << 4 | right
      }
    }
  }

  /// The palette: paper, shades up to text, ornaments.
  private var colours: [UInt8] {
    func parts(_ colour: UInt32) -> [Int] { [16, 8, 0].map { Int(colour >> $0 & 255) } }
    let (paper, text) = (parts(Self.palette.paper), parts(Self.palette.text))
    var colours: [UInt8] = []
    for shade in 0...Self.shades {
      colours += Swift.zip(paper, text).map { UInt8(($0 * (Self.shades - shade) + $1 * shade) / Self.shades) }
    }
    return colours + parts(Self.palette.ornament).map { UInt8($0) }
  }

  private static func number(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}
