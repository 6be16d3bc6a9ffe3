public import DocumentModel

extension Document {
  /// Reads Markdown: CommonMark with the dialect's extensions and front matter. Several files are one book, in order.
  ///
  /// - Parameters:
  ///   - sources: The files, decoded.
  ///   - diagnostics: Takes warnings about the manuscript.
  /// - Throws: ``DocumentReadingError``.
  public init(
    markdown sources: [SourceFile], reporting diagnostics: inout Diagnostics
  ) throws(DocumentReadingError) {
    try self.init(markdown: sources, dialect: .pamphlet, reporting: &diagnostics)
  }

  /// Reads Markdown with chosen extensions.
  package init(
    markdown sources: [SourceFile], dialect: MarkdownDialect, reporting diagnostics: inout Diagnostics
  ) throws(DocumentReadingError) {
    let size = sources.reduce(0) { $0 + $1.bytes.count }
    guard size <= Document.mostBytes else { throw .tooLarge(bytes: size) }
    var builder = DocumentBuilder()
    builder.document.text.reserveCapacity(size)
    for (file, source) in sources.enumerated() {
      var parser = BlockParser(source.bytes, dialect: dialect)
      parser.parse(from: 0, afterLine: 0)
      var assembler = MarkdownAssembler(parser, file: file, builder: builder)
      builder = DocumentBuilder()
      assembler.assemble()
      builder = assembler.builder
    }
    self = builder.document
    self.sources = sources
    finish(reporting: &diagnostics)
  }
}

extension Document {
  /// Numbers notes, names headings and resolves links: what needs the whole document.
  mutating func finish(reporting diagnostics: inout Diagnostics) {
    NoteNumbering.apply(to: &self, reporting: &diagnostics)
    let identifiers = Identifiers.assign(in: &self, reporting: &diagnostics)
    LinkResolution.apply(to: &self, with: identifiers, reporting: &diagnostics)
  }
}
