/// What the rules make of the lines of a plain text: parts in order, each a range of lines.
struct TextPart {
  enum Kind: Equatable {
    case paragraph
    case sceneBreak
    case pageBreak
    /// The style decides the level, see ``HeadingStyle``.
    case heading(HeadingStyle)
    /// An item of a list.
    case item(TextMarker)
    /// A further paragraph of the item before it.
    case itemParagraph
    /// A paragraph, or lines of verse, set in from the margin.
    case quotation(isVerse: Bool)
    /// Lines that stand for themselves.
    case verse
    /// Columns kept by spaces.
    case preformatted
    /// A list of headings with the numbers of their pages, which is made anew.
    case contents
    /// A table in columns.
    case table(TextTable)
    /// A term, and what is said of it.
    case term
    case definition
    /// A footnote: `[n] text`.
    case note(label: String)
    /// A further paragraph of the note before it.
    case noteParagraph
    /// The address of a link: `<n> address`.
    case linkTarget
    case title
    case subtitle
    case author
    case date
  }

  var kind: Kind
  var lines: Range<Int>
  /// Bytes at the beginning of the first line that are a marker and not text.
  var markerLength = 0
  /// The rule that decided.
  var rule = ""
  /// Points of a heading's score, in tenths, where that decided.
  var score: Int?
}

/// What headings of one level have in common; compared to rank them.
struct HeadingStyle: Hashable, Comparable {
  /// 0 for a part or book, 1 for a chapter, 2 otherwise.
  var division: Int
  /// Numbers in its number: `1.2` has 2; a heading without one ranks with those that have 1.
  var numbers: Int
  /// 0 for a line of `=` under it, 1 for `-`, 2 for none.
  var underline: Int
  var isCapital: Bool
  var isCentred: Bool

  private var rank: [Int] { [division, underline, isCapital ? 0 : 1, numbers, isCentred ? 0 : 1] }

  static func < (left: Self, right: Self) -> Bool { left.rank.lexicographicallyPrecedes(right.rank) }
}

/// The marker of a list item in a plain text.
struct TextMarker: Equatable {
  /// Text of the marker with its number left out: `-`, `.`, `)`, `()`.
  var form: String
  /// The number, or `nil` for a bullet.
  var number: Int32?
  /// Bytes of marker and space.
  var length: Int
  /// Columns before it.
  var indent = 0

  /// Whether it is the next of the same list, however it is indented.
  func continues(_ other: TextMarker) -> Bool {
    guard form == other.form else { return false }
    guard let number, let before = other.number else { return number == nil && other.number == nil }
    return number == before &+ 1
  }
}
