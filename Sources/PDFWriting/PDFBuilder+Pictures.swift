public import DocumentModel

extension PDFBuilder {
  /// Writes the pictures that pages show, each once.
  mutating func writePictures(_ images: [Image], inGrey: Bool) throws(PDFError) {
    let widths = sheets.pages.pictureWidths(images.count)
    for (number, image) in images.enumerated() where widths[number] > .zero {
      guard let picture = image.picture else { continue }
      if picture.format == .svg {
        guard let page = SVGDrawing.page(of: picture) else { throw .picture(image.destination, at: image.source) }
        let grey = inGrey ? page.inGrey : nil
        pictures.append((number, write(grey ?? page, inGrey: grey != nil), .none))
        if grey == nil { hasColour = true }
        continue
      }
      guard picture.format == .png || picture.format == .jpeg else { continue }
      let divisor = picture.format == .png ? ImageData.divisor(of: picture, drawn: widths[number]) : 1
      let isChanged = divisor > 1 || inGrey && picture.format == .png
      let reduced = isChanged ? ImageData(reducing: picture, by: divisor, inGrey: inGrey) : nil
      guard let data = reduced ?? ImageData(picture) else { throw .picture(image.destination, at: image.source) }
      pictures.append((number, write(data), data.turn))
      if data.colours != .grey { hasColour = true }
    }
  }

  private mutating func write(_ image: ImageData) -> ObjectID {
    var entries = ImageEntries(image: image)
    if let opacity = image.opacity { entries.mask = writeMask(opacity, of: image) }
    switch image.colours {
    case .palette(let colours):
      let palette = file.reserve()
      file.writeStream(palette, colours)
      entries.palette = palette
    case .fourColour:
      profile = profile ?? writeProfile(.fourColour)
      entries.profile = profile
    case .grey, .rgb: break
    }
    let object = file.reserve()
    switch image.packing {
    case .none: file.writeStream(object, image.bytes, with: .usual, entries: entries.put)
    case .jpeg, .png: file.writeRawStream(object, image.bytes, entries: entries.put)
    }
    return object
  }

  private mutating func writeMask(_ opacity: [UInt8], of image: ImageData) -> ObjectID {
    let object = file.reserve()
    file.writeStream(object, opacity, with: .usual) {
      $0.put(words: "/Type/XObject/Subtype/Image/Width \(image.width)/Height \(image.height)")
      $0.put("/ColorSpace/DeviceGray/BitsPerComponent 8")
    }
    return object
  }
}

/// What the dictionary of a picture says (ISO 32000-1, table 89).
private struct ImageEntries {
  let image: ImageData
  var mask: ObjectID?
  /// That of a picture with colours of a palette.
  var palette: ObjectID?
  /// That of a picture in four colours.
  var profile: ObjectID?

  func put(into bytes: inout PDFBytes) {
    bytes.put(words: "/Type/XObject/Subtype/Image/Width \(image.width)/Height \(image.height)")
    bytes.put(words: "/BitsPerComponent \(image.bits)/ColorSpace")
    putColours(into: &bytes)
    if let mask {
      bytes.put("/SMask ")
      bytes.put(mask)
    }
    switch image.packing {
    case .none: break
    case .jpeg: bytes.put("/Filter/DCTDecode")
    case .png:
      bytes.put(words: "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors \(image.colours.sampleCount)")
      bytes.put(words: "/BitsPerComponent \(image.bits)/Columns \(image.width)>>")
    }
  }

  private func putColours(into bytes: inout PDFBytes) {
    switch image.colours {
    case .grey: bytes.put("/DeviceGray")
    case .rgb: bytes.put("/DeviceRGB")
    case .fourColour(let isInverted):
      bytes.put("[/ICCBased ")
      if let profile { bytes.put(profile) }
      bytes.put(isInverted ? "]/Decode[1 0 1 0 1 0 1 0]" : "]")
    case .palette(let colours):
      bytes.put(words: "[/Indexed/DeviceRGB \(colours.count / 3 - 1) ")
      if let palette { bytes.put(palette) }
      bytes.put(byte: 0x5D)
    }
  }
}

extension Pages {
  /// How wide each of so many pictures is drawn at most; zero for those that are not.
  func pictureWidths(_ count: Int) -> [Length] {
    var widths = [Length](repeating: .zero, count: count)
    for page in pages {
      for case .picture(let number, let frame, _) in page.items where widths.indices.contains(Int(number)) {
        widths[Int(number)] = max(widths[Int(number)], frame.size.width)
      }
    }
    return widths
  }

  /// The photographs among pictures that have more than half as many pixels again in a row as paper can show where they
  /// are drawn, with the number they need. Take them out before the file is written: JPEG goes in as it is.
  public func largePhotographs(among images: [Image]) -> [(image: Int, pixels: Int)] {
    zip(images.indices, pictureWidths(images.count)).compactMap { index, width in
      guard let picture = images[index].picture, picture.format == .jpeg, width > .zero else { return nil }
      let needed = ImageData.neededPixels(drawn: width)
      return picture.width * 2 > needed * 3 ? (index, needed) : nil
    }
  }
}
