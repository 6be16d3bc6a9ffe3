import DocumentModel
import Styling
import Testing
import XHTMLWriting

private func written(_ manuscript: Manuscript) throws -> (text: String, codes: [String]) {
  var diagnostics = Diagnostics()
  let chapters = try manuscript.document.chapters(in: .base, reporting: &diagnostics)
  return (string(chapters[0].bytes), diagnostics.all.map(\.code.name))
}

/// A paragraph whose tags are raw spans.
private func inline(_ pieces: [String]) -> Manuscript {
  var manuscript = Manuscript()
  let tags = pieces.filter { $0.hasPrefix("<") }
  manuscript.leaf(.paragraph, pieces.joined(), tags.map { (.rawHTML, $0) })
  return manuscript
}

@Suite struct RawHTMLTests {
  @Test(arguments: [
    (["H", "<sub>", "2", "</sub>", "O"], "<p>H<sub>2</sub>O</p>"), (["a", "<br>", "b"], "<p>a<br/>b</p>"),
    (["<b onclick='x()'>", "a", "</b>"], "<p><b>a</b></p>"),
    (["<a href=https://a.example/?b&amp;c>", "a", "</a>"], "<p><a href=\"https://a.example/?b&amp;c\">a</a></p>"),
    (["<!-- x -- y -->", "a"], "<p>a</p>"), (["<a name=\"x\">", "</a>", "a"], "<p><span id=\"x\"></span>a</p>"),
  ])
  func `harmless tags in a line are kept`(pieces: [String], expected: String) throws {
    let (text, codes) = try written(inline(pieces))
    #expect(codes == [])
    #expect(text.contains(expected))
  }

  @Test(arguments: [
    (["<b>", "a", "<i>", "b", "</b>", "c", "</i>"], "<p><b>ab</b>c</p>"), (["a", "<b>", "b"], "<p>ab</p>"),
    (["<blink>", "a", "</blink>"], "<p>a</p>"), (["<script>", "alert(1)", "</script>", "a"], "<p>a</p>"),
  ])
  func `other tags in a line are dropped with a warning, and their text is kept`(pieces: [String], expected: String)
    throws
  {
    let (text, codes) = try written(inline(pieces))
    #expect(codes == ["dropped-html"])
    #expect(text.contains(expected))
  }

  @Test(arguments: [
    ("<div align=center>\n<b>a</b> &amp; b&nbsp;c<p>d\n</div>", "<p><b>a</b> &amp; b\u{A0}c</p>\n<p>d\n</p>"),
    ("<p>a<hr>b", "<p>a</p>\n<hr/>\n<p>b</p>"),
    ("a < b <3 &unknown; &#x1F600;", "<p>a &lt; b &lt;3 &amp;unknown; 😀</p>"),
    ("<!-- <b> -->\n<i>a", "<p><i>a</i></p>"),
  ])
  func `blocks become paragraphs`(html: String, expected: String) throws {
    var manuscript = Manuscript()
    manuscript.leaf(.rawHTML, html)
    let (text, codes) = try written(manuscript)
    #expect(codes == [])
    #expect(text.contains(expected))
  }

  @Test(arguments: [
    "<script>document.write('</p>')</script>", "<style>p{}</style>", "<table><tr><td>x</table>",
    "<img src=x onerror=y>",
    "<iframe src=\"http://a.example\">x</iframe>", "<svg><script>x</script></svg>",
  ])
  func `what could do harm is dropped with a warning`(html: String) throws {
    var manuscript = Manuscript()
    manuscript.leaf(.rawHTML, html)
    let (text, codes) = try written(manuscript)
    #expect(codes.contains("dropped-html"))
    for word in ["script", "onerror", "iframe", "document", "<style", "<svg"] { #expect(!text.contains(word)) }
  }

  @Test func `links find the ids in raw HTML`() throws {
    var manuscript = Manuscript()
    let link = manuscript.link("#here")
    manuscript.leaf(.paragraph, "see", [(link, "see")])
    manuscript.leaf(.rawHTML, "<a id=\"here\"></a>")
    let (text, codes) = try written(manuscript)
    #expect(codes == [])
    #expect(text.contains("<a href=\"#here\">see</a>"))
    #expect(text.contains("<span id=\"here\"></span>"))
  }

  @Test func `no input makes a file that is not well formed`() throws {
    var generator = SeededGenerator(seed: 7)
    let alphabet = [
      "<", ">", "/", "b", "a ", "href=", "\"", "'", "=", "&", ";", "#", "x", "\n", "\n\n", "<b>", "</b>", "<p>", "</i>",
      "<i>",
      "<!--", "-->", "<![CDATA[", "]]>", "<?", "\u{0}", "script", "<script>", "</script>", "é", "<a href='#x'>", "</a>",
      "<td>", "<hr>", "<br/>", " id=x", "&#0;", "&#xD800;", "&amp",
    ]
    for _ in 0..<400 {
      let pieces = (0..<Int.random(in: 1...30, using: &generator)).map { _ in alphabet.randomElement(using: &generator)!
      }
      var manuscript = Manuscript()
      manuscript.leaf(.rawHTML, pieces.joined())
      let tags = pieces.filter { $0.hasPrefix("<") && $0.hasSuffix(">") }
      manuscript.leaf(.paragraph, pieces.joined(), tags.map { (.rawHTML, $0) })
      #expect(throws: Never.self, "\(pieces)") { try written(manuscript) }
    }
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
