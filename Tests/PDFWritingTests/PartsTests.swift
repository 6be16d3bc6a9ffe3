import DocumentModel
@testable import PDFWriting
import Testing

struct PartsTests {
  @Test(arguments: [
    0, 1, -1, 999, 1000, -1500, 12_345, 100_010, -3, Int(Int32.max), 100_000_000_005, 9_007_199_254_740_000,
  ])
  func `numbers are written in full and without needless zeros`(number: Int) {
    var bytes = PDFBytes()
    bytes.put(thousandths: number)
    let text = String(decoding: bytes.bytes, as: UTF8.self)
    #expect(Double(text).map { ($0 * 1000).rounded() } == Double(number))
    #expect(!text.contains(".") || !text.hasSuffix("0"))
  }

  @Test func `strings keep every byte`() {
    var bytes = PDFBytes()
    bytes.put(string: (0...255).map { UInt8($0) })
    #expect(bytes.bytes.count == 2 + 256 + 4)
    #expect(!bytes.bytes.contains(0x0D))
  }

  @Test func `text that is not ASCII is UTF-16`() {
    var bytes = PDFBytes()
    bytes.put(text: "é😀")
    #expect(String(decoding: bytes.bytes, as: UTF8.self) == "<FEFF00E9D83DDE00>")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_827_696, "2000-02-29T12:34:56Z"), (-1, "1969-12-31T23:59:59Z"),
    (4_107_542_400, "2100-03-01T00:00:00Z"), (Int.max, "9999-12-31T23:59:59Z"), (Int.min, "0001-01-01T00:00:00Z"),
  ])
  func `seconds become dates`(seconds: Int, date: String) {
    #expect(Timestamp(secondsSince1970: seconds).xmp == date)
  }

  @Test func `page labels run on where the folios do`() {
    let folios = ["", "", "i", "ii", "iii", "1", "2", "3", "", "5", "A-1", "A-1", "mcmxc", "iiii"]
    let ranges = PageLabels(folios).ranges
    #expect(ranges.map(\.start) == [0, 2, 5, 8, 9, 10, 12, 13])
    #expect(ranges.map(\.number) == [1, 1, 1, 1, 5, 1, 1990, 1])
    #expect(ranges[1].style == .lowerRoman && ranges[2].style == .decimal && ranges[7].style == .text("iiii"))
  }

  @Test func `a page upside down is turned about its middle`() {
    let side = Size.a4.turned
    let upright = PageMatrix(Placement(page: 0, at: Point(x: .points(10), y: .points(20))), page: .a5, side: side)
    let inverted = PageMatrix(
      Placement(page: 0, at: Point(x: .points(10), y: .points(20)), isInverted: true), page: .a5, side: side)
    let corner = Point(x: .zero, y: .zero)
    let opposite = Point(x: Size.a5.width, y: Size.a5.height)
    #expect(upright.point(corner) == inverted.point(opposite))
    #expect(upright.point(opposite) == inverted.point(corner))
    #expect(upright.point(corner) == Point(x: .points(10), y: side.height - .points(20)))
    #expect(upright.box(Rectangle(x: .zero, y: .zero, width: .points(1), height: .points(2))).count == 4)
  }

  @Test func `a cluster's characters are dealt out in reading order`() {
    var shapes = ShapedText()
    shapes.text = [UInt8]("हिa\u{AD}b".utf8)
    shapes.glyphs = [
      ShapedGlyph(GlyphID(1), cluster: 0, advance: 1), ShapedGlyph(GlyphID(2), cluster: 0, advance: 1),
      ShapedGlyph(GlyphID(3), cluster: 6, advance: 1), ShapedGlyph(GlyphID(4), cluster: 9, advance: 1),
    ]
    let run = ShapedRun(font: FontID(0), glyphs: 0..<4, text: 0..<Int32(shapes.text.count), advance: 4)
    var texts: [String] = []
    GlyphTexts.forEach(in: run, of: shapes) { texts.append(String(decoding: $1, as: UTF8.self)) }
    #expect(texts == ["ह", "\u{93F}", "a", "b"])
    shapes.glyphs.reverse()
    texts = []
    GlyphTexts.forEach(in: run, of: shapes) { texts.append(String(decoding: $1, as: UTF8.self)) }
    #expect(texts == ["b", "a", "ह", "\u{93F}"])
  }

  @Test func `a glyph with two texts needs a second font`() {
    var texts = GlyphTexts()
    #expect(texts.variant(of: GlyphID(5), for: [0x2D]) == 0)
    #expect(texts.variant(of: GlyphID(5), for: [0xC2, 0xAD]) == 1)
    #expect(texts.variant(of: GlyphID(5), for: [0x2D]) == 0)
    #expect(texts.variant(of: GlyphID(5), for: [0xC2, 0xAD]) == 1)
    #expect(texts.variantCount == 2)
    #expect(Array(texts.text(of: GlyphID(5), variant: 1)) == [0xC2, 0xAD])
    for number in 0..<1000 { _ = texts.variant(of: GlyphID(6), for: Array("\(number)".utf8)[...]) }
    #expect(texts.variantCount == GlyphTexts.mostVariants)
  }

  @Test func `private use and the like never reach a character map`() {
    #expect(FontObjects.units(of: Array("\u{E000}".utf8)[...]) == [0xFFFD])
    #expect(FontObjects.units(of: Array("\u{FEFF}\u{0}".utf8)[...]) == [0x200B])
    #expect(FontObjects.units(of: Array("ffi".utf8)[...]) == [0x66, 0x66, 0x69])
  }

  @Test func `addresses are written in ASCII`() {
    #expect(String(decoding: PDFBuilder.uri("https://a.b/ü c%20"), as: UTF8.self) == "https://a.b/%C3%BC%20c%20")
  }

  @Test(arguments: [("en", true), ("zh-Hant-TW", true), ("de-1996", true), ("", false), ("e n", false), ("1a", false)])
  func `only well-formed languages are told`(language: String, isGood: Bool) {
    #expect((String(wellFormedLanguage: language) != nil) == isGood)
  }
}
