internal import DocumentModel
internal import Typesetting

extension TextFlow {
  /// Sets the title and what belongs to it, in the middle.
  mutating func setTitle() {
    let metadata = document.metadata
    let authors = metadata.authors.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ")
    let by = words.by
    let named = authors.isEmpty || by.isEmpty ? authors : by + " " + authors
    let lines = [
      metadata.title, metadata.subtitle, metadata.byline.isEmpty ? named : metadata.byline,
      metadata.date?.text ?? "",
    ]
    frames.append(Frame(block: -1, end: .max, left: 0, right: 0, gap: 1))
    for line in lines where !line.isEmpty {
      let first = galley.lines.count
      setParagraph(InlineText(line), alignment: .center)
      for index in first..<galley.lines.count { galley.lines[index].cost = VerticalItem.forbidden }
      galley.space(1)
    }
    frames.removeLast()
    if !galley.lines.isEmpty { galley.space(2) }
  }

  /// Sets the contents list, if one is wanted. Page numbers are put in when the pages are known.
  mutating func setContents() {
    let depth = min(max(document.metadata.contentsDepth ?? style.book.contentsDepth, 1), 6)
    let entries = sections.indices.filter { sections[$0].rank <= depth }
    guard wantsContents && !entries.isEmpty else { return }
    frames.append(Frame(block: -1, end: .max, left: 0, right: 0, gap: 1))
    setHeadline(words.contents)
    for index in entries {
      let section = sections[index]
      frames[frames.count - 1].left = clampedLeft(2 * (section.rank - 1))
      frames[frames.count - 1].right = Self.folioWidth
      var text = InlineText()
      text.bytes = Array(document.plainText(of: Int(section.heading)).utf8)
      let first = galley.lines.count
      setParagraph(text.undivided, alignment: .start, hanging: 2)
      if galley.lines.count > first { galley.lines[galley.lines.count - 1].entry = Int32(index) }
    }
    frames.removeLast()
    galley.space(2)
  }

  /// Cells kept free for page numbers in the contents list.
  private static var folioWidth: Int { 7 }

  private var wantsContents: Bool {
    if let wanted = document.metadata.wantsContents { return wanted }
    switch style.book.contents {
    case .always: return true
    case .never: return false
    case .automatic: return isBook && sections.count > 1
    }
  }

  /// Ends the page after the title and contents of a book that has a title page.
  mutating func endTitlePage() {
    let hasPage = style.book.titlePage == .always || (style.book.titlePage == .automatic && isBook)
    if hasPage && !galley.lines.isEmpty { endPage() }
  }

  /// Sets a heading of our own.
  mutating func setHeadline(_ text: String) {
    setParagraph(InlineText(text), alignment: notation.isBraille ? .center : .start)
    galley.keepLastLine()
    let width = min(meter.width(of: notation.written(Array(text.utf8))[...]), columns)
    if !notation.isBraille {
      galley.add([UInt8](repeating: 0x3D, count: width), at: 0, cost: VerticalItem.forbidden)
    }
    galley.space(1)
  }

  /// Sets what the front matter says of rights and the publisher.
  mutating func setColophon() {
    let metadata = document.metadata
    let contributors = metadata.contributors.map(\.name)
    let lines = ([metadata.publisher, metadata.rights, metadata.license, metadata.identifier] + contributors).filter {
      !$0.isEmpty
    }
    guard !lines.isEmpty else { return }
    frames.append(Frame(block: -1, end: .max, left: 0, right: 0, gap: 1))
    galley.space(2)
    for line in lines { setParagraph(InlineText(line), alignment: .start) }
    frames.removeLast()
  }

  /// Sets the notes to a galley of their own, in the order of their marks; notes that a note refers to follow it. Notes that
  /// nothing refers to come last. The note of a link is set again where a mark is a page or more after the last.
  ///
  /// - Parameter marks: The marks on the lines of the text.
  /// - Returns: The notes' lines, the first line of each note, and for each mark the range of note lines that it brings.
  mutating func setNotes(markedAt marks: [(line: Int, note: Int32)]) -> NoteColumn {
    var column = NoteColumn()
    var lines: [Int32: Int] = [:]
    galley = Galley()
    for mark in marks {
      let start = galley.lines.count
      if isLink(mark.note), let last = lines[mark.note], mark.line - last >= linesOfPage { lines[mark.note] = nil }
      setNotes(from: mark.note, at: mark.line, &lines, &column)
      if galley.lines.count > start { column.ranges.append((mark.line, Int32(start)..<Int32(galley.lines.count))) }
    }
    for note in document.notes.indices { setNotes(from: Int32(note), at: .max, &lines, &column) }
    column.galley = galley
    return column
  }

  /// Lines of all columns of a page, at most.
  private var linesOfPage: Int {
    isEndless ? .max : min(max(style.grid.rows, 4), 10_000) * min(max(style.grid.textColumns, 1), 4)
  }

  private mutating func setNotes(
    from note: Int32, at line: Int, _ lines: inout [Int32: Int], _ column: inout NoteColumn
  ) {
    var waiting = [note]
    while let next = waiting.popLast() {
      guard next >= 0, lines[next] == nil, isLink(next) || Int(next) < document.notes.count else { continue }
      lines[next] = line
      let known = galley.marks.count
      if isLink(next) {
        let start = galley.lines.count
        setLink(Int(next) - document.notes.count)
        column.starts.append(start)
        if galley.lines.count > start { galley.lines[galley.lines.count - 1].cost = 0 }
      } else {
        setNote(next, &column)
      }
      waiting += galley.marks[known...].map(\.note).reversed()
    }
  }

  /// Puts a marker of ASCII before the next paragraph.
  mutating func mark(_ marker: String, width: Int) {
    let bytes = Array(marker.utf8)
    if notation.isBraille { prefix = notation.written(bytes) } else { galley.mark(bytes, width: width, at: 0) }
  }

  private mutating func setNote(_ note: Int32, _ column: inout NoteColumn) {
    let block = Int(document.notes[Int(note)].block)
    guard document.blocks.indices.contains(block) else { return }
    let marker = "[\(Note.number(of: note))]"
    let width = marker.utf8.count
    let start = galley.lines.count
    mark(marker, width: width)
    let left = clampedLeft(notation.isBraille ? 2 : width + 1)
    set(block + 1..<max(block + 1, Int(document.blocks[block].end)), left: left)
    galley.addMarkers()
    setPrefix()
    let count = galley.lines.count
    column.starts.append(start)
    if count > start { galley.lines[count - 1].cost = 0 }
  }
}

/// The notes as they stand at the foot of pages.
struct NoteColumn {
  /// Their lines.
  var galley = Galley()
  /// The first line of each note.
  var starts: [Int] = []
  /// Lines of the text and the note lines that their marks bring with them.
  var ranges: [(line: Int, notes: Range<Int32>)] = []
}
