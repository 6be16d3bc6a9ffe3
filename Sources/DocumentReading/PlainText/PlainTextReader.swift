import DocumentModel

/// Builds the document from the parts of a plain text.
struct PlainTextReader: ~Copyable {
  let file: Int
  let text: TextLines
  let parts: [TextPart]
  private let joiner: TextJoiner
  var inlines: InlineParser
  private var levels: [HeadingStyle: UInt8] = [:]
  let groupStarts: Set<Int>
  var builder = DocumentBuilder()

  init(_ source: SourceFile, file: Int, typography: Typography?, options: ReadingOptions) {
    self.file = file
    text = TextLines(source.bytes)
    let classifier = TextClassifier(text, headings: options.headings)
    joiner = TextJoiner(text)
    groupStarts = Set(text.groups.map(\.lines.lowerBound))
    let links = PlainTextLinks(PlainTextNotes.withReferences(classifier.parts, in: text), in: text)
    parts = links.parts
    var labels: [String: Int32] = [:]
    for part in parts { if case .note(let label) = part.kind { labels[label] = Int32(labels.count) } }
    var definitions = InlineDefinitions()
    definitions.notes = labels
    definitions.addresses = links.addresses
    inlines = InlineParser(
      dialect: [.noMarkup, .bareAddresses], file: file, definitions: definitions, typography: typography)
    levels = rankedLevels()
  }

  /// Appends everything.
  mutating func read(into builder: inout DocumentBuilder) {
    swap(&self.builder, &builder)
    inlines.noteBase = Int32(self.builder.document.notes.count)
    let labels = inlines.noteIndices.sorted { $0.value < $1.value }
    self.builder.document.notes += labels.map { Note(label: $0.key, block: -1) }
    read()
    swap(&self.builder, &builder)
  }

  /// Levels by rank of style; the title has the first.
  private func rankedLevels() -> [HeadingStyle: UInt8] {
    var styles: Set<HeadingStyle> = []
    for part in parts { if case .heading(let style) = part.kind { styles.insert(style) } }
    let first = parts.contains { $0.kind == .title } ? 2 : 1
    var levels: [HeadingStyle: UInt8] = [:]
    for (index, style) in styles.sorted().enumerated() { levels[style] = UInt8(min(6, first + index)) }
    return levels
  }

  private mutating func read() {
    var index = 0
    while index < parts.count {
      let part = parts[index]
      switch part.kind {
      case .title where file > 0: leaf(.heading(level: 1), part)
      case .subtitle where file > 0, .author where file > 0, .date where file > 0:
        leaf(.paragraph, TextPart(kind: .paragraph, lines: part.lines))
      case .title, .subtitle, .author, .date: takeFront(part)
      case .pageBreak: builder.append(.pageBreak, source: SourceRange(file: file, 0, 0))
      case .sceneBreak: builder.append(.sceneBreak, source: source(of: part))
      case .heading(let style): leaf(.heading(level: levels[style] ?? 2), part)
      case .paragraph: leaf(.paragraph, part)
      case .verse: leaf(.verse, part)
      case .preformatted: preformatted(part)
      case .table(let table): self.table(table, part)
      case .term, .definition: index = definitions(from: index)
      case .note(let label): index = note(from: index, label: label)
      case .contents: break
      case .noteParagraph, .itemParagraph, .linkTarget: leaf(.paragraph, part)
      case .quotation: index = quotation(from: index)
      case .item: index = list(from: index)
      }
      index += 1
    }
  }

  func source(of part: TextPart) -> SourceRange {
    guard let first = part.lines.first, let last = part.lines.last else { return SourceRange(file: file, 0, 0) }
    return SourceRange(file: file, text.lines[first].start, text.lines[last].end)
  }

  private func string(of part: TextPart, marker: Bool = false) -> String {
    let whole = part.lines.map { text.text(text.lines[$0]) }.joined(separator: " ")
    return String(decoding: Array(whole.utf8).dropFirst(marker ? 0 : part.markerLength), as: UTF8.self)
  }

  private mutating func takeFront(_ part: TextPart) {
    let words = string(of: part)
    switch part.kind {
    case .title: builder.document.metadata.title = set(words)
    case .subtitle:
      let words = set(words)
      let before = builder.document.metadata.subtitle
      builder.document.metadata.subtitle = before.isEmpty ? words : before + " " + words
    case .author:
      builder.document.metadata.authors += PersonReader.persons(words)
      let before = builder.document.metadata.byline
      builder.document.metadata.byline = (before.isEmpty ? "" : before + " ") + string(of: part, marker: true)
    default: builder.document.metadata.date = DateReader.date(inLine: words)
    }
  }

  private func set(_ words: String) -> String { inlines.isSmart ? inlines.typography.set(words) : words }

  @discardableResult
  mutating func leaf(_ kind: Block.Kind, _ part: TextPart) -> Int {
    fillBuffer(part, isVerse: kind == .verse)
    let block = builder.append(kind, source: source(of: part))
    inlines.scan(adding: &builder.document)
    inlines.emit(into: &builder.document)
    builder.finish(block)
    return block
  }

  /// Joins the lines of a part. In verse, columns beyond those of the least indented line are kept.
  private mutating func fillBuffer(_ part: TextPart, isVerse: Bool) {
    inlines.buffer.removeAll()
    let least = part.lines.map { text.lines[$0].indent }.min() ?? 0
    for line in part.lines {
      let current = text.lines[line]
      let start = current.start + (line == part.lines.lowerBound ? part.markerLength : 0)
      if isVerse {
        for _ in 0..<min(60, current.indent - least) { inlines.buffer.append([0xC2, 0xA0], for: current.start) }
      }
      guard line + 1 < part.lines.upperBound else {
        inlines.buffer.append(text.bytes, min(start, current.end)..<current.end)
        return
      }
      let joint = isVerse ? (cut: 0, hasSpace: true) : joiner.joint(current, text.lines[line + 1])
      inlines.buffer.append(text.bytes, min(start, current.end)..<max(min(start, current.end), current.end - joint.cut))
      if joint.hasSpace { inlines.buffer.appendLineEnd(at: current.end) }
    }
  }

  private mutating func preformatted(_ part: TextPart) {
    let block = builder.append(.codeBlock, source: source(of: part))
    let least = part.lines.map { text.lines[$0].indent }.min() ?? 0
    for line in part.lines {
      let current = text.lines[line]
      builder.document.text += [UInt8](repeating: 0x20, count: min(200, current.indent - least))
      builder.document.text += text.bytes[current.start..<current.end]
      builder.document.text.append(0x0A)
    }
    builder.finish(block)
  }

  private mutating func note(from start: Int, label: String) -> Int {
    guard let note = inlines.noteIndices[label] else { return start }
    let index = inlines.noteBase + note
    builder.document.notes[Int(index)].block = Int32(builder.document.blocks.count)
    var end = start
    while end + 1 < parts.count, parts[end + 1].kind == .noteParagraph { end += 1 }
    builder.open(.note(index), source: source(of: start...end))
    for part in parts[start...end] { leaf(.paragraph, part) }
    builder.close()
    return end
  }

  /// Puts terms and definitions that follow each other into one list.
  private mutating func definitions(from start: Int) -> Int {
    var end = start
    while end + 1 < parts.count, parts[end + 1].kind == .term || parts[end + 1].kind == .definition { end += 1 }
    builder.open(.definitionList, source: source(of: start...end))
    for part in parts[start...end] {
      if part.kind == .term {
        leaf(.definitionTerm, part)
      } else {
        builder.open(.definition, source: source(of: part))
        leaf(.paragraph, part)
        builder.close()
      }
    }
    builder.close()
    return end
  }

  /// Puts quotations that follow each other into one. Verse that is set in less than quotations are
  /// is none.
  private mutating func quotation(from start: Int) -> Int {
    var end = start
    while end + 1 < parts.count, case .quotation = parts[end + 1].kind { end += 1 }
    let step = text.measure >= 56 ? 4 : 2
    let isVerse = parts[start...end].allSatisfy { part in
      part.kind == .quotation(isVerse: true) && part.lines.contains { text.lines[$0].indent < text.bodyIndent + step }
    }
    if !isVerse { builder.open(.quotation, source: source(of: start...end)) }
    for part in parts[start...end] {
      if case .quotation(let isVerse) = part.kind { leaf(isVerse ? .verse : .paragraph, part) }
    }
    if !isVerse { builder.close() }
    return end
  }

  /// The bytes of several parts.
  func source(of parts: ClosedRange<Int>) -> SourceRange {
    var whole = source(of: self.parts[parts.lowerBound])
    whole.end = max(whole.end, source(of: self.parts[parts.upperBound]).end)
    return whole
  }
}
