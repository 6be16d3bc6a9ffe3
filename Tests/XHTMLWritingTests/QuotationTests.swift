import DocumentModel
import DocumentReading
import Styling
import Testing
import XHTMLWriting

/// Quotations, and how large letters begin a text.
@Suite struct QuotationTests {
  @Test func `who is quoted stands apart, in quotations and epigraphs`() throws {
    let text = try writtenChapters(
      of: "> A.\n>\n> — B\n\n::: epigraph\nC.\n\n— D\n:::\n\n> — E\n\n::: x\nF.\n\n— G\n:::\n")
    for name in ["B", "D"] { #expect(text.contains("<p class=\"attribution\">— \(name)</p>")) }
    for name in ["E", "G"] { #expect(text.contains("<p>— \(name)</p>")) }
  }

  @Test func `a first letter takes two lines, less a little that keeps it from the third`() throws {
    var style = Style.base
    style[.body].size = Length(scaledPoints: 10 << 16)
    for leading in [12, 14, 15, 20] {
      style[.body].leading = Length(scaledPoints: leading << 16)
      let rule = try #require(
        style.stylesheet().split(separator: "\n").first { $0.hasPrefix(".drop-cap::first-letter") })
      func number(_ name: String) -> Double {
        rule.split(separator: "\(name): ").last.flatMap { Double($0.prefix { "0123456789.".contains($0) }) } ?? 0
      }
      let (size, height) = (number("font-size"), number("line-height"))
      // In em of the text: from the head of the first line's capitals to the foot of the second.
      #expect(abs(size * 0.7 - Double(leading) / 10 - 0.7) < 0.01)
      #expect(abs(size * height - Double(leading) / 5) < 0.02)
    }
  }
}
