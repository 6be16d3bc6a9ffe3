import DocumentModel

/// How well a number of pages fills the sheets of a scheme.
public struct PageCountAdvice: Hashable, Sendable {
  /// Sheets that the pages take.
  public let sheetCount: Int
  /// Places for pages that stay blank.
  public let blankCount: Int
  /// The nearest smaller number of pages that takes fewer sheets, and how many; `nil` on the fewest sheets.
  public let cheaper: Count?

  /// A number of pages and the sheets that it takes.
  public struct Count: Hashable, Sendable {
    /// Pages.
    public var pages: Int
    /// Sheets.
    public var sheets: Int
  }

  /// The advice for a scheme; `nil` if it cannot hold so many pages.
  public init?(pageCount: Int, scheme: ImpositionScheme, options: ImpositionOptions) {
    func plan(_ count: Int) -> ImpositionPlan? {
      try? ImpositionPlan(scheme, pageCount: count, width: Size.a4.height, options: options)
    }
    guard pageCount > 0, let own = plan(pageCount) else { return nil }
    sheetCount = own.sheets.count
    blankCount = own.pageCount - pageCount
    var fewer = pageCount - 1
    var found: Count?
    // No scheme has more pages to a sheet than cells on both sides.
    let least = max(0, pageCount - 2 * own.columns * own.rows)
    while fewer > least, found == nil {
      if let other = plan(fewer), other.sheets.count < own.sheets.count {
        found = Count(pages: fewer, sheets: other.sheets.count)
      }
      fewer -= 1
    }
    cheaper = found
  }
}
