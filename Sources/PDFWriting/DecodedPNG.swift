import CPNG

/// The pixels of a PNG file, 8 bits a sample, for files that PDF cannot carry as they are.
struct DecodedPNG {
  /// Whether there are three samples a pixel (sRGB) or one (grey).
  let hasColour: Bool
  /// The samples, row by row.
  let samples: [UInt8]
  /// How opaque each pixel is; `nil` if all are.
  let opacity: [UInt8]?

  /// Flags of libpng's formats (`PNG_FORMAT_FLAG_…`).
  private static let alpha: UInt32 = 1
  private static let colour: UInt32 = 2

  /// Decodes a file; `nil` if it is damaged.
  init?(_ file: [UInt8]) {
    var image = unsafe png_image()
    unsafe image.version = UInt32(PNG_IMAGE_VERSION)
    defer { unsafe png_image_free(&image) }
    guard unsafe png_image_begin_read_from_memory(&image, file, file.count) != 0 else { return nil }
    let hasColour = unsafe image.format & DecodedPNG.colour != 0
    unsafe image.format = DecodedPNG.alpha | (hasColour ? DecodedPNG.colour : 0)
    let count = unsafe Int(image.width) * Int(image.height)
    guard count <= ImageData.mostPixels else { return nil }
    let samplesInPixel = hasColour ? 4 : 2
    var pixels = [UInt8](repeating: 0, count: count * samplesInPixel)
    guard unsafe png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else { return nil }
    var samples: [UInt8] = []
    var opacity: [UInt8] = []
    samples.reserveCapacity(count * (samplesInPixel - 1))
    opacity.reserveCapacity(count)
    for start in stride(from: 0, to: pixels.count, by: samplesInPixel) {
      samples += pixels[start..<start + samplesInPixel - 1]
      opacity.append(pixels[start + samplesInPixel - 1])
    }
    self.hasColour = hasColour
    self.samples = samples
    self.opacity = opacity.allSatisfy { $0 == 255 } ? nil : opacity
  }
}
