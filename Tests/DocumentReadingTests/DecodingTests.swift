import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

@Suite struct DecodingTests {
  func decode(_ bytes: [UInt8]) -> (String, [Diagnostic]) {
    var diagnostics = Diagnostics()
    let file = SourceFile(decoding: bytes, named: "a", reporting: &diagnostics)
    return (String(decoding: file.bytes, as: UTF8.self), diagnostics.all)
  }

  @Test func `text in UTF-8 stays as it is, without its mark`() {
    #expect(decode(Array("\u{FEFF}Größe 日本 😀\r\n".utf8)) == ("Größe 日本 😀\r\n", []))
  }

  @Test func `files that are no text are known by their first bytes`() {
    #expect(ForeignFormat(of: Array("PK\u{3}\u{4}abc".utf8)) == .zip)
    #expect(ForeignFormat(of: Array("%PDF-1.7".utf8)) == .pdf)
    #expect(ForeignFormat(of: [0xFF, 0xD8, 0xFF, 0xE0]) == .picture)
    for text in ["", "P", "# PK", "PDF", "{x}", "GIF", "\u{FEFF}%PDF"] {
      #expect(ForeignFormat(of: Array(text.utf8)) == nil)
    }
  }

  @Test func `text in UTF-16 is read by its mark`() {
    let text = "Größe 😀\n"
    let units = [0xFEFF] + Array(text.utf16)
    #expect(decode(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == (text, []))
    #expect(decode(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == (text, []))
    #expect(decode([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x41, 0x00]).0 == "\u{FFFD}A\u{FFFD}")
  }

  @Test func `other bytes are read as Windows-1252 with a warning`() {
    let (text, diagnostics) = decode([0x93, 0x47, 0x72, 0xF6, 0xDF, 0x65, 0x94, 0x0A, 0x80, 0x81])
    #expect(text == "“Größe”\n€\u{FFFD}")
    #expect(diagnostics.map(\.code) == [.textEncoding])
    let (mixed, _) = decode(Array("Größe ".utf8) + [0xF6])
    #expect(mixed == "Größe ö")
  }

  @Test func `characters that no edition can hold are replaced`() {
    let (text, diagnostics) = decode([0x61, 0x00, 0x1B, 0x0B, 0xEF, 0xBF, 0xBF, 0x62, 0x0C, 0x09])
    #expect(text == "a\u{FFFD}\u{FFFD}\n\u{FFFD}b\u{C}\t")
    #expect(diagnostics.map(\.code) == [.textEncoding])
  }

  @Test(arguments: 0..<8)
  func `text in any script stays as it is, and bytes that are none are found wherever they stand`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let scripts = [
      "plain words, ", "Ωμέγα και ", "слово за словом ", "עברית ", "हिन्दी में ", "漢字、かな。", "한국어 ", "naïve “quotes” – ",
      "\u{800}\u{FFF}",
      "\u{D7FF}\u{E000}", "！＂ﬁ", "\u{FFBF}\u{FFC0}", "\u{80}\u{7FF}", "😀\u{10FFFF}", "\n", "\t",
    ]
    let wrong: [[UInt8]] = [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xBF], [0xC3], [0xE3, 0x81], [0xE3],
      [0xF0, 0x9F, 0x98], [0xFF], [0x00], [0x0B], [0x1F], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF],
    ]
    for _ in 0..<400 {
      let parts = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        Array(scripts.randomElement(using: &generator)!.utf8)
      }
      let text = Array(parts.joined())
      #expect(decode(text) == (String(decoding: text, as: UTF8.self), []))
      let place = Int.random(in: 0...parts.count, using: &generator)
      let bad = wrong.randomElement(using: &generator)!
      let (head, tail) = (Array(parts[..<place].joined()), Array(parts[place...].joined()))
      let (decoded, found) = decode(head + bad + tail)
      #expect(decoded.utf8.starts(with: head), "\(bad) at \(place), seed \(seed)")
      #expect(!Array(decoded.utf8).elementsEqual(head + bad + tail), "\(bad) at \(place), seed \(seed)")
      #expect(Array(decoded.utf8.suffix(tail.count)) == tail && (!found.isEmpty || bad == [0x0B]))
    }
  }

  @Test func `any bytes give UTF-8`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let bytes = (0..<20).map { _ in
        [UInt8(0), 0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF8, 0xFF, 0x9F, 0xA0].randomElement(
          using: &generator)!
      }
      var diagnostics = Diagnostics()
      let file = SourceFile(decoding: bytes, named: "a", reporting: &diagnostics)
      #expect(String(validating: file.bytes, as: UTF8.self) != nil, "\(bytes)")
      #expect(!file.bytes.contains(0))
    }
  }

  @Test(arguments: [
    ("a.md", "x", ManuscriptKind.markdown), ("a.txt", "x", .plainText), ("dir.d/README", "x", .plainText),
    ("a.MARKDOWN", "x", .markdown), ("a.TXT", "x", .plainText), ("a.txt", "---\ntitle: x\n---\n", .markdown),
  ])
  func `the kind of a manuscript is told by its name`(name: String, text: String, kind: ManuscriptKind) {
    #expect(ManuscriptKind(of: SourceFile(name: name, bytes: Array(text.utf8))) == kind)
  }
}

@Suite struct PictureTests {
  static let pictures: [([UInt8], Picture.Format, Int, Int)] = [
    (
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 2, 0, 0, 0, 3],
      .png, 258, 3
    ),
    (Array("GIF89a".utf8) + [2, 1, 3, 0], .gif, 258, 3),
    ([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0, 3, 1, 2, 3, 0, 0, 0], .jpeg, 258, 3),
    (
      Array("RIFF....WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 2, 0, 0], .webp, 258, 3
    ),
    (Array("RIFF....WEBPVP8L".utf8) + [0, 0, 0, 0, 0x2F, 0x01, 0x81, 0, 0], .webp, 258, 3),
    (Array("RIFF....WEBPVP8 ".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 2, 1, 3, 0], .webp, 258, 3),
    (Array("<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 20.5 10\" width='41'/>".utf8), .svg, 41, 20),
    (Array("<svg width=\"1in\" height=\"72pt\">".utf8), .svg, 96, 96),
    (Array("<svg>".utf8), .svg, 300, 150),
  ]

  @Test(arguments: pictures.indices)
  func `the size of a picture is read from its header`(index: Int) {
    let (bytes, format, width, height) = Self.pictures[index]
    let picture = Picture(reading: bytes)
    #expect(picture?.format == format)
    #expect(picture?.width == width)
    #expect(picture?.height == height)
  }

  @Test(arguments: pictures.indices)
  func `any cut or change of a picture is read safely`(index: Int) {
    let bytes = Self.pictures[index].0
    for end in bytes.indices { _ = Picture(reading: Array(bytes[..<end])) }
    for change in bytes.indices {
      var changed = bytes
      changed[change] = 0xFF
      _ = Picture(reading: changed)
    }
    #expect(Picture(reading: Array("text".utf8)) == nil)
    #expect(Picture(reading: []) == nil)
  }
}
