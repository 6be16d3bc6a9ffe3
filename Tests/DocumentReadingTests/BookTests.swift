import DocumentModel
import Testing

@testable import DocumentReading

@Suite struct BookTests {
  func book(_ files: [(String, String)]) throws -> (Document, [Diagnostic]) {
    var diagnostics = Diagnostics()
    let sources = files.map { SourceFile(name: $0.0, bytes: Array($0.1.utf8)) }
    let document = try Document(markdown: sources, reporting: &diagnostics)
    #expect(document.violations == [])
    return (document, diagnostics.all)
  }

  @Test func `links between the files of a book lead to places in it`() throws {
    let (document, diagnostics) = try book([
      ("book/one.md", "# One\n\n[a](two.md) [b](./two.md#part) [c](#part) [d](sub/three%20x.md#Part)\n\n## Part"),
      ("book/two.md", "# Two\n\n## Part\n\n[e](one.md#part) [f](#part)"),
      ("book/sub/three x.md", "Text\n\n## Part\n\n[g](../one.md) [h](../sub/three%20x.md)"),
    ])
    #expect(diagnostics.isEmpty)
    #expect(
      document.links.map(\.destination) == [
        "#two", "#part-1", "#part", "#part-2", "#part", "#part-1", "#one", "#file-3",
      ])
  }

  @Test func `links find the pages of a website made of the files`() throws {
    let (document, diagnostics) = try book([
      (
        "w/index.md",
        "# One\n\n[a](two.html#x) [b](two) [c](sub/) [d](sub) [e](/sub/three/) [f](./) [g](sub/index.html)"
      ),
      ("w/two.md", "# Two\n\n## X"), ("w/sub/README.md", "# Sub\n\n[up](..) [here](.)"),
      ("w/sub/three.v1.md", "# Three"), ("w/sub/three.md", "# Four"),
    ])
    #expect(diagnostics.isEmpty)
    #expect(
      document.links.map(\.destination) == [
        "#x", "#two", "#sub", "#sub", "#four", "#one", "#sub", "#one", "#sub",
      ])
  }

  @Test func `names and links in raw HTML are those of their file`() throws {
    let (document, diagnostics) = try book([
      (
        "a.md",
        "# A\n\n[x](#p) [y](b.md#p) [z](#q) <a href='b.md#p' title=t>*w*</a>\n\n<a name=p></a>\n\nText <b id=q>q\n"
      ),
      ("b.md", "# B\n\n<a id='p'></a>\n\n## Part\n\n<div id=\"q\">\n<a href=\"a.md#q\">x</a>\n</div>\n\n[own](#q)\n"),
    ])
    #expect(diagnostics.isEmpty)
    #expect(document.links.map(\.destination) == ["#p", "#part", "#q", "#part", "#q", "#q-1"])
    #expect(document.links[3].title == "t")
    let called = document.blocks.compactMap { document.attributes($0.attributes)?.identifier }
    #expect(called == ["a", "p", "b", "part", "q-1"])
    #expect(document.rawPlaces.map(\.names) == [["q": "q"], ["q": "q-1"]])
    #expect(document.rawPlaces.map(\.targets) == [[:], ["a.md#q": "q"]])
  }

  @Test func `a link in raw HTML that leads nowhere is reported once`() throws {
    let (_, diagnostics) = try book([
      ("a.md", "a <a href=#no>b</a> <a href=''>c</a>\n\n<div><a href=\"x.md\">d</a></div>\n\n[e](/f) [g]()")
    ])
    #expect(
      diagnostics.map(\.code) == [
        .danglingLink, .danglingLink, .linkOutsideBook, .linkOutsideBook, .danglingLink,
      ])
  }

  @Test func `links to the title and to the top lead to the beginning`() throws {
    let (document, diagnostics) = try book([
      ("a.md", "# The Title!\n\nFirst [t](#the-title) [top](#top) [up](#)\n\n## Part"),
      ("b.md", "# Two\n\n[t](a.md#the-title) [top](#TOP)\n\n# Top\n\n[own](#top)"),
    ])
    #expect(diagnostics.isEmpty)
    #expect(document.metadata.title.isEmpty)
    #expect(
      document.links.map(\.destination) == ["#the-title", "#top", "#the-title", "#the-title", "#top", "#top"])
    let (one, problems) = try book([("a.md", "# The Title!\n\nFirst [t](#the-title) [top](#top) [up](#)\n\n## Part")])
    #expect(problems.isEmpty)
    #expect(one.metadata.title == "The Title!")
    #expect(one.links.map(\.destination) == ["#file-1", "#file-1", "#file-1"])
  }

  @Test func `a link that leads nowhere is reported with its place`() throws {
    let (document, diagnostics) = try book([("a.md", "[x](#no) [y](b.md) [z](http://c.d) [m](mailto:a@b.c) [r](/root)")]
    )
    #expect(diagnostics.map(\.code) == [.danglingLink, .linkOutsideBook, .linkOutsideBook])
    #expect(diagnostics.map(\.place) == [SourceRange(0, 8), SourceRange(9, 18), SourceRange(53, 63)])
    #expect(document.links.count == 5)
  }

  @Test func `notes and references belong to their file`() throws {
    let (document, diagnostics) = try book([
      ("a.md", "A[^1] [r]\n\n[^1]: first\n\n[r]: http://one"), ("b.md", "B[^1] [r]\n\n[^1]: second\n\n[r]: http://two"),
    ])
    #expect(diagnostics.isEmpty)
    #expect(document.notes.map { document.plainText(of: Int($0.block) + 1) } == ["first", "second"])
    #expect(document.links.map(\.destination) == ["http://one", "http://two"])
  }

  @Test func `the title of a further file is its heading`() throws {
    let (document, diagnostics) = try book([
      ("a.md", "---\ntitle: Book\n---\nText"), ("b.md", "---\ntitle: Two\nweight: 3\n---\nText"),
      ("c.md", "---\ntitle: Three\n---\n# Three\n\nText"),
    ])
    #expect(document.metadata.title == "Book")
    #expect(document.sections.map { document.plainText(of: Int($0.heading)) } == ["Two", "Three"])
    #expect(diagnostics.map(\.code) == [.ignoredFrontMatter])
  }

  @Test func `problems of notes are reported`() throws {
    let (document, diagnostics) = try book([("a.md", "A[^x]\n\n[^y]: unused[^z]\n\n[^z]: deep\n")])
    #expect(diagnostics.map(\.code) == [.missingNote, .unusedNote])
    #expect(document.notes.map(\.label) == ["y", "z"])
    #expect(document.notes[0].reference == .none)
  }

  @Test func `a form feed is a page break wherever it stands`() throws {
    let (document, diagnostics) = try book([("a.md", "a\u{C}b\n\n\u{C}\n\nc&#1;\n\n```\nd\u{C}e\n```\n")])
    #expect(diagnostics.isEmpty)
    let kinds: [Block.Kind] = [.paragraph, .pageBreak, .paragraph, .pageBreak, .paragraph, .codeBlock]
    #expect(document.blocks.map(\.kind) == kinds)
    #expect(String(decoding: document.text, as: UTF8.self) == "abc\u{FFFD}d\ne\n")
  }

  @Test func `the titles of further plain texts are headings`() throws {
    var diagnostics = Diagnostics()
    let first = SourceFile(name: "a", bytes: Array("One\n\nText of one, a sentence.\n".utf8))
    let second = SourceFile(name: "b", bytes: Array("Two\n\nText of two, a sentence.\n".utf8))
    let document = try Document(plainText: [first, second], reporting: &diagnostics)
    #expect(document.metadata.title == "One")
    #expect(document.blocks.map(\.kind) == [.paragraph, .heading(level: 1), .paragraph])
    #expect(diagnostics.all.isEmpty)
  }

  @Test func `the place where a file is listed is known`() {
    let file = SourceFile(name: "SUMMARY.md", bytes: Array("# Book\n\n- [A](a.md)\n- [B](part/b%20c.md)\n".utf8))
    #expect(BookOrder.line(listing: "a.md", in: file) == 3)
    #expect(BookOrder.line(listing: "part/b c.md", in: file) == 4)
    #expect(BookOrder.line(listing: "d.md", in: file) == nil)
  }
}
