import DocumentModel
import Styling
import Testing

@testable import TextWriting

@Suite struct FormTests {
  private func text(_ markdown: String, _ change: (inout Style) -> Void) throws -> String {
    var style = Trial.style(40, 20)
    style.grid.isJustified = false
    change(&style)
    return String(decoding: Trial.pages(try Trial.document(markdown), in: style).bytes, as: UTF8.self)
  }

  private static let names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"]
  private static let chapters = names.map { "# \($0)\n\nText of \($0).\n" }.joined(separator: "\n")

  @Test func `a folded booklet shows its pages in order`() throws {
    let sides = try text(Self.chapters) {
      $0.book.opening = .page
      $0.grid.form = .booklet
    }.split(separator: "\u{0C}").map { side -> [Int?] in
      let halves = side.split(separator: "\n", omittingEmptySubsequences: false)
      return [halves.map { $0.prefix(40) }, halves.map { $0.dropFirst(44) }].map { half in
        Self.names.firstIndex { name in half.contains { $0.contains("Text of \(name).") } }
      }
    }
    #expect(sides.count == 4)
    var pages = [Int?](repeating: nil, count: 8)
    for (index, side) in sides.enumerated() {
      pages[index % 2 == 0 ? 7 - index : index] = side[0]
      pages[index % 2 == 0 ? index : 7 - index] = side[1]
    }
    #expect(pages == [0, 1, 2, 3, 4, 5, 6, nil])
  }

  /// Terminals differ in the cells they take for signs with U+FE0F; none does for the signs alone.
  @Test func `what stands beside signs lines up in every terminal`() throws {
    let table = "| a | b |\n|:-:|---|\n| ❤️ no | end |\n| 1️⃣ | end |\n| plain words | end |\n\nLove ❤️."
    for rules in [GridStyle.TableRules.plain, .box] {
      let lines = try text(table) { $0.grid.tableRules = rules }.split(separator: "\n").filter { $0.contains("end") }
      #expect(lines.count == 3 && lines.allSatisfy { !$0.unicodeScalars.contains("\u{FE0F}") })
      let places = lines.map { $0.prefix { $0 != "e" }.unicodeScalars.filter { $0 != "\u{20E3}" }.count }
      #expect(Set(places).count == 1)
    }
    let words = Array(repeating: "❤️ word", count: 60).joined(separator: " ")
    let columns = try text(words) {
      $0.grid.columns = 80
      $0.grid.textColumns = 2
    }
    #expect(!columns.unicodeScalars.contains("\u{FE0F}"))
    #expect(try text(table) { _ in }.contains("Love ❤\u{FE0F}."))
  }

  @Test func `a tri-fold has its front outside at the right`() throws {
    let sides = try text(Self.chapters) {
      $0.book.opening = .page
      $0.grid.form = .triFold
      $0.grid.hasHeader = false
      $0.grid.columns = 24
    }.split(separator: "\u{0C}")
    #expect(sides.count == 4)
    let heads = sides.map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).first { $0.contains("Text of") } ?? ""
    }
    #expect(heads[0].firstRange(of: "alpha")!.lowerBound > heads[0].firstRange(of: "zeta")!.lowerBound)
    #expect(heads[1].hasPrefix("Text of beta.") && heads[1].contains("Text of delta."))
  }

  /// What shows text from right to left turns whole lines round: the column that is read first is written first.
  @Test func `columns of Hebrew are written in the order in which they are read`() throws {
    var document = try Trial.document((0..<200).map { "א\($0)" }.joined(separator: " "))
    document.metadata.language = "he"
    document.metadata.direction = .rightToLeft
    var style = Trial.style(72, 30, framed: false)
    style.grid.textColumns = 2
    let lines = Trial.pages(document, in: style).pages[0].split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("א0 ") || $0.hasPrefix("  א0 ") })
  }

  @Test(arguments: [2, 3]) func `columns hold every word in order and end evenly`(count: Int) throws {
    let words = (0..<900).map { "w\($0)" }
    var style = Trial.style(30 * count, 30, framed: false)
    style.grid.textColumns = count
    style.grid.isJustified = false
    let pages = Trial.pages(try Trial.document(words.joined(separator: " ")), in: style).pages
    var read: [Substring] = []
    let width = (30 * count - 4 * (count - 1)) / count
    for page in pages {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      for column in 0..<count {
        for line in lines { read += line.dropFirst(column * (width + 4)).prefix(width).split(separator: " ") }
      }
    }
    #expect(read.map(String.init) == words)
    let last = pages[pages.count - 1].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let heights = (0..<count).map { column in
      last.lastIndex { $0.dropFirst(column * (width + 4)).prefix(width).contains { $0 != " " } } ?? -1
    }
    #expect(heights.max()! - heights.min()! <= 2)
  }

  @Test func `a table that goes on repeats its header`() throws {
    let rows = (0..<60).map { "| \($0) | row number \($0) |" }.joined(separator: "\n")
    for rules in GridStyle.TableRules.allCases {
      let pages = try text("| No | What |\n|--:|:--|\n" + rows) { $0.grid.tableRules = rules }.split(
        separator: "\u{0C}")
      #expect(pages.count > 3)
      for page in pages {
        #expect(page.contains("No") && page.contains("What"))
        #expect(page.utf8.count { $0 == 0x0A } <= 20)
      }
      for row in 0..<60 {
        #expect(pages.count { $0.contains("row number \(row) ") || $0.contains("row number \(row)\n") } == 1)
      }
    }
  }

  @Test func `mail is joined again to paragraphs`() throws {
    let paragraph = String(repeating: "some words of a well-known text ", count: 9) + "end."
    let mail = try text(paragraph + "\n\n> quoted\n\n    code") { $0.grid.form = .flowed }
    #expect(!mail.contains("\u{0C}"))
    var joined = ""
    for line in mail.split(separator: "\n", omittingEmptySubsequences: false) {
      joined += line.hasPrefix(" ") ? line.dropFirst() : line
      if !line.hasSuffix(" ") { joined += "\n" }
    }
    #expect(joined.contains(paragraph + "\n"))
  }

  @Test func `line ends may be carriage return and line feed`() throws {
    let text = try text("One\n\nTwo") { $0.grid.lineEnd = .crlf }
    let bytes = Array(text.utf8)
    #expect(bytes.indices.allSatisfy { bytes[$0] != 0x0A || ($0 > 0 && bytes[$0 - 1] == 0x0D) })
  }

  @Test func `a receipt printer gets its commands and its code page`() throws {
    var style = Trial.style(32, 20)
    style.grid.form = .scroll
    style.grid.encoding = .escPos
    let bytes = Trial.pages(try Trial.document("Café – 5 €"), in: style).bytes
    #expect(bytes.starts(with: [0x1B, 0x40, 0x1B, 0x74, 16]) && bytes.suffix(4) == [0x1D, 0x56, 0x42, 0])
    #expect(String(decoding: bytes.filter { $0 < 0x80 }, as: UTF8.self).contains("Caf  5 "))
    #expect(bytes.contains(0xE9) && bytes.contains(0x96) && bytes.contains(0x80))
  }

  @Test func `a receipt printer draws the codes of addresses itself`() throws {
    var style = Trial.style(32, 20)
    style.grid.form = .scroll
    style.grid.encoding = .escPos
    style.grid.hasQRCodes = true
    let bytes = Trial.pages(try Trial.document("[a](https://example.org/a)"), in: style).bytes
    let address = Array("https://example.org/a".utf8)
    let stored: [UInt8] = [0x1D, 0x28, 0x6B, UInt8(address.count + 3), 0, 0x31, 0x50, 0x30] + address
    #expect(bytes.firstRange(of: stored + [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30, 0x0A]) != nil)
  }

  @Test func `a strip has no page breaks and no page numbers`() throws {
    let text = try text(Self.chapters) {
      $0.grid.form = .scroll
      $0.book.opening = .page
      $0.book.contents = .always
    }
    #expect(!text.contains("\u{0C}") && !text.contains("[Page") && !text.contains("...."))
  }

  @Test func `an address may stand as a code with the modules of its library`() throws {
    let code = try #require(QRCode("https://example.org"))
    #expect(code.size == 25 && code.modules.count == 625)
    // The finder pattern at the upper left: seven modules dark, then one light.
    #expect((0..<8).map { code.modules[$0] } == [true, true, true, true, true, true, true, false])
    let text = try text("[a](https://example.org)") {
      $0.grid.hasQRCodes = true
      $0.grid.form = .scroll
    }
    let rows = text.split(separator: "\n").filter { $0.contains { "█▀▄".contains($0) } }
    #expect(rows.count == 13 && rows[0].hasPrefix("    █▀▀▀▀▀█"))
  }

  @Test(arguments: BuiltInLayouts.names) func `every layout keeps within its grid`(name: String) throws {
    let style = try #require(try BuiltInLayouts.style(named: name))
    let document = try Trial.document(GridPagesTests.manuscript)
    var diagnostics = Diagnostics()
    let pages = document.gridPages(in: style, hyphenatedBy: Trial.english, reporting: &diagnostics)
    let across = style.grid.form == .booklet ? 2 : style.grid.form == .triFold ? 3 : 1
    let widest = across * style.grid.columns + (across - 1) * style.grid.columnGap
    let meter = CellMeter(language: "en")
    for line in pages.bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0C || $0 == 0x0D }) {
      let stuffed = style.grid.form == .flowed && (line.first == 0x20 || line.last == 0x20) ? 1 : 0
      #expect(meter.width(of: line) <= widest + stuffed, "\(String(decoding: line, as: UTF8.self))")
    }
    if style.grid.form == .pages {
      for page in pages.pages { #expect(page.utf8.count { $0 == 0x0A } <= style.grid.rows) }
    }
  }
}
