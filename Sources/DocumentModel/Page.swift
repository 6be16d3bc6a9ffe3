/// A typeset page: a display list in the order in which it is painted, which is also the order in which it is read.
public struct Page: Hashable, Sendable {
  /// Trim size.
  public var size: Size
  /// The printed page number, such as `xii` or `12`; empty if the page does not count.
  public var folio: String
  /// What is on the page.
  public var items: [PageItem] = []
  /// The runs of all text items, see ``TextItem/segments``.
  public var segments: [TextSegment] = []
  /// The place in the document that the page begins with; `nil` for a page without body text.
  public var start: TextPosition?

  /// An empty page.
  public init(size: Size, folio: String) {
    self.size = size
    self.folio = folio
  }
}

/// One thing on a page.
public enum PageItem: Hashable, Sendable {
  /// Text on one baseline.
  case text(TextItem)
  /// A filled rectangle in the text's colour.
  case rule(Rectangle, PageOwner)
  /// A picture: index into ``Document/images``, and where it is drawn.
  case picture(TableIndex, Rectangle, PageOwner)

  /// Whose it is.
  public var owner: PageOwner {
    switch self {
    case .text(let text): text.owner
    case .rule(_, let owner), .picture(_, _, let owner): owner
    }
  }
}

/// Runs of one size on one baseline that belong to one structure element.
public struct TextItem: Hashable, Sendable {
  /// Left end of the baseline.
  public var origin: Point
  /// Type size.
  public var size: Length
  /// Horizontal scale of the glyphs in 1/1000; 1000 is unscaled.
  public var scale: Int32 = 1000
  /// Space after each glyph in 1/1000 of the size, before it is scaled.
  public var tracking: Int32 = 0
  /// Indices into ``Page/segments``.
  public var segments: Range<Int32>
  /// Whose text it is.
  public var owner: PageOwner
  /// Index into ``Pages/actualTexts`` of what it stands for, or -1: then that is the text of its runs.
  public var actualText: Int32 = -1

  /// A text item.
  public init(origin: Point, size: Length, segments: Range<Int32>, owner: PageOwner) {
    self.origin = origin
    self.size = size
    self.segments = segments
    self.owner = owner
  }
}

/// A shaped run placed on a line.
public struct TextSegment: Hashable, Sendable {
  /// The run.
  public var run: ShapedText.RunID
  /// Its left end from the item's origin, in scaled points.
  public var offset: Int32
  /// Whether a word space follows in the text: between words, and once at the end of an unhyphenated line.
  public var spaceFollows: Bool

  /// A placed run.
  public init(_ run: ShapedText.RunID, offset: Int32, spaceFollows: Bool) {
    self.run = run
    self.offset = offset
    self.spaceFollows = spaceFollows
  }
}

/// Whose content an item is: part of the text, or of the page only.
public enum PageOwner: Hashable, Sendable {
  /// Content of a structure element; index into ``Pages/elements``.
  case element(Int32)
  /// Running heads and folios.
  case pagination
  /// Rules, leaders and the like.
  case decoration
}

/// The typeset pages of a document in reading order, with what they share.
public struct Pages: Sendable {
  /// The pages; the first is a recto (for a text that runs right to left, too).
  public var pages: [Page] = []
  /// The runs that the pages place.
  public var shapes = ShapedText()
  /// What text items stand for whose runs do not tell it: a word in two sizes, and its second part, which is empty.
  public var actualTexts: [String] = []
  /// The logical structure, in reading order; a parent comes before its children. Element 0 is the document.
  public var elements: [StructureElement] = []
  /// The outline (bookmarks), in reading order.
  public var outline: [OutlineEntry] = []

  /// No pages.
  public init() {}
}

/// An entry of the outline.
public struct OutlineEntry: Hashable, Sendable {
  /// Its text.
  public var title: String
  /// Depth from 1; at most one more than that of the entry before.
  public var depth: Int
  /// The element it leads to.
  public var element: Int32

  /// An entry.
  public init(_ title: String, depth: Int, element: Int32) {
    self.title = title
    self.depth = depth
    self.element = element
  }
}
