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
      ("他走到窗前看了很久，後來他轉過身來對大家說了一句話\n“你好”，然後就走了。", "話“你"),
      ("他走到窗前看了很久，後來他轉過身來對大家說“你好”\n然後就走了，沒有回頭，也沒有說再見，只有門輕輕地關\n上了。他走了。", "好”然"),
      ("他走到窗前看了很久，後來他轉過身來對大家說了……\n他走了，沒有回頭，也沒有說再見，只有門輕輕地關上了\n就這樣。", "…他"),
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

  private func joined(_ lines: String) throws -> String {
    var diagnostics = Diagnostics()
    let file = SourceFile(name: "a.txt", bytes: Array(("A title\n\n" + lines).utf8))
    let document = try Document(plainText: [file], reporting: &diagnostics)
    return String(decoding: document.text, as: UTF8.self).replacing("\n", with: " ")
  }

  @Test func `a mark on the last letter of a full column is in its cell, and wide letters take two columns`() throws {
    var diagnostics = Diagnostics()
    let text = "A title\n\nWords that are there before the table.\n\nกากั  ขคที่\n---  ---\nมา     ก\nมาที่   ข\n\n"
    let wide = "Words between the two tables.\n\n名前    番\n----  ----\n東京     1\n東      12\n"
    let file = SourceFile(name: "a.txt", bytes: Array((text + wide).utf8))
    let written = TestHTML.render(try Document(plainText: [file], reporting: &diagnostics), showsIdentifiers: true)
    for cell in ["<th>กากั</th>", "ขคที่</th>", "<td>มาที่</td>", "<td align=\"right\">12</td>"] {
      #expect(written.contains(cell), "\(cell): \(written)")
    }
  }

  @Test func `a line end between letters of a script without spaces is none`() throws {
    for (line, next, whole) in [
      ("แม่น้ำไหลผ่านเมืองเก่าและตลาดยามเช้าที่มีผู้คนมากมายเดินไปมา", "ตลอดทั้งวันจนถึงค่ำ", "มาตลอด"),
      ("แม่น้ำไหลผ่านเมืองเก่าและตลาดยามเช้าที่มีผู้คนมากมายเดินไปมาช้าๆ", "ตลอดทั้งวันจนถึงค่ำ", "ๆ ตลอด"),
      ("แม่น้ำไหลผ่านเมืองเก่าและตลาดยามเช้าที่มีผู้คนมากมายเดินไปมา", "2026 นั้น", "มา 2026"),
      ("ທ່ານ ສາ ມາດ ເບິ່ງ ຕະ ຫຼາດ ໃນ ເມືອງ ຂອງ ພວກ ເຮົາ ທຸກ ມື້", "ໃນ ຕອນ ເຊົ້າ ແລະ ຕອນ ແລງ", "ມື້ໃນ"),
      ("ទន្លេហូរកាត់ទីក្រុងចាស់និងផ្សារពេលព្រឹកដែលមានមនុស្សជាច្រើន", "ដើរទៅមកពេញមួយថ្ងៃ", "ច្រើនដើរ"),
      ("ទន្លេហូរកាត់ទីក្រុងចាស់និងផ្សារពេលព្រឹកដែលមានមនុស្សជាច្រើន។", "ដើរទៅមកពេញមួយថ្ងៃ", "។ ដើរ"),
      ("ཆུ་བོ་ནི་གྲོང་ཁྱེར་རྙིང་པ་བརྒྱུད་ནས་འབབ་ཅིང་ཞོགས་པའི་ཁྲོམ་", "ར་ནི་མི་མང་", "ཁྲོམ་ར་"),
    ] {
      let text = try joined("\(line)\n\(next)\n\n\(line)\n\(line)\n\(next)\n")
      #expect(text.contains(whole), "\(text)")
    }
  }

  @Test func `hyphens at line ends are taken off where words are divided, and stay between words`() throws {
    // Three words that the text has whole too show that it divides some.
    let start = """
      The printers of the town had letters and presses, and they had pa-
      per, and all the paper that they had was printed with the same let-
      ters, so that every printer knew his letters again when the press-
      es of another had used them, a thing that happens to the presses.

      """
    let text = try joined(
      start + """
        A word that is here once is a quag-
        mire for a reader, and is one word all the same. But the well-
        known printers said that they had known it well. The Gutenberg-
        Bible was not theirs, and pre-
        and post-war paper was. The self-
        made man came with self-made paper of Bronze-
        37, and so a non-
        descript town-letters-pa-
        per was not the same.

        """)
    for words in [
      "quagmire for", "well-known printers", "Gutenberg-Bible was", "pre- and post-war", "self-made man", "Bronze-37,",
      "nondescript", "town-letters-paper was",
    ] {
      #expect(text.contains(words), "\(words): \(text)")
    }
    // A text that has not shown that it divides words keeps its hyphens.
    let whole = try joined(
      """
      The printers of the town had letters and presses, and they had some
      paper, and all the paper that they had was printed with the quag-
      mires of the town, and so on and on until the end of it was there.

      """)
    #expect(whole.contains("quag-mires"))
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
