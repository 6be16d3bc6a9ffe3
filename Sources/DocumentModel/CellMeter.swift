/// Measures text in the cells of a terminal: UAX #11 widths of the grapheme clusters of UAX #29, as far as width matters.
package struct CellMeter: Sendable {
  /// Whether ambiguous characters take two cells, as they do among ideographs.
  package var ambiguousIsWide = false

  /// The meter for text in a language (BCP 47).
  package init(language: String) {
    let primary = language.prefix { $0 != "-" }.lowercased()
    ambiguousIsWide = ["ja", "zh", "ko", "yue"].contains(primary)
  }

  /// The cells that text takes; UTF-8.
  package func width(of text: ArraySlice<UInt8>) -> Int {
    var width = 0
    var position = text.startIndex
    while position < text.endIndex { width += cluster(in: text, at: &position) }
    return width
  }

  /// The cells of the cluster that begins at `position`, which is moved past it.
  package func cluster(in text: ArraySlice<UInt8>, at position: inout Int) -> Int {
    let first = text.decodeScalar(at: &position)
    var width = width(of: first)
    if position == text.endIndex || (first < 0x80 && text[position] < 0x80) { return width }
    var isFlag = (0x1F1E6...0x1F1FF).contains(first)
    while position < text.endIndex, text[position] >= 0x80 {
      var next = position
      let scalar = text.decodeScalar(at: &next)
      if scalar == 0x200D, first >= 0x2190 {
        position = next
        var joined = next
        if joined < text.endIndex, text.decodeScalar(at: &joined) >= 0x2190 { position = joined }
      } else if isFlag && (0x1F1E6...0x1F1FF).contains(scalar) {
        isFlag = false
        width = 2
        position = next
      } else if scalar == 0xFE0F {
        if first >= 0x203C { width = 2 }
        position = next
      } else if (0x1F3FB...0x1F3FF).contains(scalar) && first >= 0x261D || isZero(scalar) && scalar != 0x200B {
        position = next
      } else if isSpacingMark(scalar) {
        width += 1
        position = next
      } else {
        break
      }
    }
    return width
  }

  /// Text that something else stands beside: without U+FE0F, which makes a wide picture of a narrow sign (❤ and ❤️). Unicode
  /// and some terminals take two cells for that, most take one; for the sign alone all of them take one.
  package static func withoutPictureStyle(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(0xEF), let first = firstSelector(in: text) else { return text }
    var result = Array(text[..<first])
    var rest = text[(first + 3)...]
    while let next = firstSelector(in: rest) {
      result += rest[..<next]
      rest = rest[(next + 3)...]
    }
    return (result + rest)[...]
  }

  private static func firstSelector(in text: ArraySlice<UInt8>) -> Int? {
    text.indices.dropLast(2).first { text[$0] == 0xEF && text[$0 + 1] == 0xB8 && text[$0 + 2] == 0x8F }
  }

  private func width(of scalar: UInt32) -> Int {
    if scalar < 0x300 { return ambiguousIsWide && scalar >= 0xA1 ? wideIfAmbiguous(scalar) : 1 }
    if isZero(scalar) { return 0 }
    if CellWidths.isWide(scalar) { return 2 }
    return ambiguousIsWide ? wideIfAmbiguous(scalar) : 1
  }

  private func wideIfAmbiguous(_ scalar: UInt32) -> Int {
    CellWidths.contains(scalar, in: CellWidths.ambiguous) ? 2 : 1
  }

  private func isZero(_ scalar: UInt32) -> Bool {
    scalar >= 0x300 && !(0x2010..<0x202A).contains(scalar) && CellWidths.contains(scalar, in: CellWidths.zero)
  }

  private func isSpacingMark(_ scalar: UInt32) -> Bool {
    scalar >= 0x900 && Unicode.Scalar(scalar)?.properties.generalCategory == .spacingMark
  }
}
