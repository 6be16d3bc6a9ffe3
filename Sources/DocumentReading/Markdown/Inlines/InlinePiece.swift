import DocumentModel

/// A piece of a leaf's text as the scan over it finds it; brackets and delimiters get their meaning later.
struct InlinePiece {
  enum Kind {
    /// Bytes of the buffer as they stand.
    case text
    /// Bytes that stand in ``InlineParser/side``, such as what a character reference stands for.
    case literal
    /// A mark of the language's typography.
    case mark(Typography.Mark)
    /// A hard line end.
    case lineBreak
    /// Code; its text stands in ``InlineParser/side``.
    case code
    case rawHTML
    /// A formula; its TeX is a range of the buffer.
    case formula(isDisplayed: Bool)
    /// A formula in MathML, a range of the buffer.
    case mathML
    /// Words of a wiki link.
    case wikiLink
    /// A link to itself; the text is a range of the buffer.
    case address(TableIndex)
    /// Index into the notes of the file.
    case noteReference(Int32)
    /// A run of delimiters; index into ``InlineParser/delimiters``.
    case delimiters(Int32)
    case open(TextSpan.Kind)
    /// An inline note; the upper bound of its text is the index of the piece that closes it.
    case openNote
    case closeNote
    case close
  }

  var kind: Kind
  /// What it says: a range of the buffer or of the side buffer.
  var text: Range<Int32>
  /// Markers included: a range of the buffer.
  var whole: Range<Int32>
  /// Index into ``Document/attributes``, or `.none`.
  var attributes: TableIndex = .none

  /// ``text`` as indices.
  var textIndices: Range<Int> { Int(text.lowerBound)..<Int(text.upperBound) }
}

/// A run of `*`, `_`, `~` or `^` that may open or close emphasis.
struct DelimiterRun {
  var byte: UInt8
  var canOpen: Bool
  var canClose: Bool
  /// First byte in the buffer.
  var start: Int32
  /// Length as written.
  var length: Int32
  /// Used from the left, to close.
  var closed: Int32 = 0
  /// Used from the right, to open.
  var opened: Int32 = 0
  /// Whitespace met before it in this leaf.
  var spaces: Int32
  /// Neighbours in the list of runs that are still in play.
  var previous: Int32
  var next: Int32 = -1
  /// First and last mark that closes here, in order.
  var closingMarks: (first: Int32, last: Int32) = (-1, -1)
  /// First mark that opens here, the outermost first.
  var openingMark: Int32 = -1

  /// Delimiters not used up.
  var left: Int32 { length - closed - opened }
}

/// One end of an emphasis or the like.
struct EmphasisMark {
  var kind: TextSpan.Kind
  /// First byte of its delimiters in the buffer.
  var start: Int32
  /// Number of its delimiters.
  var length: Int32
  /// The next mark of the same run.
  var next: Int32
}

/// A `[`, `![` or `^[` that waits for its `]`.
struct OpenBracket {
  enum Kind {
    case link, image, note
  }

  var kind: Kind
  /// Its piece.
  var piece: Int
  /// First byte in the buffer.
  var start: Int
  /// First byte inside the brackets.
  var inside: Int
  /// The last delimiter run before it.
  var delimiter: Int32
  /// Whether a bracket opened after it, so that its text is no label.
  var hasInner = false
}

/// The text of an inline note that waits to be written.
struct WaitingNote {
  var pieces: Range<Int>
  /// Index into ``Document/notes``.
  var note: TableIndex
}
