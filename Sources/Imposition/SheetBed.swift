import DocumentModel

/// Lays a plan on paper: pages stand against their spine, or in the middle of their cell, and in the middle of its height.
struct SheetBed {
  let pages: [Page]
  let plan: ImpositionPlan
  let options: ImpositionOptions
  /// The paper as it lies in front of the reader.
  let paper: Size
  /// The frames of the columns of a front and of a back.
  private let frames: (front: [Rectangle], back: [Rectangle])

  /// A bed of `paper`, which is not turned.
  init(_ pages: [Page], _ plan: ImpositionPlan, paper: Size, options: ImpositionOptions) {
    self.pages = pages
    self.plan = plan
    self.options = options
    self.paper = paper
    frames = (
      SheetBed.frames(plan.panels?.outside, plan.columns, on: paper),
      SheetBed.frames(plan.panels?.inside, plan.columns, on: paper)
    )
  }

  /// How much larger than its cell a page may be: what rounding adds to lengths in millimetres.
  private static let tolerance = Length(scaledPoints: 256)

  /// Whether every page fits its cell.
  var isLargeEnough: Bool {
    let height = paper.height / plan.rows + SheetBed.tolerance
    func fits(_ cells: [ImpositionPlan.Cell], isBack: Bool) -> Bool {
      cells.indices.allSatisfy { index in
        guard let page = pageIndex(cells[index].page) else { return true }
        let width = columns(isBack: isBack)[index % plan.columns].size.width + SheetBed.tolerance
        return pages[page].size.width <= width && pages[page].size.height <= height
      }
    }
    return plan.sheets.allSatisfy { fits($0.front, isBack: false) && fits($0.back, isBack: true) }
  }

  /// The edge about which the printer must turn the paper, `nil` if backs stay white. Plans turn it about its vertical
  /// axis.
  var duplex: Sheets.Duplex? {
    guard plan.hasBacks else { return nil }
    return (paper.width > paper.height) == options.turnsOtherEdge ? .longEdge : .shortEdge
  }

  /// Fronts and backs in turn; fronts only if all backs stay white.
  var sides: [SheetSide] {
    let hasBacks = plan.hasBacks
    var all = Pages()
    all.pages = pages
    var signature = -1
    return plan.sheets.flatMap { sheet in
      var front = side(sheet.front, isBack: false)
      let isOutermost = sheet.signature != signature
      signature = sheet.signature
      front.marks = marks(of: sheet, around: front, isOutermost: isOutermost)
      guard hasBacks else { return [front] }
      var back = side(sheet.back, isBack: true)
      if options.hasCropMarks { back.marks = cropMarks(around: back) }
      return [front, options.turnsOtherEdge ? back.turned(all) : back]
    }
  }

  /// The frames of the columns of a side.
  func columns(isBack: Bool) -> [Rectangle] { isBack ? frames.back : frames.front }

  /// Columns of the given widths, or of equal ones.
  private static func frames(_ widths: [Length]?, _ count: Int, on paper: Size) -> [Rectangle] {
    var left = Length.zero
    return (widths ?? PanelWidths.equal(count, of: paper.width).outside).map { width in
      defer { left = left + width }
      return Rectangle(x: left, y: .zero, width: width, height: paper.height)
    }
  }

  private func side(_ cells: [ImpositionPlan.Cell], isBack: Bool) -> SheetSide {
    let frames = columns(isBack: isBack)
    var placements: [Placement] = []
    for (index, cell) in cells.enumerated() {
      guard let page = pageIndex(cell.page) else { continue }
      let column = index % plan.columns
      let size = pages[page].size
      let origin = Point(
        x: left(of: size, in: frames, column, depth: cell.depth), y: top(of: size, row: index / plan.columns))
      placements.append(Placement(page: page, at: origin, isInverted: cell.isInverted))
    }
    var side = SheetSide(size: paper, placements: placements)
    side.trim = trim(of: placements)
    side.bleed = options.bleed
    return side
  }

  /// The page at an ordinal; `nil` for a blank. Blanks stand before the back cover if there is one.
  private func pageIndex(_ ordinal: Int) -> Int? {
    if options.hasBackCover && ordinal == plan.pageCount - 1 && pages.count > 1 { return pages.count - 1 }
    let count = options.hasBackCover && pages.count > 1 ? pages.count - 1 : pages.count
    return ordinal < count ? ordinal : nil
  }

  /// The left edge of a page: against its spine, or in the middle of its column.
  private func left(of size: Size, in frames: [Rectangle], _ column: Int, depth: Int) -> Length {
    let frame = frames[column]
    // More sheets than can be folded as one would move the text into the fold.
    let shift = min(options.creep * depth, size.width / 12) - options.gutter
    if column < plan.columnBorders.count, plan.columnBorders[column] == .spine {
      return frame.origin.x + frame.size.width - size.width + shift
    }
    if column > 0, plan.columnBorders[column - 1] == .spine { return frame.origin.x - shift }
    return frame.origin.x + (frame.size.width - size.width) / 2
  }

  private func top(of size: Size, row: Int) -> Length {
    let height = paper.height / plan.rows
    return paper.height * row / plan.rows + (height - size.height) / 2
  }
}

extension Rectangle {
  /// A rectangle with its corner at a place.
  init(at origin: Point, _ size: Size) {
    self.init(x: origin.x, y: origin.y, width: size.width, height: size.height)
  }
}
