import DocumentModel
import Testing

@testable import DocumentReading

@Suite struct SpecificationTests {
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
