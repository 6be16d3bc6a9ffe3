import DocumentModel
import Styling
import Testing

@testable import XHTMLWriting

@Suite struct OnePageTests {
  /// A page with a title, headings, a note and a picture.
  private func page() throws -> String {
    var manuscript = Manuscript(title: "Work <1>")
    manuscript.heading(1, "First", id: "first")
    let link = manuscript.link("#second")
    let image = manuscript.image("a.png", Picture(.png, width: 1, height: 1, bytes: Array("picture".utf8)))
    manuscript.leaf(.paragraph, "see it", [(link, "see"), (image, "it"), (.noteReference(0), "")])
    manuscript.heading(1, "Second", id: "second")
    manuscript.note { $0.leaf(.paragraph, "note") }
    var diagnostics = Diagnostics()
    let bytes = try manuscript.document.onePage(in: .base, reporting: &diagnostics)
    #expect(diagnostics.all == [])
    return string(bytes)
  }

  @Test func `everything is inside, and nothing runs`() throws {
    let text = try page()
    #expect(text.contains("src=\"data:image/png;base64,cGljdHVyZQ==\""))
    for word in ["<script", "http://", "src=\"images", "<link", "@import", "url(", "epub:"] {
      #expect(!text.contains(word) || word == "http://" && text.split(separator: word).count == 2, "\(word)")
    }
  }

  @Test func `chapters of a book begin on pages of their own when printed`() throws {
    #expect(try page().contains("<body class=\"page titled\">"))
    var manuscript = Manuscript(title: "Work")
    manuscript.heading(1, "First", id: "first")
    manuscript.leaf(.paragraph, String(repeating: "word ", count: Document.bookLength + 1))
    var diagnostics = Diagnostics()
    let text = string(try manuscript.document.onePage(in: .base, reporting: &diagnostics))
    #expect(text.contains("<body class=\"page titled book\">"))
    #expect(text.contains(".book h1, .book.titled h2 { break-before: page;"))
  }

  @Test func `a contents list leads to the headings, and notes are at the end`() throws {
    let text = try page()
    #expect(text.contains("<h1 id=\"work.title\" class=\"title\">Work &lt;1&gt;</h1>"))
    #expect(text.contains("<li><a href=\"#second\">Second</a></li>"))
    #expect(text.contains("<h2 id=\"second\">Second</h2>\n<div class=\"notes\">"))
    #expect(text.contains("<a class=\"skip\" href=\"#work.text\">Skip to text</a>"))
  }
}
