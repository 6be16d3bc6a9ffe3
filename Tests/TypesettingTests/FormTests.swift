import DocumentModel
import FontShaping
import Styling
import Testing
import Typesetting

/// The form of books and pamphlets: front matter, folios, running heads, structure.
@Suite struct FormTests {
  private var book: Style {
    var style = Style.base
    style.book.titlePage = .always
    style.book.contents = .always
    style.book.opening = .page
    return style
  }

  private func document(_ markdown: String, title: String) throws -> Document {
    var document = try Sample(markdown).document
    document.metadata.title = title
    return document
  }

  private static let chapters = "# One\n\nText of one.\n\n# Two\n\nText of two.\n\n## Part\n\nMore."

  @Test func `a book has a title page, a blank, contents and chapters on new pages`() throws {
    let sample = try Sample(document(Self.chapters, title: "The Book"), in: book)
    #expect(sample.pages.pages.map(\.folio) == ["i", "ii", "iii", "iv", "1", "2"])
    #expect(sample.pages.pages[1].items.isEmpty)
    #expect(sample.pages.pages[0].start == nil)
    #expect(sample.pages.map.entries.map(\.folio) == ["1", "2"])
  }

  @Test func `an imprint stands on the back of the title page, or under the title where there is none`() throws {
    let markdown = "# Title: The Book\n\n## Author: Ann Lee\n\n## One\n\nText of one."
    let words = ["Title:", "The", "Book", "Author:", "Ann", "Lee"]
    let sample = try Sample(markdown, in: book)
    #expect(sample.runs.filter { $0.page == 1 }.map(\.text) == words)
    #expect(sample.pages.pages.map(\.folio) == ["i", "ii", "iii", "iv", "1"])
    let pamphlet = try Sample(markdown)
    #expect(pamphlet.pages.pages.count == 1)
    #expect(pamphlet.runs.map(\.text).dropFirst(4).prefix(6) == words[...])
  }

  @Test func `pages of each class have their margins`() throws {
    var style = book
    style.page.left.inner = style.page.inner + .millimetres(4)
    style.page.left.outer = style.page.outer - .millimetres(4)
    style.page.frontMatter.inner = .millimetres(30)
    style.page.frontMatter.outer = .millimetres(30)
    style.page.frontMatter.top = .millimetres(50)
    style.page.opening.bottom = .millimetres(80)
    var generator = ManuscriptGenerator(seed: 5)
    let text =
      "# One\n\n" + (0..<30).map { _ in generator.sentence(60) }.joined(separator: "\n\n") + "\n\n# Two\n\nEnd."
    let sample = try Sample(document(text, title: "The Book"), in: style)
    let width = style.page.size.width.scaledPoints
    for (number, page) in sample.pages.pages.enumerated() {
      let runs = sample.runs.filter { $0.page == number }
      guard let top = runs.map(\.y).min(), let foot = runs.map(\.y).max(), let left = runs.map(\.x).min() else {
        continue
      }
      if number < 4 {
        #expect(left >= Length.millimetres(30).scaledPoints - 1 && top > Length.millimetres(50).scaledPoints)
        #expect(runs.allSatisfy { $0.end <= width - Length.millimetres(30).scaledPoints + 1 })
      } else {
        let own = style.page.of(number % 2 == 0 ? .right : .left)
        let margin = number % 2 == 0 ? own.inner : own.outer
        #expect(abs(left - margin.scaledPoints) < 1 << 17)
        let bottom = page.folio == "1" ? Length.millimetres(80) : own.bottom
        #expect(foot <= (style.page.size.height - bottom).scaledPoints)
        if page.folio == "1" {
          #expect(foot > (style.page.size.height - bottom - style[.body].leading * 4).scaledPoints)
        }
      }
    }
    #expect(sample.pages.pages.count > 8)
  }

  @Test(arguments: [("ja", 1), ("ko", 1), ("zh-Hans", 2), ("en", 0)])
  func `Japanese and Chinese paragraphs are indented by ideographs, under headings too`(
    language: String, ideographs: Int
  ) throws {
    let sample = try Sample("---\nlang: \(language)\n---\n\n# 一\n\n水水水\n\n# 二\n\n水水水\n\n火火火")
    let first = try #require(sample.runs.first { $0.text.contains("水") })
    let indent = sample.style[.body].size.scaledPoints * ideographs
    #expect(first.x - sample.style.page.inner.scaledPoints == indent)
  }

  @Test func `what italics would set off in headings is bold where a script has none`() throws {
    let sample = try Sample("---\nlang: hi\n---\n\n# एक\n\n### दो\n\nतीन\n\n# चार")
    let shapes = sample.pages.shapes
    func font(of text: String) -> FontID? {
      shapes.runs.indices.first { shapes.string(of: ShapedText.RunID($0)) == text }.map { shapes.runs[$0].font }
    }
    #expect(font(of: "दो") != nil && font(of: "दो") != font(of: "तीन") && font(of: "दो") == font(of: "चार"))
  }

  @Test(arguments: [2, 3])
  func `hyphens before spaces are hyphens at line ends, too`(longest: Int) throws {
    var generator = ManuscriptGenerator(seed: 11)
    var style = Style.narrow
    style.hyphenation.longestRun = longest
    for _ in 0..<8 {
      let words = generator.sentence(400).split(separator: " ").enumerated().map { $0 % 5 == 0 ? $1 + "-" : $1 }
      let sample = try Sample(words.joined(separator: " "), in: style)
      var lines: [Int: String] = [:]
      for run in sample.runs { lines[run.page * 1 << 32 + run.y, default: ""] += run.text }
      let ends = lines.sorted { $0.key < $1.key }.map { $0.value.hasSuffix("-") || $0.value.hasSuffix("\u{AD}") }
      #expect(ends.count > 5)
      #expect(ends.split(separator: false).allSatisfy { $0.count <= longest })
    }
  }

  @Test func `a small table is kept whole`() throws {
    let table = "| A | B |\n|---|---|\n| one | two |\n| three | four |\n"
    for lines in 10...30 {
      let text = (0..<lines).map { "Line \($0)" }.joined(separator: "\n\n") + "\n\n" + table
      let sample = try Sample(text, in: .narrow)
      let cells = sample.runs.filter { ["A", "one", "three"].contains($0.text) }
      #expect(cells.count == 3 && Set(cells.map(\.page)).count == 1)
    }
  }

  @Test func `the contents list names the page of each chapter and links to it`() throws {
    let sample = try Sample(document(Self.chapters, title: "The Book"), in: book)
    let entries = sample.runs.filter { run in sample.enclosing(run.element) { $0 == .contentsItem } != nil }
    #expect(entries.map(\.text) == ["One", "1", "Two", "2", "Part", "2"])
    for run in entries {
      guard case .element(let target)? = sample.pages.elements[Int(run.element)].target else {
        Issue.record("An entry without a target")
        continue
      }
      guard case .heading = sample.pages.elements[Int(target)].role else {
        Issue.record("An entry leads to \(sample.pages.elements[Int(target)].role)")
        continue
      }
    }
  }

  @Test func `every contents entry ends with the number of the page its heading is on`() throws {
    var style = Style.narrow
    style.book.contents = .always
    let markdown = (1...40).map { "## S\($0)\n\n" + String(repeating: "words and more words ", count: $0 % 7 * 9 + 5) }
    let sample = try Sample(markdown.joined(separator: "\n\n"), in: style)
    let runs = sample.runs
    let entries = runs.filter { run in sample.enclosing(run.element) { $0 == .contentsItem } != nil }
    #expect(entries.count == 80)
    for run in entries where Int(run.text) != nil {
      guard case .element(let heading)? = sample.pages.elements[Int(run.element)].target else {
        Issue.record("An entry without a target")
        continue
      }
      let page = runs.first { $0.element == heading }.map(\.page)
      #expect(page.map { sample.pages.pages[$0].folio } == run.text)
    }
    #expect(Set(entries.compactMap { Int($0.text) }).count > 10)
  }

  @Test func `headings have no skipped ranks, and the title is the first`() throws {
    let markdown = "# A\n\n#### B\n\n###### C\n\n## D\n\ntext"
    for title in ["", "Title"] {
      let sample = try Sample(document(markdown, title: title))
      var last = 0
      for element in sample.pages.elements {
        guard case .heading(let rank) = element.role else { continue }
        #expect(rank >= 1 && rank <= last + 1)
        last = rank
      }
      #expect(last > 0)
    }
  }

  @Test func `code stands in a paragraph, in a block of its own, too`() throws {
    let sample = try Sample("# Code\n\n```\ndef grind():\n```\n\n- item\n\n      more\n\nSay `grind`.\n")
    let code = sample.pages.elements.filter { $0.role == .code }
    #expect(code.count == 3)
    #expect(code.allSatisfy { sample.pages.elements[Int($0.parent)].role == .paragraph })
  }

  @Test func `parents come before their children`() throws {
    var generator = ManuscriptGenerator(seed: 3)
    let sample = try Sample(generator.manuscript(blocks: 40, notes: true))
    for (index, element) in sample.pages.elements.enumerated() { #expect(element.parent < index) }
    #expect(sample.pages.elements[0].parent == -1)
  }

  @Test func `margins are mirrored and running heads keep away from openings`() throws {
    var generator = ManuscriptGenerator(seed: 8)
    let sample = try Sample(
      document("# One\n\n" + generator.manuscript(blocks: 60) + "# Two\n\nEnd.", title: "The Title"))
    #expect(heads(of: sample, on: 0) == ["1"])
    #expect(heads(of: sample, on: 1) == ["The Title", "2"])
    #expect(heads(of: sample, on: 2) == ["One", "3"])
  }

  @Test func `no running head stands over what comes before the first chapter`() throws {
    let sample = try Sample(document("::: epigraph\nWater.\n:::\n\n" + Self.chapters, title: "The Book"), in: book)
    let page = try #require(sample.runs.first { $0.text == "Water." }?.page)
    #expect(heads(of: sample, on: page) == ["1"])
  }

  /// What stands at the head and the foot of a page.
  private func heads(of sample: Sample, on page: Int) -> [String] {
    sample.pages.pages[page].items.compactMap { item in
      guard case .text(let text) = item, text.owner == .pagination else { return nil }
      let range = Int(text.segments.lowerBound)..<Int(text.segments.upperBound)
      return sample.pages.pages[page].segments[range].map { sample.pages.shapes.string(of: $0.run) }.joined(
        separator: " ")
    }
  }

  @Test func `a link in the document leads to its element`() throws {
    let sample = try Sample("# Here {#here}\n\nSee [there](#here) and [nowhere](#nowhere).\n")
    let links = sample.pages.elements.filter { $0.role == .link }
    #expect(links.count == 1)
    guard case .element(let target)? = links.first?.target else {
      Issue.record("No target")
      return
    }
    #expect(sample.pages.elements[Int(target)].identifier == "here")
    #expect(sample.words(inNotes: false).contains("nowhere."))
  }

  @Test func `addresses are printed as notes where the style wants it, each once`() throws {
    var style = Style.plain
    style.linksAsNotes = true
    let sample = try Sample("[one](https://a.example) and [two](https://a.example) and <https://b.example>", in: style)
    #expect(sample.words(inNotes: true) == ["https://a.example"])
  }

  @Test func `hyphens at line ends are soft hyphens and no space follows them`() throws {
    var generator = ManuscriptGenerator(seed: 2)
    let text = (0..<20).map { _ in generator.sentence(90) }.joined(separator: "\n\n")
    let sample = try Sample(text, in: .narrow)
    let hyphens = sample.runs.filter { $0.text == "\u{AD}" }
    #expect(!hyphens.isEmpty)
    #expect(hyphens.allSatisfy { !$0.spaceFollows })
    let plain = try Sample(text, in: .narrow, hyphenated: false)
    #expect(plain.runs.allSatisfy { $0.text != "\u{AD}" })
  }

  @Test func `in a narrow measure gaps grow before too many lines end in hyphens`() throws {
    var generator = ManuscriptGenerator(seed: 2)
    let text = (0..<40).map { _ in generator.sentence(90) }.joined(separator: "\n\n")
    var style = Style.narrow
    style.page.size.width = .points(253)
    let runs = try Sample(text, in: style).runs
    let lines = Set(runs.map { [Int64($0.page), Int64($0.y)] }).count
    let hyphens = runs.count { $0.text == "\u{AD}" }
    // With what holds for usual measures it would be 29 in a hundred.
    #expect(hyphens * 100 <= lines * 28)
  }

  @Test func `text that runs right to left ends at the left`() throws {
    var document = try Sample("שלום עולם\n").document
    document.metadata.language = "he"
    document.metadata.direction = .rightToLeft
    let sample = try Sample(document)
    let runs = sample.runs
    #expect(runs.map(\.text) == ["שלום", "עולם"])
    #expect(runs[0].x > runs[1].x)
    let page = sample.style.page
    let right = page.outer.scaledPoints + page.measure.scaledPoints - sample.style[.body].firstLineIndent.scaledPoints
    #expect(
      abs(runs[0].end - page.size.width.scaledPoints + page.inner.scaledPoints) <= 2 || abs(runs[0].end - right) <= 2)
  }

  @Test func `in a document from the right a paragraph without its letters begins at the left`() throws {
    for (text, isLeft) in [("Only Latin words.", true), ("日本語。", true), ("GNOME הוא", false), ("12.", false)] {
      var document = try Sample("שלום\n\n\(text)\n").document
      document.metadata.language = "he"
      document.metadata.direction = .rightToLeft
      let sample = try Sample(document)
      let page = sample.style.page
      let last = sample.runs.filter { $0.y == sample.runs.last?.y }
      let left = try #require(last.map(\.x).min())
      #expect((left < page.size.width.scaledPoints / 2) == isLeft, "\(text): \(left)")
    }
  }

  @Test func `markup without words leaves no gap`() throws {
    let plain = try Sample("One.\n\n# Two\n\nThree.")
    let marked = try Sample("One.\n\n<!-- gone -->\n\n<a id=\"x\"></a>\n\n# Two\n\nThree.")
    #expect(plain.runs.map(\.y) == marked.runs.map(\.y))
  }

  @Test func `the words in raw markup are kept`() throws {
    let sample = try Sample(
      "<div class=\"x\">\nRaw <b>words</b> &amp; more\n<img src=\"a.png\" alt=\"a picture\">\n</div>\n")
    #expect(sample.words(inNotes: false) == ["Raw", "words", "&", "more", "[a", "picture]"])
  }

  @Test(arguments: [
    ("::: center\nText.\n:::", 1), ("::: {.right}\nText.\n:::", 2), ("<center>\n\nText.\n\n</center>", 1),
    ("<p align=\"center\">Text.</p>", 1), ("<div align=right><p>Text.</div>", 2),
    ("<p style=\"text-align:center\">x<p>Text.</p>", 0), ("<div align=right>\n<div>\n\nText.\n", 2),
    ("<div align=right>x</div>\n\nText.", 0), ("::: center\n<p align=right>Text.</p>\n:::", 2),
    ("# A\n\nB.\n\n# Text. {.right}", 2), ("> <div align=right>\n\nText.", 0),
  ])
  func `lines stand where a class or HTML wants them`(markdown: String, place: Int) throws {
    let sample = try Sample(markdown + "\n")
    let run = try #require(sample.runs.last { $0.text == "Text." })
    let page = sample.style.page
    let left = page.inner.scaledPoints
    let right = (page.size.width - page.outer).scaledPoints
    let slack = 2 << 16
    switch place {
    case 1: #expect(abs(run.x - left - (right - run.end)) < slack)
    case 2: #expect(abs(run.end - right) < slack)
    default: #expect(run.x - left < 40 << 16)
    }
  }

  @Test func `lines that stand elsewhere are half a line away, and the next are not indented`() throws {
    var style = Style.plain
    style[.body].firstLineIndent = .millimetres(5)
    let sample = try Sample("A.\n\n::: center\nB.\n\nC.\n:::\n\nD.\n\nE.\n", in: style)
    let runs = sample.runs.filter { ["A.", "B.", "C.", "D.", "E."].contains($0.text) }
    let half = style[.body].leading.scaledPoints / 2
    let gaps = zip(runs.dropFirst(), runs).map { Int((Double($0.y - $1.y) / Double(half)).rounded()) }
    #expect(gaps[0] > 2 && gaps[1] == 2 && gaps[2] > 2 && gaps[3] == 2, "\(gaps)")
    #expect(runs[3].x < runs[4].x && runs[3].x == runs[0].x)
  }

  @Test func `no word of a verse is divided, but one that is longer than a line`() throws {
    var generator = ManuscriptGenerator(seed: 9)
    let verse = (0..<20).map { _ in "| " + generator.sentence(24) }.joined(separator: "\n")
    let sample = try Sample(verse + "\n", in: .narrow)
    let words = sample.runs.map(\.text)
    #expect(words.count > 200, "\(words.count)")
    let divided = words.filter { $0.hasSuffix("-") || $0.hasSuffix("\u{2010}") }
    #expect(divided.allSatisfy { $0 == "well-" }, "\(divided)")
    let long = try Sample("| " + String(repeating: "banana", count: 30) + "\n", in: .narrow)
    let edge = (long.style.page.size.width - long.style.page.outer).scaledPoints
    #expect(long.runs.count > 1 && long.runs.allSatisfy { $0.end <= edge + (1 << 16) })
  }
}
