import DocumentModel

@testable import DocumentReading

extension Document {
  /// Reads one text as Markdown.
  static func markdown(
    _ text: String, dialect: MarkdownDialect = .pamphlet, _ diagnostics: inout Diagnostics
  ) throws -> Document {
    try Document(
      markdown: [SourceFile(name: "test.md", bytes: Array(text.utf8))], dialect: dialect, reporting: &diagnostics)
  }
}
