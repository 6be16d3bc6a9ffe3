import DocumentModel

/// What PDF needs to know of a PNG file (ISO/IEC 15948).
struct PNGFile {
  /// Pixels in a row; rows.
  let width: Int
  let height: Int
  /// Bits in a sample.
  let bits: Int
  /// All its `IDAT` chunks.
  private(set) var data: [UInt8] = []
  /// The colour type: 0 grey, 2 colour, 3 palette, 4 grey and opacity, 6 colour and opacity.
  let type: UInt8
  /// Whether pixels are stored in seven passes.
  let isInterlaced: Bool
  /// Colours of the palette, three bytes each.
  private(set) var palette: [UInt8] = []
  /// The transparent colour, or the opacity of each colour of the palette.
  private(set) var transparency: [UInt8] = []

  /// Reads the chunks; `nil` if there is no good header.
  init?(_ file: [UInt8]) {
    guard file.count > 33, file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    func number(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 << 8 | Int(file[offset + $1]) } }
    width = number(16)
    height = number(20)
    bits = Int(file[24])
    type = file[25]
    isInterlaced = file[28] != 0
    guard (1...1_000_000).contains(width), (1...1_000_000).contains(height) else { return nil }
    for chunk in PictureChunks(png: file) {
      switch chunk.name {
      case "IDAT": data += file[chunk.content]
      case "PLTE": palette = [UInt8](file[chunk.content])
      case "tRNS": transparency = [UInt8](file[chunk.content])
      case "IEND": return
      default: break
      }
    }
  }

  /// Samples in a pixel; `nil` for kinds and depths that PNG does not know.
  var channelCount: Int? {
    switch (type, bits) {
    case (0, 1), (0, 2), (0, 4), (0, 8), (0, 16): 1
    case (3, 1), (3, 2), (3, 4), (3, 8): palette.count >= 3 ? 1 : nil
    case (2, 8), (2, 16): 3
    case (4, 8), (4, 16): 2
    case (6, 8), (6, 16): 4
    default: nil
    }
  }

  /// Whether the picture can be drawn: it is of a kind there is, not too large, and all its rows are there.
  var isWhole: Bool {
    guard let channelCount, width * height <= ImageData.mostPixels else { return false }
    let passes = PNGPixels.passes(over: self, bitsInPixel: channelCount * bits)
    guard let rows = Deflater.expanded(data, to: passes.reduce(0) { $0 + $1.rows * ($1.length + 1) }) else {
      return false
    }
    var start = 0
    for pass in passes {
      for _ in 0..<pass.rows {
        if rows[start] > 4 { return false }
        start += pass.length + 1
      }
    }
    return true
  }

  /// The colours, if ``data`` can go into a PDF as it is: opaque, not interlaced, at most 8 bits, and undamaged.
  var passableColours: ImageData.Colours? {
    guard !isInterlaced, transparency.isEmpty, [1, 2, 4, 8].contains(bits) else { return nil }
    let colours: ImageData.Colours
    switch type {
    case 0: colours = .grey
    case 2 where bits == 8: colours = .rgb
    case 3 where !palette.isEmpty && palette.count % 3 == 0 && palette.count <= 3 << bits: colours = .palette(palette)
    default: return nil
    }
    let rowLength = 1 + (width * colours.sampleCount * bits + 7) / 8
    guard rowLength * height <= 3 * ImageData.mostPixels,
      let rows = Deflater.expanded(data, to: rowLength * height)
    else { return nil }
    let filters = stride(from: 0, to: rows.count, by: rowLength)
    return filters.allSatisfy { rows[$0] <= 4 } ? colours : nil
  }
}
