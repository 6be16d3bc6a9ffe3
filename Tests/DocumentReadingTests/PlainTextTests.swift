import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

@Suite struct PlainTextTests {
  @Test func `every case is read as it says`() throws {
    let examples = Example.all(in: try #require(TestFiles.text("Tests/Cases/plain-text.md")))
    #expect(examples.count >= 5)
    for example in examples {
      var diagnostics = Diagnostics()
      let file = SourceFile(name: "a.txt", bytes: Array(example.source.utf8))
      let document = try Document(plainText: [file], reporting: &diagnostics)
      var front = ""
      if !document.metadata.title.isEmpty { front += "<title>\(document.metadata.title)</title>\n" }
      if !document.metadata.subtitle.isEmpty { front += "<subtitle>\(document.metadata.subtitle)</subtitle>\n" }
      for author in document.metadata.authors { front += "<author>\(author.name)</author>\n" }
      if let date = document.metadata.date { front += "<date>\(date.iso ?? date.text)</date>\n" }
      #expect(front + TestHTML.render(document, showsIdentifiers: true) == example.expected, "\(example)")
      #expect(document.violations == [])
      #expect(diagnostics.all.isEmpty)
    }
  }

  @Test func `a line end between signs is a space, between ideographs none`() throws {
    for (text, joined) in [
      ("A long line of words that ends in a picture 😀\n🎉 and goes on with one.", "😀 🎉"),
      ("これは最初の段落です。町の真ん中に井戸があり、毎朝みんなが水をくみに来ます\nので、話し声が絶えません。夕方になると子どもたちが集まり、遊びながら歌い\nます。そして夜には静かになります。", "ますので"),
      ("가나다라 마바사\n아자차카 타파하.", "사 아"),
    ] {
      var diagnostics = Diagnostics()
      for document in [
        try Document(
          plainText: [SourceFile(name: "a.txt", bytes: Array(("A title\n\n" + text).utf8))], reporting: &diagnostics),
        try Document(
          markdown: [SourceFile(name: "a.md", bytes: Array(("A title\n\n" + text).utf8))], reporting: &diagnostics),
      ] {
        #expect(
          document.text.map { $0 == 0x0A ? 0x20 : $0 }.firstRange(of: Array(joined.utf8)) != nil,
          "\(String(decoding: document.text, as: UTF8.self))")
      }
    }
  }

  @Test(.enabled(if: TestFiles.bytes("../shared/corpus/essay.txt") != nil))
  func `the essay gives its title, date, heading and paragraphs`() throws {
    var diagnostics = Diagnostics()
    let file = SourceFile(
      decoding: TestFiles.bytes("../shared/corpus/essay.txt")!, named: "essay.txt", reporting: &diagnostics)
    let document = try Document(plainText: [file], reporting: &diagnostics)
    #expect(
      document.metadata.title == "What’s Behind the Russia-Trump Furor…And Where Do the People’s Interests Lie?")
    #expect(document.metadata.date?.iso == "2017-03-20")
    let headings = document.blocks.indices.filter {
      if case .heading = document.blocks[$0].kind { true } else { false }
    }
    #expect(headings.map { document.plainText(of: $0) } == ["What’s going on?"])
    #expect(document.blocks.count { $0.kind == .paragraph } == 14)
    #expect(diagnostics.all.isEmpty)
  }

  @Test func `wide characters take two columns, and Chinese chapters are chapters`() throws {
    let line = "这口井已经关了十一年，今天早上终于重新打开了，村里的人都来看热闹也带来了杯子和"
    let paragraph = line + "\n" + line + "\n面包。"
    let text = """
      村里的水井

      第 1 章 关井

      \(paragraph)

          \(line.dropLast(2))
          \(line.dropLast(2))
          还有两只水桶。

      第 2 章 开井

      \(paragraph)

      \(paragraph)
      """
    var diagnostics = Diagnostics()
    let document = try Document(
      plainText: [SourceFile(name: "a.txt", bytes: Array(text.utf8))], reporting: &diagnostics)
    #expect(document.metadata.title == "村里的水井")
    let kinds = document.blocks.map { block in
      switch block.kind {
      case .heading: "heading"
      case .paragraph: "paragraph"
      case .quotation: "quotation"
      default: "\(block.kind)"
      }
    }
    #expect(
      kinds == ["heading", "paragraph", "quotation", "paragraph", "heading", "paragraph", "paragraph"], "\(kinds)")
    #expect(document.plainText(of: 1) == line + line + "面包。")
  }

  @Test func `signs that take two columns stand in tables as ideographs do`() throws {
    let text = """
      The signs

      We did what we could, and it was enough for the purpose, as the tables show.

      Sign  What it says
      ----  ------------
      日    day
      ⌚    watch
      ☕    coffee
      ab    letters
      """
    var diagnostics = Diagnostics()
    let document = try Document(
      plainText: [SourceFile(name: "a.txt", bytes: Array(text.utf8))], reporting: &diagnostics)
    #expect(document.blocks.count { if case .tableRow = $0.kind { true } else { false } } == 5)
  }
}
