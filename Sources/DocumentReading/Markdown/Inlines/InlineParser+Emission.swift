import DocumentModel

/// Writing the pieces out as text and spans.
extension InlineParser {
  /// What is open while pieces are written.
  private struct Output {
    var openSpans: [Int] = []
    var openLinks = 0
    var index: Int
  }

  /// Writes all pieces of the leaf. What inline notes say is left to ``waitingNotes``, to be written later.
  mutating func emit(into document: inout Document) { emit(pieces: 0..<pieces.count, into: &document) }

  mutating func emit(pieces range: Range<Int>, into document: inout Document) {
    var output = Output(index: range.lowerBound)
    while output.index < range.upperBound {
      write(pieces[output.index], &output, into: &document)
      output.index += 1
    }
  }

  private mutating func write(_ piece: InlinePiece, _ output: inout Output, into document: inout Document) {
    switch piece.kind {
    case .text:
      if abbreviations.isEmpty {
        document.text.append(contentsOf: bytes(of: piece))
      } else {
        appendExplained(piece, into: &document)
      }
    case .formula(let isDisplayed): formula(piece, isDisplayed: isDisplayed, into: &document)
    case .wikiLink: leaf(.attributed, piece, bytes(of: piece), into: &document)
    case .literal: document.text.append(contentsOf: sideBytes(of: piece))
    case .lineBreak: leaf(.lineBreak, piece, [0x0A], into: &document)
    case .code: leaf(.code, piece, sideBytes(of: piece), into: &document)
    case .rawHTML: leaf(.rawHTML, piece, bytes(of: piece), into: &document)
    case .address(let link):
      if output.openLinks > 0 {
        document.text.append(contentsOf: bytes(of: piece))
      } else {
        leaf(.link(link), piece, bytes(of: piece), into: &document)
      }
    case .noteReference(let note): leaf(.noteReference(noteBase + note), piece, [], into: &document)
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
      leaf(.noteReference(note), piece, [], into: &document)
    case .closeNote: break
    case .close: close(at: Int(piece.whole.upperBound), &output, into: &document)
    }
  }

  private func bytes(of piece: InlinePiece) -> ArraySlice<UInt8> {
    buffer.bytes[Int(piece.text.lowerBound)..<Int(piece.text.upperBound)]
  }

  private func sideBytes(of piece: InlinePiece) -> ArraySlice<UInt8> {
    side[Int(piece.text.lowerBound)..<Int(piece.text.upperBound)]
  }

  func source(_ start: Int, _ end: Int) -> SourceRange {
    let first = buffer.source(of: start)
    return SourceRange(file: file, first, max(first, buffer.sourceEnd(of: end)))
  }

  /// Writes a span that has no span inside it.
  private func leaf(
    _ kind: TextSpan.Kind, _ piece: InlinePiece, _ text: ArraySlice<UInt8>, into document: inout Document
  ) {
    let start = document.text.count
    document.text.append(contentsOf: text)
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
