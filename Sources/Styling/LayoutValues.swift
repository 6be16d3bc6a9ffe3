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

  /// A length, or one in ems (`1.2em`, of the body's size) or lines (`0.5line`, of the body's leading).
  func length(relativeTo body: ParagraphStyle) throws(LayoutError) -> Length {
    let text = try words.filter { $0 != " " }
    for (unit, base) in [("em", body.size), ("lines", body.leading), ("line", body.leading)]
    where text.hasSuffix(unit) {
      guard let thousandths = Int(thousandths: text.dropLast(unit.count)), thousandths <= 100_000
      else { break }
      return Length(scaledPoints: (base.scaledPoints * thousandths + 500) / 1000)
    }
    guard let length = Length(written: text) else {
      throw .wrongValue(
        text, expected: "a length such as 10.5pt, 18mm, 1.8cm, 0.7in, 1.2em or 0.5line", source)
    }
    return length
  }

  /// A ratio from 1 to 2, in thousandths.
  var ratio: Int {
    get throws(LayoutError) {
      guard let thousandths = Int(thousandths: try words[...]), (1000...2000).contains(thousandths)
      else {
        throw .wrongValue(try words, expected: "a ratio from 1 to 2, such as 1.2", source)
      }
      return thousandths
    }
  }

  /// A page size: a name, or `width x height`.
  var pageSize: Size {
    get throws(LayoutError) {
      let text = try words.lowercased()
      if let size = Size(written: text) { return size }
      throw .wrongValue(
        text, expected: "a page size: \(Size.named.keys.sorted().joined(separator: ", ")), or such as 148mm x 210mm",
        source)
    }
  }
}

extension Size {
  /// A name, or `width x height`, from half an inch to 200 inches.
  init?(written text: String) {
    if let known = Size.named[text] {
      self = known
      return
    }
    let parts = text.split(whereSeparator: { $0 == "x" || $0 == "×" })
    guard parts.count == 2, let width = Length(written: String(parts[0])),
      let height = Length(written: String(parts[1])),
      width >= .points(36), height >= .points(36), width <= .points(14_400),
      height <= .points(14_400)
    else { return nil }
    self = Size(width: width, height: height)
  }

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

extension Int {
  /// Reads a decimal number with at most three digits after the point, in thousandths.
  init?(thousandths text: Substring) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ $0.allSatisfy { "0123456789".contains($0) } }),
      let whole = Int(parts[0]), whole <= 10_000
    else { return nil }
    let digits = parts.count == 2 ? parts[1] : "0"
    guard (1...3).contains(digits.count), let fraction = Int(digits) else { return nil }
    self = whole * 1000 + fraction * [1, 100, 10, 1][digits.count]
  }
}
