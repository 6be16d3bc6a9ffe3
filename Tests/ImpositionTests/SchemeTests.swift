import DocumentModel
import Testing

@testable import Imposition

func pages(_ count: Int, _ size: Size) -> Pages {
  var pages = Pages()
  pages.pages = (0..<count).map { Page(size: size, folio: "\($0 + 1)") }
  return pages
}

/// A sixteenth of A4: it fits every scheme.
let small = Size(width: .points(100), height: .points(140))

/// A scheme with what a person does to its sheets, for text from left to right.
struct Recipe: CustomTestStringConvertible, Sendable {
  var scheme: ImpositionScheme
  var columns: Int
  var rows: Int
  /// How many pages fill the sheets.
  var unit: Int
  var most = 200
  /// Sheets that are folded together; `nil` folds all.
  var sheetsInSignature: Int?
  var isNested = false
  var folds: [PaperFolder.Fold]

  var testDescription: String { "\(scheme)" }

  static let all = [
    Recipe(scheme: .saddleStitch(signatureOf: nil), columns: 2, rows: 1, unit: 4, folds: [.leftOntoRight]),
    Recipe(
      scheme: .saddleStitch(signatureOf: 12), columns: 2, rows: 1, unit: 4, sheetsInSignature: 3,
      folds: [.leftOntoRight]),
    Recipe(
      scheme: .perfectBound(sheetsInSignature: 2), columns: 2, rows: 1, unit: 4, sheetsInSignature: 2,
      folds: [.leftOntoRight]),
    Recipe(scheme: .cutAndNest, columns: 2, rows: 2, unit: 8, isNested: true, folds: [.leftOntoRight]),
    Recipe(scheme: .quarto, columns: 2, rows: 2, unit: 8, folds: [.topOntoBottom, .leftOntoRight]),
    Recipe(
      scheme: .octavo, columns: 4, rows: 2, unit: 16, sheetsInSignature: 1,
      folds: [.rightOntoLeft, .topOntoBottom, .leftOntoRight]),
    Recipe(scheme: .frenchFold, columns: 2, rows: 2, unit: 4, most: 4, folds: [.topOntoBottom, .leftOntoRight]),
  ]
}

extension Recipe {
  /// Folds sheets and reads them; one side blank for paper printed on one side.
  func reading(_ sheets: Sheets, isRightToLeft: Bool) -> [Face] {
    let perSheet = sheets.duplex == nil ? 1 : 2
    let signature = (sheetsInSignature ?? sheets.sides.count / perSheet) * perSheet
    return stride(from: 0, to: sheets.sides.count, by: signature).flatMap { start in
      var part = sheets
      part.sides = Array(sheets.sides[start..<min(start + signature, sheets.sides.count)])
      var folder = PaperFolder(
        part, columns: PaperFolder.equal(columns, of: sheets.sides[0].size.width), rows: rows)
      if isNested { folder.cutAndNest() }
      for fold in folds {
        switch (fold, isRightToLeft) {
        case (.leftOntoRight, true): folder.fold(.rightOntoLeft)
        case (.rightOntoLeft, true): folder.fold(.leftOntoRight)
        default: folder.fold(fold)
        }
      }
      return folder.reading
    }
  }
}

struct SchemeTests {
  @Test(arguments: Recipe.all, [false, true])
  func `folded sheets read in order, every page once and upright`(recipe: Recipe, isRightToLeft: Bool) throws {
    for count in 1...recipe.most {
      for turnsOtherEdge in [false, true] {
        var options = ImpositionOptions()
        options.isRightToLeft = isRightToLeft
        options.turnsOtherEdge = turnsOtherEdge
        let sheets = try pages(count, small).imposed(by: recipe.scheme, on: .a4, options: options)
        var read = recipe.reading(sheets, isRightToLeft: isRightToLeft)
        if sheets.duplex == nil { read = read.filter { $0.page != nil } }
        let padded = sheets.duplex == nil ? count : count.padded(to: recipe.unit)
        let wanted = (0..<padded).map { Face(page: $0 < count ? $0 : nil) }
        if read != wanted {
          Issue.record("\(count) pages, other edge: \(turnsOtherEdge): \(read.map { $0.page.map { $0 + 1 } ?? 0 })")
          return
        }
      }
    }
  }

  @Test(arguments: [2, 4, 7], [false, true])
  func `blanks stand before a back cover in every folded scheme`(missing: Int, isRightToLeft: Bool) throws {
    var options = ImpositionOptions()
    options.hasBackCover = true
    options.isRightToLeft = isRightToLeft
    for recipe in Recipe.all where recipe.most > 4 {
      let count = 3 * recipe.unit - missing % recipe.unit
      let sheets = try pages(count, small).imposed(by: recipe.scheme, on: .a4, options: options)
      let read = recipe.reading(sheets, isRightToLeft: isRightToLeft).map(\.page)
      let blanks = [Int?](repeating: nil, count: read.count - count)
      #expect(read == (0..<count - 1).map { $0 } + blanks + [count - 1])
    }
  }

  @Test(arguments: [false, true]) func `sheets are cut to piles that are laid on each other`(isRightToLeft: Bool) throws
  {
    for (columns, rows) in [(1, 1), (2, 1), (2, 2), (3, 2), (1, 4)] {
      for count in 1...200 {
        for turnsOtherEdge in [false, true] {
          var options = ImpositionOptions()
          options.isRightToLeft = isRightToLeft
          options.turnsOtherEdge = turnsOtherEdge
          let sheets = try pages(count, small).imposed(
            by: .cutAndStack(columns: columns, rows: rows), on: .a4, options: options)
          let edges = PaperFolder.equal(columns, of: sheets.sides[0].size.width)
          // Fronts are down: the first sheet is read first, from below, and columns are mirrored.
          let piles = PaperFolder(sheets, columns: edges, rows: rows).piles
          let read = piles.flatMap { row in
            (isRightToLeft ? row : row.reversed()).flatMap { $0.flatMap { [$0.down, $0.up] } }
          }
          let wanted = read.indices.map { Face(page: $0 < count ? $0 : nil) }
          if read != wanted {
            Issue.record("\(columns)×\(rows), \(count) pages: \(read.map { $0.page ?? -1 })")
            return
          }
        }
      }
    }
  }

  @Test(arguments: [(ImpositionScheme.zine8, 2), (.zine16, 4)], [false, true])
  func `the pages of a zine make a ring whose spreads are never torn`(
    zine: (scheme: ImpositionScheme, rows: Int), isRightToLeft: Bool
  ) throws {
    var options = ImpositionOptions()
    options.isRightToLeft = isRightToLeft
    let count = 4 * zine.rows
    let sheets = try pages(count, Size(width: .points(100), height: .points(100))).imposed(
      by: zine.scheme, on: .a4, options: options)
    #expect(sheets.sides.count == 1 && sheets.duplex == nil)
    let side = sheets.sides[0]
    let places = side.placements.sorted { $0.page < $1.page }.map { placement in
      let middle = Point(x: placement.origin.x + .points(50), y: placement.origin.y + .points(50))
      return (
        column: middle.x.scaledPoints * 4 / side.size.width.scaledPoints,
        row: middle.y.scaledPoints * zine.rows / side.size.height.scaledPoints, isInverted: placement.isInverted
      )
    }
    #expect(Set(places.map { $0.column * 100 + $0.row }).count == count)
    for index in 0..<count {
      let (page, next) = (places[index], places[(index + 1) % count])
      let isSpread = index % 2 == 1
      if page.row == next.row {
        // The next page of a spread lies to the right as the pages stand, or to the left for text from right to left.
        let right = page.isInverted != isRightToLeft ? -1 : 1
        #expect(next.column == page.column + right && next.isInverted == page.isInverted)
      } else {
        #expect(!isSpread && page.column == next.column && abs(page.row - next.row) == 1)
        #expect(next.isInverted != page.isInverted)
      }
    }
    try checkSlits(of: zine.scheme, rows: zine.rows, places.map { [$0.column, $0.row] }, options)
  }

  /// Every border between pages that do not follow each other is slit, but in the small zine those of the outer columns.
  private func checkSlits(
    of scheme: ImpositionScheme, rows: Int, _ places: [[Int]], _ options: ImpositionOptions
  ) throws {
    let plan = try ImpositionPlan(scheme, pageCount: places.count, width: .points(842), options: options)
    let slits = (options.isRightToLeft ? plan.mirrored : plan).slits
    var slit = Set<[Int]>()
    for line in slits {
      for step in 0..<line.length {
        let cell = line.isVertical ? [line.column, line.row + step] : [line.column + step, line.row]
        slit.insert(cell + [line.isVertical ? 1 : 0])
      }
    }
    var joined = Set<[Int]>()
    for (page, next) in zip(places, places.dropFirst() + [places[0]]) {
      joined.insert([max(page[0], next[0]), max(page[1], next[1]), page[1] == next[1] ? 1 : 0])
    }
    var torn = Set<[Int]>()
    for column in 0..<4 {
      for row in 0..<rows {
        if column > 0 && !joined.contains([column, row, 1]) { torn.insert([column, row, 1]) }
        if row > 0 && !joined.contains([column, row, 0]) { torn.insert([column, row, 0]) }
      }
    }
    #expect(slit == torn)
  }

  @Test func `handbills are the same everywhere, and the second page is behind the first`() throws {
    for count in 1...200 {
      let sheets = try pages(count, small).imposed(by: .repeated(columns: 2, rows: 2), on: .a4)
      for (index, side) in sheets.sides.enumerated() {
        #expect(side.placements.allSatisfy { $0.page == index && !$0.isInverted })
        #expect(side.placements.count == (index < count ? 4 : 0))
      }
      #expect((sheets.duplex == nil) == (count == 1))
    }
  }

  @Test func `one sheet holds so many pages and no more`() {
    let schemes: [(ImpositionScheme, Int)] = [
      (.zine8, 8), (.zine16, 16), (.frenchFold, 4), (.cFold, 6), (.zFold, 6), (.gateFold, 6), (.doubleParallel, 8),
      (.rollFold(panels: 4), 8), (.accordion(panels: 5), 10),
    ]
    for (scheme, most) in schemes {
      #expect(throws: Never.self) {
        try pages(most, Size(width: .points(50), height: .points(50))).imposed(by: scheme, on: .a4)
      }
      #expect(throws: ImpositionError.tooManyPages(most + 1, most: most)) {
        try pages(most + 1, Size(width: .points(50), height: .points(50))).imposed(by: scheme, on: .a4)
      }
    }
  }

  @Test func `every example of a scheme is understood, and nothing else`() throws {
    for name in ImpositionScheme.examples { #expect(throws: Never.self) { try ImpositionScheme(named: name) } }
    #expect(try ImpositionScheme(named: "Saddle:16") == .saddleStitch(signatureOf: 16))
    #expect(try ImpositionScheme(named: "repeat:2x3") == .repeated(columns: 2, rows: 3))
    for name in [
      "", "saddle:", "saddle:6", "saddle:4:4", "stack:0x1", "stack:2", "roll:1", "roll:99", "book", "zine8:1",
    ] {
      #expect(throws: ImpositionError.self) { try ImpositionScheme(named: name) }
    }
  }
}
