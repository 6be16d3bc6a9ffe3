public import DocumentModel

extension Document {
  /// Reads text without markup: title, headings, lists, quotations, verse and notes are recognised by their form.
  ///
  /// - Parameters:
  ///   - sources: The files, decoded; one work, in order.
  ///   - options: What the caller says about the work.
  ///   - diagnostics: Takes warnings about the manuscript.
  /// - Throws: ``DocumentReadingError``.
  public init(
    plainText sources: [SourceFile], options: ReadingOptions = ReadingOptions(),
    reporting diagnostics: inout Diagnostics
  ) throws(DocumentReadingError) {
    let size = sources.reduce(0) { $0 + $1.bytes.count }
    guard size <= Document.mostBytes else { throw .tooLarge(bytes: size) }
    var builder = DocumentBuilder()
    builder.document.takeLanguage(of: sources.first?.bytes[...] ?? [], options)
    let language = builder.document.metadata.language
    let typography = options.isSmart ?? true ? Typography(language: language) : nil
    for (file, source) in sources.enumerated() {
      var reader = PlainTextReader(source, file: file, typography: typography, options: options)
      reader.read(into: &builder)
    }
    self.init()
    swap(&self, &builder.document)
    self.sources = sources
    options.apply(to: &metadata)
    finish(reporting: &diagnostics)
  }
}
