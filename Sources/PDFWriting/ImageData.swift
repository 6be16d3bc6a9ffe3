import DocumentModel

/// A picture as PDF carries it: samples behind a filter, and the entries of the dictionary that describe them.
struct ImageData {
  /// What colours the samples are.
  enum Colours: Hashable {
    /// One sample a pixel.
    case grey
    /// Three samples a pixel, sRGB.
    case rgb
    /// One sample a pixel, a number in a table of sRGB colours, three bytes each.
    case palette([UInt8])

    /// Samples in a pixel.
    var sampleCount: Int { self == .rgb ? 3 : 1 }
  }

  /// How the samples are packed.
  enum Packing: Hashable {
    /// As JPEG.
    case jpeg
    /// By zlib, after the filters of PNG.
    case png
    /// Not at all.
    case none
  }

  var width: Int
  var height: Int
  var colours: Colours
  /// Bits in a sample: 1, 2, 4 or 8.
  var bits = 8
  var packing: Packing
  var bytes: [UInt8]
  /// How opaque each pixel is, one byte each; `nil` if all are.
  var opacity: [UInt8]?

  /// The picture in a form that PDF can carry; `nil` if its file is damaged or of another kind.
  init?(_ picture: Picture) {
    switch picture.format {
    case .jpeg: self.init(jpeg: picture.bytes)
    case .png: self.init(png: picture.bytes)
    case .gif, .svg, .webp: return nil
    }
  }

  /// Most pixels in a picture that is expanded: 16 384 × 16 384.
  static let mostPixels = 1 << 28

  private init?(jpeg: [UInt8]) {
    guard let file = JPEGFile(jpeg), file.componentCount == 1 || file.componentCount == 3 else { return nil }
    width = file.width
    height = file.height
    colours = file.componentCount == 1 ? .grey : .rgb
    packing = .jpeg
    bytes = file.bytes
  }

  private init?(png: [UInt8]) {
    guard let file = PNGFile(png), file.width * file.height <= ImageData.mostPixels else { return nil }
    width = file.width
    height = file.height
    if let colours = file.passableColours {
      self.colours = colours
      bits = file.bits
      packing = .png
      bytes = file.data
      return
    }
    guard let pixels = DecodedPNG(png) else { return nil }
    colours = pixels.hasColour ? .rgb : .grey
    packing = .none
    bytes = pixels.samples
    opacity = pixels.opacity
  }
}

/// What PDF needs to know of a JPEG file (ITU-T T.81, Annex B).
struct JPEGFile {
  /// Pixels in a row; rows.
  private(set) var width = 0
  private(set) var height = 0
  /// Samples in a pixel.
  private(set) var componentCount = 0
  /// The file without anything that says more than the picture: no place, no camera, no thumbnail.
  private(set) var bytes: [UInt8] = [0xFF, 0xD8]

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
      case 0xE1...0xED, 0xEF, 0xFE: break
      case 0xDA:
        guard width > 0, height > 0 else { return nil }
        bytes += file[index...]
        return
      default: bytes += segment
      }
      index += 2 + length
    }
    return nil
  }
}

/// What PDF needs to know of a PNG file (ISO/IEC 15948).
struct PNGFile {
  /// Pixels in a row; rows.
  let width: Int
  let height: Int
  /// Bits in a sample.
  let bits: Int
  /// All its `IDAT` chunks.
  private(set) var data: [UInt8] = []
  private let type: UInt8
  private let isInterlaced: Bool
  private var palette: [UInt8] = []
  private var hasTransparency = false

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
    var index = 33
    while index + 12 <= file.count {
      let length = number(index)
      guard length <= file.count - index - 12 else { return }
      let content = file[index + 8..<index + 8 + length]
      switch file[index + 4..<index + 8] {
      case [0x49, 0x44, 0x41, 0x54]: data += content
      case [0x50, 0x4C, 0x54, 0x45]: palette = [UInt8](content)
      case [0x74, 0x52, 0x4E, 0x53]: hasTransparency = true
      case [0x49, 0x45, 0x4E, 0x44]: return
      default: break
      }
      index += 12 + length
    }
  }

  /// The colours, if ``data`` can go into a PDF as it is: opaque, not interlaced, at most 8 bits, and undamaged.
  var passableColours: ImageData.Colours? {
    guard !isInterlaced, !hasTransparency, [1, 2, 4, 8].contains(bits) else { return nil }
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
