import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

/// Texts with what a reader takes for their title, author, date and headings: `Tests/PlainTexts/labels.txt` has, a block a
/// file, its name and then lines `title …`, `author …`, `date …`, `heading …`.
@Suite struct LabelledTextTests {
  struct Label {
    var file = ""
    var fields: [String: [String]] = [:]

    static func all() throws -> [Label] {
      let text = try #require(TestFiles.text("Tests/PlainTexts/labels.txt"))
      return text.split(separator: "\n\n").map { block in
        var label = Label()
        for (index, line) in block.split(separator: "\n").enumerated() {
          let parts = line.split(separator: " ", maxSplits: 1)
          if index == 0 {
            label.file = String(line)
          } else if parts.count == 2 {
            label.fields[String(parts[0]), default: []].append(String(parts[1]))
          }
        }
        return label
      }
    }
  }

  func document(_ name: String) throws -> Document {
    var diagnostics = Diagnostics()
    let bytes = try #require(TestFiles.bytes("Tests/PlainTexts/" + name))
    var options = ReadingOptions()
    options.isSmart = false
    return try Document(plainText: [SourceFile(name: name, bytes: bytes)], options: options, reporting: &diagnostics)
  }

  func headings(_ document: Document) -> [String] {
    document.blocks.indices.filter { if case .heading = document.blocks[$0].kind { true } else { false } }
      .map { document.plainText(of: $0) }
  }

  @Test func `headings, titles, authors and dates of labelled texts are found`() throws {
    let labels = try Label.all()
    #expect(labels.count >= 40)
    var (found, wanted, right) = (0, 0, 0)
    var fronts = ["title": 0, "author": 0, "date": 0, "language": 0]
    for label in labels {
      let document = try document(label.file)
      let (expected, actual) = (label.fields["heading"] ?? [], headings(document))
      let common = actual.count { expected.contains($0) }
      (found, wanted, right) = (found + actual.count, wanted + expected.count, right + common)
      if common != expected.count || common != actual.count { print("\(label.file): \(actual) for \(expected)") }
      let front = [
        "title": document.metadata.title, "author": document.metadata.authors.first?.name ?? "",
        "date": document.metadata.date?.iso ?? "", "language": document.metadata.language,
      ]
      for (key, value) in front {
        let wanted = key == "language" ? String(label.file.prefix(2)) : label.fields[key]?.first ?? ""
        if value == wanted { fronts[key]! += 1 } else { print("\(label.file): \(key) is \(value)") }
      }
    }
    let (precision, recall) = (right * 1000 / max(1, found), right * 1000 / max(1, wanted))
    let f1 = 2 * right * 1000 / max(1, found + wanted)
    print("headings: precision \(precision) ‰, recall \(recall) ‰, F1 \(f1) ‰; right of \(labels.count): \(fronts)")
    #expect(f1 >= 950)
    for (key, count) in fronts { #expect(count * 100 >= labels.count * 95, "\(key)") }
  }

  @Test func `page numbers and running heads are no text`() throws {
    for language in ["en", "de", "fr", "es", "it"] {
      let document = try document("\(language)-pages.txt")
      #expect(!document.blocks.contains { $0.kind == .pageBreak })
      #expect(!document.text.contains(UInt8(ascii: "[")))
      // A paragraph that the end of a page divides at the end of a sentence counts as two.
      #expect((6...7).contains(document.blocks.count { $0.kind == .paragraph }))
    }
  }
}
