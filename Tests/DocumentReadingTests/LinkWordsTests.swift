import DocumentModel
import Testing

@testable import DocumentReading

/// Links without words of their own.
@Suite struct LinkWordsTests {
  /// The text of each block that is not empty.
  private func texts(_ files: String...) throws -> (texts: [String], document: Document) {
    var diagnostics = Diagnostics()
    let sources = files.enumerated().map { SourceFile(name: "\($0 + 1).md", bytes: Array($1.utf8)) }
    let document = try Document(markdown: sources, reporting: &diagnostics)
    #expect(document.violations == [])
    return (document.blocks.indices.map { document.plainText(of: $0) }.filter { !$0.isEmpty }, document)
  }

  @Test func `say the words of the heading they lead to, wherever they stand`() throws {
    let (texts, document) = try texts(
      """
      # A

      *See [](#b), **[](#b)***[^1] and [](#b)[^1].

      # The *second*[^1] `one` $x^2$ {#b}

      End [ ](#a).

      [^1]: In a note: [](#b).
      """)
    #expect(
      texts == [
        "A", "See The second one x², The second one x² and The second one x².", "The second one x²",
        "End  A.", "In a note: The second one x².",
      ])
    let links = document.spans.filter { if case .link = $0.kind { true } else { false } }
    #expect(
      links.map { String(decoding: document.text[$0.range.indices], as: UTF8.self) } == [
        "The second one x²", "The second one x²", "The second one x²", " A", "The second one x²",
      ])
  }

  @Test func `to another file say its first heading`() throws {
    let (texts, _) = try texts("# One\n\n[](2.md), [](2.md#c)", "# Two\n\n## Three {#c}\n\n[](1.md)")
    #expect(texts == ["One", "Two, Three", "Two", "Three", "One"])
  }

  @Test func `to a place without words of its own say the heading it stands under, a figure its caption`() throws {
    let (texts, _) = try texts(
      "# One\n\n[](#p) and [](#f)\n\n## Two\n\nA [place]{#p}.\n\n![x](x.png \"The caption\"){#f}\n")
    #expect(texts.contains("Two and The caption"))
  }

  @Test func `to an address say the address, and to nowhere what was written`() throws {
    var diagnostics = Diagnostics()
    let document = try Document.markdown("[](https://a.org/b) [](#gone) []()", &diagnostics)
    #expect(document.plainText(of: 0) == "https://a.org/b #gone ")
    #expect(diagnostics.all.map(\.code.name) == ["dangling-link", "dangling-link"])
  }

  @Test func `in the heading they lead to say nothing, and a picture is enough`() throws {
    let (texts, document) = try texts("# A\n\n## One [](#o) {#o}\n\nA [![B](c.png)](#o).")
    #expect(texts == ["One ", "A ."])
    #expect(document.spans.count { if case .link = $0.kind { true } else { false } } == 1)
  }

  @Test func `are cut where they are long`() throws {
    let (texts, _) = try texts("# \(String(repeating: "x", count: 500)) {#x}\n\n[](#x)")
    #expect(texts[1].count == 121 && texts[1].last == "…")
  }
}
