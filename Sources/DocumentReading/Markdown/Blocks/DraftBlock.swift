import DocumentModel

/// A block as the first pass over the lines finds it: its structure is known, its text not yet read.
///
/// Drafts lie in preorder like the blocks of a document. Text stays in the source; a draft has the lines it owns.
struct DraftBlock {
  /// What the block is.
  enum Kind: Equatable {
    case document
    case quotation
    case list(ListMarker)
    /// Content begins `indent` columns in.
    case item(indent: Int32)
    case paragraph
    case heading(level: UInt8)
    case indentedCode
    case fencedCode(Fence)
    /// Raw HTML that ends by one of CommonMark's conditions 1…7.
    case html(condition: UInt8)
    case sceneBreak
    case pageBreak
    /// The first line is the header, the second the delimiter row.
    case table
    /// The first line holds the name or attributes.
    case division
    case definitionList
    case term
    case definition(indent: Int32)
    /// A footnote's text; index into the notes of the file.
    case note(Int32)
    case verse
    /// A displayed formula between `$$`.
    case formula
    /// Nothing is left: it held reference definitions only.
    case removed
  }

  var kind: Kind
  /// The enclosing draft; the document's is 0 like its index.
  var parent: Int32 = 0
  /// The draft before it in the same parent, or 0.
  var previous: Int32 = 0
  /// The last draft inside it, not deeper, or 0.
  var lastChild: Int32 = 0
  /// One past the last descendant; known when it is closed.
  var end: Int32 = 0
  /// Lines of its text in ``BlockParser/lines``.
  var lines: Range<Int32>
  /// First byte in the source.
  var start: Int32
  /// One past the last byte in the source.
  var stop: Int32
  /// Number of its first line.
  var firstLine: Int32
  /// Number of its last line that is not blank.
  var lastLine: Int32
}

/// What makes two list items belong to one list.
struct ListMarker: Equatable {
  /// `-`, `+`, `*`, or for numbers `.`, `)`.
  var byte: UInt8
  var isOrdered: Bool
  var start: Int32
  var isTight = true
  /// The form of its numbers.
  var style = ListStyle.Marker.decimal

  func continues(_ other: ListMarker) -> Bool {
    byte == other.byte && isOrdered == other.isOrdered && style == other.style
  }
}

/// What opens fenced code.
struct Fence: Equatable {
  var byte: UInt8
  var length: Int32
  /// Columns before the fence, taken off every line.
  var indent: Int32
}

/// A part of one source line that belongs to a block's text.
struct LineSlice {
  /// First byte.
  var start: Int32
  /// One past the last byte, the line end left out.
  var end: Int32
  /// Spaces before it: what is left of a tab that is partly used up.
  var padding: Int32 = 0
}

/// Where a footnote was defined.
struct NoteDefinition {
  var label: String
  var start: Int32
  var stop: Int32
}
