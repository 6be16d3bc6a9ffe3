import DocumentModel
import FontShaping
import Imposition
import Testing

@testable import PDFWriting

struct ReadingOrderTests {
  /// A line of words of which each is placed left of the one before, or right of it.
  private static func line(
    _ words: [String], _ direction: Direction, scale: Int32 = 1000, tracking: Int32 = 0,
    family: String = "Linux Libertine O"
  ) throws -> (Pages, FontSet) {
    let fonts = FontSet(searching: ["/usr/share/fonts"])
    let font = try fonts.font(family: [family])
    let traits = fonts.traits(language: direction == .rightToLeft ? "he" : "en", direction: direction)
    var page = Page(size: .a5, folio: "")
    var x = direction == .rightToLeft ? 300 : 0
    let size = Length.points(10)
    for word in words {
      let run = fonts.shape([UInt8](word.utf8)[...], in: font, as: traits)
      let width =
        size.scaled(Int(fonts.shapes.runs[Int(run)].advance), unitsPerEm: 1000).scaledPoints * Int(scale) / 1000
      let left = direction == .rightToLeft ? (x << 16) - width : x << 16
      page.segments.append(TextSegment(run, offset: Int32(left), spaceFollows: true))
      x += direction == .rightToLeft ? -60 : 60
    }
    var item = TextItem(
      origin: Point(x: .points(20), y: .points(50)), size: size, segments: 0..<Int32(words.count), owner: .element(0))
    item.scale = scale
    item.tracking = tracking
    page.items = [.text(item)]
    var pages = Pages()
    pages.pages = [page]
    pages.elements = [StructureElement(.document, in: -1)]
    pages.shapes = fonts.shapes
    return (pages, fonts)
  }

  /// The glyphs that a page of one font draws, each with its text.
  private static func drawn(_ pages: Pages, _ fonts: FontSet) throws -> [(text: String, x: Double)] {
    let embedded = try EmbeddedFonts(usedIn: pages, from: fonts)
    let file = embedded.files[0]
    let subset = try #require(file.subset)
    var texts: [Int: String] = [:]
    for glyph in file.texts.glyphs {
      texts[Int(subset.newNumbers[Int(glyph.number)])] = String(
        decoding: file.texts.text(of: glyph, variant: 0), as: UTF8.self)
    }
    let content = MarkedContent(pages.sheets, placed: pages.sheets.placedPages, unreadable: embedded.unreadable)
    var writer = ContentWriter(pages, fonts: embedded, turns: [:])
    var bytes = PDFBytes()
    writer.put(pages.pages[0], content.marks[...], isRepeated: false, into: &bytes)
    return DrawnGlyphs(bytes.bytes, widths: subset.widths.map { Int($0) }).glyphs.map { (texts[$0.number] ?? "", $0.x) }
  }

  @Test(arguments: [["שלום", "עולם", "א"], ["בְּרֵאשִׁית", "אור"], ["ב"]])
  func `words from right to left are drawn in the order in which they are read`(words: [String]) throws {
    let (pages, fonts) = try Self.line(words, .rightToLeft)
    let drawn = try Self.drawn(pages, fonts)
    #expect(drawn.map(\.text).joined() == words.joined(separator: " ") + " ")
    // Letters go left; points stand over or under their letter.
    var last = Double.infinity
    for (text, x) in drawn where text != " " && text.unicodeScalars.allSatisfy({ $0.value >= 0x5D0 }) {
      #expect(x < last)
      last = x
    }
  }

  @Test(arguments: ["Noto Sans Arabic", "Noto Naskh Arabic"])
  func `letters that take no room begin behind those before, whatever the font`(family: String) throws {
    let words = ["الأمر", "أولا", "إلا"]
    let (pages, fonts) = try Self.line(words, .rightToLeft, family: family)
    let drawn = try Self.drawn(pages, fonts)
    #expect(drawn.map(\.text).joined() == words.joined(separator: " ") + " ")
    for (one, next) in zip(drawn, drawn.dropFirst()) where one.text != " " && next.text != " " {
      #expect(next.x < one.x - 0.005)
    }
  }

  @Test(arguments: [Direction.leftToRight, .rightToLeft], [(1000, 0), (970, -10), (1025, 7)] as [(Int32, Int32)])
  func `every glyph stands where it was set, whatever the direction, the scale and the tracking`(
    direction: Direction, stretch: (scale: Int32, tracking: Int32)
  ) throws {
    let (scale, tracking) = (stretch.scale, direction == .rightToLeft ? 0 : stretch.tracking)
    let words = direction == .rightToLeft ? ["שלום", "עולם"] : ["Wave", "affairs", "To"]
    let (pages, fonts) = try Self.line(words, direction, scale: scale, tracking: tracking)
    let drawn = try Self.drawn(pages, fonts).filter { $0.text != " " }
    var wanted: [Double] = []
    for segment in pages.pages[0].segments {
      let run = pages.shapes.runs[Int(segment.run)]
      var position = 0
      for index in run.glyphs.asInts {
        let glyph = pages.shapes.glyphs[index]
        let inRun = Double(position + Int(glyph.xOffset)) / 100 * Double(scale) / 1000
        wanted.append(20 + Double(segment.offset) / 65536 + inRun)
        position += Int(glyph.advance) + Int(tracking)
      }
    }
    #expect(drawn.count == wanted.count)
    for (found, wanted) in zip(drawn.map(\.x).sorted(), wanted.sorted()) { #expect(abs(found - wanted) < 0.02) }
  }

  @Test func `a link covers the whole of a line in which directions are mixed`() throws {
    var (pages, fonts) = try Self.line(["שלום", "עולם", "שלום"], .rightToLeft)
    pages.pages[0].segments.swapAt(0, 1)
    let measures = TextMeasures(pages.shapes, fonts: fonts, used: try EmbeddedFonts(usedIn: pages, from: fonts))
    let box = try #require(measures.rectangle(of: pages.pages[0].items[0], on: pages.pages[0]))
    #expect(abs((box.origin.x + box.size.width).inPoints - 320) < 0.01)
  }
}
