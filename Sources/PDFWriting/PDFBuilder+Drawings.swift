extension PDFBuilder {
  /// Writes a drawing as a form whose space is the unit square, as a picture's is.
  mutating func write(_ page: CairoPage, inGrey: Bool) -> ObjectID {
    var numbers: [Int: ObjectID] = [:]
    for object in page.objects { numbers[object.number] = file.reserve() }
    let screenColours = inGrey ? nil : self.screenColours()
    func put(_ object: CairoPage.Object, into bytes: inout PDFBytes) {
      CairoPage.forEachPart(of: object) { part in
        switch part {
        case .bytes(let slice): bytes.put(bytes: slice)
        case .reference(let number): if let object = numbers[number] { bytes.put(object) }
        }
      }
    }
    for object in page.objects {
      guard let number = numbers[object.number] else { continue }
      if let data = object.data {
        file.writeRawStream(number, Array(data)) { bytes in
          var body = PDFBytes()
          put(object, into: &body)
          bytes.put(bytes: PDFBuilder.withoutInterpolation(PDFBuilder.entries(of: body.bytes)))
        }
      } else {
        file.write(number) { bytes in
          var body = PDFBytes()
          put(object, into: &body)
          guard let screenColours, object.number == page.resources else { return bytes.put(bytes: body.bytes) }
          bytes.put("<<")
          bytes.put(bytes: PDFBuilder.entries(of: body.bytes))
          bytes.put("/ColorSpace<</DefaultRGB[/ICCBased ")
          bytes.put(screenColours)
          bytes.put("]>>>>")
        }
      }
    }
    let form = file.reserve()
    file.writeRawStream(form, Array(page.content.data ?? [])) { bytes in
      bytes.put("/Type/XObject/Subtype/Form/BBox[0 0 ")
      bytes.put(bytes: page.size.width)
      bytes.put(byte: 0x20)
      bytes.put(bytes: page.size.height)
      let (width, height) = (PDFBuilder.inverse(page.size.width), PDFBuilder.inverse(page.size.height))
      bytes.put(words: "]/Matrix[\(width) 0 0 \(height) 0 0]")
      bytes.put("/Group<</Type/Group/S/Transparency/I true/CS/")
      bytes.put(inGrey ? "DeviceGray>>/Resources " : "DeviceRGB>>/Resources ")
      if let resources = numbers[page.resources] { bytes.put(resources) }
      bytes.put("/Filter/FlateDecode")
    }
    return form
  }

  /// The profile that says what colours of screens mean, for a printing house, whose inks are others; `nil` for other files.
  mutating func screenColours() -> ObjectID? {
    guard press != nil else { return nil }
    if let screenProfile { return screenProfile }
    let object = writeProfile(.sRGB)
    screenProfile = object
    return object
  }

  /// Entries without the wish that a viewer should blur pictures, which PDF/A forbids (ISO 19005-2, 6.2.8).
  private static func withoutInterpolation(_ entries: ArraySlice<UInt8>) -> [UInt8] {
    let mark = [UInt8]("/Interpolate true".utf8)
    guard let start = entries.indices.first(where: { entries[$0...].starts(with: mark) }) else { return Array(entries) }
    return Array(entries[..<start] + entries[(start + mark.count)...])
  }

  /// What is between the brackets of a dictionary.
  private static func entries(of dictionary: [UInt8]) -> ArraySlice<UInt8> {
    guard let start = dictionary.firstIndex(of: 0x3C), let end = dictionary.lastIndex(of: 0x3E), end > start + 2 else {
      return []
    }
    return dictionary[start + 2..<end - 1]
  }

  /// One over a number such as `450` or `36.75`, to nine places.
  private static func inverse(_ number: ArraySlice<UInt8>) -> String {
    let parts = number.split(separator: 0x2E)
    func digits(_ part: ArraySlice<UInt8>) -> Int { part.prefix(9).reduce(0) { $0 * 10 + Int($1 &- 0x30) } }
    var thousandths = (parts.first.map(digits) ?? 1) * 1000
    if parts.count > 1 { thousandths += digits((Array(parts[1]) + [0x30, 0x30, 0x30]).prefix(3)[...]) }
    let inverse = 1_000_000_000_000 / max(1, thousandths)
    let fraction = String(inverse % 1_000_000_000)
    return "\(inverse / 1_000_000_000)." + String(repeating: "0", count: 9 - fraction.utf8.count) + fraction
  }
}
