import DocumentModel
import Testing

@testable import Imposition

struct LeafletTests {
  private static func widths(_ scheme: ImpositionScheme, on paper: Size = .a4, allowance: Length? = nil) throws
    -> (outside: [Double], inside: [Double])
  {
    var options = ImpositionOptions()
    options.foldAllowance = allowance
    let plan = try SheetPlaces(scheme, on: paper, options: options)
    func millimetres(_ panels: [SheetPlaces.Place]) -> [Double] {
      panels.map { $0.frame.size.width.inPoints * 25.4 / 72 }
    }
    return (millimetres(plan.outside), millimetres(plan.inside))
  }

  private static func expect(_ found: [Double], _ wanted: [Double]) {
    #expect(found.count == wanted.count && zip(found, wanted).allSatisfy { abs($0 - $1) < 0.01 }, "\(found)")
  }

  @Test func `panels are as wide as folding needs them, to a hundredth of a millimetre`() throws {
    let letterFold = try Self.widths(.cFold)
    Self.expect(letterFold.outside, [97, 100, 100])
    Self.expect(letterFold.inside, [100, 100, 97])
    let letter = try Self.widths(.cFold, on: .letter, allowance: .points(72) / 16)
    Self.expect(letter.outside, [3.625, 3.6875, 3.6875].map { $0 * 25.4 })
    Self.expect(try Self.widths(.zFold).outside, [99, 99, 99])
    Self.expect(try Self.widths(.rollFold(panels: 4)).outside, [71.75, 73.75, 75.75, 75.75])
    Self.expect(try Self.widths(.rollFold(panels: 3), allowance: .millimetres(3)).outside, letterFold.outside)
    Self.expect(try Self.widths(.gateFold).outside, [73.75, 149.5, 73.75])
    Self.expect(try Self.widths(.doubleParallel).outside, [75.25, 75.25, 73.25, 73.25])
    Self.expect(try Self.widths(.accordion(panels: 6)).inside, [Double](repeating: 49.5, count: 6))
  }

  @Test(arguments: [
    ImpositionScheme.cFold, .zFold, .rollFold(panels: 5), .gateFold, .doubleParallel, .accordion(panels: 7),
  ])
  func `panels fill the sheet, and each has another of its width behind it`(scheme: ImpositionScheme) throws {
    for paper in [Size.a4, .letter, .a5] {
      for isRightToLeft in [false, true] {
        var options = ImpositionOptions()
        options.isRightToLeft = isRightToLeft
        let plan = try SheetPlaces(scheme, on: paper, options: options)
        for panels in [plan.outside, plan.inside] {
          var edge = Length.zero
          for panel in panels {
            #expect(panel.frame.origin.x == edge && panel.frame.size.height == min(paper.width, paper.height))
            edge = edge + panel.frame.size.width
          }
          #expect(edge == max(paper.width, paper.height))
        }
        #expect(plan.outside.map(\.frame.size.width) == plan.inside.map(\.frame.size.width).reversed())
        let pages = (plan.outside + plan.inside).map(\.page).sorted()
        #expect(pages == Array(pages.indices))
      }
    }
  }

  /// The pages of a leaflet's two sides, from 1.
  private static func order(_ scheme: ImpositionScheme, hasBackCover: Bool = false) throws -> [[Int]] {
    var options = ImpositionOptions()
    options.hasBackCover = hasBackCover
    let plan = try SheetPlaces(scheme, on: .a4, options: options)
    return [plan.outside.map { $0.page + 1 }, plan.inside.map { $0.page + 1 }]
  }

  @Test func `unfolding a leaflet shows its pages in order`() throws {
    // Cover, the three inside, the flap that is tucked in, the back.
    #expect(try Self.order(.cFold) == [[5, 6, 1], [2, 3, 4]])
    #expect(try Self.order(.rollFold(panels: 4)) == [[7, 6, 8, 1], [2, 3, 4, 5]])
    #expect(try Self.order(.zFold) == [[1, 2, 3], [4, 5, 6]])
    #expect(try Self.order(.zFold, hasBackCover: true) == [[1, 2, 3], [6, 4, 5]])
    #expect(try Self.order(.accordion(panels: 4), hasBackCover: true) == [[1, 2, 3, 4], [5, 6, 7, 8]])
    #expect(try Self.order(.gateFold) == [[2, 6, 1], [3, 4, 5]])
    #expect(try Self.order(.doubleParallel) == [[8, 1, 4, 5], [6, 3, 2, 7]])
  }

  @Test(arguments: 2...10) func `behind page p of an accordion is page 2k+1−p`(count: Int) throws {
    let plan = try SheetPlaces(.accordion(panels: count), on: .a4)
    for (front, back) in zip(plan.outside, plan.inside.reversed()) { #expect(front.page + back.page == 2 * count - 1) }
  }

  @Test(arguments: [ImpositionScheme.cFold, .zFold, .rollFold(panels: 4), .gateFold, .doubleParallel])
  func `every page of a leaflet stands upright in the middle of its panel`(scheme: ImpositionScheme) throws {
    for count in 1...6 {
      for (isRightToLeft, turnsOtherEdge) in [(false, false), (false, true), (true, false), (true, true)] {
        var options = ImpositionOptions()
        options.isRightToLeft = isRightToLeft
        options.turnsOtherEdge = turnsOtherEdge
        let plan = try SheetPlaces(scheme, on: .a4, options: options)
        let sheets = try pages(count, plan.commonSize).imposed(by: scheme, on: .a4, options: options)
        #expect(sheets.duplex == (turnsOtherEdge ? .longEdge : .shortEdge))
        let sides = [plan.outside, plan.inside]
        for (side, panels) in zip(sheets.sides, sides) {
          let isTurned = turnsOtherEdge && panels == plan.inside
          #expect(side.placements.count == panels.filter { $0.page < count }.count)
          for placement in side.placements {
            let panel = try #require(panels.first { $0.page == placement.page })
            let middle = panel.frame.origin.x + panel.frame.size.width / 2
            let found = placement.origin.x + plan.commonSize.width / 2
            let wanted = isTurned ? side.size.width - middle : middle
            #expect(abs((found - wanted).scaledPoints) < 10 && placement.isInverted == isTurned)
          }
        }
      }
    }
  }

  @Test func `each edge of a page is known for what it is, whichever way up it is printed`() throws {
    let leaflet = try SheetPlaces(.cFold, on: .a4)
    let flap = leaflet.outside[0]
    #expect(flap.left == .sheetSide && flap.right == .outerFold && flap.top == .sheetEnd && flap.bottom == .sheetEnd)
    #expect(leaflet.inside[0].left == .sheetSide && leaflet.inside[0].right == .innerFold)
    let quarto = try SheetPlaces(.quarto, pageCount: 8, on: .a4, shape: .a5).places
    // Pages 1 and 5 are back to back at the head fold; 5 stands on its head.
    #expect(quarto[0].left == .innerFold && quarto[0].top == .outerFold && quarto[0].bottom == .sheetEnd)
    #expect(quarto[4].left == .innerFold && quarto[4].top == .outerFold && quarto[4].bottom == .sheetEnd)
    for place in quarto { #expect(Set([place.left, place.right]) == [.innerFold, .sheetSide]) }
    let bills = try SheetPlaces(.repeated(columns: 2, rows: 2), pageCount: 2, on: .a4)
    #expect(bills.paper == .a4 && bills.places.count == 2)
    #expect(bills.places[0].right == .cut && bills.places[0].bottom == .cut)
  }

  @Test func `a scheme with a number that cannot be has no places`() {
    #expect(throws: ImpositionError.self) { try SheetPlaces(.rollFold(panels: 1), on: .a4) }
  }
}
