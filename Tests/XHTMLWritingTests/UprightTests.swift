import DocumentModel
import Styling
import Testing
import XHTMLWriting

@Suite struct UprightTests {
  /// What a vertical text is written as, with `[…]` around what stands upright.
  private func set(_ text: String, front: String = "writing: vertical") throws -> String {
    let chapters = try writtenChapters(of: "---\nlang: ja\n\(front)\n---\n\n" + text)
    return chapters.replacing("<span class=\"upright\">", with: "[").replacing("</span>", with: "]")
  }

  @Test(arguments: [
    ("昭和20年8月15日", "昭和[20]年[8]月[15]日"), ("本当!?　いや!!", "本当[!?]　いや[!!]"), ("二(12)と 3 つ", "二([12])と [3] つ"),
    ("2026年、100点、3.14、10%、1,000円", "2026年、100点、3.14、10%、1,000円"), ("IPv6とver 12とA4", "IPv6とver 12とA4"),
    ("*12*月と`12`と[12](https://a.example)", "<em>[12]</em>月と<code>[12]</code>と<a href=\"https://a.example\">[12]</a>"),
    ("# 第12章", "第[12]章</h1>"), ("| 12 |\n|--|\n| 5 |", ">[12]</th>"), ("<p>12<b>3</b>", "<p>[12]<b>[3]</b>"),
  ])
  func `short numbers and pairs of marks stand upright in vertical lines`(text: String, expected: String) throws {
    let written = try set(text)
    #expect(written.contains(expected), "\(written)")
  }

  @Test func `nothing does so in code, or in lines that run across`() throws {
    #expect(try !set("```\n12\n```\n\n<pre>\n12\n</pre>").contains("["))
    #expect(try !set("# 12\n\n12月", front: "author: A").contains("["))
  }

  @Test func `the style sheet of vertical lines has a rule for it`() {
    #expect(Style.base.stylesheet(isVertical: true).contains(".upright { -epub-text-combine: horizontal;"))
  }
}
