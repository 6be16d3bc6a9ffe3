import DocumentModel

/// Ranges of pages whose printed numbers run on, for the page numbers that readers show (ISO 32000-1, 12.4.2).
struct PageLabels {
  /// Pages numbered on from one number.
  struct Range: Hashable {
    /// First side.
    var start: Int
    /// The numbers.
    var style: Style
    /// Number of the first page.
    var number: Int
  }

  /// How a range is numbered.
  enum Style: Hashable {
    /// 1, 2, 3.
    case decimal
    /// i, ii, iii.
    case lowerRoman
    /// The text itself, with no number.
    case text(String)
  }

  /// The ranges; the first starts at side 0.
  private(set) var ranges: [Range] = []

  /// The labels of pages with these printed numbers.
  init(_ folios: [String]) {
    for (index, folio) in folios.enumerated() {
      let (style, number) = PageLabels.parsed(folio)
      if let last = ranges.last, last.style == style {
        if case .text = style { continue }
        if last.number + index - last.start == number { continue }
      }
      ranges.append(Range(start: index, style: style, number: number))
    }
  }

  private static func parsed(_ folio: String) -> (Style, Int) {
    if let number = Int(folio), number > 0, String(number) == folio { return (.decimal, number) }
    if let number = romanNumber(folio) { return (.lowerRoman, number) }
    return (.text(folio), 1)
  }

  private static func romanNumber(_ folio: String) -> Int? {
    let values: [UInt8: Int] = [0x69: 1, 0x76: 5, 0x78: 10, 0x6C: 50, 0x63: 100, 0x64: 500, 0x6D: 1000]
    let digits = folio.utf8.compactMap { values[$0] }
    guard !digits.isEmpty, digits.count == folio.utf8.count, digits.count < 20 else { return nil }
    var number = 0
    for (index, digit) in digits.enumerated() {
      number += index + 1 < digits.count && digit < digits[index + 1] ? -digit : digit
    }
    return number > 0 && Numerals.roman(number) == folio ? number : nil
  }
}
