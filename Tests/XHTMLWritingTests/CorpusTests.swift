import DocumentModel
import DocumentReading
import Glibc
import Styling
import TestSupport
import Testing
import XHTMLWriting

/// Real manuscripts beside the repository, where there are any.
enum Corpus {
  static let names = [
    "essay.md", "common-sense.md", "footnotes.md", "hebrew.md", "hindi.md", "greek.md", "tables.md",
    "markdown-book/book.md", "spec/spec.txt",
  ]

  static func bytes(_ name: String) -> [UInt8]? {
    let folder = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    guard let file = unsafe fopen("/\(folder)/shared/corpus/\(name)", "rb") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = unsafe fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }
}

private func document(_ bytes: [UInt8]) throws -> Document {
  var diagnostics = Diagnostics()
  let file = SourceFile(decoding: bytes, named: "x.md", reporting: &diagnostics)
  return try Document(markdown: [file], reporting: &diagnostics)
}

/// The words of markup: what is between tags, with character references decoded, cut at everything but letters and digits.
private func words(ofMarkup bytes: [UInt8]) -> [[UInt8]: Int] {
  var text: [UInt8] = []
  var isTag = false
  for byte in bytes {
    if byte == 0x3C { isTag = true }
    if !isTag { text.append(byte) }
    if byte == 0x3E { isTag = false }
  }
  var plain = String(decoding: text, as: UTF8.self)
  for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
    plain = plain.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
  }
  return words(of: Array(plain.utf8)[...])
}

private func words(of text: ArraySlice<UInt8>) -> [[UInt8]: Int] {
  var counts: [[UInt8]: Int] = [:]
  for word in text.split(whereSeparator: { !($0 >= 0x80 || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x41 && $0 <= 0x5A) }) {
    counts[Array(word), default: 0] += 1
  }
  return counts
}

/// The words of body text that must be in every edition.
private func words(of document: Document) -> [[UInt8]: Int] {
  var counts: [[UInt8]: Int] = [:]
  for block in document.blocks where block.kind != .rawHTML {
    var cuts: [Range<Int>] = []
    for span in block.spans where document.spans[Int(span)].kind == .rawHTML {
      cuts.append(document.spans[Int(span)].range.indices)
    }
    for span in block.spans {
      if case .image(let image) = document.spans[Int(span)].kind, document.images[Int(image)].picture != nil {
        cuts.append(document.spans[Int(span)].range.indices)
      }
    }
    var position = Int(block.text.start)
    for cut in cuts.sorted(by: { $0.lowerBound < $1.lowerBound }) where cut.lowerBound >= position {
      counts.merge(words(of: document.text[position..<cut.lowerBound]), uniquingKeysWith: +)
      position = cut.upperBound
    }
    if position < Int(block.text.end) {
      counts.merge(words(of: document.text[position..<Int(block.text.end)]), uniquingKeysWith: +)
    }
  }
  return counts
}

@Suite struct CorpusTests {
  @Test(arguments: Corpus.names)
  func `no word of a real manuscript is lost`(name: String) throws {
    guard let bytes = Corpus.bytes(name) else { return }
    let document = try document(bytes)
    var diagnostics = Diagnostics()
    let chapters = try document.chapters(in: .base, reporting: &diagnostics)
    let page = try document.onePage(in: .base, reporting: &diagnostics)
    let wanted = words(of: document)
    for written in [words(ofMarkup: chapters.flatMap(\.bytes)), words(ofMarkup: page)] {
      let lost = wanted.filter { written[$0.key, default: 0] < $0.value }
      #expect(
        lost.isEmpty, "\(lost.map { "\(String(decoding: $0.key, as: UTF8.self)) \($0.value)" }.sorted().prefix(5))")
    }
  }

  @Test func `no manuscript makes an unsound file`() throws {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "# ", "## ", "\n", "\n\n", "* ", "1. ", "> ", "    ", "`", "```\n", "|", "|-|-|\n", "[", "](", ")", "![", "[^1]",
      "[^1]: ",
      "^[", "]", "<b>", "</b>", "<a href='x'>", "</a>", "<div>\n", "<script>", "*", "**", "_", "~~", "word ", "שלום ",
      ": ",
      "::: note\n", ":::\n", "{#id .class}", "---\n", "\\", "&amp;", "&#0;", "\u{1}", "\u{FFFE}", "#id",
      "http://a.example ",
      "<http://a b>", "- [ ] ", "$", "$$\n", "| verse\n", "H~2~O", "\t", "<!--", "-->",
    ]
    for _ in 0..<150 {
      let text = (0..<Int.random(in: 1...60, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
        .joined()
      let document = try document(Array(text.utf8))
      var diagnostics = Diagnostics()
      #expect(throws: Never.self, "\(text.debugDescription)") {
        _ = try document.chapters(in: .base, reporting: &diagnostics)
        _ = try document.onePage(in: .base, reporting: &diagnostics)
      }
    }
  }
}
