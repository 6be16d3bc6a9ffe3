import DocumentModel

extension ImpositionPlan {
  /// The plan of a scheme for so many pages.
  ///
  /// - Parameter width: The paper's, as it lies in front of the reader; leaflets divide it.
  init(
    _ scheme: ImpositionScheme, pageCount: Int, width: Length, options: ImpositionOptions
  ) throws(ImpositionError) {
    try scheme.check()
    switch scheme {
    case .saddleStitch(let signature): self = .saddleStitch(pageCount: pageCount, signature: signature)
    case .perfectBound(let sheets): self = .saddleStitch(pageCount: pageCount, signature: 4 * sheets)
    case .cutAndNest: self = .cutAndNest(pageCount: pageCount)
    case .quarto: self = .quarto(pageCount: pageCount)
    case .octavo: self = .octavo(pageCount: pageCount)
    case .frenchFold: self = .frenchFold
    case .zine8: self = .zine8
    case .zine16: self = .zine16
    case .cutAndStack(let columns, let rows):
      self = .cutAndStack(pageCount: pageCount, columns: columns, rows: rows)
    case .repeated(let columns, let rows): self = .repeated(pageCount: pageCount, columns: columns, rows: rows)
    case .cFold, .zFold, .accordion, .rollFold, .gateFold, .doubleParallel:
      self = .leaflet(scheme, pageCount: pageCount, width: width, options: options)!
    }
    guard pageCount <= self.pageCount else { throw .tooManyPages(pageCount, most: self.pageCount) }
  }
}

extension ImpositionScheme {
  /// Most columns, rows or panels of a sheet: more could be neither printed nor folded.
  public static let mostCells = 32

  /// Checks the numbers in the scheme.
  func check() throws(ImpositionError) {
    let good = 1...ImpositionScheme.mostCells
    switch self {
    case .saddleStitch(let signature?) where signature <= 0 || signature % 4 != 0:
      throw .signatureNotDivisibleByFour(pages: signature)
    case .perfectBound(let sheets) where !(1...1000).contains(sheets): throw .badNumber(sheets, in: 1...1000)
    case .cutAndStack(let columns, let rows), .repeated(let columns, let rows):
      if !good.contains(columns) { throw .badNumber(columns, in: good) }
      if !good.contains(rows) { throw .badNumber(rows, in: good) }
    case .accordion(let panels?) where !(2...good.upperBound).contains(panels):
      throw .badNumber(panels, in: 2...good.upperBound)
    case .rollFold(let panels) where !(3...8).contains(panels): throw .badNumber(panels, in: 3...8)
    default: break
    }
  }
}
