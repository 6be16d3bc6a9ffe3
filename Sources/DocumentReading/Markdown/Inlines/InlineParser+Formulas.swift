import DocumentModel

/// Formulas on their way into the document.
extension InlineParser {
  /// Makes the buffer ready for a formula's TeX.
  mutating func beginFormula() {
    buffer.removeAll()
    formulaProblems.removeAll(keepingCapacity: true)
  }

  /// Writes a formula within the text of a leaf.
  mutating func formula(_ piece: InlinePiece, isDisplayed: Bool, into document: inout Document) {
    let range = Int(piece.text.lowerBound)..<Int(piece.text.upperBound)
    let span = document.spans.count
    let start = document.text.count
    let place = source(Int(piece.whole.lowerBound), Int(piece.whole.upperBound))
    document.spans.append(
      TextSpan(.formula(TableIndex(document.formulas.count)), over: TextRange(start, start), source: place))
    appendFormula(range, isDisplayed: isDisplayed, linesAreKept: false, place, into: &document)
    document.spans[span].range.end = Int32(document.text.count)
    document.spans[span].end = Int32(document.spans.count)
  }

  /// Reads the TeX in a range of the buffer and appends the formula, its text and the spans in it.
  ///
  /// - Parameters:
  ///   - linesAreKept: Whether the rows of a formula are lines of the text.
  ///   - place: Where the whole stands in the source.
  mutating func appendFormula(
    _ range: Range<Int>, isDisplayed: Bool, linesAreKept: Bool, _ place: SourceRange, into document: inout Document
  ) {
    var (formula, problems) = FormulaParser.parse(Array(buffer.bytes[range]), isDisplayed: isDisplayed)
    formula.line = String(
      decoding: FormulaText(formula, keepsLines: linesAreKept, isPrinted: false).bytes, as: UTF8.self)
    let printed = FormulaText(formula, keepsLines: linesAreKept, isPrinted: true)
    let (text, first) = (document.text.count, document.spans.count)
    document.text += printed.bytes
    for mark in printed.spans {
      var span = TextSpan(
        mark.kind, over: TextRange(text + mark.range.lowerBound, text + mark.range.upperBound), source: place)
      span.end = Int32(first + mark.end)
      document.spans.append(span)
    }
    document.formulas.append(formula)
    for problem in problems {
      let start = range.lowerBound + min(problem.range.lowerBound, range.count - 1)
      let end = range.lowerBound + min(problem.range.upperBound, range.count)
      formulaProblems.append((problem, source(start, max(start + 1, end))))
    }
  }
}
