import DocumentModel
import TextWriting

extension Document {
  /// Adds the contact as a QR code to the pictures, if it is an address and the library for codes is installed.
  mutating func addContactCode() {
    let contact = metadata.contact
    let isAddress = contact.contains("://") || contact.contains("@")
    guard isAddress, !contact.contains(where: \.isWhitespace) else { return }
    let target = contact.contains("://") || contact.hasPrefix("mailto:") ? contact : "mailto:" + contact
    guard let code = QRCode(target) else { return }
    var image = Image(at: "contact code", source: SourceRange(0, 0))
    image.picture = code.picture(scale: 1)
    metadata.contactCode = TableIndex(images.count)
    images.append(image)
  }
}

extension QRCode {
  /// The code with its quiet zone of four modules, dark on light whatever the reader's colours are.
  ///
  /// - Parameter scale: CSS pixels to a module.
  func picture(scale: Int) -> Picture {
    let side = (size + 8) * scale
    return Picture(.svg, width: side, height: side, bytes: Array(svg(side).utf8))
  }

  private func svg(_ pixels: Int) -> String {
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while column < size, modules[row * size + column] { column += 1 }
        if column > start { path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z" }
        column += 1
      }
    }
    let side = size + 8
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="\(pixels)" height="\(pixels)" viewBox="0 0 \(side) \(side)" \
      shape-rendering="crispEdges">
      <rect width="\(side)" height="\(side)" fill="#fff"/>
      <path d="\(path)" fill="#000"/>
      </svg>

      """
  }
}
