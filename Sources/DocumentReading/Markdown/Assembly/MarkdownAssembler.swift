import DocumentModel

/// Turns the drafts of one file into blocks of the document, reading each leaf's text on the way.
struct MarkdownAssembler: ~Copyable {
  let file: Int
  let dialect: MarkdownDialect
  let bytes: ByteView
  /// What the first pass found.
  var parser: BlockParser
  var inlines: InlineParser
  var builder = DocumentBuilder()
  /// The containers that are open in ``builder``: the end of the draft, and whether it is a division of class `verse`.
  private var containers: [(end: Int32, isVerse: Bool)] = []
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

  init(_ parser: consuming BlockParser, file: Int, typography: Typography?) {
    self.file = file
    dialect = parser.dialect
    bytes = parser.bytes
    inlines = InlineParser(
      dialect: parser.dialect, file: file, definitions: parser.definitions, typography: typography)
    self.parser = parser
  }

  /// Appends everything.
  mutating func assemble(into builder: inout DocumentBuilder) {
    swap(&self.builder, &builder)
    inlines.noteBase = Int32(self.builder.document.notes.count)
    self.builder.document.notes += parser.notes.map { Note(label: $0.label, block: -1) }
    let blocks = self.builder.document.blocks.count
    self.builder.document.blocks.reserveCapacity(max(blocks + parser.drafts.count, 2 * blocks))
    for index in parser.drafts.indices.dropFirst() {
      close(before: index)
      assemble(index)
    }
    close(before: parser.drafts.count)
    swap(&self.builder, &builder)
  }

  private mutating func close(before index: Int) {
    while let last = containers.last, last.end <= index {
      containers.removeLast()
      builder.close()
    }
    if containers.isEmpty && !notes.isEmpty { placeNotes() }
  }

  func source(of draft: DraftBlock) -> SourceRange { SourceRange(file: file, Int(draft.start), Int(draft.stop)) }

  mutating func open(_ kind: Block.Kind, _ draft: DraftBlock, isVerse: Bool = false) {
    builder.open(kind, source: source(of: draft))
    containers.append((draft.end, isVerse))
  }

  /// Whether the innermost container is a division of class `verse`.
  var isInVerse: Bool { containers.last?.isVerse ?? false }

  private mutating func assemble(_ index: Int) {
    let draft = parser.drafts[index]
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
    inlines.isVerse = kind == .verse
    inlines.scan(adding: &builder.document)
    inlines.emit(into: &builder.document)
    builder.finish(block)
    if !inlines.missingNotes.isEmpty { takeMissingNotes() }
    while !inlines.waitingNotes.isEmpty { detach(inlines.waitingNotes.removeFirst()) }
    for element in inlines.unseenElements { problems.append(.unseenElement(element)) }
    if !inlines.formulaProblems.isEmpty { takeProblems() }
    return block
  }

  private mutating func takeMissingNotes() {
    for label in inlines.missingNotes {
      problems.append(.missingNote(inlines.source(label.lowerBound, label.upperBound)))
    }
  }

  /// Joins lines, the space at their beginnings taken off.
  mutating func fillBuffer(_ range: Range<Int32>) {
    if let whole = unbroken(range) { return inlines.buffer.take(bytes, whole) }
    inlines.buffer.removeAll()
    for line in range {
      let slice = parser.lines[Int(line)]
      inlines.buffer.append(bytes, textStart(of: slice)..<Int(slice.end))
      if line + 1 < range.upperBound { inlines.buffer.appendLineEnd(at: Int(slice.end)) }
    }
    inlines.buffer.trimEnd()
  }

  /// The lines as one part of the source, if nothing but a line feed stands between each two of them.
  private func unbroken(_ range: Range<Int32>) -> Range<Int>? {
    guard let first = range.first else { return nil }
    let start = textStart(of: parser.lines[Int(first)])
    var end = Int(parser.lines[Int(first)].end)
    var line = first + 1
    while line < range.upperBound {
      let slice = parser.lines[Int(line)]
      guard slice.start == end + 1, bytes[end] == 0x0A, textStart(of: slice) == slice.start else { return nil }
      end = Int(slice.end)
      line += 1
    }
    while end > start && CharacterClass.isSpaceOrTab(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Where the text of a line begins after spaces and tabs.
  private func textStart(of line: LineSlice) -> Int {
    var start = Int(line.start)
    while start < line.end && CharacterClass.isSpaceOrTab(bytes[start]) { start += 1 }
    return start
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
  case hugeTable(SourceRange, cells: Int)
  case formula(FormulaProblem, SourceRange)
  case unseenElement(SourceRange)
}
