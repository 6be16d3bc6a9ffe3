/// The pixels of a PNG file, 8 bits a sample, for files that PDF cannot carry as they are (ISO/IEC 15948, 8 to 13).
///
/// Samples of 16 bits lose their lower half. Colours are taken to be sRGB whatever the file says, as they are in files that
/// go in as they are.
struct PNGPixels {
  /// Whether there are three samples a pixel or one.
  let hasColour: Bool
  /// The samples, row by row.
  private(set) var samples: [UInt8]
  /// How opaque each pixel is; `nil` if all are.
  private(set) var opacity: [UInt8]?

  private let file: PNGFile
  private let channels: Int
  private var alpha: [UInt8]

  /// A pass over the picture: every so many pixels and rows from a first.
  struct Pass {
    var x: Int
    var y: Int
    var dx: Int
    var dy: Int
    /// How many pixels and rows that makes, and the bytes of a row without its filter.
    var columns = 0
    var rows = 0
    var length = 0
  }

  /// The passes in which a file's pixels are stored.
  static func passes(over file: PNGFile, bitsInPixel: Int) -> [Pass] {
    (file.isInterlaced ? interlaced : [Pass(x: 0, y: 0, dx: 1, dy: 1)]).map {
      var pass = $0
      pass.columns = max(0, (file.width - pass.x + pass.dx - 1) / pass.dx)
      pass.rows = pass.columns == 0 ? 0 : max(0, (file.height - pass.y + pass.dy - 1) / pass.dy)
      pass.length = (pass.columns * bitsInPixel + 7) / 8
      return pass
    }
  }

  private static let interlaced = [
    Pass(x: 0, y: 0, dx: 8, dy: 8), Pass(x: 4, y: 0, dx: 8, dy: 8), Pass(x: 0, y: 4, dx: 4, dy: 8),
    Pass(x: 2, y: 0, dx: 4, dy: 4), Pass(x: 0, y: 2, dx: 2, dy: 4), Pass(x: 1, y: 0, dx: 2, dy: 2),
    Pass(x: 0, y: 1, dx: 1, dy: 2),
  ]

  /// Decodes a file; `nil` if it is damaged.
  init?(_ file: PNGFile) {
    guard let channels = file.channelCount else { return nil }
    self.file = file
    self.channels = channels
    hasColour = file.type != 0 && file.type != 4
    let count = file.width * file.height
    samples = [UInt8](repeating: 0, count: count * (hasColour ? 3 : 1))
    alpha = [UInt8](repeating: 255, count: count)
    let bitsInPixel = channels * file.bits
    let passes = PNGPixels.passes(over: file, bitsInPixel: bitsInPixel)
    guard var raw = Deflater.expanded(file.data, to: passes.reduce(0) { $0 + $1.rows * ($1.length + 1) }) else {
      return nil
    }
    var start = 0
    for pass in passes {
      for row in 0..<pass.rows {
        let above = row > 0 ? start - pass.length - 1 : nil
        let step = max(1, bitsInPixel / 8)
        guard PNGPixels.unfilter(&raw, at: start, length: pass.length, above: above, step: step) else { return nil }
        for column in 0..<pass.columns {
          let pixel = (pass.y + row * pass.dy) * file.width + pass.x + column * pass.dx
          take(column, of: raw, rowAt: start + 1, as: pixel)
        }
        start += pass.length + 1
      }
    }
    opacity = alpha.allSatisfy { $0 == 255 } ? nil : alpha
  }

  /// Undoes a row's filter; `false` if there is no such filter.
  private static func unfilter(_ raw: inout [UInt8], at start: Int, length: Int, above: Int?, step: Int) -> Bool {
    let filter = raw[start]
    guard filter <= 4 else { return false }
    if filter == 0 { return true }
    for index in 1..<length + 1 {
      let left = index > step ? raw[start + index - step] : 0
      let up = above.map { raw[$0 + index] } ?? 0
      let corner = index > step ? above.map { raw[$0 + index - step] } ?? 0 : 0
      let guess: UInt8 =
        switch filter {
        case 1: left
        case 2: up
        case 3: UInt8((Int(left) + Int(up)) / 2)
        default: paeth(Int(left), Int(up), Int(corner))
        }
      raw[start + index] &+= guess
    }
    return true
  }

  private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> UInt8 {
    let guess = left + up - corner
    let distances = (abs(guess - left), abs(guess - up), abs(guess - corner))
    if distances.0 <= distances.1 && distances.0 <= distances.2 { return UInt8(left) }
    return UInt8(distances.1 <= distances.2 ? up : corner)
  }

  /// Takes over one pixel. One whose colour is not in the palette is black.
  private mutating func take(_ column: Int, of raw: [UInt8], rowAt start: Int, as pixel: Int) {
    func sample(_ channel: Int) -> Int {
      let index = column * channels + channel
      switch file.bits {
      case 16: return Int(raw[start + 2 * index]) << 8 | Int(raw[start + 2 * index + 1])
      case 8: return Int(raw[start + index])
      default:
        let shift = 8 - file.bits - index * file.bits % 8
        return Int(raw[start + index * file.bits / 8]) >> shift & ((1 << file.bits) - 1)
      }
    }
    let greatest = (1 << file.bits) - 1
    func byte(_ sample: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: file.bits == 16 ? sample >> 8 : sample * 255 / greatest)
    }
    if file.type == 3 {
      let index = sample(0)
      guard 3 * index + 2 < file.palette.count else { return }
      for channel in 0..<3 { samples[3 * pixel + channel] = file.palette[3 * index + channel] }
      if index < file.transparency.count { alpha[pixel] = file.transparency[index] }
      return
    }
    let colours = hasColour ? 3 : 1
    for channel in 0..<colours { samples[colours * pixel + channel] = byte(sample(channel)) }
    if channels > colours {
      alpha[pixel] = byte(sample(colours))
    } else if file.transparency.count >= 2 * colours {
      let isTransparent = (0..<colours).allSatisfy { file.transparency.bigEndian(at: 2 * $0) == sample($0) }
      if isTransparent { alpha[pixel] = 0 }
    }
  }
}

extension [UInt8] {
  /// The two bytes at an offset as a number, high byte first.
  fileprivate func bigEndian(at offset: Int) -> Int { Int(self[offset]) << 8 | Int(self[offset + 1]) }
}
