import DocumentModel

/// Sheets that are folded to signatures. Numbers count from 1; negative ones stand upside down.
extension ImpositionPlan {
  /// Saddle stitching: sheet i of a signature of P pages has in front P−2i and 1+2i, behind 2+2i and P−1−2i.
  static func saddleStitch(pageCount: Int, signature: Int?) -> ImpositionPlan {
    let padded = pageCount.padded(to: 4)
    let size = Swift.min(signature ?? padded, padded)
    var sheets: [Sheet] = []
    for (number, start) in stride(from: 0, to: padded, by: size).enumerated() {
      let part = Signature(start: start, count: Swift.min(size, padded - start))
      for index in 0..<part.count / 4 {
        let sheet = saddle(index, of: part)
        sheets.append(Sheet(front: sheet.front, back: sheet.back, signature: number))
      }
    }
    return ImpositionPlan(columnBorders: [.spine], rowBorders: [], sheets: sheets, pageCount: padded)
  }

  private static func saddle(_ index: Int, of part: Signature) -> (front: [Cell], back: [Cell]) {
    let (i, count) = (2 * index, part.count)
    return (part.row(count - i, 1 + i), part.row(2 + i, count - 1 - i))
  }

  /// Four pages to a side: paper sheet k of S carries saddle sheet k above and k+S below. Cut, the lower pile is nested
  /// inside the upper.
  static func cutAndNest(pageCount: Int) -> ImpositionPlan {
    let part = Signature(start: 0, count: pageCount.padded(to: 8))
    let count = part.count / 8
    let sheets = (0..<count).map { index in
      let (upper, lower) = (saddle(index, of: part), saddle(index + count, of: part))
      return Sheet(front: upper.front + lower.front, back: upper.back + lower.back)
    }
    return ImpositionPlan(columnBorders: [.spine], rowBorders: [.cut], sheets: sheets, pageCount: part.count)
  }

  /// Sheets folded twice, all together: top over bottom, left over right, fronts outside.
  static func quarto(pageCount: Int) -> ImpositionPlan {
    let part = Signature(start: 0, count: pageCount.padded(to: 8))
    let (last, middle) = (part.count, part.count / 2)
    let sheets = stride(from: 0, to: last / 4, by: 2).map { s in
      Sheet(
        front: part.row(-(middle + 1 + s), -(middle - s), last - s, 1 + s),
        back: part.row(-(middle - 1 - s), -(middle + 2 + s), 2 + s, last - 1 - s))
    }
    return ImpositionPlan(columnBorders: [.spine], rowBorders: [.fold], sheets: sheets, pageCount: last)
  }

  /// Sheets folded three times, each to a signature of 16 pages.
  static func octavo(pageCount: Int) -> ImpositionPlan {
    let padded = pageCount.padded(to: 16)
    let sheets = stride(from: 0, to: padded, by: 16).map { start in
      let part = Signature(start: start, count: 16)
      return Sheet(
        front: part.row(-5, -12, -9, -8, 4, 13, 16, 1), back: part.row(-7, -10, -11, -6, 2, 15, 14, 3),
        signature: start / 16)
    }
    return ImpositionPlan(
      columnBorders: [.spine, .fold, .spine], rowBorders: [.fold], sheets: sheets, pageCount: padded)
  }

  /// One side, folded twice with the white side inwards.
  static var frenchFold: ImpositionPlan {
    let part = Signature(start: 0, count: 4)
    return ImpositionPlan(
      columnBorders: [.spine], rowBorders: [.fold], sheets: [Sheet(front: part.row(-3, -2, 4, 1), back: [])],
      pageCount: 4)
  }

  /// One side of one sheet, slit between the rows under the two middle columns: the pages walk the perimeter.
  static var zine8: ImpositionPlan {
    let part = Signature(start: 0, count: 8)
    var plan = ImpositionPlan(
      columnBorders: [.spine, .fold, .spine], rowBorders: [.fold],
      sheets: [Sheet(front: part.row(-5, -4, -3, -2, 6, 7, 8, 1), back: [])], pageCount: 8)
    plan.slits = [Slit(column: 1, row: 1, length: 2)]
    return plan
  }

  /// One side of one sheet of 4 × 4 cells. The pages walk through all cells in a ring; every step up or down, after which
  /// a page stands upside down, is between the two sides of one leaf, never within a spread. What is not a step is slit.
  static var zine16: ImpositionPlan {
    let part = Signature(start: 0, count: 16)
    let cells = part.row(-9, -8, -7, -6, 10, 11, 4, 5, -13, -12, -3, -2, 14, 15, 16, 1)
    var plan = ImpositionPlan(
      columnBorders: [.spine, .fold, .spine], rowBorders: [.fold, .fold, .fold],
      sheets: [Sheet(front: cells, back: [])], pageCount: 16)
    plan.slits = [
      Slit(column: 1, row: 1, length: 2), Slit(column: 1, row: 3, length: 2),
      Slit(column: 2, row: 1, length: 2, isVertical: true),
      Slit(column: 0, row: 2, length: 1), Slit(column: 3, row: 2, length: 1),
    ]
    return plan
  }
}
