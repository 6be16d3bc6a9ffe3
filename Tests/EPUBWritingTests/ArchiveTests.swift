import DocumentModel
import Styling
import Testing

@testable import EPUBWriting

/// An entry as the file's local headers tell it.
private struct LocalEntry {
  var name: String
  var method: Int
  var time: Int
  var date: Int
  var extra: Int
  var size: Int
}

/// Walks the local headers of a ZIP file.
private func entries(of bytes: [UInt8]) -> [LocalEntry] {
  func number(_ offset: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } }
  var entries: [LocalEntry] = []
  var offset = 0
  while number(offset, 4) == 0x0403_4B50 {
    let name = number(offset + 26, 2)
    let extra = number(offset + 28, 2)
    entries.append(
      LocalEntry(
        name: String(decoding: bytes[offset + 30..<offset + 30 + name], as: UTF8.self), method: number(offset + 8, 2),
        time: number(offset + 10, 2), date: number(offset + 12, 2), extra: extra, size: number(offset + 22, 4)))
    offset += 30 + name + extra + number(offset + 18, 4)
  }
  return entries
}

@Suite struct ArchiveTests {
  @Test func `the media type comes first and is stored`() throws {
    let bytes = try publication(of: sample()).epub()
    #expect(Array(bytes[30..<58]) == Array("mimetypeapplication/epub+zip".utf8))
    #expect(entries(of: bytes)[0].method == 0)
  }

  @Test func `entries are sorted, have one date and nothing extra`() throws {
    let bytes = try publication(of: sample(pictures: [dot])).epub()
    let entries = entries(of: bytes)
    let names = entries.dropFirst().map(\.name)
    #expect(names == names.sorted())
    #expect(names.contains("EPUB/images/picture-1.png"))
    #expect(entries.allSatisfy { $0.time == 0 && $0.date == 0x21 && $0.extra == 0 })
    #expect(entries.allSatisfy { $0.name.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test func `the same publication gives the same bytes`() throws {
    let first = try publication(of: sample(pictures: [dot])).epub()
    let second = try publication(of: sample(pictures: [dot])).epub()
    #expect(first == second)
  }

  @Test func `prose is compressed, and what would not get shorter is not`() {
    guard let deflate = Deflate() else {
      Issue.record("no compressor")
      return
    }
    let text = Array(String(repeating: "word and word ", count: 500).utf8)
    #expect((deflate.compressed(text)?.count ?? text.count) < text.count / 10)
    #expect(deflate.compressed([1, 2, 3]) == nil)
    #expect(Deflate.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func `a publication without chapters is refused`() {
    let empty = Publication(document: Document(), chapters: [], style: .base)
    #expect(throws: EPUBError.noChapters) { try empty.epub() }
  }
}

@Suite struct ContentIdentifierTests {
  @Test(arguments: [
    ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"), ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
  ])
  func `digests are those of the standard`(text: String, expected: String) {
    var hash = SHA1()
    for byte in text.utf8 { hash.add([byte]) }
    let digits = hash.finished().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(digits == expected)
    var whole = SHA1()
    whole.add(Array(text.utf8))
    #expect(whole.finished().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == expected)
  }

  @Test func `the identifier of a name is the one everybody computes`() {
    // RFC 9562, appendix A.4.
    #expect(
      ContentIdentifier(of: [Array("www.example.com".utf8)]).urn == "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2")
  }
}

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_827_696, "2000-02-29T12:34:56Z"), (4_102_444_799, "2099-12-31T23:59:59Z"),
    (-5, "1970-01-01T00:00:00Z"), (Int.max, "9999-12-31T23:59:59Z"),
  ])
  func `seconds become dates`(seconds: Int, expected: String) {
    #expect(Timestamp(secondsSince1970: seconds).text == expected)
  }

  @Test func `a date is its first moment`() {
    #expect(Timestamp(PublicationDate("", year: 2017, month: 3))?.text == "2017-03-01T00:00:00Z")
    #expect(Timestamp(PublicationDate("some day")) == nil)
    #expect(Timestamp.unknown.text == "2000-01-01T00:00:00Z")
  }
}
