/// A drawing without its colours.
extension CairoPage {
  /// The page in grey; `nil` if there is something on it that cairo draws otherwise than we know.
  ///
  /// Flat colours stand in content streams, those of gradients in functions, which are linear, as is the way from colour to
  /// grey; pictures in drawings are three bytes a pixel.
  var inGrey: CairoPage? {
    var page = self
    guard let content = CairoPage.inGrey(content, isContent: true) else { return nil }
    page.content = content
    page.objects = []
    for object in objects {
      guard let grey = CairoPage.inGrey(object, isContent: CairoPage.isContent(object)) else { return nil }
      page.objects.append(grey)
    }
    return page
  }

  /// Bytes that a stream of a drawing expands to at most.
  private static let mostBytes = 1 << 28

  private static func isContent(_ object: Object) -> Bool {
    position(of: "/Subtype /Form", in: object.body) != nil || position(of: "/PatternType 1", in: object.body) != nil
  }

  private static func inGrey(_ object: Object, isContent: Bool) -> Object? {
    var object = object
    let isCoded = position(of: "/FlateDecode", in: object.body) != nil
    if let data = object.data, isContent || position(of: "/ColorSpace /DeviceRGB", in: object.body) != nil {
      guard let bytes = isCoded ? Deflater.expanded(Array(data), atMost: mostBytes) : Array(data) else { return nil }
      let grey: [UInt8]
      if isContent {
        grey = GreyContent(bytes).bytes
      } else {
        guard position(of: "/Subtype /Image", in: object.body) != nil,
          position(of: "/BitsPerComponent 8", in: object.body) != nil
        else { return nil }
        grey = inGrey(pixels: bytes)
      }
      object.data = (isCoded ? Deflater(.usual).compressed(grey) : grey)[...]
    }
    object.body = inGrey(dictionary: object.body)[...]
    return object
  }

  private static func inGrey(pixels: [UInt8]) -> [UInt8] {
    var grey: [UInt8] = []
    grey.reserveCapacity(pixels.count / 3)
    for start in stride(from: 0, to: pixels.count - 2, by: 3) {
      let sum = 299 * Int(pixels[start]) + 587 * Int(pixels[start + 1]) + 114 * Int(pixels[start + 2])
      grey.append(UInt8(sum / 1000))
    }
    return grey
  }

  /// A dictionary with its colour space and the ends of gradients in grey.
  private static func inGrey(dictionary: ArraySlice<UInt8>) -> [UInt8] {
    let space = [UInt8]("/DeviceRGB".utf8)
    let ends = ["/C0 [", "/C1 ["].map { [UInt8]($0.utf8) }
    var result: [UInt8] = []
    var index = dictionary.startIndex
    while index < dictionary.endIndex {
      let rest = dictionary[index...]
      if dictionary[index] == UInt8(ascii: "/") {
        if rest.starts(with: space) {
          result += "/DeviceGray".utf8
          index += space.count
          continue
        }
        if let end = ends.first(where: { rest.starts(with: $0) }) {
          let numbers = rest.dropFirst(end.count).prefix { $0 != UInt8(ascii: "]") }
          let colour = numbers.split(separator: 0x20).map { GreyContent.millionths($0) ?? 0 }
          result += end
          result += colour.count == 3 ? [0x20] + GreyContent.grey(colour) + [0x20] : Array(numbers)
          index += end.count + numbers.count
          continue
        }
      }
      result.append(dictionary[index])
      index += 1
    }
    return result
  }
}
