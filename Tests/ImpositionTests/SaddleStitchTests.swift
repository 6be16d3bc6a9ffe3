import DocumentModel
import Imposition
import Testing

private func pages(_ count: Int) -> Pages { pages(count, .a5) }

struct SaddleStitchTests {
  @Test(arguments: [nil, 4, 8, 16, 32] as [Int?], [false, true])
  func `folded sheets read in order`(signature: Int?, isRightToLeft: Bool) throws {
    for count in 1...200 {
      for turnsOtherEdge in [false, true] {
        var options = ImpositionOptions()
        options.isRightToLeft = isRightToLeft
        options.turnsOtherEdge = turnsOtherEdge
        let sheets = try pages(count).imposed(
          by: .saddleStitch(signatureOf: signature), on: .a4, options: options)
        #expect(sheets.duplex == (turnsOtherEdge ? .longEdge : .shortEdge))
        let simulator = FoldSimulator(sheets: sheets, isRightToLeft: isRightToLeft)
        let sheetCount = signature.map { $0 / 4 } ?? sheets.sides.count / 2
        let padded = (count + 3) / 4 * 4
        #expect(simulator.reading(sheetCount: sheetCount) == (0..<padded).map { $0 < count ? $0 : nil })
      }
    }
  }

  @Test func `blanks stand before a back cover`() throws {
    var options = ImpositionOptions()
    options.hasBackCover = true
    let sheets = try pages(6).imposed(by: .saddleStitch(signatureOf: nil), on: .a4, options: options)
    let reading = FoldSimulator(sheets: sheets, isRightToLeft: false).reading(sheetCount: 2)
    #expect(reading == [0, 1, 2, 3, 4, nil, nil, 5])
  }

  @Test func `pages stand against the fold, in the middle of the height, on the paper`() throws {
    let papers: [(page: Size, paper: Size)] = [
      (.a5, .a4), (Size(width: .points(306), height: .points(612)), .letter),
      (.a4.turned, Size(width: .points(1000), height: .points(2000))),
    ]
    for (size, paper) in papers {
      let sheets = try pages(8, size).imposed(by: .saddleStitch(signatureOf: nil), on: paper)
      for side in sheets.sides {
        #expect(side.size == paper || side.size == paper.turned)
        #expect(side.placements.count == 2)
        #expect(side.placements[0].origin.x + size.width == side.size.width / 2)
        #expect(side.placements[1].origin.x == side.size.width / 2)
        for placement in side.placements {
          #expect(placement.origin.y == (side.size.height - size.height) / 2)
          #expect(placement.origin.x >= .zero && placement.origin.x + size.width <= side.size.width)
        }
      }
    }
  }

  @Test func `two A5 pages lie side by side on A4`() throws {
    let sheets = try pages(4).imposed(by: .saddleStitch(signatureOf: nil), on: .a4)
    #expect(sheets.sides.map(\.size) == [Size.a4.turned, Size.a4.turned])
    #expect(sheets.sides.map { $0.placements.map(\.page) } == [[3, 0], [1, 2]])
    #expect(sheets.sides[0].marks.count == 2 && sheets.sides[1].marks.isEmpty)
  }

  @Test func `creep moves inner pages towards the spine`() throws {
    var options = ImpositionOptions()
    options.creep = .points(1)
    let sheets = try pages(12).imposed(by: .saddleStitch(signatureOf: nil), on: .a4, options: options)
    let middle = Size.a4.height / 2
    for (index, side) in sheets.sides.enumerated() {
      let shift = Length.points(index / 2)
      #expect(side.placements[0].origin.x + Size.a5.width == middle + shift)
      #expect(side.placements[1].origin.x == middle - shift)
    }
  }

  @Test func `creep never moves a page into the fold`() throws {
    var options = ImpositionOptions()
    options.creep = .points(1)
    let sheets = try pages(800).imposed(by: .saddleStitch(signatureOf: nil), on: .a4, options: options)
    let shifts = sheets.sides.map { Size.a4.height / 2 - $0.placements[1].origin.x }
    #expect(shifts.max() == Size.a5.width / 12 && shifts[20] == .points(10))
  }

  @Test(arguments: [0, -4, 2, 6, 15]) func `a signature is a positive multiple of four`(signature: Int) {
    #expect(throws: ImpositionError.signatureNotDivisibleByFour(pages: signature)) {
      try pages(8).imposed(by: .saddleStitch(signatureOf: signature), on: .a4)
    }
  }

  @Test func `pages that do not fit are an error`() {
    #expect(throws: ImpositionError.paperTooSmall(paper: .a5, page: .a5)) {
      try pages(8).imposed(by: .saddleStitch(signatureOf: nil), on: .a5)
    }
  }

  @Test func `the reading copy has each page on its own side`() {
    let sheets = pages(3).sheets
    #expect(sheets.sides.map(\.size) == [.a5, .a5, .a5])
    #expect(sheets.sides.map { $0.placements.map(\.page) } == [[0], [1], [2]])
    #expect(sheets.duplex == nil)
  }
}
