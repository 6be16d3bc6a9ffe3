import DocumentModel

/// Folds printed sheets as a person would and reads the pages by turning the leaves.
///
/// Knows nothing of schemes: it looks at where pages lie on the paper. This is the oracle for saddle stitching.
struct FoldSimulator {
  /// A side of a leaf: the page on it, or a blank.
  typealias Leaf = Int?

  let sheets: Sheets
  let isRightToLeft: Bool

  /// The page that lies on the left or right half of a side; an upside-down page is told by a negative number.
  private func page(_ side: SheetSide, left: Bool) -> Leaf {
    let found = side.placements.filter { placement in
      let width = sheets.pages.pages[Int(placement.page)].size.width
      return (placement.origin.x + width / 2 < side.size.width / 2) == left
    }
    precondition(found.count <= 1)
    return found.first.map { $0.isInverted ? -1 - Int($0.page) : Int($0.page) }
  }

  /// A back as it lies once the printer turned the paper about its vertical axis.
  private func asSeen(_ side: SheetSide) -> SheetSide {
    let turnsSidewise = (sheets.duplex == .shortEdge) == (side.size.width > side.size.height)
    if turnsSidewise { return side }
    var seen = side
    seen.placements = side.placements.map { placement in
      let size = sheets.pages.pages[Int(placement.page)].size
      let origin = Point(
        x: side.size.width - placement.origin.x - size.width, y: side.size.height - placement.origin.y - size.height)
      return Placement(page: Int(placement.page), at: origin, isInverted: !placement.isInverted)
    }
    return seen
  }

  /// The pages in the order in which a reader of gatherings of `sheetCount` sheets sees them.
  func reading(sheetCount: Int) -> [Leaf] {
    var reading: [Leaf] = []
    let all = sheets.sides.count / 2
    for start in stride(from: 0, to: all, by: sheetCount) {
      var rest: [Leaf] = []
      for sheet in start..<min(start + sheetCount, all) {
        let front = sheets.sides[2 * sheet]
        let back = asSeen(sheets.sides[2 * sheet + 1])
        // Behind the front's right half lies the back's left half.
        reading += [page(front, left: isRightToLeft), page(back, left: !isRightToLeft)]
        rest = [page(back, left: isRightToLeft), page(front, left: !isRightToLeft)] + rest
      }
      reading += rest
    }
    return reading
  }
}
