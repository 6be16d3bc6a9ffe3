import DocumentModel
import Testing

@Suite struct CharacterReferenceTests {
  private func decoded(_ text: String) -> String {
    String(decoding: CharacterReference.decoded(Array(text.utf8)[...]), as: UTF8.self)
  }

  @Test(arguments: [
    ("a &amp; b", "a & b"), ("&NotEqualTilde;", "≂̸"), ("&CounterClockwiseContourIntegral;", "∳"),
    ("&#8212;&#X2014;", "——"),
    ("&#00008212;", "—"), ("&#0;&#1;&#xD800;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&amp;amp;", "&amp;"),
  ])
  func `references are decoded once`(text: String, expected: String) { #expect(decoded(text) == expected) }

  @Test(arguments: ["&", "&;", "&amp", "&no-name;", "&unknown;", "&#;", "&#x;", "&#12a;", "&#000000008212;", "a && b;"])
  func `what is none stays as it is written`(text: String) { #expect(decoded(text) == text) }

  @Test func `in Markdown numbers have no more digits than CommonMark allows`() {
    for (text, end) in [
      ("&#0008212;x", 10), ("&#00008212;", nil), ("&#x002014;", 10), ("&#x0002014;", nil), ("&lt;", 4),
    ] {
      var output: [UInt8] = []
      let bytes = Array(text.utf8)
      #expect(CharacterReference.read(bytes, at: 0, upTo: bytes.count, into: &output) == end)
      #expect(output.isEmpty == (end == nil))
    }
    var output: [UInt8] = []
    #expect(CharacterReference.read(Array("&lt;".utf8), at: 0, upTo: 3, into: &output) == nil)
  }
}
