import DocumentModel

/// Pictures with more pixels than paper can show.
extension ImageData {
  /// Pixels to the inch below which no picture is brought; finer than what presses and eyes tell apart.
  static let finest = 450

  /// Pixels in a row that a picture drawn `width` wide needs.
  static func neededPixels(drawn width: Length) -> Int { width.scaledPoints * finest / (72 << 16) }

  /// By how much the sides of a picture can be divided so that it still has ``finest`` pixels to the inch where it is drawn
  /// `width` wide; at least 1.
  static func divisor(of picture: Picture, drawn width: Length) -> Int {
    let needed = neededPixels(drawn: width)
    return needed > 0 ? max(1, picture.width / needed) : 1
  }

  /// A PNG file with its sides divided by `divisor`, each pixel the mean of those it stands for, and in grey if that
  /// is wanted; `nil` if it is damaged.
  init?(reducing picture: Picture, by divisor: Int, inGrey: Bool = false) {
    guard let file = PNGFile(picture.bytes), file.width * file.height <= ImageData.mostPixels,
      let pixels = PNGPixels(file)
    else { return nil }
    let channels = pixels.hasColour ? 3 : 1
    width = max(1, file.width / divisor)
    height = max(1, file.height / divisor)
    colours = pixels.hasColour && !inGrey ? .rgb : .grey
    packing = .none
    bytes = []
    bytes.reserveCapacity(width * height * colours.sampleCount)
    var opacity: [UInt8] = []
    for row in 0..<height {
      for column in 0..<width {
        var sums = [0, 0, 0]
        var weight = 0
        for y in row * divisor..<min(file.height, (row + 1) * divisor) {
          for pixel in y * file.width + column * divisor..<y * file.width + min(file.width, (column + 1) * divisor) {
            // A pixel counts for as much as is seen of it.
            let alpha = Int(pixels.opacity?[pixel] ?? 255)
            weight += alpha
            for channel in 0..<channels { sums[channel] += alpha * Int(pixels.samples[channels * pixel + channel]) }
          }
        }
        if inGrey && channels == 3 { sums[0] = (299 * sums[0] + 587 * sums[1] + 114 * sums[2]) / 1000 }
        for channel in 0..<colours.sampleCount {
          bytes.append(UInt8(clamping: weight == 0 ? 0 : sums[channel] / weight))
        }
        if pixels.opacity != nil { opacity.append(UInt8(clamping: weight / (divisor * divisor))) }
      }
    }
    self.opacity = pixels.opacity == nil ? nil : opacity
  }
}
