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
  /// Blanks fill the last sheet. Folding the sheets and turning the leaves shows the pages in order; that property is what
  /// `SaddleStitchTests` checks.
  ///
  /// - Returns: Fronts and backs in turn, the outermost sheet of a signature first.
  /// - Throws: ``ImpositionError/signatureNotDivisibleByFour(pages:)``, or ``ImpositionError/paperTooSmall(paper:page:)``.
  public func imposed(
    by scheme: ImpositionScheme, on paper: Size, options: ImpositionOptions = ImpositionOptions()
  ) throws(ImpositionError) -> Sheets {
    let plan: ImpositionPlan
    switch scheme {
    case .saddleStitch(let signature):
      if let signature, signature <= 0 || signature % 4 != 0 {
        throw .signatureNotDivisibleByFour(pages: signature)
      }
      plan = .saddleStitch(pageCount: pages.count, signature: signature)
    }
    let bed = try SheetBed(pages, plan, paper: paper, options: options)
    return Sheets(sides: bed.sides, pages: self, duplex: bed.duplex)
  }
}
