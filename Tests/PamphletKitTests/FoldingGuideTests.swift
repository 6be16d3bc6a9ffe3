import DocumentModel
import FontShaping
import Imposition
import PDFWriting
import Sharing
import Testing

@testable import PamphletKit

struct FoldingGuideTests {
  private static let languages = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ru", "uk", "he", "ar", "zh", "ja",
  ]

  private static func guide(
    _ scheme: String, _ language: String, _ change: (inout Printing) -> Void = { _ in }
  ) throws -> FoldingGuide {
    var printing = Printing()
    printing.scheme = try ImpositionScheme(named: scheme)
    printing.paper = .a4
    change(&printing)
    var pages = Pages()
    let size = Size(width: .millimetres(20), height: .millimetres(30))
    for number in 1...4 { pages.pages.append(Page(size: size, folio: "\(number)")) }
    let options = printing.options(for: .leftToRight, hasBackCover: false)
    let sheets = try printing.sheets(of: pages, options: options)
    return FoldingGuide(for: sheets, of: printing, options: options, language: language)
  }

  @Test(arguments: ImpositionScheme.examples)
  func `every scheme is told in every language, with drawings that are well formed`(scheme: String) throws {
    let english = try Self.guide(scheme, "en")
    for language in Self.languages {
      let guide = try Self.guide(scheme, language)
      #expect(guide.language == language && guide.steps.count == english.steps.count && guide.steps.count >= 2)
      #expect(guide.steps.allSatisfy { !$0.text.isEmpty && !$0.text.contains("\n") })
      if language != "en" {
        #expect(zip(guide.steps, english.steps).allSatisfy { $0.text != $1.text }, "\(language)")
      }
      let text = String(decoding: guide.text(for: "Bread *and* salt"), as: UTF8.self)
      #expect(text.contains("Bread *and* salt"))
    }
    let drawings = english.steps.compactMap(\.drawing)
    #expect(!drawings.isEmpty)
    for drawing in drawings { #expect((try? drawing.picture.printable()) != nil) }
  }

  @Test func `what the printer does decides the first step`() throws {
    let words = FoldingWords(language: "de")
    let short = try Self.guide("saddle", "de-AT")
    #expect(short.steps[0].text == words.flipShort && short.language == "de-AT")
    #expect(try Self.guide("saddle", "de") { $0.duplex = .long }.steps[0].text == words.flipLong)
    #expect(try Self.guide("saddle", "de") { $0.duplex = .manual }.steps[0].text == words[.printByHand])
    #expect(try Self.guide("zine8", "de").steps[0].text == words[.printOneSide])
    #expect(try Self.guide("saddle", "tlh").language == "en")
  }

  private static func made(_ text: String, _ change: (inout Printing) -> Void) throws -> [Artifact] {
    var build = Build(
      Manuscript([Manuscript.File(name: "a.md", bytes: Array(text.utf8))]), editions: [.pdf, .booklet])
    change(&build.printing)
    let result = build.run(
      using: Resources(
        fontFolders: ["/usr/share/fonts"], hyphenationPatterns: { _ in nil }, picture: { _, _ in .failure(.missing) },
        layout: { _ in .failure(.missing) }))
    #expect(result.diagnostics.isEmpty)
    guard case .made(let artifacts) = result.outcome else { return [] }
    return artifacts
  }

  private static let text = "---\ntitle: Bread\nlang: de\n---\n\n# Bread\n\nSee [here](https://example.org/).\n"

  @Test func `help is a page, a file or text`() throws {
    let plain = try Self.made(Self.text) { _ in }
    let page = try Self.made(Self.text) { $0.foldHelp = .page }
    #expect(page.map(\.suffix) == plain.map(\.suffix) && page[1].bytes.count > plain[1].bytes.count)
    #expect(page[0].bytes == plain[0].bytes)
    let file = try Self.made(Self.text) { $0.foldHelp = .file }
    #expect(file.map(\.suffix).last == "-A4-booklet-how-to-fold.pdf" && file.count == 3)
    #expect(file[1].bytes == plain[1].bytes)
    let told = try Self.made(Self.text) { $0.foldHelp = .text }
    #expect(told.map(\.suffix).last == "-A4-booklet-how-to-fold.txt")
    #expect(String(decoding: told[2].bytes, as: UTF8.self).contains("So wird gefaltet: Bread"))
  }

  @Test func `a printing house gets files of its own, and the others stay as they are`() throws {
    let plain = try Self.made(Self.text) { _ in }
    for press in Printing.Press.allCases {
      let made = try Self.made(Self.text) {
        $0.press = press
        $0.bleed = .millimetres(3)
        $0.marks = [.crop]
      }
      #expect(
        made.map(\.suffix) == [
          ".pdf", "-press.pdf", "-A4-booklet-flip-SHORT-edge.pdf", "-A4-booklet-flip-SHORT-edge-press.pdf",
        ])
      #expect(made[0].bytes == plain[0].bytes)
      for file in [made[1], made[3]] {
        let text = String(decoding: file.bytes.filter { $0 < 0x80 }, as: UTF8.self)
        #expect(text.contains("PDF/X-4") && !text.contains("pdfaid:part") && !text.contains("pdfuaid:part"))
      }
    }
  }

  @Test(arguments: ["saddle", "quarto", "octavo", "stack:2x2", "c-fold"])
  func `the drawing shows the sheet as it lies`(scheme: String) throws {
    var printing = Printing()
    printing.scheme = try ImpositionScheme(named: scheme)
    printing.paper = .a4
    var pages = Pages()
    for number in 1...6 {
      pages.pages.append(Page(size: Size(width: .points(200), height: .points(290)), folio: "\(number)"))
    }
    guard let sheets = try? printing.sheets(of: pages, options: ImpositionOptions()) else { return }
    let guide = FoldingGuide(for: sheets, of: printing, options: ImpositionOptions(), language: "en")
    let places = try SheetPlaces(
      printing.scheme!, pageCount: 6, onSheet: sheets.sides[0].size, options: ImpositionOptions())
    let drawing = FoldingDrawing(sheet: places, printing.scheme!)
    #expect(guide.steps[0].drawing?.picture == drawing.picture)
    // The pages are where the sheet has them.
    for placement in sheets.sides[0].placements {
      let place = try #require(places.places.first { $0.page == Int(placement.page) })
      #expect(place.sheet == 0 && !place.isOnBack && place.isInverted == placement.isInverted)
      #expect(abs(place.frame.origin.x.inPoints - placement.origin.x.inPoints) < place.frame.size.width.inPoints)
    }
  }

  @Test func `ink is reckoned from areas`() throws {
    var pages = Pages()
    var page = Page(size: Size(width: .points(100), height: .points(100)), folio: "1")
    page.items = [
      .rule(Rectangle(x: .zero, y: .zero, width: .points(100), height: .points(10)), .decoration),
      .picture(0, Rectangle(x: .zero, y: .points(50), width: .points(20), height: .points(50)), .decoration),
    ]
    pages.pages = [page, Page(size: page.size, folio: "2")]
    let share = InkCoverage.share(of: pages.sheets, using: FontSet(searching: []))
    #expect(abs(share - 0.075) < 1e-9)
  }

  @Test func `a sheet of help is read last, in its own language`() throws {
    let fonts = FontSet(searching: ["/usr/share/fonts"])
    let guide = try Self.guide("saddle", "fr")
    var pages = Pages()
    pages.pages = (1...4).map { Page(size: .a5, folio: "\($0)") }
    pages.elements = [StructureElement(.document, in: -1)]
    var sheets = try pages.imposed(by: .saddleStitch(signatureOf: nil), on: .a4)
    var images: [Image] = []
    sheets.add(try guide.leaf(for: "Pain", size: .a4, using: fonts), to: &images)
    #expect(sheets.sides.count == 3 && sheets.pages.pages.count == 5 && images.count == 3)
    #expect(sheets.pages.elements[1].role == .section && sheets.pages.elements[1].language == "fr")
    #expect(sheets.pages.elements.dropFirst().allSatisfy { $0.parent >= 0 && $0.parent < sheets.pages.elements.count })
    #expect(sheets.labels(sheets.pages.pages.map(\.folio)) == ["4, 1", "2, 3", "–"])
  }
}
