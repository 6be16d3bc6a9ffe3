import DocumentModel

extension Document {
  /// Appends a formula, its text and the spans in it.
  ///
  /// - Parameters:
  ///   - linesAreKept: Whether the rows of a formula are lines of the text.
  ///   - place: Where the whole stands in the source.
  mutating func append(_ formula: Formula, linesAreKept: Bool, at place: SourceRange) {
    var formula = formula
    formula.line = String(
      decoding: FormulaText(formula, keepsLines: linesAreKept, isPrinted: false).bytes, as: UTF8.self)
    let printed = FormulaText(formula, keepsLines: linesAreKept, isPrinted: true)
    let (start, first) = (text.count, spans.count)
    text += printed.bytes
    for mark in printed.spans {
      var span = TextSpan(
        mark.kind, over: TextRange(start + mark.range.lowerBound, start + mark.range.upperBound), source: place)
      span.end = Int32(first + mark.end)
      spans.append(span)
    }
    formulas.append(formula)
  }
}
