/// Heights of the text area, notes included.
public struct PageHeights: Hashable, Sendable {
  /// Height of the first page; positive.
  public var first: Int32
  /// Height of all other pages; positive.
  public var others: Int32

  /// Heights; all pages alike unless `first` differs.
  public init(first: Int32? = nil, others: Int32) {
    self.first = max(1, first ?? others)
    self.others = max(1, others)
  }
}

/// The columns that text is poured into, page by page.
///
/// The columns of pages that face each other form a group; all of a group end on the same line, which may be the usual one
/// or one of a few others.
public struct PageFrames: Hashable, Sendable {
  /// Heights of the columns; those of the first page have room for less where something stands across them.
  public var heights: PageHeights
  /// Columns of a page, 1…8.
  public var columns = 1
  /// Columns that end on the same line: those of one page or of two facing ones.
  public var group = 1
  /// Columns of the first group that lie before the first page.
  public var offset = 0
  /// Height of a line.
  public var unit: Int32 = 1
  /// Whether the first page has a head above which no figure may stand; it may if all that is to be broken fits on the page.
  public var isHeaded = false
  /// How many lines longer or shorter than usual a group may be; 0 is always among them.
  public var shifts: [Int32] = [0]

  /// Pages of one column each, which end where they like.
  public init(_ heights: PageHeights) { self.heights = heights }

  /// Pages of a book of which the first is a right-hand page if `isRecto`.
  public init(_ heights: PageHeights, columns: Int, isRecto: Bool) {
    self.heights = heights
    self.columns = min(max(columns, 1), 8)
    group = 2 * self.columns
    offset = isRecto ? self.columns : 0
  }

  /// Height of a column, counted from the beginning of the first group, in a group that is so many lines longer.
  func height(_ slot: Int, shift: Int32 = 0) -> Int {
    max(1, Int(slot < offset + columns ? heights.first : heights.others) + Int(shift) * Int(unit))
  }
}
