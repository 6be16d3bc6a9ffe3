import DocumentModel

/// Turns the drafts of one file into blocks of the document, reading each leaf's text on the way.
struct MarkdownAssembler {
  let file: Int
  let dialect: MarkdownDialect
  let bytes: [UInt8]
  let drafts: [DraftBlock]
  var lines: [LineSlice]
  var inlines: InlineParser
  var builder: DocumentBuilder
  /// Ends of the drafts whose containers are open in ``builder``.
  private var ends: [Int32] = []
  /// Inline notes that wait for the end of the block at the top level.
  private var notes: [DetachedNote] = []
  /// Cells added to rows that are too short, in the whole file.
  var paddedCells = 0
  /// A line whose words are written already: that of a callout's name.
  var skippedLine: Int32 = -1
  /// Problems found on the way.
  var problems: [MarkdownProblem] = []

  /// An inline note's text, taken out of the paragraph where it stands.
  private struct DetachedNote {
    var note: TableIndex
    var text: [UInt8]
    var spans: [TextSpan]
    /// Where its text and spans began.
    var textStart: Int
    var spanStart: Int
    var source: SourceRange
  }

  init(_ parser: BlockParser, file: Int, typography: Typography?, builder: DocumentBuilder) {
    self.file = file
    self.builder = builder
    dialect = parser.dialect
    bytes = parser.bytes
    drafts = parser.drafts
    lines = parser.lines
    inlines = InlineParser(
      dialect: parser.dialect, file: file, definitions: parser.definitions, typography: typography)
    inlines.noteBase = Int32(builder.document.notes.count)
    self.builder.document.notes += parser.notes.map { Note(label: $0.label, block: -1) }
  }

  /// Appends everything to ``builder``.
  mutating func assemble() {
    for index in drafts.indices.dropFirst() {
      close(before: index)
      assemble(index)
    }
    close(before: drafts.count)
  }

  private mutating func close(before index: Int) {
    while let end = ends.last, end <= index {
      ends.removeLast()
      builder.close()
    }
    if ends.isEmpty && !notes.isEmpty { placeNotes() }
  }

  func source(of draft: DraftBlock) -> SourceRange { SourceRange(file: file, Int(draft.start), Int(draft.stop)) }

  mutating func open(_ kind: Block.Kind, _ draft: DraftBlock) {
    builder.open(kind, source: source(of: draft))
    ends.append(draft.end)
  }

  private mutating func assemble(_ index: Int) {
    let draft = drafts[index]
    switch draft.kind {
    case .document, .removed: break
    case .quotation: quotation(index)
    case .list(let marker):
      let kind: ListStyle.Marker = marker.isOrdered ? marker.style : .bullet
      open(.list(ListStyle(kind, start: Int(marker.start), isTight: marker.isTight)), draft)
    case .item: open(.listItem(takeTask(of: index)), draft)
    case .paragraph: paragraph(draft)
    case .heading(let level): heading(draft, level: level)
    case .indentedCode: code(draft, lines: draft.lines, info: nil)
    case .fencedCode: fencedCode(draft)
    case .html: rawHTML(draft)
    case .sceneBreak: builder.append(.sceneBreak, source: source(of: draft))
    case .pageBreak: builder.append(.pageBreak, source: source(of: draft))
    case .table: table(draft)
    case .division: division(draft)
    case .definitionList: open(.definitionList, draft)
    case .term: leaf(.definitionTerm, draft)
    case .definition: open(.definition, draft)
    case .note(let note):
      let index = inlines.noteBase + note
      builder.document.notes[Int(index)].block = Int32(builder.document.blocks.count)
      open(.note(index), draft)
    case .verse: verse(draft)
    case .formula: formula(draft)
    }
  }

  /// Appends a leaf with the draft's lines as inline text.
  @discardableResult
  mutating func leaf(_ kind: Block.Kind, _ draft: DraftBlock) -> Int {
    fillBuffer(draft.lines)
    return leaf(kind, source: source(of: draft))
  }

  /// Appends a leaf with the text in the inline parser's buffer.
  @discardableResult
  mutating func leaf(_ kind: Block.Kind, source: SourceRange) -> Int {
    let block = builder.append(kind, source: source)
    inlines.scan(adding: &builder.document)
    inlines.emit(into: &builder.document)
    builder.finish(block)
    for label in inlines.missingNotes {
      problems.append(.missingNote(inlines.source(label.lowerBound, label.upperBound)))
    }
    while !inlines.waitingNotes.isEmpty { detach(inlines.waitingNotes.removeFirst()) }
    if !inlines.formulaProblems.isEmpty { takeProblems() }
    return block
  }

  /// Joins lines, the space at their beginnings taken off.
  mutating func fillBuffer(_ range: Range<Int32>) {
    inlines.buffer.removeAll()
    for line in range {
      let slice = lines[Int(line)]
      var start = Int(slice.start)
      while start < slice.end && CharacterClass.isSpaceOrTab(bytes[start]) { start += 1 }
      inlines.buffer.append(bytes, start..<Int(slice.end))
      if line + 1 < range.upperBound { inlines.buffer.appendLineEnd(at: Int(slice.end)) }
    }
    inlines.buffer.trimEnd()
  }

  /// Writes an inline note at the end of the document and moves it aside.
  private mutating func detach(_ waiting: WaitingNote) {
    let textStart = builder.document.text.count
    let spanStart = builder.document.spans.count
    inlines.emit(pieces: waiting.pieces, into: &builder.document)
    let (first, last) = (waiting.pieces.lowerBound, waiting.pieces.upperBound)
    let start = Int(inlines.pieces[first - 1].whole.lowerBound)
    notes.append(
      DetachedNote(
        note: waiting.note, text: Array(builder.document.text[textStart...]),
        spans: Array(builder.document.spans[spanStart...]), textStart: textStart, spanStart: spanStart,
        source: inlines.source(start, Int(inlines.pieces[last].whole.upperBound))))
    builder.document.text.removeSubrange(textStart...)
    builder.document.spans.removeSubrange(spanStart...)
  }

  /// Appends the inline notes that wait.
  private mutating func placeNotes() {
    for note in notes {
      builder.document.notes[Int(note.note)].block = Int32(builder.document.blocks.count)
      builder.open(.note(note.note), source: note.source)
      let block = builder.append(.paragraph, source: note.source)
      let textShift = Int32(builder.document.text.count - note.textStart)
      let spanShift = Int32(builder.document.spans.count - note.spanStart)
      builder.document.text += note.text
      for var span in note.spans {
        span.range.start += textShift
        span.range.end += textShift
        span.end += spanShift
        builder.document.spans.append(span)
      }
      builder.finish(block)
      builder.close()
    }
    notes.removeAll()
  }
}

/// Something about a Markdown file that its author should know.
enum MarkdownProblem {
  case missingNote(SourceRange)
  case longTableRow(SourceRange)
  case formula(FormulaProblem, SourceRange)
}
