import DocumentModel
import Foundation
import Styling
import Testing

@testable import TextWriting

@Suite struct BrailleTests {
  static let texts: [(language: String, text: String)] = [
    ("en", "The “quick” fox — it’s 42 years old, isn't it? Yes: and it jumps over the lazy dog!"),
    ("de", "Schöne Grüße aus München: das Wetter ist gut, und wir haben 12 Äpfel gekauft."),
    ("fr", "L'été dernier, nous avons mangé à la maison avec 3 amis : quelle fête !"),
    ("es", "El niño comió una manzana en el jardín y después volvió a casa con 7 amigos."),
  ]

  private static func tool(_ arguments: [String], _ input: String) throws -> String? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/lou_translate") else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/lou_translate")
    process.arguments = arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    stdin.fileHandleForWriting.write(Data((input + "\n").utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  @Test(arguments: texts.indices, [1, 2])
  func `gives the cells that the tools of liblouis give`(index: Int, grade: Int) throws {
    let (language, text) = Self.texts[index]
    let table = try #require(BrailleTables.names(for: language, grade: grade).first)
    let translator = try BrailleTranslator(language: language, grade: grade, table: "")
    let (bytes, places) = translator.written(Array(text.utf8))
    #expect(places.count == text.utf8.count + 1)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    let cells = String(decoding: bytes, as: UTF8.self)
    guard let known = try Self.tool(["unicode.dis," + table], text) else { return }
    #expect(cells == known.replacingOccurrences(of: "\u{2800}", with: " "))
  }

  @Test(arguments: texts.indices) func `is read back as the text it was made of`(index: Int) throws {
    let (language, text) = Self.texts[index]
    let louis = try #require(Louis())
    let table = BrailleTables.names(for: language, grade: 1)[0]
    let cells = try #require(louis.cells(of: text.unicodeScalars.map(\.value), by: table)).cells
    let back = try #require(louis.text(of: cells, by: table))
    let letters: (String) -> String = { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    let read = String(String.UnicodeScalarView(back.compactMap(Unicode.Scalar.init)))
    #expect(letters(read) == letters(text))
  }

  @Test(arguments: ["en", "de", "fr", "es", "ru"]) func `keeps every line and page within its cells`(language: String)
    throws
  {
    var document = try Trial.document(
      GridPagesTests.manuscript + String(repeating: "\n\nOne more paragraph of text.", count: 80))
    document.metadata.language = language
    let style = try #require(try BuiltInLayouts.style(named: "brf-40x25"))
    let pages = try document.braillePages(in: style)
    #expect(pages.count > 2 && pages.count == pages.pages.count)
    for page in pages.pages {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count <= 25)
      for line in lines {
        #expect(line.utf8.count <= 40 && line.last != " ")
        #expect(line.utf8.allSatisfy { (0x20...0x5F).contains($0) })
      }
    }
  }

  @Test func `begins paragraphs in the third cell and goes on in the first`() throws {
    let document = try Trial.document("# Title\n\n" + String(repeating: "word and more ", count: 12) + "\n\nNext one.")
    var style = Trial.style(40, 25)
    style.grid.hasFooter = false
    let lines = String(decoding: try document.braillePages(in: style).bytes, as: UTF8.self).split(separator: "\n")
    let first = try #require(lines.firstIndex { $0.contains("WORD") })
    #expect(lines[first].hasPrefix("  WORD") && lines[first + 1].first != " ")
    #expect(lines.last?.hasPrefix("  ,NEXT") == true)
  }

  @Test func `spells what a table does not know`() throws {
    let translator = try BrailleTranslator(language: "es", grade: 1, table: "")
    #expect(translator.written(Array("ő日".utf8)).contains { $0 >= 0x80 })
    let cells: [UInt8] = translator.written(Array("hő".utf8))
    #expect(cells == translator.written(Array("ho".utf8)))
  }

  @Test func `a language without a table is an error`() throws {
    var document = try Trial.document("Text")
    document.metadata.language = "tlh"
    #expect(throws: TextError.noTable(language: "tlh")) { try document.braillePages(in: Trial.style(40, 25)) }
    var style = Trial.style(40, 25)
    style.grid.brailleTable = "no-such-table.ctb"
    #expect(throws: TextError.badTable("no-such-table.ctb")) { try document.braillePages(in: style) }
  }
}
