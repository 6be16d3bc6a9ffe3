import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

@Suite struct GitHubTests {
  /// Examples whose expected HTML our renderer or our dialect does not give, with the reason.
  static let departures: [Int: String] = [
    20: "has no expectation", 22: "the tag filter is not ours: raw HTML is kept, and each writer sanitises it",
    23: "footnotes are blocks of the document and rendered by the writers",
  ]

  @Test(.enabled(if: TestFiles.bytes("../shared/corpus/spec/gfm-extensions.txt") != nil))
  func `reads tables, strikethrough, task lists and addresses as GitHub does`() throws {
    let examples = Example.all(in: TestFiles.text("../shared/corpus/spec/gfm-extensions.txt")!, isSpecification: true)
    #expect(examples.count == 28)
    for example in examples where Self.departures[example.number] == nil {
      var diagnostics = Diagnostics()
      let document = try Document.markdown(example.source, dialect: .gitHub, &diagnostics)
      #expect(TestHTML.render(document) == example.expected, "\(example): \(example.source)")
    }
  }

  @Test func `a table that nobody could print is kept as it is written, with a warning`() throws {
    let row = String(repeating: "|a", count: 1500) + "|\n"
    let text = row + String(repeating: "|-", count: 1500) + "|\n" + String(repeating: row, count: 1500)
    var diagnostics = Diagnostics()
    let document = try Document.markdown(text, &diagnostics)
    #expect(document.blocks.map(\.kind) == [.codeBlock] && document.text == Array(text.utf8))
    #expect(diagnostics.all.map(\.code.name) == ["huge-table"])
  }
}
