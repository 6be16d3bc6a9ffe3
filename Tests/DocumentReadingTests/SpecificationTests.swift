import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

@Suite struct SpecificationTests {
  /// The sections of CommonMark 0.31.2 that have examples.
  static let sections: Set = [
    "Tabs", "Backslash escapes", "Entity and numeric character references", "Precedence", "Thematic breaks",
    "ATX headings", "Setext headings", "Indented code blocks", "Fenced code blocks", "HTML blocks",
    "Link reference definitions", "Paragraphs", "Blank lines", "Block quotes", "List items", "Lists", "Code spans",
    "Emphasis and strong emphasis", "Links", "Images", "Autolinks", "Raw HTML", "Hard line breaks",
    "Soft line breaks", "Textual content",
  ]

  @Test(arguments: [("commonmark", MarkdownDialect.commonMark, 150), ("github", .gitHub, 30)])
  func `reads our own examples of every section`(name: String, dialect: MarkdownDialect, least: Int) throws {
    let examples = Example.all(in: try #require(TestFiles.text("Tests/Cases/\(name).md")))
    #expect(examples.count >= least)
    if dialect == .commonMark { #expect(Set(examples.map(\.section)) == Self.sections) }
    for example in examples {
      var diagnostics = Diagnostics()
      let document = try Document.markdown(example.source, dialect: dialect, &diagnostics)
      #expect(TestHTML.render(document) == example.expected, "\(example): \(example.source)")
      #expect(document.violations == [], "\(example)")
    }
  }

  @Test(.enabled(if: TestFiles.bytes("../shared/corpus/spec/spec.txt") != nil))
  func `reads every example of CommonMark as the specification says`() throws {
    let examples = Example.all(in: TestFiles.text("../shared/corpus/spec/spec.txt")!, isSpecification: true)
    #expect(examples.count >= 652)
    for example in examples {
      var diagnostics = Diagnostics()
      let document = try Document.markdown(example.source, dialect: .commonMark, &diagnostics)
      let html = TestHTML.render(document)
      #expect(html == example.expected, "\(example): \(example.source)")
    }
  }
}
