import DocumentModel

/// An element of a raw HTML block that is open.
struct RawElement {
  /// What may stand in an element.
  enum Role {
    /// Blocks; text goes into paragraphs.
    case flow
    /// Blocks and text.
    case item
    /// Text, and no blocks.
    case phrasing
    /// Text; a block ends it.
    case paragraph
    /// Text, inside one of the others.
    case inline
    /// Items of a list.
    case list
    /// Terms and definitions.
    case terms
    /// Groups of rows; rows; cells.
    case table, group, row
  }

  /// How far an element has come, where that decides what may follow.
  enum State {
    /// At its beginning.
    case fresh
    /// A figure or table with a caption at its head.
    case captioned
    /// A figure with something in it; one that ends with a caption.
    case filled, complete
    /// A table after its head; a table with rows.
    case head, body
    /// After a term; after a definition.
    case term, definition
  }

  /// Name of the tag in the manuscript; empty if the element was left to be understood.
  var written: String
  /// Name of the element that is written.
  var name: String
  /// What may stand in it.
  var role: Role
  /// Number of the document's containers around it.
  var depth: Int
  /// The start tag of an inline element, and where it stands.
  var tag: RawMarkup.Tag?
  var source = SourceRange(file: 0, 0, 0)
  /// Number of elements around an inline element where it was opened, those not counted that hold only text.
  var home = 0
  /// Whether an inline element has been closed with something in it before, and opened again.
  var isResumed = false
  /// Whether it is a table in a box of its own.
  var isBoxed = false
  /// Offset of its start tag.
  var start = 0
  /// How far it has come.
  var state = State.fresh

  /// Whether it keeps what is inside from ending what is around it.
  var isBarrier: Bool { name == "td" || name == "th" || name == "caption" }
}
