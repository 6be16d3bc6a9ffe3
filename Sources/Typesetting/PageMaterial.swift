/// What is broken into pages: a column of lines, the notes to them, and other ways to set some of it.
public struct PageMaterial: Sendable {
  /// The column.
  public var items: [VerticalItem]
  /// All note lines, in the order of their marks. Those no item refers to come at the end.
  public var notes: [NoteLine]
  /// Stretches of the column that can be set in other numbers of lines, in order and apart from each other.
  public var choices: [VerticalChoice]

  /// A column.
  public init(_ items: [VerticalItem], notes: [NoteLine] = [], choices: [VerticalChoice] = []) {
    self.items = items
    self.notes = notes
    self.choices = choices
  }
}

/// A stretch of a column and other ways to set it, such as a paragraph in one line more.
public struct VerticalChoice: Hashable, Sendable {
  /// One of the other ways.
  public struct Variant: Hashable, Sendable {
    /// Its lines. They bear the same notes as those it stands for; their height differs from theirs by a whole number of
    /// ``PageFrames/unit``, at most ``PageBreaker/largestShift`` of them.
    public var items: [VerticalItem]
    /// What it costs, in demerits of ``PageBreaker``; not negative.
    public var cost: Int

    /// A variant.
    public init(_ items: [VerticalItem], cost: Int) {
      self.items = items
      self.cost = cost
    }
  }

  /// The items it stands for: lines only, at least one.
  public var items: Range<Int32>
  /// The other ways.
  public var variants: [Variant]

  /// A choice.
  public init(_ items: Range<Int32>, variants: [Variant]) {
    self.items = items
    self.variants = variants
  }
}

/// What stands in one column of a page.
public struct PageFill: Hashable, Sendable {
  /// The items, from its first line to its last one, as they are counted when every choice has been made. Empty if there
  /// are only notes carried over.
  public var items: Range<Int32>
  /// The note lines at its foot: those carried over first.
  public var notes: [Range<Int32>]
  /// Number of the column; a page has ``PageFrames/columns`` of them.
  public var column: Int
  /// Height that it fills, notes included, unless the text ends before.
  public var height: Int32
}

/// A column broken into pages.
public struct Pagination: Sendable {
  /// The columns in order.
  public var fills: [PageFill] = []
  /// What was chosen for each of ``PageMaterial/choices``: 0 as it stands, else one more than the index of the variant.
  public var choices: [Int8] = []
  /// Sum of demerits.
  public var demerits = 0

  /// No pages.
  public init() {}
}
