import DocumentModel

/// Formulas on their way into the document.
extension InlineParser {
  /// Makes the buffer ready for a formula's TeX.
  mutating func beginFormula() {
    buffer.removeAll()
    formulaProblems.removeAll(keepingCapacity: true)
  }

  /// Writes a formula within the text of a leaf.
  mutating func appendFormulaSpan(
    _ piece: InlinePiece, into document: inout Document,
    _ append: (inout InlineParser, Range<Int>, SourceRange, inout Document) -> Void
  ) {
    let span = document.spans.count
    let start = document.text.count
    let place = source(Int(piece.whole.lowerBound), Int(piece.whole.upperBound))
    document.spans.append(
      TextSpan(.formula(TableIndex(document.formulas.count)), over: TextRange(start, start), source: place))
    append(&self, piece.textIndices, place, &document)
    document.spans[span].range.end = Int32(document.text.count)
    document.spans[span].end = Int32(document.spans.count)
  }

  /// Reads the MathML in a range of the buffer and appends the formula, its text and the spans in it.
  mutating func appendMathML(_ range: Range<Int>, _ place: SourceRange, into document: inout Document) {
    let markup = Array(bytes[range])
    if let tag = RawMarkup.rootTag(of: markup[...]), let attributes = Attributes(naming: tag) {
      document.attributes.append(attributes)
      document.spans[document.spans.count - 1].attributes = TableIndex(document.attributes.count - 1)
    }
    let (formula, problems) = MathMLReader.read(markup[...])
    document.append(formula, linesAreKept: false, at: place)
    formulaProblems += problems.map { ($0, place) }
  }

  /// Reads the TeX in a range of the buffer and appends the formula, its text and the spans in it.
  ///
  /// - Parameters:
  ///   - linesAreKept: Whether the rows of a formula are lines of the text.
  ///   - place: Where the whole stands in the source.
  mutating func appendFormula(
    _ range: Range<Int>, isDisplayed: Bool, linesAreKept: Bool, _ place: SourceRange, into document: inout Document
  ) {
    let (formula, problems) = FormulaParser.parse(Array(buffer.bytes[range]), isDisplayed: isDisplayed)
    document.append(formula, linesAreKept: linesAreKept, at: place)
    for problem in problems {
      let start = range.lowerBound + min(problem.range.lowerBound, range.count - 1)
      let end = range.lowerBound + min(problem.range.upperBound, range.count)
      formulaProblems.append((problem, source(start, max(start + 1, end))))
    }
  }
}
