import DocumentModel
import Testing

@testable import TextWriting

@Suite struct BlockTests {
  @Test func `sets headings with rules and space`() throws {
    let text = try Trial.text("Text.\n\n# One\n\nText.\n\n## Two\n\nText.\n\n### Three\n\nText.")
    #expect(text == "Text.\n\n\nOne\n===\n\nText.\n\n\nTwo\n---\n\nText.\n\nThree\n\nText.\n")
  }

  @Test func `marks emphasis, notes and links`() throws {
    let text = try Trial.text("_a_ **b** ~~c~~ x^2^ [d](https://e.org) [f](https://e.org) <https://g.org> [h](#one)")
    #expect(text == "_a_ *b* ~c~ x^2 d <1> f <1> https://\ng.org h\n\n\nLinks\n=====\n\n<1> https://e.org\n")
  }

  @Test func `marks lists and indents them`() throws {
    let text = try Trial.text("9. a\n10. b\n    - c\n      - [x] d\n\n      e\n", columns: 30)
    #expect(
      text == " 9. a\n\n10. b\n\n    - c\n\n      * [x] d\n\n      e\n"
        || text == " 9. a\n10. b\n    - c\n\n      * [x] d\n\n      e\n")
    #expect(try Trial.text("- a\n- b\n  1. c\n") == "- a\n- b\n  1. c\n")
    #expect(try Trial.text("1. - a\n") == "1. - a\n")
    #expect(try Trial.text("- \n- b\n") == "-\n- b\n")
  }

  @Test func `sets quotations in from both sides`() throws {
    let text = try Trial.text("> aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj", columns: 44)
    #expect(
      text == "  aaaa bbbb cccc dddd eeee ffff gggg hhhh\n  iiii jjjj\n"
        || text.split(separator: "\n").allSatisfy { $0.hasPrefix("  ") && $0.utf8.count <= 42 })
  }

  @Test func `keeps code as it stands and marks long lines`() throws {
    let text = try Trial.text(
      "```\nif x:\n\tgo  on\n\n" + String(repeating: "abcdefghi ", count: 5) + "\n```", columns: 30)
    #expect(text == "  if x:\n      go  on\n\n  abcdefghi abcdefghi abcdefg\\\n  hi abcdefghi abcdefghi\n")
  }

  @Test func `sets tables in columns`() throws {
    let text = try Trial.text("| Name | Age |\n|--|--:|\n| Ann | 42 |\n| Bob | 7 |")
    #expect(text == "Name  Age\n----  ---\nAnn    42\nBob     7\n")
  }

  @Test func `sets tables too wide for the page as records`() throws {
    let text = try Trial.text(
      "| Name | Occupation | Residence | Nationality |\n|--|--|--|--|\n| Anne | Typographer | Antwerpen | Brabantine |",
      columns: 24)
    #expect(text == "Name: Anne\nOccupation: Typographer\nResidence: Antwerpen\nNationality: Brabantine\n")
  }

  @Test func `shows pictures by their text`() throws {
    #expect(try Trial.text("A ![cat](cat.png) here.") == "A [Picture: cat] here.\n")
  }

  @Test func `sets notes at the foot, those of notes after them`() throws {
    let text = try Trial.text("A.[^1]\n\n[^1]: One.[^2]\n\n[^2]: Two.\n")
    #expect(text.hasSuffix("--------\n[1] One.[2]\n[2] Two.\n"))
  }

  @Test func `keeps the words of raw markup`() throws {
    let markup = "<div class=\"a>b\"><p>One &amp; <b>two</b><br>3 < 4<!-- not --> <script>no()</script>five &#x41;</p>"
    let text = try Trial.text(markup)
    #expect(text == "One & *two*\n3 < 4 five A\n")
    #expect(try Trial.text("<div>a <b c") == "a <b c\n")
  }

  @Test func `drops control characters`() throws {
    #expect(try Trial.text("a\u{1B}[31mb\u{7}c\u{200B}d") == "a[31mbcd\n")
  }
}
