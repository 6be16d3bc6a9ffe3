import DocumentModel
import DocumentReading
import Styling
import Testing
import XHTMLWriting

/// Tables with more in a row than a telephone has room for.
@Suite struct WideTableTests {
  private func row(_ cells: Int, _ cell: String) -> String { String(repeating: "|\(cell)", count: cells) + "|\n" }

  private let box = "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">\n<table>"

  @Test func `stand in a box that the keyboard reaches, others do not`() throws {
    let wide = try writtenChapters(of: row(14, "word") + row(14, "-") + row(14, "word"))
    #expect(wide.contains(box) && wide.contains("</table>\n</div>"))
    for cells in [1, 4] {
      #expect(
        !(try writtenChapters(of: row(cells, "word word word word word") + row(cells, "-")).contains("class=\"wide\"")))
    }
    #expect(!(try writtenChapters(of: row(8, "漢字漢字漢字漢字") + row(8, "-")).contains("class=\"wide\"")))
    #expect(try writtenChapters(of: row(3, "https://example.org/a/long/address") + row(3, "-")).contains(box))
  }

  @Test func `in raw HTML do so too, and inner ones do not`() throws {
    let cells = String(repeating: "<td>word</td>", count: 14)
    let text = try writtenChapters(
      of:
        "<div>\n<table><tr><td>a</table>\n<table><tr>\(cells)</tr>"
        + "<tr><td><table><tr>\(cells)</table></table><p>b</p>\n</div>")
    #expect(text.contains(box) && text.contains("</table>\n</div>\n<p>b</p>"), "\(text)")
    #expect(text.split(separator: "class=\"wide\"").count == 2)
  }
}
