/// A manuscript as it was understood: blocks in reading order over one text buffer.
///
/// Blocks are a tree laid flat in preorder: a block's descendants follow it directly, up to its ``Block/end``. The text
/// of a leaf block is a range of ``text``; the markup inside it is a range of ``spans``, likewise a tree in preorder.
/// Nothing is dropped on the way in: a word of the manuscript is in ``text``, in ``metadata`` or in a link's target.
public struct Document: Sendable {
  /// Title, authors, date, language and the like; the block that gave them is not in ``blocks`` a second time.
  public var metadata = Metadata()
  /// The files it was read from; a ``SourceRange`` points into them.
  public var sources: [SourceFile] = []
  /// All blocks in preorder.
  public var blocks: [Block] = []
  /// The text of all leaf blocks, UTF-8, one after the other. A soft line end of the source is a line feed.
  public var text: [UInt8] = []
  /// The inline markup of all blocks, in preorder.
  public var spans: [TextSpan] = []
  /// Identifiers, classes and the like of blocks and spans; see ``Block/attributes``.
  public var attributes: [Attributes] = []
  /// Targets of link spans.
  public var links: [Link] = []
  /// Pictures that image spans refer to, and where their bytes were found.
  public var images: [Image] = []
  /// Formulas that blocks and spans refer to.
  public var formulas: [Formula] = []
  /// Footnotes, in the order in which they are first referred to.
  public var notes: [Note] = []
  /// Names and links in raw HTML, by file; empty if there is none, or none that names or leads anywhere.
  public var rawPlaces: [RawPlaces] = []

  /// An empty document.
  public init() {}
}

/// An index into one of a document's tables; `nil` is written as `none` to keep the structs small.
public typealias TableIndex = Int32

extension TableIndex {
  /// No entry.
  public static let none: TableIndex = -1
}

/// A half-open range of byte offsets into ``Document/text``.
public struct TextRange: Hashable, Sendable {
  /// First byte.
  public var start: Int32
  /// One past the last byte; never below ``start``.
  public var end: Int32

  /// The range from `start` up to `end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end)
    self.start = Int32(start)
    self.end = Int32(end)
  }

  /// Nothing, at the beginning of the text.
  public static let empty = TextRange(0, 0)

  /// The same as a range of array indices.
  public var indices: Range<Int> { Int(start)..<Int(end) }

  /// Length in bytes.
  public var count: Int { Int(end - start) }

  /// Whether there is no byte in it.
  public var isEmpty: Bool { start == end }
}

/// A place in the text: a byte offset into one leaf block. The page map, notes and diagnostics name places with it.
public struct TextPosition: Hashable, Comparable, Sendable {
  /// Index into ``Document/blocks``.
  public var block: Int32
  /// Bytes from the start of that block's text.
  public var offset: Int32

  /// The place `offset` bytes into `block`.
  public init(block: Int, offset: Int) {
    self.block = Int32(block)
    self.offset = Int32(offset)
  }

  /// Reading order.
  public static func < (left: Self, right: Self) -> Bool {
    (left.block, left.offset) < (right.block, right.offset)
  }
}
