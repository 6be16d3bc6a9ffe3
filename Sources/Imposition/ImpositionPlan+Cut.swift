import DocumentModel

/// Sheets that are cut and not folded.
extension ImpositionPlan {
  /// Cell p of sheet i of d has in front page 2(pd+i)+1 and behind it the next, in the mirrored column: cut, the piles are
  /// laid on each other.
  static func cutAndStack(pageCount: Int, columns: Int, rows: Int) -> ImpositionPlan {
    let cells = columns * rows
    let padded = pageCount.padded(to: 2 * cells)
    let depth = padded / (2 * cells)
    let sheets = (0..<depth).map { index in
      let front = (0..<cells).map { 2 * ($0 * depth + index) }
      return Sheet(
        front: front.map { Cell(page: $0) },
        back: (0..<cells).map { cell in
          let mirrored = cell / columns * columns + (columns - 1 - cell % columns)
          return Cell(page: front[mirrored] + 1)
        })
    }
    return cut(columns, rows, sheets, pageCount: padded)
  }

  /// The same page in every cell; every second page stands behind the one before it.
  static func repeated(pageCount: Int, columns: Int, rows: Int) -> ImpositionPlan {
    let padded = pageCount > 1 ? pageCount.padded(to: 2) : 1
    let sheets = stride(from: 0, to: padded, by: 2).map { page in
      let back = page + 1 < padded ? [Cell](repeating: Cell(page: page + 1), count: columns * rows) : []
      return Sheet(front: [Cell](repeating: Cell(page: page), count: columns * rows), back: back)
    }
    return cut(columns, rows, sheets, pageCount: padded)
  }

  private static func cut(_ columns: Int, _ rows: Int, _ sheets: [Sheet], pageCount: Int) -> ImpositionPlan {
    ImpositionPlan(
      columnBorders: [Border](repeating: .cut, count: columns - 1),
      rowBorders: [Border](repeating: .cut, count: rows - 1), sheets: sheets, pageCount: pageCount)
  }
}
