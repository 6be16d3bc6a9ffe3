import DocumentModel

extension PDFBuilder {
  /// The annotations of each side.
  func groupedAnnotations() -> [[ObjectID]] {
    var groups = [[ObjectID]](repeating: [], count: sides.count)
    for (index, area) in areas.enumerated() {
      if let place = placed[Int(area.page)] { groups[place.side].append(annotations[index]) }
    }
    return groups
  }

  /// Writes the annotations that make links work.
  mutating func writeAnnotations() {
    var bytes = PDFBytes()
    for (index, area) in areas.enumerated() {
      guard let place = placed[Int(area.page)], let target = sheets.pages.elements[Int(area.element)].linkTarget else {
        continue
      }
      bytes.removeAll()
      bytes.put("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
      for side in place.matrix.box(area.rectangle) {
        bytes.put(side)
        bytes.put(byte: 0x20)
      }
      bytes.put("]/StructParent ")
      bytes.put(parentKey(ofAnnotation: index))
      bytes.put("/Contents")
      switch target {
      case .address(let address):
        bytes.put(text: address)
        bytes.put("/A<</S/URI/URI")
        bytes.put(string: PDFBuilder.uri(address))
        bytes.put(">>")
      case .element(let element):
        bytes.put(text: area.text.isEmpty ? "\u{2192}" : area.text)
        bytes.put("/Dest")
        put(destination: element, into: &bytes)
      }
      bytes.put(">>")
      file.write(annotations[index]) { $0.put(bytes: bytes.bytes) }
    }
  }

  /// An address in ASCII: other characters, spaces and controls percent-encoded (RFC 3987, 3.1).
  static func uri(_ address: String) -> [UInt8] {
    var bytes: [UInt8] = []
    let digits = [UInt8]("0123456789ABCDEF".utf8)
    for byte in address.utf8 {
      if byte > 0x20 && byte < 0x7F {
        bytes.append(byte)
      } else {
        bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return bytes
  }
}
