/// A picture as pixels: eight bits each of red, green, blue and, if there are four channels, opacity; row by row.
struct PixelImage {
  /// Pixels in a row.
  let width: Int
  /// Rows.
  let height: Int
  /// Bytes of a pixel, 3 or 4.
  let channels: Int
  /// The bytes; `width * height * channels` of them.
  var bytes: [UInt8]

  /// The picture in a smaller size: each pixel is the mean of those it stands for, weighed by their opacity.
  func scaled(toWidth newWidth: Int, height newHeight: Int) -> PixelImage {
    guard newWidth < width || newHeight < height else { return self }
    var result = [UInt8](repeating: 0, count: newWidth * newHeight * channels)
    for row in 0..<newHeight {
      let rows = row * height / newHeight..<max((row + 1) * height / newHeight, row * height / newHeight + 1)
      for column in 0..<newWidth {
        let start = column * width / newWidth
        let columns = start..<max((column + 1) * width / newWidth, start + 1)
        let pixel = mean(rows, columns)
        let place = (row * newWidth + column) * channels
        for channel in 0..<channels { result[place + channel] = pixel[channel] }
      }
    }
    return PixelImage(width: newWidth, height: newHeight, channels: channels, bytes: result)
  }

  private func mean(_ rows: Range<Int>, _ columns: Range<Int>) -> InlineArray<4, UInt8> {
    var sums = InlineArray<4, Int>(repeating: 0)
    for row in rows {
      var place = (row * width + columns.lowerBound) * channels
      for _ in columns {
        let weight = channels == 4 ? Int(bytes[place + 3]) : 255
        for channel in 0..<3 { sums[channel] &+= Int(bytes[place + channel]) &* weight }
        sums[3] &+= weight
        place += channels
      }
    }
    var pixel = InlineArray<4, UInt8>(repeating: 0)
    if sums[3] > 0 {
      for channel in 0..<3 { pixel[channel] = UInt8((sums[channel] + sums[3] / 2) / sums[3]) }
    }
    pixel[3] = UInt8(sums[3] / (rows.count * columns.count))
    return pixel
  }
}
