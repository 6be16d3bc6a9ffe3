import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

@Suite struct MarkdownWritingTests {
  /// What a reader of the document meets, and what is known about it.
  func picture(_ document: Document) -> String {
    var metadata = document.metadata
    metadata.languageIsGiven = true
    metadata.coverImage = .none
    return TestHTML.render(document, showsIdentifiers: true) + "\(metadata)" + document.notes.map(\.label).joined()
  }

  func rewritten(_ document: Document) throws -> Document {
    var diagnostics = Diagnostics()
    return try Document(
      markdown: [SourceFile(name: "b.md", bytes: document.markdown)], reporting: &diagnostics)
  }

  @Test(arguments: ["dialect", "dialect-typed", "everyday", "punctuation"])
  func `every case is the same after it was written`(name: String) throws {
    for example in Example.all(in: try #require(TestFiles.text("Tests/Cases/\(name).md"))) {
      var diagnostics = Diagnostics()
      let document = try Document.markdown(example.source, &diagnostics)
      let again = try rewritten(document)
      #expect(picture(again) == picture(document), "\(example): \(String(decoding: document.markdown, as: UTF8.self))")
    }
  }

  @Test func `every plain text is the same after it was written as Markdown`() throws {
    for example in Example.all(in: try #require(TestFiles.text("Tests/Cases/plain-text.md"))) {
      var diagnostics = Diagnostics()
      let file = SourceFile(name: "a.txt", bytes: Array(example.source.utf8))
      let document = try Document(plainText: [file], reporting: &diagnostics)
      let again = try rewritten(document)
      #expect(picture(again) == picture(document), "\(example): \(String(decoding: document.markdown, as: UTF8.self))")
    }
  }

  @Test(arguments: StructureTests.corpus)
  func `real books are the same after they were written`(name: String) throws {
    var diagnostics = Diagnostics()
    let file = SourceFile(
      decoding: TestFiles.bytes("../shared/corpus/" + name)!, named: name, reporting: &diagnostics)
    let document = try Document(markdown: [file], reporting: &diagnostics)
    let first = picture(document).split(separator: "\n", omittingEmptySubsequences: false)
    let second = picture(try rewritten(document)).split(separator: "\n", omittingEmptySubsequences: false)
    let place = zip(first, second).first { $0 != $1 }
    #expect(place == nil && first.count == second.count, "\(name): \(place.map { "\($0)" } ?? "")")
  }

  static let words = [
    "word", "*em*", "**strong *inner***", "`code`", "[link](u \"t\")", "x^2^", "H~2~O", "~~gone~~", "\\*", "&amp;",
    "a_b",
    "<b>html</b>", "![pic](a.png)", "“quoted”", "it's", "1.", "-", "#", "+ x", "$a^b$", "[span]{.small-caps}",
    "<http://a.b>",
    "^[An *inline* note.]", "[^n]", "| bar", "日本", "...", "\\\nhard", "\nsoft", ": x", "a.", "http://a.b/c", "x@y.org",
    "!",
  ]

  func text(_ generator: inout SeededGenerator) -> String {
    "W "
      + (0..<Int.random(in: 1...9, using: &generator)).map { _ in Self.words.randomElement(using: &generator)! }
      .joined(separator: " ")
  }

  /// A block, and blocks inside it down to `depth`, without a line end after it.
  func block(_ generator: inout SeededGenerator, depth: Int) -> String {
    let kind = Int.random(in: 0..<(depth > 0 ? 15 : 10), using: &generator)
    let words = text(&generator)
    let plain = words.replacing("\\\n", with: " ").replacing("\n", with: " ")
    func inner() -> String {
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in block(&generator, depth: depth - 1) }
        .joined(separator: "\n\n")
    }
    func indented(_ text: String, _ first: String) -> String {
      first + text.replacing("\n", with: "\n" + String(repeating: " ", count: first.count))
    }
    switch kind {
    case 0: return String(repeating: "#", count: Int.random(in: 2...6, using: &generator)) + " " + plain
    case 1: return "```` swift\n\(words)\n```\n````"
    case 2: return "* * *"
    case 3: return "| a | b |\n|:-:|--:|\n| \(plain.replacing("|", with: "\\|")) | `x\\|y` |"
    case 4: return "| \(plain)\n|   in\n|\n| out"
    case 5: return "![alt *a*](p.png \"Caption\")"
    case 6: return "\\newpage"
    case 7: return "$$\na\\b\n$$"
    case 10: return "> " + inner().replacing("\n", with: "\n> ")
    case 11: return indented(inner(), "- ") + "\n\n" + indented(inner(), "- ")
    case 12: return indented(inner(), "3. ") + "\n\n" + indented(inner(), "4. ")
    case 13: return "::: {.aside #i}\n\(inner())\n:::"
    case 14: return "Term \(plain)\n\n" + indented(inner(), ":   ")
    default: return words
    }
  }

  @Test(arguments: 0..<8)
  func `any document is the same after it was written`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let blocks = (0..<Int.random(in: 1...5, using: &generator)).map { _ in block(&generator, depth: 3) }
      let source = blocks.joined(separator: "\n\n") + "\n\n[^n]: The *note*.\n"
      var diagnostics = Diagnostics()
      let document = try Document.markdown(source, &diagnostics)
      let (first, second) = (picture(document), picture(try rewritten(document)))
      let place = zip(first.split(separator: "\n"), second.split(separator: "\n")).first { $0 != $1 }
      #expect(
        first == second,
        "seed \(seed): \(place.map { "\($0)" } ?? "")\n\(source)\n——\n\(String(decoding: document.markdown, as: UTF8.self))"
      )
      if first != second { return }
    }
  }
}
