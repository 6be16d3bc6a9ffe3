/// One block of a document: a container of other blocks, or a leaf with text.
public struct Block: Hashable, Sendable {
  /// What the block is.
  public enum Kind: Hashable, Sendable {
    /// Leaf.
    case paragraph
    /// Leaf; the level as it was written, 1…6. What readers see is the ``Section/rank``.
    case heading(level: UInt8)
    /// Container.
    case quotation
    /// Container of list items.
    case list(ListStyle)
    /// Container.
    case listItem(TaskState)
    /// Leaf; its text is set as it stands, line feeds included. ``Attributes/info`` has the info string.
    case codeBlock
    /// Leaf; its text is markup to be sanitised by the writers that can carry it. What it says without its markup, as far as
    /// it says anything, is in blocks inside it, for the others.
    case rawHTML
    /// A break in the narrative (`***`); no text.
    case sceneBreak
    /// The manuscript asks for a new page; no text.
    case pageBreak
    /// Container of rows.
    case table
    /// Container of cells.
    case tableRow(isHeader: Bool)
    /// Leaf.
    case tableCell(ColumnAlignment)
    /// Container of terms and definitions.
    case definitionList
    /// Leaf.
    case definitionTerm
    /// Container.
    case definition
    /// Container: a paragraph with the picture, then a caption if there is one.
    case figure
    /// Leaf.
    case caption
    /// Leaf; every line feed in its text is a line end of the verse.
    case verse
    /// Container with a meaning of its own, told by ``Attributes/classes``.
    case division
    /// Container: a footnote's text, found through ``Document/notes``. Not part of the flow where it stands.
    case note(TableIndex)
    /// Leaf; a displayed formula; index into ``Document/formulas``. Its text is the formula's on one line, or on several if
    /// it has rows.
    case formula(TableIndex)
  }

  /// What the block is.
  public var kind: Kind
  /// Index of the enclosing block, or `.none`.
  public var parent: TableIndex = .none
  /// Index one past the last descendant, so that `index + 1..<end` are the descendants.
  public var end: Int32 = 0
  /// A leaf's text; empty for a container.
  public var text = TextRange.empty
  /// Indices into ``Document/spans`` of the markup in ``text``.
  public var spans: Range<Int32> = 0..<0
  /// Index into ``Document/attributes``, or `.none`.
  public var attributes: TableIndex = .none
  /// Where it stands in the source.
  public var source: SourceRange

  /// A block of `kind` read from `source`; the reader fills in the rest.
  public init(_ kind: Kind, source: SourceRange) {
    self.kind = kind
    self.source = source
  }
}

/// How a list is marked and spaced.
public struct ListStyle: Hashable, Sendable {
  /// The marker of an item.
  public enum Marker: UInt8, Hashable, Sendable {
    /// A bullet.
    case bullet
    /// 1, 2, 3 …
    case decimal
    /// a, b, c …
    case lowerAlpha
    /// A, B, C …
    case upperAlpha
    /// i, ii, iii …
    case lowerRoman
    /// I, II, III …
    case upperRoman
  }

  /// The marker.
  public var marker: Marker
  /// Number of the first item, 0…999 999 999; means nothing for bullets.
  public var start: Int32
  /// Whether the items are set without space between them.
  public var isTight: Bool

  /// A list style; bullets by default.
  public init(_ marker: Marker = .bullet, start: Int = 1, isTight: Bool = true) {
    self.marker = marker
    self.start = Int32(start)
    self.isTight = isTight
  }
}

/// The box before a list item of a task list.
public enum TaskState: UInt8, Hashable, Sendable {
  /// Not a task.
  case none
  /// `[ ]`
  case open
  /// `[x]`
  case done
}

/// Alignment of a table column.
public enum ColumnAlignment: UInt8, Hashable, Sendable {
  /// As the language reads.
  case natural
  /// Left.
  case left
  /// Centred.
  case center
  /// Right.
  case right
}
