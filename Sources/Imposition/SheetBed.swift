import DocumentModel

/// Lays a plan on paper: pages stand against the fold and in the middle of their cell's height.
struct SheetBed {
  private let pages: [Page]
  private let plan: ImpositionPlan
  private let options: ImpositionOptions
  /// The paper as it lies in front of the reader.
  private let paper: Size

  /// A bed of `paper`, upright or turned, whichever the cells fit on; on its side if both would do.
  init(
    _ pages: [Page], _ plan: ImpositionPlan, paper: Size, options: ImpositionOptions
  ) throws(ImpositionError) {
    self.pages = pages
    self.plan = options.isRightToLeft ? plan.mirrored : plan
    self.options = options
    let page = Size(
      width: pages.map(\.size.width).max() ?? .zero, height: pages.map(\.size.height).max() ?? .zero)
    let wide = paper.width < paper.height ? paper.turned : paper
    let fitting = [wide, wide.turned].first {
      page.width * plan.columns <= $0.width && page.height * plan.rows <= $0.height
    }
    guard let fitting else { throw .paperTooSmall(paper: paper, page: page) }
    self.paper = fitting
  }

  /// The edge about which the printer must turn the paper. Plans turn it about its vertical axis.
  var duplex: Sheets.Duplex {
    (paper.width > paper.height) == options.turnsOtherEdge ? .longEdge : .shortEdge
  }

  /// Fronts and backs in turn.
  var sides: [SheetSide] {
    plan.sheets.flatMap { sheet in
      var front = side(sheet.front, depth: sheet.depth)
      if options.hasFoldMarks && sheet.depth == 0 { front.marks = foldMarks }
      let back = side(sheet.back, depth: sheet.depth)
      return [front, options.turnsOtherEdge ? turned(back) : back]
    }
  }

  private func side(_ cells: [ImpositionPlan.Cell], depth: Int) -> SheetSide {
    var placements: [Placement] = []
    for (index, cell) in cells.enumerated() {
      guard let page = pageIndex(cell.page) else { continue }
      let corner = corner(of: pages[page].size, column: index % plan.columns, row: index / plan.columns)
      let isLeft = index % plan.columns < plan.columns / 2
      let creep = options.creep * depth
      placements.append(
        Placement(
          page: page, at: Point(x: isLeft ? corner.x + creep : corner.x - creep, y: corner.y),
          isInverted: cell.isInverted))
    }
    return SheetSide(size: paper, placements: placements)
  }

  /// The page at an ordinal; `nil` for a blank. Blanks stand before the back cover if there is one.
  private func pageIndex(_ ordinal: Int) -> Int? {
    if options.hasBackCover && ordinal == plan.pageCount - 1 && pages.count > 1 { return pages.count - 1 }
    let count = options.hasBackCover && pages.count > 1 ? pages.count - 1 : pages.count
    return ordinal < count ? ordinal : nil
  }

  private func corner(of size: Size, column: Int, row: Int) -> Point {
    let cellHeight = paper.height / plan.rows
    let fromMiddle = size.width * (column - plan.columns / 2)
    return Point(x: paper.width / 2 + fromMiddle, y: cellHeight * row + (cellHeight - size.height) / 2)
  }

  /// The side as a printer needs it that turns paper about the other edge: by half a turn.
  private func turned(_ side: SheetSide) -> SheetSide {
    var turned = side
    turned.placements = side.placements.reversed().map { placement in
      let size = pages[Int(placement.page)].size
      return Placement(
        page: Int(placement.page),
        at: Point(
          x: side.size.width - placement.origin.x - size.width, y: side.size.height - placement.origin.y - size.height),
        isInverted: !placement.isInverted)
    }
    return turned
  }

  /// Fine lines on the fold at the upper and lower edge: ¼ pt wide, 8 mm long so that they reach beyond the margin that
  /// printers cannot print on.
  private var foldMarks: [Rectangle] {
    let width = Length.points(1) / 4
    let length = Length.millimetres(8)
    let left = paper.width / 2 - width / 2
    return [.zero, paper.height - length].map { Rectangle(x: left, y: $0, width: width, height: length) }
  }
}
