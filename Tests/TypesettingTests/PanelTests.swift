import DocumentModel
import Testing
import Typesetting

struct PanelTests {
  /// Three panels of 200, 150 and 120 points, with margins of 10 and 20.
  private static var style: Style {
    var style = Style.plain
    style.book.titlePage = .never
    style.page.size.width = .points(200)
    style.panels = [200, 150, 120].map {
      PanelStyle(width: .points($0), left: .points(10), right: .points(20))
    }
    (style.page.inner, style.page.outer) = (.points(10), .points(20))
    return style
  }

  private static func words(_ count: Int) -> String { (0..<count).map { "\($0)" }.joined(separator: " ") }

  @Test(arguments: [60, 300, 600]) func `text fills each panel's own measure, within a paragraph too`(count: Int) throws
  {
    var text = ""
    for start in stride(from: 0, to: count, by: 140) {
      text += (start..<min(count, start + 140)).map { "\($0)" }.joined(separator: " ") + "\n\n"
    }
    var style = Self.style
    style.page.size.height = style.page.top + style.page.bottom + style[.body].leading * 12
    let sample = try Sample(text, in: style, hyphenated: false)
    #expect(sample.diagnostics.all.isEmpty)
    #expect(sample.runs.map(\.text) == (0..<count).map { "\($0)" })
    for (number, page) in sample.pages.pages.prefix(3).enumerated() {
      let panel = style.panels[number]
      #expect(page.size.width == panel.width)
      let lines = Dictionary(grouping: sample.runs.filter { $0.page == number }, by: \.y)
      for runs in lines.values {
        // Letters may hang over by a little.
        #expect(runs.map(\.x).min()! >= panel.left.scaledPoints - 2 * 65536)
        #expect(runs.map(\.end).max()! <= (panel.width - panel.right).scaledPoints + 2 * 65536)
      }
      // Most lines are full: they end at this panel's own edge.
      let full = lines.values.count {
        abs($0.map(\.end).max()! - (panel.width - panel.right).scaledPoints) < 3 * 65536
      }
      #expect(full * 2 >= lines.count, "panel \(number): \(full) of \(lines.count)")
    }
  }

  @Test func `what is pinned to the cover and the back stands there, wherever it was written`() throws {
    let text = "First \(Self.words(5)).\n\n::: back\nAddress\n:::\n\nSecond.\n\n::: cover\nInvitation\n:::\n"
    let sample = try Sample(text, in: Self.style, hyphenated: false)
    let last = sample.pages.pages.count - 1
    #expect(sample.runs.first?.text == "Invitation" && sample.runs.first?.page == 0)
    #expect(sample.runs.last?.text == "Address" && sample.runs.last?.page == last && last == 2)
    #expect(sample.runs.filter { $0.page == 1 }.map(\.text).first == "First")
    // The back is the last panel, even where panels before it stay empty.
    #expect(sample.pages.pages[last].size.width == .points(120))
  }
}
