import DocumentModel
import Styling
import Testing
import XHTMLWriting

private func files(_ manuscript: Manuscript) throws -> [String] {
  var diagnostics = Diagnostics()
  let chapters = try manuscript.document.chapters(in: .base, reporting: &diagnostics)
  #expect(diagnostics.all == [])
  return chapters.map { string($0.bytes) }
}

@Suite struct NoteTests {
  @Test func `a note stands at the end of the file that refers to it first`() throws {
    var manuscript = Manuscript()
    manuscript.heading(1, "A", id: "a")
    manuscript.leaf(.paragraph, "text", [(.noteReference(0), "")])
    manuscript.heading(1, "B", id: "b")
    manuscript.leaf(.paragraph, "text", [(.noteReference(0), ""), (.noteReference(1), "")])
    manuscript.note { $0.leaf(.paragraph, "first") }
    manuscript.note { $0.leaf(.paragraph, "second") }
    let texts = try files(manuscript)
    #expect(
      texts[0].contains(
        "<a id=\"ref.1\" class=\"noteref\" href=\"#note.1\" epub:type=\"noteref\" role=\"doc-noteref\">1</a>"))
    #expect(texts[0].contains("<aside id=\"note.1\" epub:type=\"footnote\" role=\"doc-footnote\""))
    #expect(texts[0].contains("href=\"#ref.1\" role=\"doc-backlink\" aria-label=\"Back to text (1)\">1.</a> first</p>"))
    #expect(texts[1].contains("<a id=\"ref.1.2\" class=\"noteref\" href=\"chapter-1.xhtml#note.1\""))
    #expect(texts[1].contains("<aside id=\"note.2\""))
    #expect(!texts[1].contains("<aside id=\"note.1\""))
  }

  @Test func `notes in notes are set in the same file, and notes nobody refers to in the last`() throws {
    var manuscript = Manuscript()
    manuscript.heading(1, "A", id: "a")
    manuscript.leaf(.paragraph, "text", [(.noteReference(0), "")])
    manuscript.heading(1, "B", id: "b")
    manuscript.note { $0.leaf(.paragraph, "outer", [(.noteReference(1), "")]) }
    manuscript.note { $0.leaf(.paragraph, "inner", [(.noteReference(0), "")]) }
    manuscript.note { $0.leaf(.paragraph, "forgotten") }
    let texts = try files(manuscript)
    #expect(texts[0].contains("outer</p>") || texts[0].contains("outer") && texts[0].contains("inner"))
    #expect(texts[1].contains("<span class=\"number\">3.</span> forgotten</p>"))
  }

  @Test func `a note in a link is not a link`() throws {
    var manuscript = Manuscript()
    let link = manuscript.link("https://a.example/")
    manuscript.leaf(.paragraph, "text", [(link, "text"), (.noteReference(0), "")])
    manuscript.note { $0.leaf(.paragraph, "note") }
    #expect(try files(manuscript)[0].contains("<sup>1</sup>"))
  }
}

@Suite struct PageMarkTests {
  @Test func `every page is marked once, in order, at its place`() throws {
    var manuscript = Manuscript()
    manuscript.heading(1, "A", id: "a")
    let paragraph = manuscript.leaf(.paragraph, "one two three", [(.emphasis, "two three")])
    let rule = manuscript.leaf(.sceneBreak, "")
    manuscript.heading(1, "B", id: "b")
    var entries = [PageMap.Entry(folio: "i", start: TextPosition(block: 0, offset: 0))]
    entries.append(PageMap.Entry(folio: "2", start: TextPosition(block: paragraph, offset: 8)))
    entries.append(PageMap.Entry(folio: "3", start: TextPosition(block: rule, offset: 0)))
    entries.append(PageMap.Entry(folio: "4", start: TextPosition(block: 9999, offset: 0)))
    var diagnostics = Diagnostics()
    let chapters = try manuscript.document.chapters(in: .base, pageMap: PageMap(entries), reporting: &diagnostics)
    #expect(diagnostics.all == [])
    #expect(chapters.flatMap { $0.pageMarks.map(\.folio) } == ["i", "2", "3", "4"])
    #expect(
      string(chapters[0].bytes).contains(
        "one <em>two <span id=\"page.2\" epub:type=\"pagebreak\" role=\"doc-pagebreak\" title=\"2\"></span>three</em>"))
    let marks = chapters.map { string($0.bytes).split(separator: "epub:type=\"pagebreak\"").count - 1 }
    #expect(marks == [2, 2])
  }

  @Test func `two marks in a row are told apart`() throws {
    var manuscript = Manuscript()
    manuscript.leaf(.paragraph, "a", [(.noteReference(0), ""), (.noteReference(1), "")])
    manuscript.note { $0.leaf(.paragraph, "first") }
    manuscript.note { $0.leaf(.paragraph, "second") }
    var diagnostics = Diagnostics()
    let chapters = try manuscript.document.chapters(in: .base, reporting: &diagnostics)
    #expect(string(chapters[0].bytes).contains("1</a><sup>,</sup><a"))
  }

  @Test func `a place whose block is nothing to be seen can still be linked to`() throws {
    var manuscript = Manuscript()
    let link = manuscript.link("#hidden")
    manuscript.leaf(.paragraph, "see", [(link, "see")])
    manuscript.leaf(.rawHTML, "<!-- nothing -->") { $0.identifier = "hidden" }
    for _ in 0..<45 { manuscript.leaf(.paragraph, "more") }
    var diagnostics = Diagnostics()
    let chapters = try manuscript.document.chapters(in: .base, reporting: &diagnostics)
    #expect(string(chapters[0].bytes).contains("id=\"hidden\""))
  }
}
