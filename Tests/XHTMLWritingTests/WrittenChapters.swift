import DocumentModel
import DocumentReading
import Styling
import Testing
import XHTMLWriting

extension String {
  /// How often a text stands in it.
  func components(of text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count - 1 }
}

/// The chapters of a Markdown text, one after another; nothing may be found in it to warn of.
func writtenChapters(of text: String) throws -> String {
  var diagnostics = Diagnostics()
  let document = try Document(markdown: [SourceFile(name: "a.md", bytes: Array(text.utf8))], reporting: &diagnostics)
  let chapters = try document.chapters(in: .base, reporting: &diagnostics)
  #expect(diagnostics.all == [])
  return chapters.map { string($0.bytes) }.joined()
}
