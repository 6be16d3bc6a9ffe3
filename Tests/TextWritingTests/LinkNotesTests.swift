import DocumentModel
import Testing

@testable import TextWriting

@Suite struct LinkNotesTests {
  private func text(_ markdown: String, _ place: GridStyle.LinkNotes, rows: Int = 9999) throws -> String {
    var style = Trial.style(40, rows, framed: false)
    style.grid.isJustified = false
    style.grid.linkNotes = place
    style.book.contents = .never
    style.book.opening = .runOn
    return String(decoding: Trial.pages(try Trial.document(markdown), in: style).bytes, as: UTF8.self)
  }

  @Test func `addresses stand after the chapter that refers to them, and again after a later one`() throws {
    let text = try text(
      "# One\n\n[a](https://a.org) [b](https://b.org) [a](https://a.org)\n\n# Two\n\n[a](https://a.org)\n", .chapter)
    #expect(
      text == """
        One
        ===

        a <1> b <2> a <1>

        --------
        <1> https://a.org
        <2> https://b.org


        Two
        ===

        a <1>

        --------
        <1> https://a.org

        """)
  }

  @Test func `addresses stand at the foot of the page that refers to them, and again where a later page does`() throws {
    let words = Array(repeating: "Words of a paragraph.", count: 12).joined(separator: "\n\n")
    let text = try text(
      "[a](https://a.org) and [a](https://a.org)\n\n\(words)\n\n[a](https://a.org)\n", .page, rows: 14)
    let pages = text.split(separator: "\u{C}")
    #expect(pages.count >= 3)
    for page in pages {
      let isReferred = page.contains("a <1>")
      #expect(page.components(of: "<1> https://a.org") == (isReferred ? 1 : 0))
      #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 15)
    }
    #expect(pages[0].contains("a <1>") && pages[pages.count - 1].contains("a <1>"))
  }

  @Test(arguments: GridStyle.LinkNotes.allCases)
  func `no address is lost, wherever it stands`(place: GridStyle.LinkNotes) throws {
    let markdown = """
      # One [a](https://a.org)

      - item [b](https://b.org)[^n]

      | c | d |
      |---|---|
      | [e](https://e.org) | f |

      ![picture](https://g.org/x.png)

      [^n]: A note with [h](https://h.org).
      """
    let text = try text(markdown, place)
    for name in ["a.org", "b.org", "e.org", "h.org"] { #expect(text.components(of: "https://\(name)") == 1) }
  }

  @Test func `a link without words says where it leads`() throws {
    let text = try text("# One {#one}\n\nSee [](#one) there, [](https://a.org).\n", .end)
    #expect(text.contains("See One there, https://a.org."))
  }

  @Test func `a stanza is not left after its first line`() throws {
    for blanks in 1...14 {
      let before = Array(repeating: "Word.", count: blanks).joined(separator: "\n\n")
      let text = try text(before + "\n\n| first\n| second\n| third\n\nEnd.\n", .end, rows: 12)
      let page = text.split(separator: "\u{C}").first { $0.contains("first") }
      #expect(page?.contains("third") == true)
    }
  }
}

extension Substring {
  /// How often a text stands in this one.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}

extension String {
  fileprivate func components(of text: String) -> Int { self[...].components(of: text) }
}
