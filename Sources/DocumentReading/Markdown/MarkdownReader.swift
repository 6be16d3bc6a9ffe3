import DocumentModel
import YAMLReading

extension Diagnostic.Code {
  /// Containers inside one another beyond any use.
  static let nestedTooDeep = Diagnostic.Code("nested-too-deep")
  /// A division (`:::`) without an end.
  static let unclosedDivision = Diagnostic.Code("unclosed-division")
  /// A table row with more cells than the table has columns.
  static let longTableRow = Diagnostic.Code("long-table-row")
  static let hugeTable = Diagnostic.Code("huge-table")
  /// HTML that is left out.
  static let droppedHTML = Diagnostic.Code("dropped-html")
  /// TeX in a formula that is not understood.
  static let unclearFormula = Diagnostic.Code("unclear-formula")
}

/// Reads Markdown files one after the other into one document.
struct MarkdownReader {
  let dialect: MarkdownDialect
  let options: ReadingOptions
  /// How the book's language sets quotation marks; known once the first file's front matter is read.
  private var typography: Typography?
  var builder = DocumentBuilder()
  private var warnings = WarningLimit()

  init(dialect: MarkdownDialect, options: ReadingOptions, size: Int) {
    self.dialect = dialect
    self.options = options
    // Quotation marks are longer when they are set than when they are typed.
    builder.document.text.reserveCapacity(size + size / 16)
  }

  /// Appends a file.
  mutating func read(
    _ source: SourceFile, file: Int, reporting diagnostics: inout Diagnostics
  ) throws(DocumentReadingError) {
    let front = dialect.contains(.frontMatter) ? try FrontMatter(source, file: file) : FrontMatter()
    source.bytes.withView { read($0, after: front, of: source, file: file, reporting: &diagnostics) }
  }

  private mutating func read(
    _ bytes: ByteView, after front: FrontMatter, of source: SourceFile, file: Int,
    reporting diagnostics: inout Diagnostics
  ) {
    var parser = BlockParser(bytes, dialect: dialect)
    parser.parse(from: front.end, afterLine: front.lines)
    if file == 0 {
      take(front.entries, source.bytes[front.end...], reporting: &diagnostics)
    } else if !front.entries.isEmpty {
      takeTitle(front.entries, before: parser, file: file, &diagnostics)
    }
    var assembler = MarkdownAssembler(parser, file: file, typography: typography)
    assembler.assemble(into: &builder)
    report(assembler.parser, file: file, &diagnostics)
    for problem in assembler.problems { report(problem, source, &diagnostics) }
  }

  /// Takes the book's front matter, and what the options say in place of it.
  private mutating func take(
    _ entries: [YAMLNode.Entry], _ text: ArraySlice<UInt8>, reporting diagnostics: inout Diagnostics
  ) {
    var isSmart: Bool?
    if !entries.isEmpty { isSmart = read(entries, reporting: &diagnostics) }
    builder.document.takeLanguage(of: text, options)
    guard dialect.contains(.smartPunctuation), options.isSmart ?? isSmart ?? true else { return }
    let typography = Typography(language: builder.document.metadata.language)
    self.typography = typography
    builder.document.metadata.title = typography.set(builder.document.metadata.title)
    builder.document.metadata.subtitle = typography.set(builder.document.metadata.subtitle)
  }

  /// Reads the front matter.
  ///
  /// - Returns: Whether it wants smart punctuation.
  private mutating func read(_ entries: [YAMLNode.Entry], reporting diagnostics: inout Diagnostics) -> Bool? {
    let reader = MetadataReader(entries, into: builder.document.metadata, reporting: &diagnostics)
    builder.document.metadata = reader.metadata
    if let cover = reader.cover {
      builder.document.images.append(Image(at: cover.path, source: cover.source))
      builder.document.metadata.coverImage = TableIndex(builder.document.images.count - 1)
    }
    return reader.isSmart
  }

  /// Makes the title in the front matter of a further file its heading, unless the file begins with that heading.
  private mutating func takeTitle(
    _ entries: [YAMLNode.Entry], before parser: borrowing BlockParser, file: Int, _ diagnostics: inout Diagnostics
  ) {
    for entry in entries where entry.key != "title" {
      warnings.pass(
        Diagnostic(
          .warning, .ignoredFrontMatter, "the key “\(entry.key)” counts only in the book's first file",
          at: entry.keySource), to: &diagnostics)
    }
    guard let entry = entries.first(where: { $0.key == "title" }), let title = entry.value.text, !title.isEmpty else {
      return
    }
    if parser.drafts.count > 1, case .heading = parser.drafts[1].kind, let line = parser.drafts[1].lines.first {
      let slice = parser.lines[Int(line)]
      if String(decoding: parser.bytes[Int(slice.start)..<Int(slice.end)], as: UTF8.self) == title { return }
    }
    let block = builder.append(.heading(level: 1), source: entry.value.source)
    builder.document.text += Array(title.utf8)
    builder.finish(block)
  }

  private mutating func report(_ parser: borrowing BlockParser, file: Int, _ diagnostics: inout Diagnostics) {
    if let place = parser.tooDeep {
      warnings.pass(
        Diagnostic(
          .warning, .nestedTooDeep, "quotations and lists are nested more than \(BlockParser.deepestNesting) deep here",
          at: SourceRange(file: file, place, place + 1), hint: "what is nested deeper is read as text"),
        to: &diagnostics)
    }
    for division in parser.unclosedDivisions {
      let start = Int(parser.drafts[Int(division)].start)
      warnings.pass(
        Diagnostic(
          .warning, .unclosedDivision, "this division has no end", at: SourceRange(file: file, start, start + 3),
          hint: "close it with a line of “:::”"), to: &diagnostics)
    }
  }

  private mutating func report(_ problem: MarkdownProblem, _ source: SourceFile, _ diagnostics: inout Diagnostics) {
    switch problem {
    case .missingNote(let place):
      let mark = String(decoding: source.bytes[Int(place.start)..<Int(place.end)], as: UTF8.self)
      warnings.pass(
        Diagnostic(
          .warning, .missingNote, "there is no note \(mark)", at: place, hint: "define it with a line “\(mark): …”"),
        to: &diagnostics)
    case .hugeTable(let place, let cells):
      warnings.pass(
        Diagnostic(
          .warning, .hugeTable,
          "a table of \(cells) cells is set as it is written; one of \(MarkdownAssembler.mostCells) is the most",
          at: place,
          hint: "divide it into several tables"), to: &diagnostics)
    case .longTableRow(let place):
      warnings.pass(
        Diagnostic(
          .warning, .longTableRow, "this row has more cells than the table has columns; the last cell holds the rest",
          at: place), to: &diagnostics)
    case .unseenElement(let place):
      warnings.pass(
        Diagnostic(.warning, .droppedHTML, "a script, style sheet or template is left out", at: place), to: &diagnostics
      )
    case .formula(let formula, let place):
      warnings.pass(
        Diagnostic(.warning, .unclearFormula, formula.message, at: place, hint: formula.hint), to: &diagnostics)
    }
  }
}
