import DocumentModel

/// A picture as PDF carries it: samples behind a filter, and the entries of the dictionary that describe them.
struct ImageData {
  /// What colours the samples are.
  enum Colours: Hashable {
    /// One sample a pixel.
    case grey
    /// Three samples a pixel, sRGB.
    case rgb
    /// Four samples a pixel, printing inks; most programs write them upside down.
    case fourColour(isInverted: Bool)
    /// One sample a pixel, a number in a table of sRGB colours, three bytes each.
    case palette([UInt8])

    /// Samples in a pixel.
    var sampleCount: Int {
      switch self {
      case .grey, .palette: 1
      case .rgb: 3
      case .fourColour: 4
      }
    }
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
  /// How it is turned to stand upright.
  var turn = PictureTurn.none

  /// The picture in a form that PDF can carry; `nil` if its file is damaged or of another kind.
  init?(_ picture: Picture) {
    switch picture.format {
    case .jpeg:
      self.init(jpeg: picture.bytes)
      turn.boxIsUpright = picture.width == height && picture.height == width
    case .png: self.init(png: picture.bytes)
    case .gif, .svg, .webp: return nil
    }
  }

  /// Most pixels in a picture that is expanded: 16 384 × 16 384.
  static let mostPixels = 1 << 28

  /// A JPEG file of as many colours as PDF can show.
  static func jpegFile(_ bytes: [UInt8]) -> JPEGFile? {
    guard let file = JPEGFile(bytes), [1, 3, 4].contains(file.componentCount) else { return nil }
    return file
  }

  private init?(jpeg: [UInt8]) {
    guard let file = ImageData.jpegFile(jpeg) else { return nil }
    switch file.componentCount {
    case 1: colours = .grey
    case 3: colours = .rgb
    default: colours = .fourColour(isInverted: file.isFromAdobe)
    }
    width = file.width
    height = file.height
    packing = .jpeg
    bytes = file.bytes
    turn = PictureTurn(orientation: file.orientation)
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
    guard let pixels = PNGPixels(file) else { return nil }
    colours = pixels.hasColour ? .rgb : .grey
    packing = .none
    bytes = pixels.samples
    opacity = pixels.opacity
  }
}
