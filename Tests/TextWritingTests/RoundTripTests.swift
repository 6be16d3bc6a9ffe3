import DocumentModel
import DocumentReading
import Testing

@testable import TextWriting

/// The text edition read back as plain text.
@Suite struct RoundTripTests {
  private static let manuscript = """
    ---
    title: The Title of It
    author: A. Writer
    ---

    # First chapter

    A paragraph of some length that is broken over several lines of the text edition, since it has more words than a line
    can hold, as most paragraphs do that are worth reading.

    Another paragraph follows it. It has two sentences, both of which end in full stops, and goes on for a while as well.

    - One item
    - Two items, the second of which is longer than a line of the page and so goes on in the next.

    ## A section

    Words between a heading and a list. They are a paragraph of their own, and should be one when they are read again.

    1. First
    2. Second
    3. Third

    > A quotation that is long enough to be broken over two lines of any page of text, we hope, and even over three.
    >
    > — A saying of printers

    # Second chapter

    The last words of the text stand here, in a paragraph that has more than one line, so that there is something to join.
    """

  /// The blocks, without places, levels as ranks.
  private func outline(_ document: Document) -> [String] {
    var lines = [document.metadata.title, document.metadata.authors.map(\.name).joined()]
    let ranks = Dictionary(uniqueKeysWithValues: document.sections.map { (Int($0.heading), $0.rank) })
    for (index, block) in document.blocks.enumerated() {
      let words = String(decoding: Trial.letters(document.plainText(of: index)), as: UTF8.self)
      switch block.kind {
      case .heading: lines.append("heading \(ranks[index] ?? 0) \(words)")
      case .paragraph: lines.append("paragraph \(words)")
      case .list(let style): lines.append("list \(style.marker)")
      case .listItem: lines.append("item")
      case .quotation: lines.append("quotation")
      default: lines.append("\(block.kind) \(words)")
      }
    }
    return lines
  }

  @Test(arguments: [40, 56, 72], [true, false])
  func `is the same document when it is read again`(columns: Int, justified: Bool) throws {
    let document = try Trial.document(Self.manuscript)
    var style = Trial.style(columns, 9999, framed: false)
    style.grid.isJustified = justified
    style.hyphenation.isOn = false
    style.grid.form = .scroll
    var diagnostics = Diagnostics()
    let text = Trial.pages(document, in: style).bytes
    let again = try Document(plainText: [SourceFile(name: "a.txt", bytes: text)], reporting: &diagnostics)
    #expect(outline(again) == outline(document))
    // Set once more it is the same text.
    #expect(Trial.pages(again, in: style).bytes == text)
  }

  @Test(arguments: [
    ("ru", "Анна Зяблик"), ("ja", "山田 花子"), ("he", "דנה כהן"), ("ar", "ليلى حداد"), ("de", "Anna Größler"),
  ])
  func `the author is read again in every script`(language: String, name: String) throws {
    let manuscript = """
      ---
      title: \(name) 1931
      author: \(name)
      lang: \(language)
      ---

      # \(name)

      \(String(repeating: "\(name), ", count: 40))

      \(name)。
      """
    var diagnostics = Diagnostics()
    let text = Trial.pages(try Trial.document(manuscript), in: Trial.style(60, 40)).bytes
    let again = try Document(plainText: [SourceFile(name: "a.txt", bytes: text)], reporting: &diagnostics)
    #expect(again.metadata.authors.map(\.name) == [name])
    #expect(again.sections.count == 1)
  }

  private static let words = [
    """
    ---
    title: The Title of It
    ---

    # Words

    Short of money—and shorter of patience—they bought either/or machines, under https://example.org/one/two-three?four=5&six=7
    and at home—a house by the canal—they waited for GNU/Linux to start and/or stop, by the water—the slow, wide water.

    They had been at it since the winter—a long one—and no one in the town could say when the well-known lamps would be lit.
    """,
    """
    ---
    title: 言葉の本
    lang: ja
    ---

    # 言葉

    彼はLinuxカーネルやUSBメモリといったものをすべて捨て、Debian GNU/Linuxの本だけを手元に残した。[ABC]その後、町はCPUの音もなく静かだった。

    すべての人がそれを知っていたわけではない。灯はPCより明るく、水はLEDより静かに光り、誰もが2026年の冬を待っていた。そのあいだも、水は流れた。
    """,
  ]

  @Test(arguments: words.indices, Array(40...72))
  func `lines end where the words can be put together again`(manuscript: Int, columns: Int) throws {
    let document = try Trial.document(Self.words[manuscript])
    var style = Trial.style(columns, 9999, framed: false)
    style.hyphenation.isOn = false
    style.grid.form = .scroll
    var diagnostics = Diagnostics()
    let text = Trial.pages(document, in: style).bytes
    let again = try Document(plainText: [SourceFile(name: "a.txt", bytes: text)], reporting: &diagnostics)
    func words(_ document: Document) -> [String] {
      document.blocks.indices.filter { document.blocks[$0].kind == .paragraph }.map(document.plainText(of:))
        .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
    #expect(words(again).count == words(document).count)
    for (one, other) in zip(words(again), words(document)) { #expect(one == other) }
  }

  @Test func `a page that is the only one is read without its number`() throws {
    let text = """
      ---
      title: The Title of It
      author: A. Writer
      ---

      # Chapter 1

      Some words.

      # A chapter without a number

      The last words, which are a few more than the first ones were.
      """
    let document = try Trial.document(text)
    let pages = Trial.pages(document, in: Trial.style(60, 40)).bytes
    #expect(String(decoding: pages, as: UTF8.self).hasSuffix("[Page 1 of 1]\n"))
    var diagnostics = Diagnostics()
    let again = try Document(plainText: [SourceFile(name: "a.txt", bytes: pages)], reporting: &diagnostics)
    #expect(outline(again) == outline(document))
  }

  @Test(arguments: [56, 72], GridStyle.LinkNotes.allCases)
  func `links are links again, wherever their addresses are listed`(columns: Int, place: GridStyle.LinkNotes) throws {
    let text = """
      ---
      title: The Title of It
      ---

      # First

      Words with a [link](https://example.org/a/long/path/that/has/to/be/divided/over/two-lines?of=it&and=more), and with
      another [site](https://example.com "A title"). And [again](https://example.com "A title") the same, at <https://c.org>.

      This paragraph has no links at all. It is here so that the text has more than one that goes on over several lines,
      which is how it is known where lines end and where paragraphs do, and it may go on until it is long enough for that.

      # Second

      The last words, which are a few more than the first ones were, stand in a paragraph[^a] that is not short either, since
      a text of short lines is taken for one whose lines are paragraphs. It has the [site](https://example.com "A title").

      [^a]: The note has a few words too.
      """
    let document = try Trial.document(text)
    var style = Trial.style(columns, 50)
    style.grid.isJustified = false
    style.grid.linkNotes = place
    let pages = Trial.pages(document, in: style).bytes
    var diagnostics = Diagnostics()
    let again = try Document(plainText: [SourceFile(name: "a.txt", bytes: pages)], reporting: &diagnostics)
    #expect(outline(again) == outline(document))
    func links(_ document: Document) -> [String] {
      document.spans.compactMap { span in
        guard case .link(let index) = span.kind else { return nil }
        let link = document.links[Int(index)]
        return String(decoding: document.text[span.range.indices], as: UTF8.self) + link.destination + link.title
      }
    }
    #expect(links(again) == links(document))
    #expect(Trial.pages(again, in: style).bytes == pages)
  }

  @Test func `marks without a list stay what they are`() throws {
    var diagnostics = Diagnostics()
    let text = "A title\n\nHere is <1> and there is <2>.\n\nList\n====\n\n<1> one\n<3> three\n"
    let document = try Document(
      plainText: [SourceFile(name: "a.txt", bytes: Array(text.utf8))], reporting: &diagnostics)
    let words = document.blocks.indices.map { document.plainText(of: $0) }.joined(separator: " ")
    #expect(words.contains("Here is <1> and there is <2>.") && words.contains("<1> one") && words.contains("<3> three"))
  }

  private static let parts = """
    ---
    title: Everything in It
    author: A. Writer
    ---

    # First chapter

    A paragraph with a note[^a] that is broken over several lines of the text edition, since it has more words than a line
    can hold, as most paragraphs do that are worth reading. It goes on until it may well be broken over two pages, too.

    - One item
    - Two items, the second of which is longer than a line of the page and so goes on in the next.
      - An item in an item
      - Another one
    - Three items

    The verse follows here, and after the verse there is a table, whose columns are under a rule[^b].

    | The first line of a verse
    | and the second line;
    | the third one is the last.

    | Crop | Sown | Number |
    |------|------|-------:|
    | Peas | March | 12 |
    | Broad beans | May | 7 |
    | Leeks | April | 130 |

    Some words between the table and the terms, so that there is a paragraph that is read as what it is in the end.

    Spade
    :   A tool with a blade of iron and a handle of ash, which is the best wood for it.

    Rake
    :   Another tool, which has teeth.

    > A quotation that is long enough to be broken over two lines of any page of text, we hope, and even over three.

    # Second chapter

    The last words of the text stand here, in a paragraph that has more than one line, so that there is something to join.

    [^a]: The first note says a thing or two, and goes on for longer than one line of the page, as notes so often do.

    [^b]: The second note is short.
    """

  @Test(arguments: [44, 56, 72], [24, 58, 9999])
  func `is the same document when its pages are read again`(columns: Int, rows: Int) throws {
    let document = try Trial.document(Self.parts)
    for isJustified in [true, false] {
      var style = Trial.style(columns, rows, framed: rows < 9999)
      style.grid.isJustified = isJustified
      style.hyphenation.isOn = false
      var diagnostics = Diagnostics()
      let text = Trial.pages(document, in: style).bytes
      let again = try Document(plainText: [SourceFile(name: "a.txt", bytes: text)], reporting: &diagnostics)
      #expect(outline(again) == outline(document))
    }
  }
}
