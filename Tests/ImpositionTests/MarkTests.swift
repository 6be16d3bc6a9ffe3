import DocumentModel
import Testing

@testable import Imposition

struct MarkTests {
  private static func frame(_ placement: Placement, _ size: Size) -> Rectangle { Rectangle(at: placement.origin, size) }

  private static func meet(_ one: Rectangle, _ other: Rectangle) -> Bool {
    one.origin.x < other.origin.x + other.size.width && other.origin.x < one.origin.x + one.size.width
      && one.origin.y < other.origin.y + other.size.height && other.origin.y < one.origin.y + one.size.height
  }

  @Test(arguments: [ImpositionScheme.saddleStitch(signatureOf: nil), .cutAndNest, .cutAndStack(columns: 2, rows: 2)])
  func `crop marks lie on the paper, clear of the pages and their bleed`(scheme: ImpositionScheme) throws {
    var options = ImpositionOptions()
    options.hasFoldMarks = false
    options.hasCropMarks = true
    options.bleed = .millimetres(4)
    let sheets = try pages(16, small).imposed(by: scheme, on: .a4, options: options)
    for side in sheets.sides {
      let trim = try #require(side.trim)
      #expect(side.marks.count >= 8 && side.bleed == .millimetres(4))
      let outer = Rectangle(
        x: trim.origin.x - side.bleed, y: trim.origin.y - side.bleed, width: trim.size.width + side.bleed * 2,
        height: trim.size.height + side.bleed * 2)
      for mark in side.marks {
        #expect(!Self.meet(mark, outer))
        #expect(mark.origin.x >= .zero && mark.origin.x + mark.size.width <= side.size.width)
        #expect(mark.origin.y >= .zero && mark.origin.y + mark.size.height <= side.size.height)
      }
      for placement in side.placements {
        let frame = Self.frame(placement, small)
        #expect(frame.origin.x >= trim.origin.x && frame.origin.y >= trim.origin.y)
      }
    }
  }

  @Test func `each signature has its collating mark, a step below the one before`() throws {
    var options = ImpositionOptions()
    options.hasFoldMarks = false
    options.hasCollatingMarks = true
    let sheets = try pages(64, small).imposed(by: .perfectBound(sheetsInSignature: 2), on: .a4, options: options)
    let marks = sheets.sides.map(\.marks)
    #expect(marks.enumerated().allSatisfy { $1.count == ($0 % 4 == 0 ? 1 : 0) })
    let tops = marks.compactMap { $0.first?.origin.y }
    #expect(zip(tops, tops.dropFirst()).allSatisfy { $1 - $0 == .millimetres(6) } && tops.count == 8)
  }

  @Test func `a gutter moves pages from their spine, creep towards it`() throws {
    var options = ImpositionOptions()
    options.gutter = .points(9)
    options.creep = .points(2)
    let sheets = try pages(16, small).imposed(by: .quarto, on: .a4, options: options)
    for side in sheets.sides {
      for (left, right) in [(0, 1), (2, 3)] {
        let gap = side.placements[right].origin.x - side.placements[left].origin.x - small.width
        let leaf = min(side.placements[left].page, side.placements[right].page) / 2
        #expect(gap == .points(18) - .points(4) * Int(leaf))
      }
    }
  }

  @Test func `fronts and backs come apart and are together again`() throws {
    let sheets = try pages(12, small).imposed(by: .saddleStitch(signatureOf: nil), on: .a4)
    #expect(sheets.fronts.sides.count == 3 && sheets.backs.sides.count == 3 && sheets.sheetCount == 3)
    #expect(zip(sheets.fronts.sides, sheets.backs.sides).flatMap { [$0, $1] } == sheets.sides)
    let zine = try pages(8, Size(width: .points(50), height: .points(50))).imposed(by: .zine8, on: .a4)
    #expect(zine.fronts.sides == zine.sides && zine.backs.sides.isEmpty && zine.sheetCount == 1)
  }

  @Test(arguments: [
    ("a4", 210, 297), ("Tabloid", 279.4, 431.8), ("legal", 215.9, 355.6), ("200x250mm", 200, 250),
    ("8.5x11in", 215.9, 279.4), ("148mm x 210mm", 148, 210), ("14.8x21cm", 148, 210), ("720x1440pt", 254, 508),
  ])
  func `paper is known by its name or its size`(name: String, width: Double, height: Double) throws {
    let paper = try Paper(named: name)
    #expect(abs(paper.size.width.inPoints * 25.4 / 72 - width) < 0.01)
    #expect(abs(paper.size.height.inPoints * 25.4 / 72 - height) < 0.01)
  }

  @Test(arguments: ["", "a", "x", "mm", "10x10", "1x1mm", "99999999999999999999x1mm", "-5x-5in", "1e3x5mm", "5x5x5cm"])
  func `what is no paper is an error`(name: String) {
    #expect(throws: ImpositionError.unknownPaper(name)) { try Paper(named: name) }
  }

  @Test func `the nearest cheaper number of pages is told`() throws {
    let advice = try #require(
      PageCountAdvice(pageCount: 33, scheme: .saddleStitch(signatureOf: nil), options: ImpositionOptions()))
    #expect(advice.sheetCount == 9 && advice.blankCount == 3)
    #expect(advice.cheaper == PageCountAdvice.Count(pages: 32, sheets: 8))
    #expect(PageCountAdvice(pageCount: 3, scheme: .quarto, options: ImpositionOptions())?.cheaper == nil)
    #expect(PageCountAdvice(pageCount: 9, scheme: .zine8, options: ImpositionOptions()) == nil)
  }

  @Test func `sizes in errors are in millimetres`() {
    let error = ImpositionError.paperTooSmall(paper: .a4, page: .a5)
    #expect(error.diagnostic.message.contains("148 × 210 mm") && error.diagnostic.message.contains("210 × 297 mm"))
  }
}
