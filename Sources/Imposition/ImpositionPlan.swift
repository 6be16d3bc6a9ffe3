/// Which page goes into which cell of which sheet, before anything is measured.
///
/// Backs are given as they are seen once the sheet was turned about its vertical axis.
struct ImpositionPlan: Hashable {
  /// A place for a page.
  struct Cell: Hashable {
    /// The page's ordinal from 0; it may be one of the blanks after the last page.
    var page: Int
    /// Whether it is upside down.
    var isInverted = false
  }

  /// One sheet of paper.
  struct Sheet: Hashable {
    /// Cells of the front, left to right and top to bottom.
    var front: [Cell]
    /// Cells of the back.
    var back: [Cell]
    /// How many sheets lie around it in its signature.
    var depth: Int
  }

  /// Cells side by side. The fold runs through the middle, so an even number.
  var columns: Int
  /// Cells one below the other.
  var rows: Int
  /// The sheets in the order of printing.
  var sheets: [Sheet]
  /// How many pages they take, blanks included.
  var pageCount: Int
}

extension ImpositionPlan {
  /// Saddle stitching: sheet i of a signature of P pages from b has in front b+P−2i and b+1+2i, behind b+2+2i and
  /// b+P−1−2i, counted from 1.
  static func saddleStitch(pageCount: Int, signature: Int?) -> ImpositionPlan {
    let padded = max(4, (pageCount + 3) / 4 * 4)
    let size = min(signature ?? padded, padded)
    var sheets: [Sheet] = []
    for start in stride(from: 0, to: padded, by: size) {
      let count = min(size, padded - start)
      for depth in 0..<count / 4 {
        let first = start + 2 * depth
        let last = start + count - 1 - 2 * depth
        sheets.append(
          Sheet(
            front: [Cell(page: last), Cell(page: first)], back: [Cell(page: first + 1), Cell(page: last - 1)],
            depth: depth))
      }
    }
    return ImpositionPlan(columns: 2, rows: 1, sheets: sheets, pageCount: padded)
  }

  /// The plan for text from right to left: columns are mirrored.
  var mirrored: ImpositionPlan {
    func mirrored(_ cells: [Cell]) -> [Cell] {
      stride(from: 0, to: cells.count, by: columns).flatMap { cells[$0..<$0 + columns].reversed() }
    }
    var plan = self
    plan.sheets = sheets.map { Sheet(front: mirrored($0.front), back: mirrored($0.back), depth: $0.depth) }
    return plan
  }
}
