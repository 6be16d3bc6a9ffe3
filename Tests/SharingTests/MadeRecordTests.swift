import Sharing
import Testing

@Suite struct MadeRecordTests {
  private let settings = Digest(of: Array("settings".utf8))
  private let files = ["a b.md": "text", "pictures/well.png": "picture"]

  private func digest(_ content: String) -> Digest { Digest(of: Array(content.utf8)) }

  private func record() throws -> MadeRecord {
    let read = files.sorted { $0.key < $1.key }.map { MadeRecord.File($0.key, digest($0.value)) }
    return try #require(MadeRecord(settings, reading: read, making: [MadeRecord.File("a b.epub", digest("book"))]))
  }

  @Test func `a record is what its file says`() throws {
    let record = try record()
    #expect(MadeRecord(parsing: record.file) == record)
  }

  @Test func `a record that is cut off anywhere is none`() throws {
    let file = try record().file
    for length in 0..<file.count {
      #expect(MadeRecord(parsing: Array(file.prefix(length))) != (try record()), "\(length)")
    }
    #expect(MadeRecord(parsing: file + Array("more\n".utf8)) == nil)
  }

  @Test func `a record holds while everything is as it was`() throws {
    let record = try record()
    func holds(
      _ settings: Digest? = nil, _ manuscript: [String] = ["a b.md"], reading: [String: String]? = nil,
      making: [String: String] = ["a b.epub": "book"]
    ) -> Bool {
      record.holds(for: settings ?? self.settings, of: manuscript) {
        (reading ?? files)[$0].map(digest)
      } making: {
        making[$0].map(digest)
      }
    }
    #expect(holds())
    #expect(!holds(digest("other settings")))
    #expect(!holds(nil, ["b.md"]))
    #expect(!holds(nil, ["a b.md", "pictures/well.png", "c.md"]))
    #expect(!holds(reading: ["a b.md": "other", "pictures/well.png": "picture"]))
    #expect(!holds(reading: ["a b.md": "text", "pictures/well.png": "another"]))
    #expect(!holds(reading: ["a b.md": "text"]))
    #expect(!holds(making: ["a b.epub": "touched"]))
    #expect(!holds(making: [:]))
  }

  @Test func `a path with a line end is not written down`() {
    #expect(MadeRecord(settings, reading: [MadeRecord.File("a\nmade", digest("x"))], making: []) == nil)
  }
}
