public import DocumentModel

extension Pages {
  /// The reading copy: each page is a side of its own.
  public var sheets: Sheets {
    let origin = Point(x: .zero, y: .zero)
    return Sheets(
      sides: pages.enumerated().map { SheetSide(size: $1.size, placements: [Placement(page: $0, at: origin)]) },
      pages: self)
  }

  /// The pages arranged on sheets of `paper`, which is turned as the scheme needs it.
  ///
  /// Blanks fill the last sheet. Folding or cutting the sheets and turning the leaves shows the pages in order; that
  /// property is what `SaddleStitchTests` and `SchemeTests` check.
  ///
  /// - Returns: Fronts and backs in turn, the outermost sheet of a signature first; fronts only for a scheme that prints
  ///   on one side.
  public func imposed(
    by scheme: ImpositionScheme, on paper: Size, options: ImpositionOptions = ImpositionOptions()
  ) throws(ImpositionError) -> Sheets {
    let wide = paper.width < paper.height ? paper.turned : paper
    for lying in [wide, wide.turned] {
      let plan = try ImpositionPlan(scheme, pageCount: pages.count, width: lying.width, options: options)
      let bed = SheetBed(pages, options.isRightToLeft ? plan.mirrored : plan, paper: lying, options: options)
      if bed.isLargeEnough { return Sheets(sides: bed.sides, pages: self, duplex: bed.duplex) }
    }
    throw .paperTooSmall(
      paper: paper,
      page: Size(width: pages.map(\.size.width).max() ?? .zero, height: pages.map(\.size.height).max() ?? .zero))
  }
}
