import DocumentModel
import Styling
import Testing
import XHTMLWriting

/// What a manuscript's blocks become, without warnings, between the tags of the section, but for the heading not shown.
private func markup(_ build: (inout Manuscript) -> Void) throws -> String {
  var manuscript = Manuscript()
  build(&manuscript)
  var diagnostics = Diagnostics()
  let files = try manuscript.document.chapters(in: .base, reporting: &diagnostics)
  #expect(diagnostics.all == [])
  let text = string(files[0].bytes)
  let start = try #require(text.firstRange(of: "<section"))
  let end = try #require(text.firstRange(of: "</section>"))
  let lines = text[start.upperBound..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
  return lines.dropFirst().drop { $0.hasPrefix("<h1 class=\"unseen\"") }.joined(separator: "\n")
}

@Suite struct BlockTests {
  @Test func `tight items stand without paragraphs, loose ones with them`() throws {
    for isTight in [true, false] {
      let text = try markup {
        $0.container(.list(ListStyle(.decimal, start: 3, isTight: isTight))) { list in
          list.container(.listItem(.none)) { $0.leaf(.paragraph, "one") }
          list.container(.listItem(.none)) { $0.leaf(.paragraph, "two") }
        }
      }
      let (open, close) = isTight ? ("", "") : ("<p>", "</p>")
      #expect(text == "<ol start=\"3\">\n<li>\(open)one\(close)\n</li>\n<li>\(open)two\(close)\n</li>\n</ol>\n")
    }
  }

  @Test func `tasks have boxes`() throws {
    let text = try markup {
      $0.container(.list(ListStyle())) { list in
        list.container(.listItem(.done)) { $0.leaf(.paragraph, "one") }
        list.container(.listItem(.open)) { $0.leaf(.paragraph, "two") }
      }
    }
    #expect(text.contains("<li class=\"task\">☑ one\n</li>\n<li class=\"task\">☐ two\n</li>"))
  }

  @Test func `a table has a head, a body and its caption first`() throws {
    let text = try markup {
      $0.container(.table) { table in
        table.container(.tableRow(isHeader: true)) {
          $0.leaf(.tableCell(.left), "A")
          $0.leaf(.tableCell(.right), "")
        }
        table.container(.tableRow(isHeader: false)) {
          $0.leaf(.tableCell(.left), "1")
          $0.leaf(.tableCell(.right), "2")
        }
        table.leaf(.caption, "Figures")
      }
    }
    #expect(
      text == """
        <table>
        <caption>Figures</caption>
        <thead>
        <tr><th class="left" scope="col">A</th>
        <td class="right"></td>
        </tr>
        </thead>
        <tbody>
        <tr><td class="left">1</td>
        <td class="right">2</td>
        </tr>
        </tbody>
        </table>

        """)
  }

  @Test func `terms always have definitions and the other way round`() throws {
    let text = try markup {
      $0.container(.definitionList) { list in
        list.container(.definition) { $0.leaf(.paragraph, "orphan") }
        list.leaf(.definitionTerm, "term")
      }
    }
    #expect(text == "<dl>\n<dt></dt>\n<dd><p>orphan</p>\n</dd>\n<dt>term</dt>\n<dd></dd>\n</dl>\n")
  }

  @Test func `code keeps its lines and says its language`() throws {
    let text = try markup { $0.leaf(.codeBlock, "a\n  b <c>\n") { $0.info = "swift,ignore x" } }
    #expect(text == "<pre><code class=\"language-swift\">a\n  b &lt;c&gt;\n</code></pre>\n")
  }

  @Test func `every line of verse ends`() throws {
    let text = try markup { $0.leaf(.verse, "one\n  two") }
    #expect(text == "<p class=\"verse\">one<br/>\n\u{A0}\u{A0}two</p>\n")
  }

  @Test func `a figure holds a picture and its caption`() throws {
    let text = try markup {
      let image = $0.image("a.png", Picture(.png, width: 3, height: 2, bytes: []))
      $0.container(.figure) {
        $0.leaf(.paragraph, "a cat", [(image, "a cat")])
        $0.leaf(.caption, "A cat.")
      }
    }
    #expect(
      text == """
        <figure>
        <img src="images/picture-1.png" alt="a cat" width="3" height="2"/>
        <figcaption>A cat.</figcaption>
        </figure>

        """)
  }

  @Test func `a missing picture shows its alternative text`() throws {
    let text = try markup {
      let image = $0.image("a.png")
      $0.leaf(.paragraph, "see a cat", [(image, "a cat")])
    }
    #expect(text == "<p>see <span class=\"missing\">[a cat]</span></p>\n")
  }

  @Test func `headings in quotations are not headings of the work`() throws {
    let text = try markup { $0.container(.quotation) { $0.heading(3, "Inside", id: "inside") } }
    #expect(text == "<blockquote>\n<p id=\"inside\" class=\"heading\">Inside</p>\n</blockquote>\n")
  }
}
