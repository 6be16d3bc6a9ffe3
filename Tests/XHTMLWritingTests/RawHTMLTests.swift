import DocumentModel
import DocumentReading
import Styling
import TestSupport
import Testing
import XHTMLWriting

private func written(_ manuscript: Manuscript) throws -> (text: String, codes: [String]) {
  var diagnostics = Diagnostics()
  let chapters = try manuscript.document.chapters(in: .base, reporting: &diagnostics)
  return (chapters.map { string($0.bytes) }.joined(), diagnostics.all.map(\.code.name))
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
    (
      ["<ruby>", "漢", "<rp>", "(", "</rp>", "<rt>", "かん", "</rt>", "<rp>", ")", "</rp>", "</ruby>"],
      "<p><ruby>漢<rt>かん</rt></ruby></p>"
    ),
    (["<ruby>", "漢", "<rp>", "(", "<rt>", "かん", "<rp>", ")", "</ruby>"], "<ruby>漢<rt>かん</rt></ruby>"),
    (["<ruby>", "漢", "<rt>", "かん", "</rt>", "字", "<rt>", "じ", "</ruby>"], "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>"),
    (["<font color=red>", "a", "</font>"], "<p><span>a</span></p>"),
    (["<a href=https://a.example/?b&amp;c>", "a", "</a>"], "<p><a href=\"https://a.example/?b&amp;c\">a</a></p>"),
    (["<script>alert(1)</script>", "a"], "<p>a</p>"),
    (["<!-- x -- y -->", "a"], "<p>a</p>"), (["<a name=\"x\">", "</a>", "a"], "<p><span id=\"x\"></span>a</p>"),
  ])
  func `harmless tags in a line are kept`(pieces: [String], expected: String) throws {
    let (text, codes) = try written(inline(pieces))
    #expect(codes == [])
    #expect(text.contains(expected))
  }

  @Test(arguments: [
    (
      "<ruby><rb>漢</rb><rb>字</rb><rt>かん</rt><rt>じ</rt></ruby>",
      "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>"
    ),
    ("<ruby><rb>漢<rb>字<rt>かん<rt>じ</ruby>", "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>"),
    ("<ruby><rb>漢字</rb><rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "<ruby>漢字<rt>かんじ</rt></ruby>"),
    (
      "<ruby><rbc><rb>10</rb><rb>31</rb></rbc><rtc><rt>m</rt><rt>d</rt></rtc><rtc><rt>e</rt></rtc></ruby>",
      "<ruby><ruby>10<rt>m</rt>31<rt>d</rt></ruby><rt>e</rt></ruby>"
    ),
    (
      "<ruby><rb>東</rb><rb>南</rb><rt>とう</rt><rt>なん</rt><rtc><rt>たつ</rt><rt>み</rt></rtc></ruby>",
      "<ruby><ruby>東<rt>とう</rt></ruby><rt>たつ</rt><ruby>南<rt>なん</rt></ruby><rt>み</rt></ruby>"
    ),
    ("<ruby>漢<rtc>han</rtc></ruby>", "<ruby>漢<rt>han</rt></ruby>"),
    ("<ruby>漢<rt>かん</rt><rtc>han</ruby>", "<ruby><ruby>漢<rt>かん</rt></ruby><rt>han</rt></ruby>"),
    (
      "<ruby><ruby>漢<rt>かん</rt></ruby><rt>han</rt></ruby>", "<ruby><ruby>漢<rt>かん</rt></ruby><rt>han</rt></ruby>"
    ),
    ("<ruby><rb class=x>漢</rb><rt>かん</rt>字</ruby>", "<ruby><span class=\"x\">漢</span><rt>かん</rt>字<rt></rt></ruby>"),
  ])
  func `old forms of ruby have each base with its reading, in lines and in blocks`(ruby: String, expected: String)
    throws
  {
    for text in ["a \(ruby) b\n", "<div>\n\(ruby)\n</div>\n"] {
      var diagnostics = Diagnostics()
      let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
      let document = try Document(markdown: [file], reporting: &diagnostics)
      let made = try document.chapters(in: .base, reporting: &diagnostics).map { string($0.bytes) }.joined()
      #expect(made.contains(expected))
      #expect(diagnostics.all.isEmpty)
    }
  }

  @Test(arguments: [
    (
      "<div>\n<a href=https://a.example><p>b</p><ul><li>c</li></ul></a> d</div>",
      "<p><a href=\"https://a.example\">b</a></p>\n<ul>\n<li><a href=\"https://a.example\">c</a></li>\n</ul>\n<p>d</p>"
    ),
    (
      "<p><b><i>a<div>b</i> c</div>d</b> e",
      "<p><b><i>a</i></b></p>\n<div>\n<p><b><i>b</i> c</b></p>\n</div>\n<p><b>d</b> e</p>"
    ),
    (
      "<div>\n<a id=x href=https://a.example><div></div></a></div>",
      "<p><span id=\"x\"></span></p>\n<div>\n</div>\n<p><a href=\"https://a.example\">https://a.example</a></p>"
    ),
    (
      "<a href=https://a.example><table><tr><td>a</td><td>b</td></tr></table></a>",
      "<td><a href=\"https://a.example\">b</a></td>"
    ),
    ("<div>\n<b>a</div>c", "<p><b>a</b></p>\n</div>\n<p>c</p>"),
  ])
  func `what stands around blocks stands in each of them`(html: String, expected: String) throws {
    var manuscript = Manuscript()
    manuscript.leaf(.rawHTML, html)
    let (text, codes) = try written(manuscript)
    #expect(text.contains(expected))
    #expect(codes == [])
  }

  @Test(arguments: [
    (["<b>", "a", "<i>", "b", "</b>", "c", "</i>"], "<p><b>ab</b>c</p>"), (["a", "<b>", "b"], "<p>ab</p>"),
    (["<b onclick='x()'>", "a", "</b>"], "<p><b>a</b></p>"), (["<blink>", "a", "</blink>"], "<p>a</p>"),
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
    ("<!-- <b> -->\n<i>a", "<p><i>a</i></p>"), ("<?php echo \"<p>x\"; ?>\na", "</h1>\n<p>a</p>"),
    ("<h2> </h2><p>\n<div><p></div></p>a", "</h1>\n<div>\n</div>\n<p>a</p>"),
  ])
  func `blocks become paragraphs`(html: String, expected: String) throws {
    var manuscript = Manuscript()
    manuscript.leaf(.rawHTML, html)
    let (text, codes) = try written(manuscript)
    #expect(codes == [])
    #expect(text.contains(expected))
  }

  @Test(arguments: [
    "<script>document.write('</p>')</script><p onclick=x>", "<style>p{}</style><form>", "<p onmouseover=script()>x</p>",
    "<img src=x onerror=y>",
    "<iframe src=\"http://a.example\">x</iframe>",
  ])
  func `what could do harm is dropped with a warning`(html: String) throws {
    var manuscript = Manuscript()
    manuscript.leaf(.rawHTML, html)
    let (text, codes) = try written(manuscript)
    #expect(codes.contains("dropped-html"))
    for word in ["script", "onerror", "iframe", "document", "<style", "<svg"] { #expect(!text.contains(word)) }
  }

  @Test(arguments: [
    (
      "<table><caption>c</caption><tr><th>a<td colspan=2>b</table>",
      "<table>\n<caption>c</caption>\n<tbody>\n<tr>\n<th scope=\"col\">a</th>\n<td colspan=\"2\">b</td>\n</tr>\n</tbody>\n</table>"
    ),
    (
      "<details><summary>a</summary>b</details>",
      "<div class=\"details\">\n<p class=\"summary\">a</p>\n<p>b</p>\n</div>"
    ),
    ("<ol start=3><li>a<li>b <b>c</b> d</ol>", "<ol start=\"3\">\n<li>a</li>\n<li>b <b>c</b> d</li>\n</ol>"),
    ("<dl><dt>a<dd>b</dl>", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
    ("<h2 align=center>a</h2>", "<h1 class=\"center\">a</h1>"),
    ("<p style='color:red; Text-Align : RIGHT'>a</p>", "<p class=\"right\">a</p>"), ("<h2></h2>x", "</h1>\n<p>x</p>"),
    ("<pre>\n a\n\n b</pre>", "<pre> a\n\n b</pre>"), ("<tr><td>a</tr><td>b", "<p>a</p>\n<p>b</p>"),
    ("<ul>a</ul>", "<ul>\n<li>a</li>\n</ul>"),
    (
      "<figure><p>a</p><figcaption>b</figcaption>c</figure>",
      "<figure>\n<p>a</p>\n<figcaption>b</figcaption>\n</figure>\n<p>c</p>"
    ),
  ])
  func `block elements are kept, and what they need is understood`(html: String, expected: String) throws {
    var manuscript = Manuscript()
    manuscript.leaf(.rawHTML, html)
    let (text, codes) = try written(manuscript)
    #expect(codes == [])
    #expect(text.contains(expected), "\(text)")
  }

  @Test func `elements that stay open hold the Markdown that follows`() throws {
    var manuscript = Manuscript()
    manuscript.leaf(.rawHTML, "<table><tr><td>")
    manuscript.leaf(.paragraph, "a")
    manuscript.leaf(.rawHTML, "</td></tr>")
    manuscript.leaf(.rawHTML, "</table>")
    manuscript.leaf(.paragraph, "b")
    let (text, codes) = try written(manuscript)
    #expect(codes == [])
    #expect(text.contains("<td><p>a</p>\n</td>\n</tr>\n</tbody>\n</table>\n<p>b</p>"), "\(text)")
  }

  @Test func `pictures in raw HTML are pictures of the work`() throws {
    var diagnostics = Diagnostics()
    let text = "<p><img src=a.png alt='A dot' width=9></p><img src=a.png>"
    var document = try Document(markdown: [SourceFile(name: "a.md", bytes: Array(text.utf8))], reporting: &diagnostics)
    #expect(document.images.map(\.destination) == ["a.png", "a.png"])
    for image in document.images.indices {
      document.images[image].picture = Picture(.png, width: 1, height: 1, bytes: [])
    }
    let chapters = try document.chapters(in: .base, reporting: &diagnostics)
    #expect(diagnostics.all == [])
    #expect(string(chapters[0].bytes).contains("alt=\"A dot\" width=\"1\""))
    #expect(chapters[0].images == [0])
    #expect(chapters[0].hasUndescribedPictures)
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

  @Test func `a heading keeps its name where an anchor before it, in the file before, has the same`() throws {
    var manuscript = Manuscript()
    manuscript.heading(1, "One", id: "one")
    manuscript.leaf(.rawHTML, "<a id=\"two\"></a>")
    manuscript.heading(1, "Two", id: "two")
    let (text, codes) = try written(manuscript)
    #expect(codes == [])
    #expect(text.contains("aria-labelledby=\"two\"") && text.contains("<h1 id=\"two\">"), "\(text)")
  }

  @Test func `no order of tags makes an invalid file or loses a word`() throws {
    var generator = SeededGenerator(seed: 11)
    let names =
      "table caption thead tbody tr td th ul ol li dl dt dd p div details summary figure figcaption h1 h3 h6 pre blockquote "
      + "b i a ruby rt rp span center form svg text rect foreignObject button br hr img section code"
    let tags = names.split(separator: " ").flatMap { ["<\($0)>", "<\($0) id=x href='#x'>", "</\($0)>"] }
    for _ in 0..<600 {
      var manuscript = Manuscript()
      var words = 0
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        var pieces: [String] = []
        for _ in 0..<Int.random(in: 1...24, using: &generator) {
          pieces.append(tags.randomElement(using: &generator)!)
          words += 1
          if Bool.random(using: &generator) { pieces.append("w\(words)w") } else { words -= 1 }
        }
        manuscript.leaf(.rawHTML, pieces.joined())
        if Bool.random(using: &generator) {
          manuscript.heading(UInt8.random(in: 1...4, using: &generator), "H", id: "")
        }
        manuscript.container(.quotation) { $0.leaf(.rawHTML, pieces.joined(separator: "\n")) }
      }
      #expect(throws: Never.self) {
        let (text, _) = try written(manuscript)
        for word in 0..<words where word > 0 {
          #expect(text.contains("w\(word)w"), "\(string(manuscript.document.text))")
        }
      }
    }
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

  @Test(arguments: [
    "<div>\n" + String(repeating: "<b><i><div>x", count: 20_000),
    "<p>\n<ruby>" + String(repeating: "<rb>x", count: 20_000) + String(repeating: "<rt>y", count: 20_000) + "</ruby>",
  ])
  func `what nobody writes does not swell, and keeps its text`(html: String) throws {
    var manuscript = Manuscript()
    manuscript.leaf(.rawHTML, html)
    let (text, _) = try written(manuscript)
    #expect(text.utf8.count { $0 == UInt8(ascii: "x") } >= 20_000)
    #expect(text.utf8.count < 130 * 20_000)
  }
}
