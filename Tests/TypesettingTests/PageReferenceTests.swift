import DocumentModel
import Styling
import Testing
import Typesetting

/// Links in the work, printed with the number of the page they lead to.
@Suite struct PageReferenceTests {
  private var style: Style {
    var style = Style.narrow
    style.book.opening = .page
    style.pageReferences = true
    return style
  }

  /// The runs of links, joined.
  private func words(_ sample: Sample) -> String {
    sample.runs.filter { run in sample.enclosing(run.element) { $0 == .link } != nil }
      .map { $0.text + ($0.spaceFollows ? " " : "") }.joined()
  }

  @Test func `a link is followed by the page it leads to, forwards and back`() throws {
    let text = "# One\n\nSee [the end](#two).\n\n# Two\n\nBack to [the start](#one)."
    let sample = try Sample(text, in: style)
    #expect(words(sample) == "the end (p. 2)the start (p. 1)")
    #expect(sample.diagnostics.all.isEmpty)
    var plain = style
    plain.pageReferences = false
    #expect(words(try Sample(text, in: plain)) == "the endthe start")
  }

  @Test func `a link that says nothing but where it leads names the page`() throws {
    let sample = try Sample("# One\n\nSee [#two](#two) or [](#two).\n\n# Two\n\nThe end.", in: style)
    #expect(words(sample) == "page 2 Two (p. 2)")
  }

  @Test func `a link that leads nowhere has no number`() throws {
    let sample = try Sample("# One\n\nSee [it](#two).", in: style)
    #expect(words(sample) == "" && sample.runs.map(\.text).contains("it"))
    #expect(!sample.runs.map(\.text).contains { $0.contains("p.") })
  }

  @Test(arguments: ["---\npage-references: yes\n---\n", "---\npage-references: no\n---\n"])
  func `the manuscript may say it`(front: String) throws {
    let sample = try Sample(front + "# One\n\nSee [it](#one).\n\n# Two\n\nEnd.", in: style)
    #expect(words(sample) == (front.contains("yes") ? "it (p. 1)" : "it"))
  }

  @Test(arguments: [
    ("de", "x (S. 1)"), ("fr", "x (p. 1)"), ("ru", "x (с. 1)"), ("hu", "x (1. o.)"), ("ja", "x（1ページ）"),
    ("zh", "x（第1页）"), ("ko", "x (1쪽)"),
  ])
  func `it speaks the language of the work`(language: String, expected: String) throws {
    let sample = try Sample("---\nlang: \(language)\n---\n# One {#one}\n\nA [x](#one).\n\n# Two\n\nEnd.", in: style)
    #expect(words(sample) == expected)
  }

  @Test func `from right to left the words stand to the left of the link, and the number to the left of them`() throws {
    let sample = try Sample("---\nlang: ar\n---\n# واحد {#a}\n\nكلمة [هنا](#a).\n\n# اثنان\n\nنص.", in: style)
    let runs = sample.runs.filter { run in sample.enclosing(run.element) { $0 == .link } != nil }
    let places = ["هنا", "ص", "1", ")"].map { text in runs.first { $0.text.contains(text) }?.x }
    #expect(!places.contains(nil), "\(runs.map(\.text))")
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted(by: >))
  }

  /// Every number is that of the page on which its target is.
  private func check(_ sample: Sample, count: Int) {
    let numbers = sample.runs.filter { run in
      sample.enclosing(run.element) { $0 == .link } != nil && Int(run.text) != nil
    }
    #expect(numbers.count == count)
    for run in numbers {
      guard case .element(let target)? = sample.pages.elements[Int(run.element)].target,
        let first = sample.runs.first(where: { $0.element == target })
      else {
        Issue.record("A number without a target")
        continue
      }
      #expect(run.text == sample.pages.pages[first.page].folio)
    }
  }

  @Test(arguments: 0..<12)
  func `numbers are right where their width decides on which page things are`(seed: Int) throws {
    // Targets around the tenth and hundredth page, and links so many that a digit more makes lines and pages of its own.
    var generator = ManuscriptGenerator(seed: UInt64(seed))
    var text = ""
    for chapter in 0..<30 {
      text += "## Part \(chapter) {#c\(chapter)}\n\n"
      for _ in 0..<3 {
        let links = (0..<6).map { " [a](#c\(($0 * 7 + chapter + seed) % 30))" }
        text += generator.sentence(12 + seed) + links.joined() + "\n\n"
      }
    }
    var style = style
    style.page.size = Size(width: .millimetres(70), height: .millimetres(60 + Double(seed)))
    let sample = try Sample(text, in: style)
    #expect(sample.pages.pages.count > 10)
    check(sample, count: 30 * 18)
  }

  @Test func `numbers are right where the number of pages is given`() throws {
    var generator = ManuscriptGenerator(seed: 3)
    let text = (0..<12).map { "## Part \($0) {#c\($0)}\n\n\(generator.sentence(90)) [a](#c\(11 - $0))\n" }
      .joined(separator: "\n")
    let free = try Sample(text, in: style)
    var diagnostics = Diagnostics()
    let count = free.pages.pages.count
    let pages = try free.document.pages(
      in: style, using: free.fonts, hyphenatedBy: Hyphenator(patterns: Sample.patterns), fitting: count...count + 1,
      reporting: &diagnostics)
    check(Sample(free, pages: pages), count: 12)
  }
}
