import DocumentModel
import XHTMLWriting

extension Drawing {
  /// Colours of paper, text and ornaments.
  static let palette: (paper: UInt32, text: UInt32, ornament: UInt32) = (0xF6F1E4, 0x2B2622, 0x8A2B20)

  /// The drawing as SVG 1.1. Outlines need no font, so it looks the same on every reader. A pixel is ten units wide.
  func svg(titled title: String) -> [UInt8] {
    let colours = Self.palette
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width * 10) \(height * 10)">
      <title>\(escaped(title))</title>
      <rect width="\(width * 10)" height="\(height * 10)" fill="\(Self.name(of: colours.paper))"/>

      """
    for (ink, colour) in [(Ink.ornament, colours.ornament), (.text, colours.text)] {
      var path: [UInt8] = []
      for shape in shapes where shape.ink == ink { shape.add(to: &path) }
      if path.isEmpty { continue }
      text += "<path fill=\"\(Self.name(of: colour))\" d=\"\(String(decoding: path, as: UTF8.self))\"/>\n"
    }
    return Array((text + "</svg>\n").utf8)
  }

  private static func name(of colour: UInt32) -> String {
    let digits = String(colour, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }
}

extension Drawing.Shape {
  /// Appends the outline as SVG writes paths: each contour begins at a place of the drawing and goes on by how far its
  /// points lie from where the pen is, which takes two thirds of the characters.
  fileprivate func add(to path: inout [UInt8]) {
    var pen = (x: 0, y: 0)
    for (index, step) in steps.enumerated() {
      switch step {
      case .move(let place):
        if index > 0 { path.append(UInt8(ascii: "Z")) }
        pen = Self.add("M", place, from: (0, 0), to: &path)
      case .line(let place): pen = Self.add("l", place, from: pen, to: &path)
      case .curve(let first, let second, let end):
        _ = Self.add("c", first, from: pen, to: &path)
        _ = Self.add(" ", second, from: pen, to: &path)
        pen = Self.add(" ", end, from: pen, to: &path)
      }
    }
    path.append(UInt8(ascii: "Z"))
  }

  /// Appends a letter and a place as seen from the pen. Returns the place, in tenths of a pixel: what is seen from there is
  /// right however often places are rounded.
  private static func add(
    _ letter: Unicode.Scalar, _ place: Drawing.Place, from pen: (x: Int, y: Int), to path: inout [UInt8]
  ) -> (x: Int, y: Int) {
    let (x, y) = (Int(place.x) * 10 / 64, Int(place.y) * 10 / 64)
    path.append(UInt8(ascii: letter))
    add(x - pen.x, to: &path)
    if y >= pen.y { path.append(UInt8(ascii: " ")) }
    add(y - pen.y, to: &path)
    return (x, y)
  }

  /// Appends a number. There are thousands of them, and making strings of them would take most of the time.
  private static func add(_ number: Int, to path: inout [UInt8]) {
    if number < 0 { path.append(UInt8(ascii: "-")) }
    let number = UInt32(clamping: number.magnitude)
    var unit: UInt32 = 1
    while number / unit >= 10 { unit *= 10 }
    while unit > 0 {
      path.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
      unit /= 10
    }
  }
}
