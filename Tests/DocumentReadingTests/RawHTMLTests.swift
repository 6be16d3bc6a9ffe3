import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

/// What raw HTML is understood to say.
@Suite struct RawHTMLTests {
  private func read(_ text: String, warnings: [String] = []) throws -> Document {
    var diagnostics = Diagnostics()
    let document = try Document.markdown(text, &diagnostics)
    #expect(document.violations == [], "\(text)")
    #expect(diagnostics.all.map(\.code.name) == warnings)
    return document
  }

  /// The blocks inside the first block, as their kinds and texts.
  private func inside(_ text: String, warnings: [String] = []) throws -> [String] {
    let document = try read(text, warnings: warnings)
    #expect(document.blocks[0].kind == .rawHTML)
    return document.blocks.indices.dropFirst().map { block in
      var text = String(decoding: document.text[document.blocks[block].text.indices], as: UTF8.self)
      if !text.isEmpty { text = " " + text }
      return "\(document.blocks[block].kind)".prefix { $0 != "(" } + text
    }
  }

  @Test func `a pair of tags in a line is emphasis and the like if it nests with the Markdown around it`() throws {
    let document = try read("H<sub>2</sub>O *a <B>b **c** d</B>* <b>e *f</b> g* <i class=x>h</i> <b>j")
    let spans = document.spans.map { ($0.kind, String(decoding: document.text[$0.range.indices], as: UTF8.self)) }
    #expect(
      spans.map { "\($0.0) \($0.1)" } == [
        "subscript 2", "emphasis a b c d", "strong b c d", "strong c", "rawHTML <b>", "emphasis f</b> g",
        "rawHTML </b>", "rawHTML <i class=x>", "rawHTML </i>", "rawHTML <b>",
      ])
  }

  @Test func `a pair of tags for a link is a link`() throws {
    let document = try read(
      "a <a class=x href='https://b.example/?c&amp;d' id=e>f *g* <img src=h.png></a> <a href=https://i.example dir=rtl>j</a>"
    )
    #expect(document.spans.map(\.kind) == [.link(0), .emphasis, .image(0), .rawHTML, .rawHTML])
    #expect(document.links.map(\.destination) == ["https://b.example/?c&d"])
    let attributes = try #require(document.attributes(document.spans[0].attributes))
    #expect(attributes.identifier == "e" && attributes.classes == ["x"] && attributes.pairs.isEmpty)
    for text in [
      "[x <a href=https://b.example>c</a>](https://d.example)", "<a href=https://b.example>[c](https://d.example)</a>",
    ] {
      #expect(try read(text).links.count == 1)
    }
  }

  @Test func `a language is not guessed from a few words among many names`() throws {
    let names = (0..<200).map { "Label\($0) Frobnicate " }.joined()
    #expect(try read("je na se to " + names).metadata.language != "cs")
    #expect(try read("je na se to v že " + "Praha je na Vltavě ").metadata.language == "cs")
  }

  @Test func `an img is a picture as Markdown has them`() throws {
    let document = try read("a <img src='b.png' alt='c &lt; *d*' width=50% class='e f' title=g> h")
    let span = try #require(document.spans.first)
    #expect(span.kind == .image(0) && document.images[0].destination == "b.png" && document.images[0].title == "g")
    #expect(String(decoding: document.text[span.range.indices], as: UTF8.self) == "c < *d*")
    let attributes = try #require(document.attributes(span.attributes))
    #expect(attributes.classes == ["e", "f"] && attributes.pairs.map(\.value) == ["50%"])
  }

  @Test(arguments: [
    "<script>let a = \"*b*\" < c // [d](e) ^[f]</script>", "<STYLE>p { x: '*' }</STYLE >",
    "<template><b>x</b> *y* `z`</template>",
  ])
  func `what nobody sees is one piece of markup, with a warning`(element: String) throws {
    let document = try read("a \(element) *b*", warnings: ["dropped-html"])
    #expect(document.spans.map(\.kind) == [.rawHTML, .emphasis])
    #expect(String(decoding: document.text[document.spans[0].range.indices], as: UTF8.self) == element)
    #expect(document.notes.isEmpty)
    let said = try inside("<div>\na \(element)b\n</div>", warnings: ["dropped-html"])
    #expect(said == ["paragraph a b"])
  }

  @Test func `without its end tag it is text`() throws {
    let document = try read("a <script>b *c*")
    #expect(document.spans.map(\.kind) == [.rawHTML, .emphasis])
  }

  @Test func `a drawing is a picture with its markup`() throws {
    for text in ["a <svg viewBox='0 0 1 1'><title>*b*</title><path d='M0 0'/></svg> c", "<svg/>", "<div><svg/></div>"] {
      let document = try read(text)
      let image = try #require(document.images.first)
      #expect(
        document.images.count == 1 && text.contains(String(decoding: image.markup, as: UTF8.self)) && !image.isFile)
      #expect(document.spans.filter { $0.kind == .image(0) }.count == 1)
    }
    #expect(try read("a <svg> b").images.isEmpty)
  }

  @Test func `a block says its words in paragraphs, lists, quotations and code`() throws {
    let html = """
      <div align=center>One &amp;
       <b>two</b><p>three<br>four<h2>Head</h2>
      <ul><li>a<li>b<ol type=i><li>c</ol></ul><li>d</li>
      <blockquote>e<p>f</blockquote><pre>
      g  h
       i</pre>j<hr><a href="https://k.example">k</a> <kbd>l</kbd> 1 < 2
      </div>
      """
    let said = try inside(html)
    #expect(
      said == [
        "paragraph One & two", "paragraph three\nfour", "paragraph Head", "list", "listItem", "paragraph a", "listItem",
        "paragraph b", "list", "listItem", "paragraph c", "list", "listItem", "paragraph d", "quotation", "paragraph e",
        "paragraph f", "listItem", "codeBlock g  h\n i", "paragraph j", "sceneBreak", "paragraph k l 1 < 2",
      ])
  }

  @Test(arguments: ["<Listing number=\"2\">", "<pre></pre>", "<div><pre>\n</pre></div>"])
  func `an element for code without any leaves nothing`(text: String) throws {
    #expect(try inside(text + "\n").isEmpty)
    #expect(try inside(text + "\n\n```\ncode\n```\n") == ["codeBlock code\n"])
  }

  @Test func `a table has as many cells in each row`() throws {
    let html = """
      <table><caption>cap</caption><tr><th>a<th>b</tr><tr><td colspan=2>c<p>d</tr>
      <tr><td rowspan=2>e<td>f<tr><td>g<tr><td><table><tr><td>h<td>i</table></table>
      """
    let said = try inside(html)
    #expect(
      said == [
        "table", "tableRow", "tableCell cap", "tableCell", "tableRow", "tableCell a", "tableCell b", "tableRow",
        "tableCell c\nd", "tableCell", "tableRow", "tableCell e", "tableCell f", "tableRow", "tableCell",
        "tableCell g", "tableRow", "tableCell h\ni", "tableCell",
      ])
  }

  @Test(arguments: 0..<10)
  func `no order of tags loses a word or gives a document that is not whole`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names =
      "table caption thead tbody tr td th ul ol li dl dt dd p div summary figcaption h1 pre blockquote b i a ruby rt span "
      + "center svg text br hr img section code xmp title"
    let tags = names.split(separator: " ").flatMap {
      ["<\($0)>", "<\($0) id=x href='https://a.b' src=c colspan=3 rowspan=2>", "</\($0)>"]
    }
    for _ in 0..<300 {
      var text = "<div>\n"
      var words: [String] = []
      for _ in 0..<Int.random(in: 1...24, using: &generator) {
        text += tags.randomElement(using: &generator)!
        guard Bool.random(using: &generator) else { continue }
        words.append("w\(words.count)w")
        text += words.last!
      }
      var diagnostics = Diagnostics()
      let document = try Document.markdown(text, &diagnostics)
      #expect(document.violations == [], "\(text)")
      let drawn = document.images.map { String(decoding: $0.markup, as: UTF8.self) }.joined()
      let said = document.blocks.dropFirst().map { String(decoding: document.text[$0.text.indices], as: UTF8.self) }
      for word in words { #expect(said.contains { $0.contains(word) } || drawn.contains(word), "\(word) \(text)") }
      var widths: [Int32: Set<Int>] = [:]
      for (index, block) in document.blocks.enumerated() {
        guard case .tableRow = block.kind else { continue }
        let cells = document.blocks.count { $0.parent == index }
        widths[block.parent, default: []].insert(cells)
      }
      #expect(widths.values.allSatisfy { $0.count == 1 }, "\(text)")
    }
  }

  @Test func `readings of ruby stand behind their bases between parentheses`() throws {
    func text(_ markdown: String) throws -> String {
      let document = try read(markdown)
      var text = ""
      for block in document.blocks where block.kind == .paragraph {
        var position = Int(block.text.start)
        for span in block.spans where document.spans[Int(span)].kind == .rawHTML {
          let range = document.spans[Int(span)].range.indices
          text += String(decoding: document.text[position..<range.lowerBound], as: UTF8.self)
          position = range.upperBound
        }
        text += String(decoding: document.text[position..<Int(block.text.end)], as: UTF8.self)
      }
      return text
    }
    for frame in [("", ""), ("<div>\n", "\n</div>")] {
      #expect(try text(frame.0 + "<ruby>漢<rt>かん</rt>字<rt>ji</ruby>。" + frame.1) == "漢（かん）字（ji）。")
      #expect(try text(frame.0 + "<ruby>漢<rp>[</rp><rt>かん</rt><rp>]</rp></ruby>" + frame.1) == "漢[かん]")
      #expect(try text(frame.0 + "<ruby><rb>WWW<rt>World Wide Web</rt></ruby>" + frame.1) == "WWW(World Wide Web)")
    }
  }

  @Test func `links and emphasis around blocks are in each of them`() throws {
    let document = try read("<div>\n<a href=https://a.example><p>b</p><em><ul><li>c</li></ul></em></a> d</div>")
    let spans = document.spans.map {
      "\($0.kind)".prefix { $0 != "(" } + " " + String(decoding: document.text[$0.range.indices], as: UTF8.self)
    }
    #expect(spans == ["link b", "link c", "emphasis c"])
    #expect(document.links.allSatisfy { $0.destination == "https://a.example" })
  }
}
