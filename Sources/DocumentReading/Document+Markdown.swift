public import DocumentModel

extension Document {
  /// Reads Markdown: CommonMark with the dialect's extensions and front matter. Several files are one book, in order; the
  /// first file's front matter is the book's.
  ///
  /// - Parameters:
  ///   - sources: The files, decoded.
  ///   - options: What the caller says about the work.
  ///   - diagnostics: Takes warnings about the manuscript.
  /// - Throws: ``DocumentReadingError``.
  public init(
    markdown sources: [SourceFile], options: ReadingOptions = ReadingOptions(), reporting diagnostics: inout Diagnostics
  ) throws(DocumentReadingError) {
    try self.init(markdown: sources, dialect: .pamphlet, options: options, reporting: &diagnostics)
  }

  /// Reads Markdown with chosen extensions.
  package init(
    markdown sources: [SourceFile], dialect: MarkdownDialect, options: ReadingOptions = ReadingOptions(),
    reporting diagnostics: inout Diagnostics
  ) throws(DocumentReadingError) {
    let size = sources.reduce(0) { $0 + $1.bytes.count }
    guard size <= Document.mostBytes else { throw .tooLarge(bytes: size) }
    var reader = MarkdownReader(dialect: dialect, options: options, size: size)
    for (file, source) in sources.enumerated() { try reader.read(source, file: file, reporting: &diagnostics) }
    self.init()
    swap(&self, &reader.builder.document)
    self.sources = sources
    if dialect.contains(.frontMatter) { TitleAdoption.apply(to: &self) }
    options.apply(to: &metadata)
    finish(reporting: &diagnostics)
    if dialect.contains(.keepsEverything) { LinkWords.apply(to: &self) }
  }

  /// Numbers notes, names headings and resolves links: what needs the whole document.
  mutating func finish(reporting diagnostics: inout Diagnostics) {
    NoteNumbering.apply(to: &self, reporting: &diagnostics)
    var identifiers = Identifiers.assign(in: &self, reporting: &diagnostics)
    let raw = RawTags(in: self)
    if !raw.isEmpty { identifiers.takeRaw(raw, in: &self) }
    LinkResolution.apply(to: &self, with: identifiers, raw, reporting: &diagnostics)
  }
}
