import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

/// Whether the places of spans and blocks are those of their source, to the byte: what stands there, read by itself, is
/// that span or block again, and nothing besides.
@Suite struct PlaceTests {
  /// Every example of the cases that are Markdown.
  static let examples: [Example] = ["commonmark", "dialect", "dialect-typed", "everyday", "formulas", "github"]
    .flatMap { Example.all(in: TestFiles.text("Tests/Cases/\($0).md") ?? "") }

  func read(_ text: String) throws -> Document {
    var diagnostics = Diagnostics()
    var options = ReadingOptions()
    options.isSmart = false
    return try Document(
      markdown: [SourceFile(name: "test.md", bytes: Array(text.utf8))], options: options, reporting: &diagnostics)
  }

  func text(_ document: Document, _ range: TextRange) -> String {
    String(decoding: document.text[range.indices], as: UTF8.self)
  }

  func source(_ document: Document, _ range: SourceRange) -> String {
    String(decoding: document.sources[Int(range.file)].bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }

  /// The kind without the index into a table.
  func name(_ kind: TextSpan.Kind) -> String { String("\(kind)".prefix { $0 != "(" }) }

  @Test func `the source of a span is that span when it stands alone`() throws {
    #expect(Self.examples.count > 200)
    var count = 0
    for example in Self.examples {
      let document = try read(example.source)
      let raw = document.rawBlocks
      for (index, span) in document.spans.enumerated() {
        // What raw HTML says has the place of its block.
        if raw.contains(where: { $0.contains(Int32(index)) }) { continue }
        let written = source(document, span.source)
        // Over several lines a source has the marks of its container, and in a cell escapes that mean nothing outside it.
        if written.dropLast().contains("\n") || written.contains("\\|") { continue }
        if span.kind == .strong && written.hasPrefix("[!") { continue }  // the name of a callout
        let lead = span.kind == .lineBreak ? "x" : "x "
        let alone = try read(lead + written + " x\n\n" + example.source)
        let place = SourceRange(lead.utf8.count, lead.utf8.count + written.utf8.count)
        let isFound = alone.spans.contains {
          $0.source == place && name($0.kind) == name(span.kind) && text(alone, $0.range) == text(document, span.range)
        }
        #expect(isFound, "\(written.debugDescription) \(span.kind) in \(example)")
        count += 1
      }
    }
    #expect(count > 300)
  }

  /// What a leaf has round it to be that leaf: nothing, or what makes it code, an item, a cell, or a callout.
  func settings(_ written: String) -> [String] {
    [
      written, "    " + written, "- " + written, "| a |\n|---|\n| \(written) |", "> \(written)\n> x",
      "1.  " + written, " " + written, written.replacing("\n> ", with: "\n"),
    ]
  }

  @Test func `the source of a leaf is that leaf when it stands alone`() throws {
    var count = 0
    for example in Self.examples {
      let document = try read(example.source)
      for (index, block) in document.blocks.enumerated() where block.end == index + 1 && !block.text.isEmpty {
        // How wide a tab is depends on where it stands.
        if source(document, block.source).hasPrefix("\t") { continue }
        let isFound = try settings(source(document, block.source)).contains { setting in
          let alone = try read(setting + "\n\n***\n\n" + example.source)
          return alone.blocks.contains {
            $0.source.end <= setting.utf8.count && text(alone, $0.text) == text(document, block.text)
          }
        }
        #expect(isFound, "\(source(document, block.source).debugDescription) \(block.kind) in \(example)")
        count += 1
      }
    }
    #expect(count > 300)
  }

  @Test(arguments: try LabelledTextTests.Label.all().map(\.file))
  func `the source of a block of plain text has its letters and no others`(name: String) throws {
    let file = SourceFile(name: name, bytes: try #require(TestFiles.bytes("Tests/PlainTexts/" + name)))
    var diagnostics = Diagnostics()
    let document = try Document(plainText: [file], reporting: &diagnostics)
    for (index, block) in document.blocks.enumerated() where block.end == index + 1 && !block.text.isEmpty {
      let written = source(document, block.source)
      // A paragraph that goes on after a page has the head of that page in its source; an item may be marked by a letter.
      let isInterrupted = name.hasSuffix("-pages.txt") && block.kind == .paragraph
      let marks = written.prefix { $0 != ")" }.utf8.count == 1 ? 1 : 0
      let (expected, found) = (letters(text(document, block.text)), letters(written).dropFirst(marks))
      #expect(expected.elementsEqual(found) || isInterrupted && found.count > expected.count, "\(name): \(written)")
      let (first, last) = (written.utf8.first ?? 0x20, written.utf8.last ?? 0x20)
      #expect(first > 0x20 && last > 0x20, "\(written.debugDescription)")
    }
  }

  func letters(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0.properties.isAlphabetic } }
}
