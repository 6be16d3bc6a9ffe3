import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

@Suite struct CaseTests {
  @Test func `the cases make a book`() throws {
    let file = SourceFile(
      name: "reference.md", bytes: try #require(TestFiles.bytes("Tests/Cases/reference.md")))
    let names = [
      "everyday", "dialect", "dialect-typed", "formulas", "punctuation", "plain-text", "commonmark", "github",
    ]
    #expect(BookOrder.paths(listedBy: file) == ["reference.md"] + names.map { "\($0).md" })
    for name in names { #expect(TestFiles.bytes("Tests/Cases/\(name).md") != nil, "\(name)") }
  }

  @Test(arguments: ["dialect", "dialect-typed", "everyday", "formulas", "punctuation"])
  func `every case is read as it says`(name: String) throws {
    let examples = Example.all(in: try #require(TestFiles.text("Tests/Cases/\(name).md")))
    #expect(examples.count >= 2)
    for example in examples {
      var diagnostics = Diagnostics()
      let document = try Document.markdown(example.source, &diagnostics)
      #expect(TestHTML.render(document, showsIdentifiers: true) == example.expected, "\(example)")
      #expect(document.violations == [])
      let expected: [Diagnostic.Code] =
        example.source.contains("](/u") || example.source.contains("<u v>") ? [.linkOutsideBook] : []
      let unexpected = diagnostics.all.filter {
        !expected.contains($0.code) && $0.code != .longTableRow && $0.code != .unclearFormula
      }
      #expect(unexpected.isEmpty, "\(example)")
    }
  }
}
