import DocumentModel
import YAMLReading

/// Values of layout keys, read in whole numbers so that a layout means the same on every machine.
extension YAMLNode {
  /// Text.
  var words: String {
    get throws(LayoutError) {
      guard let text, !text.isEmpty else { throw .wrongValue(text ?? "", expected: "a value", source) }
      return text
    }
  }

  /// Yes or no.
  var flag: Bool {
    get throws(LayoutError) {
      guard let bool else { throw .wrongValue(try words, expected: "yes or no", source) }
      return bool
    }
  }

  /// A whole number in a range.
  func number(in range: ClosedRange<Int>) throws(LayoutError) -> Int {
    guard let integer, range.contains(integer) else {
      throw .wrongValue(
        try words, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)", source)
    }
    return integer
  }

  /// A length such as `10.5pt`, `18mm`, `1.8cm` or `0.7in`.
  var length: Length {
    get throws(LayoutError) {
      guard let length = Length(written: try words) else {
        throw .wrongValue(try words, expected: "a length such as 10.5pt, 18mm, 1.8cm or 0.7in", source)
      }
      return length
    }
  }

  /// A page size: a name, or `width x height`.
  var pageSize: Size {
    get throws(LayoutError) {
      let text = try words.lowercased()
      if let known = Size.named[text] { return known }
      let parts = text.split(whereSeparator: { $0 == "x" || $0 == "×" })
      if parts.count == 2, let width = Length(written: String(parts[0])),
        let height = Length(written: String(parts[1])),
        width >= .points(36), height >= .points(36), width <= .points(14_400), height <= .points(14_400)
      {
        return Size(width: width, height: height)
      }
      throw .wrongValue(
        text, expected: "a page size: \(Size.named.keys.sorted().joined(separator: ", ")), or such as 148mm x 210mm",
        source)
    }
  }
}

extension Size {
  /// Sheets and pages that have a name.
  static let named: [String: Size] = [
    "a3": Size(width: .millimetres(297), height: .millimetres(420)), "a4": .a4, "a5": .a5,
    "a6": Size(width: .millimetres(105), height: .millimetres(148)),
    "a7": Size(width: .millimetres(74), height: .millimetres(105)),
    "b5": Size(width: .millimetres(176), height: .millimetres(250)), "letter": .letter,
    "half-letter": Size(width: .points(396), height: .points(612)),
    "legal": Size(width: .points(612), height: .points(1008)),
    "tabloid": Size(width: .points(792), height: .points(1224)),
  ]
}
