import DocumentModel
import Testing

@testable import DocumentReading

@Suite struct PlainTextTests {
  @Test(.enabled(if: TestFiles.bytes("../shared/corpus/essay.txt") != nil))
  func `the essay gives its title, date, heading and paragraphs`() throws {
    var diagnostics = Diagnostics()
    let file = SourceFile(
      decoding: TestFiles.bytes("../shared/corpus/essay.txt")!, named: "essay.txt", reporting: &diagnostics)
    let document = try Document(plainText: [file], reporting: &diagnostics)
    #expect(
      document.metadata.title == "What’s Behind the Russia-Trump Furor…And Where Do the People’s Interests Lie?")
    #expect(document.metadata.date?.iso == "2017-03-20")
    let headings = document.blocks.indices.filter {
      if case .heading = document.blocks[$0].kind { true } else { false }
    }
    #expect(headings.map { document.plainText(of: $0) } == ["What’s going on?"])
    #expect(document.blocks.count { $0.kind == .paragraph } == 14)
    #expect(diagnostics.all.isEmpty)
  }
}
