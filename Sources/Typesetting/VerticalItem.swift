/// One element of a column of text to be broken into pages. Heights are in any one unit.
public struct VerticalItem: Hashable, Sendable {
  /// What the element is.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Material that is always there: a line, a table row, a picture.
    case line
    /// Space, dropped at the top and the foot of a page.
    case space
  }

  /// What the element is.
  public var kind: Kind
  /// Its height; not negative.
  public var height: Int32
  /// Cost of ending a page after it, −10 000 (must) … 10 000 (must not). The costs of a line and of the space after it add
  /// up; forced wins over forbidden, and forbidden over the rest. A cost of 100 is worth leaving a tenth of a page empty.
  public var cost: Int32
  /// The note lines whose marks stand on it, as indices into the array of all note lines. Ascending from item to item.
  public var notes: Range<Int32>
  /// Height that a page needs beside it if it begins with this line: the head of a table that is repeated there, and what
  /// brings the lines below back to the baseline grid. Not negative.
  public var resumption: Int32 = 0

  /// A line.
  public static func line(_ height: Int32, cost: Int32 = 0, notes: Range<Int32> = 0..<0) -> VerticalItem {
    VerticalItem(kind: .line, height: height, cost: cost, notes: notes)
  }

  /// Space between lines.
  public static func space(_ height: Int32, cost: Int32 = 0) -> VerticalItem {
    VerticalItem(kind: .space, height: height, cost: cost, notes: 0..<0)
  }

  /// The cost that forces a page end.
  public static let forced: Int32 = -10_000
  /// The cost that forbids a page end.
  public static let forbidden: Int32 = 10_000
}

/// One line of the notes at the foot of pages, in the order of their marks.
public struct NoteLine: Hashable, Sendable {
  /// Its height; not negative.
  public var height: Int32
  /// Whether a note begins with it.
  public var isFirst: Bool
  /// Whether the rest may be carried over to the next page.
  public var mayEndPage: Bool
  /// Where on a page the figure stands that it is one of: no note, but something that may stand, as a whole, on a page after
  /// that of its mark. `nil` for a note.
  public var figure: Figure?

  /// An edge of a page.
  public enum Figure: UInt8, Hashable, Sendable {
    case top, foot
  }

  /// A line.
  public init(height: Int32, isFirst: Bool, mayEndPage: Bool, figure: Figure? = nil) {
    self.height = height
    self.isFirst = isFirst
    self.mayEndPage = mayEndPage
    self.figure = figure
  }

  /// The lines of one note, all of one height, that leaves at least `kept` lines on each page it is on.
  public static func note(of count: Int, height: Int32, keeping kept: Int = 2) -> [NoteLine] {
    (0..<count).map { line in
      NoteLine(
        height: height, isFirst: line == 0,
        mayEndPage: line == count - 1 || (line + 1 >= kept && count - line - 1 >= kept))
    }
  }
}

/// What stands on one page.
public struct PageSlice: Hashable, Sendable {
  /// The items, from its first line to its last one. Empty if the page holds only notes carried over.
  public var items: Range<Int32>
  /// The note lines at its foot.
  public var notes: Range<Int32>
}
