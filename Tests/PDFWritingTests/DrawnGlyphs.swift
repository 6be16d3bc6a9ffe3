@testable import PDFWriting

/// A glyph as a content stream draws it.
struct DrawnGlyph {
  /// Its number in the font.
  var number: Int
  /// Where its origin comes to lie, in points.
  var x: Double
}

/// Interprets the text operators that ``ContentWriter`` uses and says where each glyph comes to lie.
struct DrawnGlyphs {
  private(set) var glyphs: [DrawnGlyph] = []
  private var line = 0.0
  private var pen = 0.0
  private var size = 0.0
  private var scale = 1.0
  private var tracking = 0.0
  private let widths: [Int]

  /// Reads a content stream whose text is in one font, of which the glyphs have these widths.
  init(_ content: [UInt8], widths: [Int]) {
    self.widths = widths
    var index = 0
    var operands: [Double] = []
    while index < content.count {
      switch content[index] {
      case UInt8(ascii: "["):
        index = show(content, from: index + 1)
      case UInt8(ascii: " "), UInt8(ascii: "\n"): index += 1
      default:
        let end = content[index...].firstIndex { $0 == 0x20 || $0 == 0x0A || $0 == 0x5B } ?? content.count
        let word = String(decoding: content[index..<end], as: UTF8.self)
        if let number = Double(word) {
          operands.append(number)
        } else {
          apply(word, operands)
          operands = []
        }
        index = end
      }
    }
  }

  private mutating func apply(_ name: String, _ operands: [Double]) {
    switch name {
    case "BT": line = 0
    case "Td":
      line += operands[0]
      pen = line
    case "Tf": size = operands[0]
    case "Tc": tracking = operands[0]
    case "Tz": scale = operands[0] / 100
    default: break
    }
  }

  /// Shows the strings of an array and gives the index after it.
  private mutating func show(_ content: [UInt8], from start: Int) -> Int {
    var index = start
    var bytes: [UInt8] = []
    while content[index] != UInt8(ascii: "]") {
      if content[index] == UInt8(ascii: "(") {
        index += 1
        bytes = []
        while content[index] != UInt8(ascii: ")") {
          if content[index] == UInt8(ascii: "\\") { index += 1 }
          let isReturn = content[index] == UInt8(ascii: "r") && content[index - 1] == UInt8(ascii: "\\")
          bytes.append(isReturn ? 0x0D : content[index])
          index += 1
        }
        index += 1
        for pair in stride(from: 0, to: bytes.count - 1, by: 2) {
          let number = Int(bytes[pair]) << 8 | Int(bytes[pair + 1])
          glyphs.append(DrawnGlyph(number: number, x: pen))
          pen += (Double(widths[number]) / 1000 * size + tracking) * scale
        }
      } else {
        let end = content[index...].firstIndex { $0 == 0x28 || $0 == 0x5D } ?? content.count
        pen -= (Double(String(decoding: content[index..<end], as: UTF8.self)) ?? 0) / 1000 * size * scale
        index = end
      }
    }
    return index + 1
  }
}
