import DocumentModel
import Styling
import Testing
import XHTMLWriting

@Suite struct StylesheetTests {
  @Test func `sizes are relative, and nothing old readers stumble over is used`() {
    let text = Style.base.stylesheet()
    for word in ["rem", "var(", "flex", "direction", "unicode-bidi", "color", "@import", "url(", "position", "clip"] {
      #expect(!text.contains(word), "\(word)")
    }
    for line in text.split(separator: ";") where line.contains("font-size") { #expect(!line.contains("px"), "\(line)") }
    // Readers that do not know these take them for words in a line.
    #expect(text.contains("aside, figcaption, figure, header, main, section { display: block; }"))
    #expect(text.contains("white-space: pre-wrap"))
    #expect(text.contains("-epub-hyphens: auto"))
  }

  @Test func `every rule is closed, and every length is a plain number`() {
    let text = Style.base.stylesheet()
    #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test func `a chapter begins further down than a section`() throws {
    var style = Style.base
    let size = style[.heading(rank: 1)].size
    style[.heading(rank: 1)].spaceBefore = .zero
    style[.heading(rank: 1)].spaceAfter = size
    #expect(style.stylesheet().contains("\nh1:first-child { margin: 2.5em 0 1em; }\n"))
    style[.heading(rank: 1)].spaceBefore = Length(scaledPoints: size.scaledPoints * 4)
    #expect(style.stylesheet().contains("\nh1:first-child { margin: 4em 0 1em; }\n"))
    #expect(style.stylesheet(isVertical: true).contains("\nh1:first-child { margin: 0 4em 0 1em; }\n"))
  }

  @Test func `without hyphenation hyphens are the author's`() {
    var style = Style.base
    style.hyphenation.isOn = false
    #expect(style.stylesheet().contains("hyphens: manual"))
  }

  @Test func `what HTML centres is centred with the paragraphs in it, and a term stays with what it means`() {
    let text = Style.base.stylesheet()
    #expect(text.contains("\n.center, .center p { text-align: center; text-indent: 0; }\n"))
    #expect(text.contains("\n.right, .right p { text-align: right; text-indent: 0; }\n"))
    #expect(text.firstRange(of: "\n.center, .center p {")!.lowerBound < text.firstRange(of: "\np.left {")!.lowerBound)
    #expect(text.contains("break-after: avoid; page-break-after: avoid; }\ntr { break-inside: avoid;"))
  }
}
