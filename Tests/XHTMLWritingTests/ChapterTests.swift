import DocumentModel
import Styling
import Testing
import XHTMLWriting

/// Chapters, and the codes of what was reported.
private func chapters(
  of manuscript: Manuscript, pages: PageMap? = nil
) throws -> (files: [Chapter], codes: [String]) {
  var diagnostics = Diagnostics()
  let files = try manuscript.document.chapters(in: .base, pageMap: pages, reporting: &diagnostics)
  return (files, diagnostics.all.map(\.code.name))
}

/// The body of a manuscript's only file, without warnings.
private func body(of manuscript: Manuscript) throws -> String {
  let (files, codes) = try chapters(of: manuscript)
  #expect(codes == [])
  #expect(files.count == 1)
  let text = string(files[0].bytes)
  let start = try #require(text.firstRange(of: "<main>"))
  return String(text[start.upperBound...])
}

@Suite struct ChapterTests {
  @Test func `sections of rank one are files, and text before them is one`() throws {
    var manuscript = Manuscript(title: "Work")
    manuscript.leaf(.paragraph, "Before.")
    manuscript.heading(2, "First", id: "first")
    manuscript.leaf(.paragraph, "One.")
    manuscript.heading(3, "Inner", id: "inner")
    manuscript.heading(2, "Second", id: "second")
    let (files, codes) = try chapters(of: manuscript)
    #expect(codes == [])
    #expect(files.map(\.name) == ["opening.xhtml", "chapter-1.xhtml", "chapter-2.xhtml"])
    #expect(files.map(\.role) == [.opening, .chapter, .chapter])
    #expect(files.map(\.title) == ["Work", "First", "Second"])
    #expect(files[1].headings.map(\.rank) == [1, 2])
    #expect(string(files[0].bytes).contains("<h1 id=\"work.title\" class=\"title\">Work</h1>"))
    #expect(string(files[1].bytes).contains("<h1 id=\"first\">First</h1>"))
    #expect(string(files[1].bytes).contains("<h2 id=\"inner\">Inner</h2>"))
  }

  @Test func `the title heads the first chapter where no text is before it`() throws {
    var manuscript = Manuscript(title: "Work")
    manuscript.heading(1, "First", id: "first")
    let text = try body(of: manuscript)
    #expect(text.contains("Work</h1>"))
    #expect(text.contains("<h2 id=\"first\">First</h2>"))
  }

  @Test func `an empty document is a file with a title`() throws {
    let (files, _) = try chapters(of: Manuscript())
    #expect(files.count == 1)
    #expect(string(files[0].bytes).contains("<title>Untitled</title>"))
  }

  @Test func `a file without a heading has one that only screen readers show`() throws {
    var manuscript = Manuscript()
    manuscript.leaf(.paragraph, "Words.")
    let text = try body(of: manuscript)
    #expect(text.contains("<h1 class=\"unseen\">Words.</h1>\n<p>Words.</p>"))
    var headed = Manuscript()
    headed.heading(1, "First", id: "first")
    #expect(try !body(of: headed).contains("unseen"))
  }

  @Test func `text is escaped and forbidden characters are replaced with a warning`() throws {
    var manuscript = Manuscript()
    manuscript.leaf(.paragraph, "a < b & c > d \"e\" \u{1} \u{FFFE} f")
    let (files, codes) = try chapters(of: manuscript)
    #expect(codes == ["forbidden-character"])
    #expect(string(files[0].bytes).contains("<p>a &lt; b &amp; c &gt; d &quot;e&quot; \u{FFFD} \u{FFFD} f</p>"))
  }

  @Test func `spans nest as they are written`() throws {
    var manuscript = Manuscript()
    manuscript.leaf(.paragraph, "one two three", [(.emphasis, "two three"), (.strong, "three")])
    #expect(try body(of: manuscript).contains("<p>one <em>two <strong>three</strong></em></p>"))
  }

  @Test func `links inside links are opened`() throws {
    var manuscript = Manuscript()
    let outer = manuscript.link("https://a.example/")
    let inner = manuscript.link("https://b.example/")
    manuscript.leaf(.paragraph, "one two three", [(outer, "one two"), (inner, "two")])
    #expect(try body(of: manuscript).contains("<a href=\"https://a.example/\">one two</a> three"))
  }

  @Test func `a link without text shows its address`() throws {
    var manuscript = Manuscript()
    let link = manuscript.link("https://a.example/")
    manuscript.leaf(.paragraph, "see ", [(.emphasis, " "), (link, "")])
    let expected = "<a href=\"https://a.example/\">https://a.example/</a>"
    #expect(try body(of: manuscript).contains(expected))
  }

  @Test func `a link leads into another file`() throws {
    var manuscript = Manuscript()
    manuscript.heading(1, "A", id: "a")
    let link = manuscript.link("#b")
    manuscript.leaf(.paragraph, "see B", [(link, "see B")])
    manuscript.heading(1, "B", id: "b")
    let (files, codes) = try chapters(of: manuscript)
    #expect(codes == [])
    #expect(string(files[0].bytes).contains("<a href=\"chapter-2.xhtml#b\">see B</a>"))
  }

  @Test func `a paragraph of anchors alone, whose places are others', is not written`() throws {
    let written = try writtenChapters(
      of: "[b](#x) [c](#y)\n\n<a name=\"x\"></a> <a id='y'></a>\n\n## B\n\n<a id=z></a>\n")
    #expect(written.contains("<h2 id=\"b\">") || written.contains("<h1 id=\"b\">"))
    #expect(written.components(of: "href=\"#b\"") + written.components(of: ".xhtml#b\"") == 2)
    #expect(!written.contains("<p></p>") && !written.contains("<p> </p>") && written.contains("id=\"z\""))
  }

  @Test(arguments: [
    ("#nowhere", ""), ("other.md", ""), ("javascript:alert(1)", "forbidden-link"),
    ("JavaScript:alert(1)", "forbidden-link"), ("data:text/html,x", "forbidden-link"), ("http://", "dangling-link"),
    ("file:///etc/passwd", "forbidden-link"), ("", ""), ("http://a b/", "dangling-link"),
    ("http://[1::2::3]/", "dangling-link"), ("http://999.1.1.1/", "dangling-link"),
    ("http://a:99999/", "dangling-link"),
  ])
  func `a link that leads nowhere keeps its text`(destination: String, code: String) throws {
    var manuscript = Manuscript()
    let link = manuscript.link(destination)
    manuscript.leaf(.paragraph, "some text", [(link, "text")])
    let (files, codes) = try chapters(of: manuscript)
    #expect(codes == (code.isEmpty ? [] : [code]), "the reader warns of places that are not in the work")
    #expect(string(files[0].bytes).contains("<p>some text</p>"))
  }

  @Test(arguments: [
    ("http://example.org/a b?c=d|e#f#g", "http://example.org/a%20b?c=d%7Ce#f%23g"),
    ("https://example.org/%zz/ü", "https://example.org/%25zz/ü"), ("mailto:a@b.example", "mailto:a@b.example"),
    ("//example.org/x", "https://example.org/x"), ("http://[::1]:80/", "http://[::1]:80/"),
    ("http://[2001:db8::7]/", "http://[2001:db8::7]/"), ("http://127.0.0.1/", "http://127.0.0.1/"),
  ])
  func `addresses are made well formed`(written: String, expected: String) throws {
    var manuscript = Manuscript()
    let link = manuscript.link(written)
    manuscript.leaf(.paragraph, "text", [(link, "text")])
    #expect(try body(of: manuscript).contains("<a href=\"\(expected)\">text</a>"))
  }

  @Test func `identifiers become names and stay unique`() throws {
    var manuscript = Manuscript()
    let first = manuscript.link("#1. What?")
    let second = manuscript.link("#1--What-")
    manuscript.leaf(.paragraph, "a b", [(first, "a"), (second, "b")])
    manuscript.leaf(.paragraph, "x") { $0.identifier = "1. What?" }
    manuscript.leaf(.paragraph, "y") { $0.identifier = "1--What-" }
    let text = try body(of: manuscript)
    #expect(text.contains("<a href=\"#id-1--What-\">a</a> <a href=\"#id-1--What--2\">b</a>"))
    #expect(text.contains("<p id=\"id-1--What-\">x</p>"))
  }

  @Test func `a foreign language is marked with its direction`() throws {
    var manuscript = Manuscript()
    manuscript.leaf(.paragraph, "שלום") { $0.language = "he" }
    #expect(try body(of: manuscript).contains("<p lang=\"he\" xml:lang=\"he\" dir=\"rtl\">שלום</p>"))
  }

  @Test(arguments: [("«שלום» x", " dir=\"rtl\""), ("سلام", " dir=\"rtl\""), ("12 é שלום", ""), ("Ω", ""), ("😀 “x", "")])
  func `a paragraph that begins from the right says so`(text: String, expected: String) throws {
    var manuscript = Manuscript()
    manuscript.leaf(.paragraph, text)
    #expect(try body(of: manuscript).contains("<p\(expected)>\(text)</p>"))
  }

  @Test(arguments: [
    ("日本語。", " dir=\"ltr\""), ("C++", " dir=\"ltr\""), ("GNOME הוא", ""), ("1.", ""), ("«א»", ""),
    ("★ Ω", " dir=\"ltr\""),
  ])
  func `in a work from the right a paragraph without its letters runs from the left`(text: String, expected: String)
    throws
  {
    var manuscript = Manuscript(language: "he")
    manuscript.document.metadata.direction = .rightToLeft
    manuscript.document.metadata.title = text
    manuscript.leaf(.paragraph, text)
    manuscript.container(.list(ListStyle())) {
      $0.container(.listItem(.none)) { $0.leaf(.paragraph, text) }
    }
    let body = try body(of: manuscript)
    #expect(body.contains("<p\(expected)>\(text)</p>"))
    #expect(body.contains("class=\"title\"\(expected)>\(text)</h1>"))
    #expect(body.contains(expected.isEmpty ? "<li>\(text)\n</li>" : "<li><span\(expected)>\(text)</span>\n</li>"))
  }

  @Test func `a malformed language tag is replaced with a warning`() throws {
    var manuscript = Manuscript(language: "english (US)")
    manuscript.leaf(.paragraph, "x")
    let (files, codes) = try chapters(of: manuscript)
    #expect(codes == ["malformed-language"])
    #expect(string(files[0].bytes).contains(" lang=\"en\" xml:lang=\"en\">"))
  }

  @Test func `containers nested without end keep their text`() throws {
    var manuscript = Manuscript()
    func nest(_ depth: Int, _ manuscript: inout Manuscript) {
      if depth == 0 {
        manuscript.leaf(.paragraph, "deep")
      } else {
        manuscript.container(.quotation) { inner in
          inner.container(.list(ListStyle())) { list in
            list.container(.listItem(.none)) { nest(depth - 1, &$0) }
          }
        }
      }
    }
    nest(100, &manuscript)
    let (files, codes) = try chapters(of: manuscript)
    #expect(Set(codes) == ["deep-nesting"])
    #expect(string(files[0].bytes).contains("<p>deep</p>"))
  }

  @Test func `a heading without text has a name`() throws {
    var manuscript = Manuscript()
    manuscript.heading(1, "", id: "empty")
    #expect(try body(of: manuscript).contains("<h1 id=\"empty\" aria-label=\"Untitled\"></h1>"))
    var spaced = Manuscript()
    spaced.heading(1, "\u{3000}\u{200B}", id: "empty")
    #expect(try body(of: spaced).contains("<h1 id=\"empty\" aria-label=\"Untitled\">"))
  }

  @Test func `a link of formulas alone has a title`() throws {
    let written = try writtenChapters(
      of: "[$a<b$ $c$](https://a.example) [$x$ y](https://b.example) [](https://c.example)")
    #expect(written.contains("<a href=\"https://a.example\" title=\"a &lt; b c\"><math"))
    #expect(written.contains("<a href=\"https://b.example\"><math"))
    #expect(written.contains("<a href=\"https://c.example\">https://c.example</a>"))
  }

  @Test func `code in a line that runs from right to left does not`() throws {
    let written = try writtenChapters(of: "---\nlang: he\n---\n\nשלום `ls -l` `123` `שלום`\n")
    #expect(written.contains("<code dir=\"ltr\">ls -l</code> <code>123</code> <code>שלום</code>"))
    #expect(try writtenChapters(of: "A `ls`").contains("<code>ls</code>"))
    let named = try writtenChapters(of: "---\nlang: he\n---\n\nשלום `ls`{.file lang=en} `ls`{lang=he}\n")
    #expect(named.contains("<code class=\"file\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\">ls</code> <code"))
  }

  @Test func `a heading of formulas alone is called by them, and none by spaces of other kinds`() throws {
    let formula = try writtenChapters(of: "# *$x$*\n\n# $y$ too")
    #expect(formula.contains("<h1 id=\"x\" aria-label=\"x\"><em><math"))
    #expect(formula.contains("<h1 id=\"y-too\"><math"))
    #expect(try writtenChapters(of: "# A\n\n# <!-- c --> <b></b>").contains("aria-label=\"Untitled\""))
    let spaces = try writtenChapters(of: "# One\n\n# &nbsp;\n\nText")
    #expect(spaces.contains("aria-label=\"Untitled\"") && !spaces.contains("<title>\u{A0}</title>"))
  }

  @Test func `a very long chapter is cut at its sections`() throws {
    var manuscript = Manuscript()
    manuscript.heading(1, "Long", id: "long")
    for section in 1...3 {
      manuscript.heading(2, "Part \(section)", id: "part-\(section)")
      for _ in 0..<1000 { manuscript.leaf(.paragraph, String(repeating: "word ", count: 30)) }
    }
    let (files, codes) = try chapters(of: manuscript)
    #expect(codes == [])
    #expect(files.map(\.name) == ["chapter-1.xhtml", "chapter-1-2.xhtml", "chapter-1-3.xhtml"])
    #expect(files.map { $0.headings.map(\.identifier) } == [["long", "part-1"], ["part-2"], ["part-3"]])
  }

  @Test func `the same document gives the same bytes`() throws {
    var manuscript = Manuscript(title: "T")
    for number in 1...20 { manuscript.heading(1, "H\(number)", id: "h\(number)") }
    #expect(try chapters(of: manuscript).files == chapters(of: manuscript).files)
  }
}
