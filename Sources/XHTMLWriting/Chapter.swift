public import DocumentModel

/// One XHTML file of an e-book, checked.
public struct Chapter: Hashable, Sendable {
  /// What a file is for.
  public enum Role: Hashable, Sendable {
    /// Title, authors and date alone.
    case titlePage
    /// Text before the first heading, together with the title if there is no title page.
    case opening
    /// A section of rank 1, or a part of one that is very long.
    case chapter
    /// Publisher, rights, licence and contact.
    case colophon
  }

  /// A heading, for navigation.
  public struct Heading: Hashable, Sendable {
    /// The id of its element in this file.
    public var identifier: String
    /// Its text, without notes and pictures; never empty.
    public var text: String
    /// Depth from 1, without skips over the whole work.
    public var rank: Int
  }

  /// The place where a printed page begins.
  public struct PageMark: Hashable, Sendable {
    /// The id of its element in this file.
    public var identifier: String
    /// The printed page number.
    public var folio: String
  }

  /// Bytes from `offset` on come from `block`.
  public struct Origin: Hashable, Sendable {
    /// Offset into ``Chapter/bytes``.
    public var offset: Int
    /// Index into ``Document/blocks``.
    public var block: Int
  }

  /// What it is for.
  public var role: Role
  /// File name, of `a-z`, `0-9` and hyphens, and `.xhtml`.
  public var name: String
  /// Its title, plain text; never empty.
  public var title: String
  /// The file.
  public var bytes: [UInt8] = []
  /// The headings of sections in it, in reading order.
  public var headings: [Heading] = []
  /// The page marks in it, in reading order.
  public var pageMarks: [PageMark] = []
  /// Pictures shown in it, as indices into ``Document/images``, ascending.
  public var images: [Int] = []
  /// Which block the bytes come from, ascending.
  public var origins: [Origin] = []
  /// Whether a picture shown in it has no alternative text.
  public var hasUndescribedPictures = false
  /// Whether SVG elements are in it.
  public var hasSVG = false
  /// Whether MathML elements are in it.
  public var hasMathML = false

  /// A chapter without text.
  init(_ role: Role, name: String, title: String) {
    self.role = role
    self.name = name
    self.title = title
  }

  /// Where the byte at `offset` comes from in the manuscript.
  public func source(ofByte offset: Int, in document: Document) -> SourceRange? {
    origins.last { $0.offset <= offset }.map { document.blocks[$0.block].source }
  }
}
