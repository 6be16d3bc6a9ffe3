internal import DocumentModel

extension Image {
  /// The size at which a picture is printed: as wide or high as its attributes say, else at 96 pixels to the inch, and no
  /// larger than a limit. `nil` if there is no picture of a form that can be printed.
  ///
  /// - Parameter wanted: Attributes with a `width` or `height` such as `60%`, `6cm` or `200`; a share is that of the limit.
  func printedSize(within limit: Size, wanted: Attributes? = nil) -> Size? {
    guard let picture, [.png, .jpeg, .svg].contains(picture.format) else { return nil }
    guard picture.width > 0, picture.height > 0, limit.width > .zero, limit.height > .zero else { return nil }
    let pixel = 3 << 14  // ¾ pt
    let pixels = (width: min(picture.width, 1 << 20), height: min(picture.height, 1 << 20))
    var (width, height) = (pixels.width * pixel, pixels.height * pixel)
    let asked = (
      width: Image.length(wanted, "width", of: limit.width), height: Image.length(wanted, "height", of: limit.height)
    )
    if let asked = asked.width {
      width = asked
      height = asked * pixels.height / pixels.width
    }
    if let high = asked.height {
      height = high
      width = asked.width ?? high * pixels.width / pixels.height
    }
    if width > limit.width.scaledPoints {
      height = height * limit.width.scaledPoints / width
      width = limit.width.scaledPoints
    }
    if height > limit.height.scaledPoints {
      width = width * limit.height.scaledPoints / height
      height = limit.height.scaledPoints
    }
    return Size(width: Length(scaledPoints: max(1, width)), height: Length(scaledPoints: max(1, height)))
  }

  /// A length among attributes, in scaled points up to ten metres; `nil` if there is none or it is not understood.
  private static func length(_ attributes: Attributes?, _ name: String, of whole: Length) -> Int? {
    guard let value = attributes?.pairs.last(where: { $0.key == name })?.value.lowercased() else { return nil }
    let digits = value.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard !digits.isEmpty, parts.count <= 2, let units = Int(parts[0].isEmpty ? "0" : parts[0].prefix(7)) else {
      return nil
    }
    let decimals = parts.count == 2 ? (parts[1] + "000").prefix(3) : "000"
    let thousandths = units * 1000 + (Int(decimals) ?? 0)
    // Scaled points in a unit.
    let scale: Int
    switch value.dropFirst(digits.count).filter({ $0 != " " }) {
    case "%": scale = whole.scaledPoints / 100
    case "", "px": scale = 3 << 14
    case "pt": scale = 1 << 16
    case "mm": scale = 185_771
    case "cm": scale = 1_857_713
    case "in": scale = 72 << 16
    default: return nil
    }
    let length = min(thousandths * scale / 1000, 28_346 << 16)
    return length > 0 ? length : nil
  }
}
