public import DocumentModel
import XHTMLWriting

extension Diagnostic.Code {
  /// A picture was made smaller.
  static let scaledPicture = Diagnostic.Code("scaled-picture")
  /// A picture is larger than readers like.
  static let largePicture = Diagnostic.Code("large-picture")
}

extension Document {
  /// Makes the pictures that are too large for readers smaller, with a note on each. Those that cannot be made smaller stay
  /// as they are, with a note that says so.
  ///
  /// - Parameter decoded: Makes a PNG of a GIF, whose pixels only printing knows how to read.
  public mutating func scalePictures(decoded: (Picture) -> Picture?, reporting diagnostics: inout Diagnostics) {
    for index in images.indices {
      guard let picture = images[index].picture, picture.isTooLarge else { continue }
      let name = images[index].destination
      let still = picture.format == .gif && !picture.isMoving ? decoded(picture) ?? picture : picture
      if let smaller = still.scaled {
        images[index].picture = smaller
        diagnostics.report(
          Diagnostic(
            .note, .scaledPicture,
            "the picture \(name) is too large for e-readers and is scaled from \(picture.measures) to \(smaller.measures)",
            at: images[index].source))
      } else {
        diagnostics.report(
          Diagnostic(
            .note, .largePicture, "the picture \(name) is large (\(picture.measures)); some e-readers will not show it",
            at: images[index].source, hint: "make it smaller with a picture editor"))
      }
    }
  }
}

extension Picture {
  /// Pixels above which a picture is scaled. Apple Books refuses more; other readers run out of memory.
  private static let mostPixels = 4_000_000
  /// Bytes above which it is.
  private static let mostBytes = 1_500_000
  /// Pixels above which nobody should be made to wait.
  private static let unreasonable = 200_000_000
  /// Quality of photographs that are written anew, of 100.
  private static let quality = 85

  /// Whether it has more pixels or bytes than readers like.
  var isTooLarge: Bool {
    guard format != .svg else { return false }
    return width * height > Self.mostPixels || bytes.count > Self.mostBytes
  }

  /// Size and length, for people.
  fileprivate var measures: String { "\(width) × \(height) pixels, \((bytes.count + 500) / 1000) kB" }

  /// The same picture with fewer pixels and bytes, without what a camera said of it; `nil` if it cannot be had.
  var scaled: Picture? {
    guard width > 0, height > 0, width * height <= Self.unreasonable else { return nil }
    var most = min(width * height, Self.mostPixels)
    guard let image = pixels(atMost: most) else { return nil }
    for _ in 0..<6 {
      let side = Self.side(of: image.width, pixels: image.width * image.height, atMost: most)
      let other = Self.side(of: image.height, pixels: image.width * image.height, atMost: most)
      guard let file = file(of: image.scaled(toWidth: side, height: other)) else { return nil }
      if file.count <= Self.mostBytes {
        guard file.count < bytes.count || width * height > Self.mostPixels else { return nil }
        return Picture(format, width: side, height: other, bytes: withOrientation(file))
      }
      most = min(most, side * other) * 7 / 10
    }
    return nil
  }

  /// The same photograph for print, with so many pixels in a row if it has more, and without its colours if that is wanted;
  /// `nil` if it cannot be had: it is no JPEG, or in printing inks that are wanted as they are, or libturbojpeg is not
  /// installed.
  public func reprinted(toWidth wanted: Int, inGrey: Bool) -> Picture? {
    guard format == .jpeg, width > 0, height > 0, width * height <= Self.unreasonable, wanted > 0 else { return nil }
    let columns = min(wanted, width)
    let rows = max(1, height * columns / width)
    guard let library = JPEGPixels(),
      let image = library.pixels(of: bytes, atMost: columns * rows, readsInks: inGrey)
    else { return nil }
    // The file may lie on its side.
    let isTurned = width != height && (width > height) != (image.width > image.height)
    let smaller = image.scaled(toWidth: isTurned ? rows : columns, height: isTurned ? columns : rows)
    guard let file = library.file(of: smaller, quality: 92, isGrey: inGrey) else { return nil }
    return Picture(.jpeg, width: columns, height: rows, bytes: withOrientation(file))
  }

  private func pixels(atMost most: Int) -> PixelImage? {
    switch format {
    case .jpeg: JPEGPixels()?.pixels(of: bytes, atMost: most)
    case .png: PNGPixels()?.pixels(of: bytes)
    case .webp: WebPPixels()?.pixels(of: bytes)
    case .gif, .svg: nil
    }
  }

  private func file(of image: PixelImage) -> [UInt8]? {
    switch format {
    case .jpeg: JPEGPixels()?.file(of: image, quality: Self.quality, isGrey: false)
    case .png: PNGPixels()?.file(of: image)
    case .webp: WebPPixels()?.file(of: image, quality: Self.quality)
    case .gif, .svg: nil
    }
  }

  /// A side of a picture that is to have no more than so many pixels: in whole numbers, so the same everywhere.
  private static func side(of length: Int, pixels: Int, atMost most: Int) -> Int {
    guard pixels > most else { return length }
    // The greatest side whose square stands to that of the length as the pixels wanted to those there are.
    var (low, high) = (1, length)
    while low < high {
      let middle = (low + high + 1) / 2
      if middle * middle * (pixels / 1000 + 1) <= length * length * (most / 1000) {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }
}
