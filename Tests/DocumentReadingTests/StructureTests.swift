import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

@Suite struct StructureTests {
  static let fragments = [
    "word", " ", "\n", "\n\n", "\t", "*", "**", "_", "`", "``", "[", "]", "(", ")", "![", "^[", "[^1]", "[^1]: ", "> ",
    "- ", "1. ", "# ", "## ", "===\n", "---\n", "```\n", "~~~\n", "~~", "~", "^", "<b>", "</b>", "<!--", "-->", "&amp;",
    "&", "\\", "\\\n", "  \n", "|", "| a | b |\n|---|---|\n| c | d |\n", "::: x\n", ":::\n", ": ", "{#id .c}", "{",
    "}", "é", "“", "日本", "\u{301}", "http://a.b/c", "www.a.b", "a@b.c", "[a]: /u \"t\"\n", "[a]", "![x](y \"z\")\n\n",
    "\u{C}", "\\newpage\n", "<div>\n", "    code\n", "\r\n", "\r", "$", "'", "\"", ".", "!", "Term\n: definition\n",
    "| verse\n", "$$", "--", "...", "[[", "]]", "> [!NOTE]\n", "*[a]: b\n", "a. x\n", "b. y\n", "::: verse\n",
  ]

  func random(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...40, using: &generator)).map { _ in Self.fragments.randomElement(using: &generator)! }
      .joined()
  }

  @Test(arguments: 0..<20)
  func `any text gives a whole document with places in the source`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let text = random(&generator)
      for dialect in [MarkdownDialect.commonMark, .gitHub, .pamphlet] {
        var diagnostics = Diagnostics()
        let document = try Document.markdown(text, dialect: dialect, &diagnostics)
        #expect(document.violations == [], "\(text.debugDescription), seed \(seed)")
      }
      var diagnostics = Diagnostics()
      let file = SourceFile(name: "a.txt", bytes: Array(text.utf8))
      let document = try Document(plainText: [file], reporting: &diagnostics)
      #expect(document.violations == [], "\(text.debugDescription), seed \(seed)")
    }
  }

  /// How the source of a span of this kind begins and ends; empty where nothing can be said.
  func markers(of kind: TextSpan.Kind) -> (starts: [String], ends: [String]) {
    switch kind {
    case .emphasis: (["*", "_", "<"], ["*", "_", ">"])
    case .strong: (["**", "__", "<"], ["**", "__", ">"])
    case .strikethrough: (["~~", "<"], ["~~", ">"])
    case .superscript: (["^", "<"], ["^", ">"])
    case .subscript: (["~", "<"], ["~", ">"])
    case .code: (["`"], ["`"])
    case .link: (["[", "<"], [")", "]", ">", "}"])
    case .image: (["!["], [")", "]", "}"])
    case .noteReference: (["[^", "^["], ["]"])
    case .lineBreak: (["\\", " "], ["\n", "\r"])
    case .rawHTML: (["<"], [">"])
    case .attributed: (["["], ["}", "]]"])
    case .formula: (["$"], ["$"])
    }
  }

  @Test(arguments: 0..<10)
  func `the place of a span begins and ends with its markers`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var count = 0
    for _ in 0..<300 {
      let text = random(&generator)
      var diagnostics = Diagnostics()
      let document = try Document.markdown(text, &diagnostics)
      var formulaEnd: Int32 = 0
      let formulas = document.blocks.filter { if case .formula = $0.kind { true } else { false } }.map(\.spans)
      let raw = document.rawBlocks
      for (index, span) in document.spans.enumerated() {
        // What raw HTML says has the place of its block.
        if raw.contains(where: { $0.contains(Int32(index)) }) { continue }
        // The letters and scripts of formulas have the place of the formula.
        if index < formulaEnd || formulas.contains(where: { $0.contains(Int32(index)) }) { continue }
        if case .formula = span.kind { formulaEnd = span.end }
        let source = document.sources[0].bytes[Int(span.source.start)..<Int(span.source.end)]
        let written = String(decoding: source, as: UTF8.self)
        if case .link(let link) = span.kind, !["[", "<"].contains(written.prefix(1)) {
          #expect(document.links[Int(link)].destination.hasSuffix(written) || written.contains("&"), "\(written)")
          continue
        }
        if document.attributes(span.attributes)?.classes == ["abbreviation"] {
          #expect(written.utf8.elementsEqual(document.text[span.range.indices]))
          continue
        }
        if span.kind == .strong && written.hasPrefix("[!") { continue }  // the name of a callout
        let (starts, ends) = markers(of: span.kind)
        #expect(
          starts.contains { written.unicodeScalars.starts(with: $0.unicodeScalars) },
          "\(written.debugDescription) \(span.kind), seed \(seed)")
        #expect(
          ends.contains { written.unicodeScalars.reversed().starts(with: $0.unicodeScalars.reversed()) },
          "\(written.debugDescription) \(span.kind), seed \(seed)")
        count += 1
      }
    }
    #expect(count > 250)
  }

  @Test func `text without markup is its source`() throws {
    let text = "> First line\n> second line\n\n- item *one* two\n\n  more\n\n| a | b c |\n|---|---|\n| d | e |\n"
    var diagnostics = Diagnostics()
    let document = try Document.markdown(text, &diagnostics)
    for block in document.blocks where !block.text.isEmpty && block.spans.isEmpty {
      let source = document.sources[0].bytes[Int(block.source.start)..<Int(block.source.end)]
      let written = String(decoding: source, as: UTF8.self).replacing("\n> ", with: "\n")
      #expect(written == String(decoding: document.text[block.text.indices], as: UTF8.self))
    }
  }

  /// Letters and digits, which no markup is made of.
  func letters(_ bytes: some Sequence<UInt8>) -> [Unicode.Scalar] {
    String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.filter { $0.properties.isAlphabetic }
  }

  @Test(arguments: 0..<10)
  func `a plain text keeps every letter in its order`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "Title", "by", "Ann", "1999", "word", "long-", "a", "THE", "END", "[1]", "1.", "2.", "-", "*", "• x", "Chapter I",
      "“Yes,”", "x.", "y?", "   ", "Notes", "\n", "\n", "\n\n", "\n\n\n", "\u{C}", "\t", "====", "\n    ", "café",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 1...60, using: &generator)).map { _ in words.randomElement(using: &generator)! }
        .joined(separator: " ")
      var diagnostics = Diagnostics()
      let file = SourceFile(name: "a.txt", bytes: Array(text.utf8))
      let document = try Document(plainText: [file], reporting: &diagnostics)
      let front = [
        document.metadata.title, document.metadata.subtitle, document.metadata.date?.text ?? "",
        document.metadata.byline,
      ]
      let expected = letters(text.utf8).count
      let kept = letters(document.text).count + front.reduce(0) { $0 + letters($1.utf8).count }
      #expect(kept == expected, "\(text.debugDescription), seed \(seed)")
    }
  }

  static let corpus = [
    "essay.md", "common-sense.md", "walden.md", "war-and-peace.md", "markdown-book/book.md", "footnotes.md",
    "tables.md",
    "hebrew.md", "hindi.md", "greek.md",
  ].filter { TestFiles.bytes("../shared/corpus/" + $0) != nil }

  @Test(arguments: corpus)
  func `real books keep every letter that is no markup`(name: String) throws {
    var diagnostics = Diagnostics()
    let file = SourceFile(
      decoding: TestFiles.bytes("../shared/corpus/" + name)!, named: name, reporting: &diagnostics)
    let document = try Document(markdown: [file], reporting: &diagnostics)
    #expect(document.violations == [])
    #expect(diagnostics.all.allSatisfy { $0.severity != .error })
    // Every letter outside front matter stands in the text, in the metadata, or in what markup says without showing it.
    let body = Array(file.bytes[try FrontMatter(file, file: 0).end...])
    var expected: [Unicode.Scalar: Int] = [:]
    for letter in letters(body) { expected[letter, default: 0] += 1 }
    func take(_ text: String) { for letter in letters(text.utf8) { expected[letter, default: 0] -= 1 } }
    take(String(decoding: document.text, as: UTF8.self))
    let metadata = document.metadata
    let byline = metadata.byline.isEmpty ? metadata.authors.map(\.name).joined() : metadata.byline
    take(metadata.title + metadata.subtitle + byline + (metadata.date?.text ?? ""))
    for link in document.links { take(link.destination + link.title) }
    for image in document.images { take(image.destination + image.title) }
    for attributes in document.attributes {
      take(attributes.identifier + attributes.classes.joined() + attributes.info + attributes.language)
      for pair in attributes.pairs { take(pair.key + pair.value) }
    }
    for note in document.notes { take(note.label + note.label) }
    let lost = expected.filter { $0.value > 0 }.reduce(0) { $0 + $1.value }
    // What is left over are names of labels and of entities, never words: fewer than one letter in a thousand.
    #expect(lost * 1000 <= letters(body).count + 1000, "\(name): \(lost) letters, \(expected.filter { $0.value > 0 })")
  }

  @Test(arguments: corpus)
  func `the source of every span of real books has its words`(name: String) throws {
    var diagnostics = Diagnostics()
    let file = SourceFile(
      decoding: TestFiles.bytes("../shared/corpus/" + name)!, named: name, reporting: &diagnostics)
    let document = try Document(markdown: [file], reporting: &diagnostics)
    for span in document.spans {
      if case .noteReference = span.kind { continue }
      let source = file.bytes[Int(span.source.start)..<Int(span.source.end)]
      if source.contains(UInt8(ascii: "&")) { continue }
      var words = letters(document.text[span.range.indices])[...]
      for letter in letters(source) where letter == words.first { words = words.dropFirst() }
      #expect(words.isEmpty, "\(name): \(String(decoding: source, as: UTF8.self))")
    }
    for block in document.blocks where block.end > 0 && !block.text.isEmpty {
      let source = file.bytes[Int(block.source.start)..<Int(block.source.end)]
      if source.contains(UInt8(ascii: "&")) || block.kind == .caption { continue }
      var words = letters(document.text[block.text.indices])[...]
      for letter in letters(source) where letter == words.first { words = words.dropFirst() }
      #expect(words.isEmpty, "\(name): \(String(decoding: source.prefix(80), as: UTF8.self))")
    }
  }

  static let hostile: [(String, String)] = [
    ("quotations", String(repeating: "> ", count: 50_000) + "a"),
    ("lists", String(repeating: "- ", count: 50_000) + "a" + String(repeating: "\n", count: 50_000)),
    ("openers", String(repeating: "*a ", count: 60_000)),
    ("closers", String(repeating: "a* ", count: 60_000)),
    ("both", String(repeating: "a**b" + String(repeating: "c*", count: 3), count: 20_000)),
    ("mixed runs", String(repeating: "*a_b~~c^d", count: 20_000)),
    ("brackets", String(repeating: "[", count: 100_000)),
    ("bracket pairs", String(repeating: "[a]", count: 60_000)),
    ("images", String(repeating: "![", count: 50_000) + String(repeating: "[a](b)", count: 30_000)),
    ("links", String(repeating: "[a](b", count: 60_000)),
    ("parentheses", "[a](" + String(repeating: "(", count: 100_000)),
    ("titles", String(repeating: "[a](b \"c", count: 40_000)),
    ("angles", String(repeating: "<a b='", count: 40_000)),
    ("comments", String(repeating: "<!-- a <?", count: 40_000)),
    ("ticks", (1...600).map { String(repeating: "`", count: $0) + "a" }.joined()),
    ("escaped ticks", String(repeating: "\\``a", count: 50_000)),
    ("entities", String(repeating: "&amp", count: 60_000)),
    ("definitions", String(repeating: "[a]: b\n", count: 40_000)),
    ("titles of definitions", String(repeating: "[a]: b\n'c\n", count: 20_000)),
    ("notes", String(repeating: "[^a]: b [^a]\n", count: 20_000)),
    ("missing notes", String(repeating: "[^a] ", count: 40_000)),
    ("inline notes", String(repeating: "^[", count: 30_000) + String(repeating: "]", count: 30_000)),
    (
      "table",
      "|" + String(repeating: "a|", count: 10_000) + "\n|" + String(repeating: "-|", count: 10_000) + "\n"
        + String(repeating: "a\n", count: 5_000)
    ),
    ("terms", String(repeating: "a\n\n: b\n\nc\n\n", count: 10_000)),
    ("divisions", String(repeating: "::: a\n", count: 30_000)),
    ("addresses", String(repeating: "http://a.b/(((", count: 20_000) + String(repeating: ")", count: 50_000)),
    ("mails", String(repeating: "a@", count: 60_000)),
    ("headings", String(repeating: "# a\n", count: 30_000)),
    ("links nowhere", String(repeating: "[a](#b) ", count: 20_000)),
    ("attributes", String(repeating: "[a]{.b ", count: 30_000)),
    ("tabs", String(repeating: "\t", count: 100_000) + "a"),
    ("verse", String(repeating: "| a\n", count: 40_000)),
  ]

  @Test(arguments: hostile.indices)
  func `hostile texts take no more than linear time`(index: Int) throws {
    let (name, text) = Self.hostile[index]
    var diagnostics = Diagnostics()
    let clock = ContinuousClock()
    let duration = try clock.measure {
      let document = try Document.markdown(text, &diagnostics)
      #expect(document.violations == [], "\(name)")
    }
    #expect(duration < .seconds(20), "\(name): \(duration)")
    let plain = try clock.measure {
      _ = try Document(plainText: [SourceFile(name: "a.txt", bytes: Array(text.utf8))], reporting: &diagnostics)
    }
    #expect(plain < .seconds(20), "\(name) as plain text: \(plain)")
  }
}
