import DocumentModel
import DocumentReading
import Styling
import TestSupport
import Testing
import Typesetting

@testable import TextWriting

/// Documents and their pages for tests.
enum Trial {
  /// Reads Markdown that no diagnostic is expected for.
  static func document(_ markdown: String) throws -> Document {
    var diagnostics = Diagnostics()
    return try Document(
      markdown: [SourceFile(name: "trial.md", bytes: Array(markdown.utf8))], reporting: &diagnostics)
  }

  /// A base style with a grid of its own.
  static func style(_ columns: Int, _ rows: Int, framed: Bool = true) -> Style {
    var style = Style.base
    style.grid = GridStyle(columns: columns, rows: rows)
    style.grid.hasHeader = framed
    style.grid.hasFooter = framed
    return style
  }

  /// Sets a document, which must not bring a diagnostic.
  static func pages(_ document: Document, in style: Style, hyphenatedBy hyphenator: Hyphenator? = nil) -> GridPages {
    var diagnostics = Diagnostics()
    let pages = document.gridPages(in: style, hyphenatedBy: hyphenator, reporting: &diagnostics)
    #expect(diagnostics.all.allSatisfy { $0.code.name == "characters-beyond-printing" })
    return pages
  }

  /// The text of Markdown on one page without header and footer.
  static func text(_ markdown: String, columns: Int = 40, justified: Bool = false) throws -> String {
    var style = style(columns, 9999, framed: false)
    style.grid.isJustified = justified
    style.book.contents = .never
    return String(decoding: pages(try document(markdown), in: style).bytes, as: UTF8.self)
  }

  /// The English dictionary, if the machine has it.
  static let english = TestFiles.bytes(at: "/usr/share/hyphen/hyph_en_US.dic").map { Hyphenator(patterns: $0) }

  /// Manuscripts shared beside the repository, where there are any.
  static func corpus(_ name: String) -> Document? {
    guard let bytes = TestFiles.corpus(name) else { return nil }
    var diagnostics = Diagnostics()
    return try? Document(markdown: [SourceFile(name: name, bytes: bytes)], reporting: &diagnostics)
  }

  /// Characters that have no place in plain text: joiners of words, spaces without width, byte order marks.
  private static let ignored: Set<UInt32> = [0x2060, 0x200B, 0xFEFF, 0xA0, 0xAD]

  /// Letters and digits only, so that texts can be compared whatever their line ends and hyphens.
  static func letters(_ text: some StringProtocol) -> [UInt8] {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !ignored.contains($0.value) })).utf8.filter {
      $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
    }
  }

  /// Checks what holds for every text edition.
  static func check(_ pages: GridPages, in style: Style, of document: Document) {
    let meter = CellMeter(language: document.metadata.language)
    #expect(pages.pages.count == pages.count)
    #expect(!pages.bytes.contains(0x09) && !pages.bytes.contains(0x0D) && !pages.bytes.contains(0x1B))
    for page in pages.pages {
      let lines = page.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
      #expect(lines.count <= style.grid.rows)
      for line in lines {
        let bytes = Array(line)
        #expect(bytes.last != 0x20)
        let width = meter.width(of: bytes[...])
        if width > style.grid.columns { Issue.record("\(width) cells: \(String(decoding: bytes, as: UTF8.self))") }
      }
    }
  }
}

@Suite struct GridPagesTests {
  static let manuscript = """
    # A title

    A paragraph with _emphasis_, **strong**, `code`, and a [link](https://example.org/a/very/long/path?and=on "Title").

    1. One
    2. Two with a longer text that goes on and on until it has to be broken over the end of the line.

       - nested
         - deeper
           - deepest
       - [ ] open task

    > A quotation that is long enough to be broken over two lines of any page.
    >
    > > Another one in it.

    ```
    a very long line of code that cannot fit in seventy-two columns of text and so has to be wrapped somewhere
    ```

    | Name | Age | Note |
    |:-----|----:|:----:|
    | Ann  |  42 | x    |
    | Bob  |   7 | a longer note that has to be broken where the page is narrow |

    Supercalifragilisticexpialidocious 日本語の文章は、単語の間に空白がないので、どこでも改行できます。

    * * *

    A mark.[^1] And another.[^2]

    [^1]: The note, which is rather long, so that it has to be broken and may be carried over.

    [^2]: Another.
    """

  @Test(arguments: [20, 25, 34, 45, 72, 100], [4, 9, 20, 58])
  func `keeps every line and page within the grid`(columns: Int, rows: Int) throws {
    let document = try Trial.document(Self.manuscript)
    let style = Trial.style(columns, rows)
    let pages = Trial.pages(document, in: style, hyphenatedBy: Trial.english)
    Trial.check(pages, in: style, of: document)
  }

  @Test func `loses no word of any block`() throws {
    for columns in [20, 72] {
      let document = try Trial.document(Self.manuscript)
      expectAllWords(of: document, columns: columns)
    }
  }

  /// Every leaf's letters stand in the text edition, in one piece and in order; a table's word by word.
  private func expectAllWords(of document: Document, columns: Int) {
    var style = Trial.style(columns, 9999, framed: false)
    style.book.contents = .never
    style.book.opening = .runOn
    style.book.titlePage = .never
    style.hyphenation.isOn = false
    let text = Trial.letters(String(decoding: Trial.pages(document, in: style).bytes, as: UTF8.self))
    var place = 0
    var missing = 0
    for index in document.blocks.indices where !document.blocks[index].text.isEmpty {
      let block = document.blocks[index]
      switch block.kind {
      case .rawHTML, .note, .tableCell: continue
      default: break
      }
      let hasMarks = block.spans.contains { span in
        switch document.spans[Int(span)].kind {
        case .noteReference, .link, .image, .rawHTML: true
        default: false
        }
      }
      let isNote = sequence(first: Int(block.parent), next: { $0 < 0 ? nil : Int(document.blocks[$0].parent) })
        .contains { $0 >= 0 && document.blocks[$0].kind.isNote }
      if hasMarks || isNote { continue }
      let wanted = Trial.letters(document.plainText(of: index))
      if let found = text.firstRange(of: wanted, from: place) { place = found } else { missing += 1 }
      if missing == 1 { Issue.record("missing: \(document.plainText(of: index).prefix(200))") }
    }
    #expect(missing == 0)
  }

  @Test(arguments: [
    "greek.md", "hebrew.md", "hindi.md", "common-sense.md", "spec/spec.txt", "tables.md", "footnotes.md",
  ])
  func `sets whole books within the grid and loses no word`(name: String) {
    guard let document = Trial.corpus(name) else { return }
    for columns in [document.text.count > 100_000 ? 72 : 34] {
      let style = Trial.style(columns, 58)
      let pages = Trial.pages(document, in: style, hyphenatedBy: Trial.english)
      Trial.check(pages, in: style, of: document)
    }
    expectAllWords(of: document, columns: 72)
  }

  @Test(arguments: 14...30)
  func `leaves no heading at a page's foot and no widow or orphan`(rows: Int) throws {
    var source = ""
    for section in 0..<30 {
      source += "## Heading \(section)\n\n" + String(repeating: "word ", count: 20 + section * 7) + "lastword\n\n"
    }
    var style = Trial.style(30, rows)
    style.book.opening = .runOn
    style.book.contents = .never
    for page in Trial.pages(try Trial.document(source), in: style).pages {
      let lines = page.split(separator: "\n").filter { !$0.contains("[Page ") && !$0.isEmpty }
      #expect(!lines[lines.count - 1].hasPrefix("Heading") && !lines[lines.count - 1].hasPrefix("---"))
      #expect(!lines[lines.count - 2].hasPrefix("---") || lines[lines.count - 1].hasSuffix("lastword"))
      let first = lines[0].hasPrefix("Heading") && lines[0].hasPrefix(" ") ? 1 : 0
      #expect(!(lines[first].hasSuffix("lastword") && lines.count > first + 1))
    }
  }

  @Test func `prints header, folio and page breaks`() throws {
    var document = try Trial.document(
      "# One\n\n" + String(repeating: "Word and word.\n\n", count: 40) + "# Two\n\nEnd.")
    document.metadata.title = "The Title"
    document.metadata.authors = [Person("A. Author"), Person("B. Writer")]
    let pages = Trial.pages(document, in: Trial.style(40, 30)).pages
    #expect(pages.count == 4)
    #expect(
      pages[0].split(separator: "\n").prefix(2) == ["               The Title", "        by A. Author, B. Writer"])
    #expect(pages[1].hasPrefix("The Title                            One\n\n"))
    #expect(pages[3].hasPrefix("The Title                            Two\n\n") || pages[3].contains("End."))
    for (index, page) in pages.enumerated() {
      #expect(page.hasSuffix("A. Author, B. Writer       [Page \(index + 1) of 4]\n"))
      #expect(page.utf8.count { $0 == 0x0A } == 30)
    }
  }
}

extension Block.Kind {
  /// Whether it is a note.
  fileprivate var isNote: Bool {
    if case .note = self { return true }
    return false
  }
}

extension [UInt8] {
  /// One past the first place from `start` on where other bytes stand.
  fileprivate func firstRange(of other: [UInt8], from start: Int) -> Int? {
    if other.isEmpty { return start }
    var place = start
    while place + other.count <= count {
      guard let first = self[place...].firstIndex(of: other[0]), first + other.count <= count else { return nil }
      if self[first..<first + other.count].elementsEqual(other) { return first + other.count }
      place = first + 1
    }
    return nil
  }
}
