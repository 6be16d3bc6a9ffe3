/// What the characters of the manuscript are written with.
enum TextNotation {
  /// As they are.
  case plain
  /// ASCII, or another small set.
  case ascii(Transliterator)
  /// Cells of Braille.
  case braille(BrailleTranslator)

  /// Whether it is Braille.
  var isBraille: Bool {
    if case .braille = self { return true }
    return false
  }

  /// The short rule above notes, in a text of so many columns.
  func noteRule(_ columns: Int) -> [UInt8] {
    let stroke: [UInt8] = isBraille ? Array("\u{2812}".utf8) : [0x2D]
    return Array(repeatElement(stroke, count: min(8, columns)).joined())
  }

  /// A few words that stand by themselves.
  func written(_ text: [UInt8]) -> [UInt8] {
    switch self {
    case .plain: text
    case .ascii(let transliterator): transliterator.written(text).bytes
    case .braille(let translator): translator.written(text)
    }
  }

  /// A paragraph.
  func written(_ text: InlineText) -> InlineText {
    let (bytes, places): ([UInt8], [Int32])
    switch self {
    case .plain: return text
    case .ascii(let transliterator):
      if text.bytes.allSatisfy({ $0 < 0x80 }) { return text }
      (bytes, places) = transliterator.written(text.bytes)
    case .braille(let translator): (bytes, places) = translator.written(text.bytes)
    }
    var result = InlineText()
    result.bytes = bytes
    result.verbatim = text.verbatim.map { Int(places[$0.lowerBound])..<Int(places[$0.upperBound]) }
    // The line that ends before a mark's first cell is not the mark's.
    result.marks = text.marks.map { (Int(places[min($0.offset, text.bytes.count)]), $0.note) }
    return result
  }
}
