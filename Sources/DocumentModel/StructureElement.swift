/// An element of the logical structure of typeset pages, which becomes a tag in PDF.
///
/// Children are those elements whose ``parent`` it is. A container's children are read in the order of the elements; where
/// an element owns text itself, its text and its children are read in the order in which they appear on the pages. An
/// element that continues over pages is one element.
public struct StructureElement: Hashable, Sendable {
  /// The standard structure types we use (ISO 32000-1, 14.8.4).
  public enum Role: Hashable, Sendable {
    /// The whole.
    case document
    /// A chapter or other division.
    case section
    /// A heading by rank, 1…6, without skips.
    case heading(Int)
    /// A paragraph.
    case paragraph
    /// A quotation set off from the text.
    case blockQuotation
    /// A list; item; its marker; its body.
    case list, listItem, label, listBody
    /// A table; row; header cell for a column; data cell.
    case table, tableRow, tableHeader, tableCell
    /// A picture, which needs ``StructureElement/alternative``.
    case figure
    /// A caption, first or last child of a figure or table.
    case caption
    /// Code.
    case code
    /// A formula, which needs ``StructureElement/alternative``.
    case formula
    /// A footnote; it begins with a ``label``.
    case note
    /// The mark in the text that refers to a note; encloses a link.
    case reference
    /// A link, which needs a ``StructureElement/target``.
    case link
    /// Text with a language or other property of its own.
    case span
    /// Emphasis; strong emphasis.
    case emphasis, strong
    /// The contents list; an entry.
    case contents, contentsItem
  }

  /// Where a link leads.
  public enum Target: Hashable, Sendable {
    /// Outside: an absolute address.
    case address(String)
    /// Another element.
    case element(Int32)
  }

  /// Its type.
  public var role: Role
  /// Index of the enclosing element; -1 for the document.
  public var parent: Int32
  /// Alternative text, for figures and formulas.
  public var alternative = ""
  /// Language tag, where it differs from the parent's; else empty.
  public var language = ""
  /// Name for links from outside, or empty.
  public var identifier = ""
  /// Where a link leads.
  public var target: Target?

  /// An element inside `parent`.
  public init(_ role: Role, in parent: Int32) {
    self.role = role
    self.parent = parent
  }
}
