import DocumentModel

extension Drawing {
  /// Shades between paper and text; with paper's and ornaments' own colours they fill a palette of 16.
  private static let shades = 14
  /// Palette entry of ornaments.
  private static let ornament: UInt8 = 15

  /// The drawing as PNG (W3C PNG, third edition): four bits a pixel, a palette of 16 colours.
  func png(using deflate: borrowing Deflate) -> [UInt8]? {
    var pixels = [UInt8](repeating: 0, count: width * height)
    for shape in shapes { paint(shape, &pixels) }
    let rowLength = 1 + (width + 1) / 2
    var data = [UInt8](repeating: 0, count: rowLength * height)
    for row in 0..<height {
      for pair in 0..<(width + 1) / 2 {
        let pixel = row * width + pair * 2
        let right = pair * 2 + 1 < width ? pixels[pixel + 1] : 0
        data[row * rowLength + 1 + pair] = pixels[pixel] << 4 | right
      }
    }
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

  private func paint(_ shape: Shape, _ pixels: inout [UInt8]) {
    let raster = Raster(shape, width: width, height: height)
    guard raster.width > 0 else { return }
    for (index, ink) in raster.ink.enumerated() where ink > 0 {
      let pixel = (raster.top + index / raster.width) * width + raster.left + index % raster.width
      if shape.ink == .ornament {
        if ink * 2 >= Raster.full { pixels[pixel] = Self.ornament }
      } else {
        pixels[pixel] = max(pixels[pixel], UInt8((Int(ink) * Self.shades + Raster.full / 2) / Raster.full))
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
