import DocumentModel

/// Writing the pieces out as text and spans.
extension InlineParser {
  /// What is open while pieces are written.
  private struct Output {
    var openSpans: [Int] = []
    var openLinks = 0
    var index: Int
    /// End tags of raw HTML that close a span, by their pieces.
    var closingTags: Set<Int> = []
  }

  /// Writes all pieces of the leaf. What inline notes say is left to ``waitingNotes``, to be written later.
  mutating func emit(into document: inout Document) { emit(pieces: 0..<pieces.count, into: &document) }

  mutating func emit(pieces range: Range<Int>, into document: inout Document) {
    var output = Output(index: range.lowerBound)
    while output.index < range.upperBound {
      let piece = pieces[output.index]
      switch piece.kind {
      case .text where abbreviations.isEmpty: staged.append(bytes, piece.textIndices)
      case .mark(let mark): staged.append(typography[mark])
      default:
        writeStaged(into: &document)
        write(piece, &output, into: &document)
      }
      output.index += 1
    }
    writeStaged(into: &document)
  }

  private mutating func writeStaged(into document: inout Document) {
    if staged.isEmpty { return }
    document.text.append(staged.view, 0..<staged.count)
    staged.removeAll()
  }

  private mutating func write(_ piece: InlinePiece, _ output: inout Output, into document: inout Document) {
    switch piece.kind {
    case .text: appendExplained(piece, into: &document)
    case .mark: break
    case .formula(let isDisplayed):
      appendFormulaSpan(piece, into: &document) { parser, text, place, document in
        parser.appendFormula(text, isDisplayed: isDisplayed, linesAreKept: false, place, into: &document)
      }
    case .mathML:
      appendFormulaSpan(piece, into: &document) { parser, text, place, document in
        parser.appendMathML(text, place, into: &document)
      }
    case .wikiLink: leaf(.attributed, piece, into: &document)
    case .literal: document.text.append(contentsOf: side[piece.textIndices])
    case .lineBreak: leaf(.lineBreak, piece, into: &document)
    case .code: leaf(.code, piece, into: &document)
    case .rawHTML: write(raw: piece, &output, into: &document)
    case .address(let link):
      if output.openLinks > 0 {
        document.text.append(bytes, piece.textIndices)
      } else {
        leaf(.link(link), piece, into: &document)
      }
    case .noteReference(let note): leaf(.noteReference(noteBase + note), piece, into: &document)
    case .delimiters(let run): write(delimiters[Int(run)], &output, into: &document)
    case .open(let kind):
      open(kind, at: Int(piece.whole.lowerBound), &output, into: &document)
      document.spans[document.spans.count - 1].attributes = piece.attributes
      if case .link = kind { output.openLinks += 1 }
    case .openNote:
      let end = Int(piece.text.upperBound)
      let note = TableIndex(document.notes.count)
      document.notes.append(Note(label: "", block: -1))
      waitingNotes.append(WaitingNote(pieces: output.index + 1..<end, note: note))
      output.index = end
      leaf(.noteReference(note), piece, into: &document)
    case .closeNote: break
    case .close: close(at: Int(piece.whole.upperBound), &output, into: &document)
    }
  }

  /// Writes a tag of raw HTML: a pair of those that are the same as a span of ours becomes that.
  private mutating func write(raw piece: InlinePiece, _ output: inout Output, into document: inout Document) {
    if output.closingTags.remove(output.index) != nil {
      close(at: Int(piece.whole.upperBound), &output, into: &document)
    } else if dialect.contains(.htmlElements), let pair = pair(of: output.index) {
      output.closingTags.insert(pair.end)
      open(pair.kind, at: Int(piece.whole.lowerBound), &output, into: &document)
    } else if dialect.contains(.htmlElements), output.openLinks == 0, let link = link(of: output.index) {
      output.closingTags.insert(link.end)
      output.openLinks += 1
      document.links.append(Link(to: link.tag["href"] ?? "", title: link.tag["title"] ?? ""))
      open(.link(TableIndex(document.links.count - 1)), at: Int(piece.whole.lowerBound), &output, into: &document)
      guard let attributes = Attributes(naming: link.tag) else { return }
      document.attributes.append(attributes)
      document.spans[document.spans.count - 1].attributes = TableIndex(document.attributes.count - 1)
    } else {
      writeTag(piece, at: output.index, into: &document)
    }
  }

  func source(_ start: Int, _ end: Int) -> SourceRange {
    let first = buffer.source(of: start)
    return SourceRange(file: file, first, max(first, buffer.sourceEnd(of: end)))
  }

  /// Writes a span that has no span inside it.
  func leaf(_ kind: TextSpan.Kind, _ piece: InlinePiece, into document: inout Document) {
    let start = document.text.count
    switch kind {
    case .noteReference: break
    case .code: document.text.append(contentsOf: side[piece.textIndices])
    case .lineBreak: document.text.append(0x0A)
    default: document.text.append(bytes, piece.textIndices)
    }
    var span = TextSpan(
      kind, over: TextRange(start, document.text.count),
      source: source(Int(piece.whole.lowerBound), Int(piece.whole.upperBound)))
    span.attributes = piece.attributes
    span.end = Int32(document.spans.count + 1)
    document.spans.append(span)
  }

  private func open(_ kind: TextSpan.Kind, at start: Int, _ output: inout Output, into document: inout Document) {
    let text = document.text.count
    output.openSpans.append(document.spans.count)
    document.spans.append(TextSpan(kind, over: TextRange(text, text), source: source(start, start)))
  }

  private func close(at end: Int, _ output: inout Output, into document: inout Document) {
    guard let span = output.openSpans.popLast() else { return }
    document.spans[span].range.end = Int32(document.text.count)
    document.spans[span].end = Int32(document.spans.count)
    document.spans[span].source.end = Int32(max(Int(document.spans[span].source.start), buffer.sourceEnd(of: end)))
    if case .link = document.spans[span].kind { output.openLinks -= 1 }
  }

  private func write(_ run: DelimiterRun, _ output: inout Output, into document: inout Document) {
    var mark = run.closingMarks.first
    while mark >= 0 {
      close(at: Int(marks[Int(mark)].start + marks[Int(mark)].length), &output, into: &document)
      mark = marks[Int(mark)].next
    }
    document.text.append(contentsOf: repeatElement(run.byte, count: Int(run.left)))
    mark = run.openingMark
    while mark >= 0 {
      open(marks[Int(mark)].kind, at: Int(marks[Int(mark)].start), &output, into: &document)
      mark = marks[Int(mark)].next
    }
  }
}
