/// A formula as it was understood: a tree laid flat in preorder, and the same on one line.
///
/// A node's descendants follow it directly, up to its ``Node/end``; ``nodes`` begins with one row that holds all others.
public struct Formula: Hashable, Sendable {
  /// The TeX as it was written, without the dollar signs.
  public var tex: String
  /// Whether it stands on a line of its own.
  public var isDisplayed: Bool
  /// The parts, in preorder; never empty.
  public var nodes: [Node]
  /// The formula on one line in characters that every font and every voice has: “x² ≤ √(a + b)”. Rows of a displayed
  /// formula are divided by line feeds.
  public var line: String

  /// A formula.
  public init(tex: String, isDisplayed: Bool, nodes: [Node], line: String) {
    self.tex = tex
    self.isDisplayed = isDisplayed
    self.nodes = nodes
    self.line = line
  }

  /// One part of a formula.
  public struct Node: Hashable, Sendable {
    /// What the part is.
    public var kind: Kind
    /// Index one past the last descendant.
    public var end: Int32 = 0
    /// What a leaf says; empty for the others.
    public var text = ""
    /// The letters it is set in.
    public var alphabet = Alphabet.natural

    /// A part.
    public init(_ kind: Kind, _ text: String = "") {
      self.kind = kind
      self.text = text
    }
  }

  /// What a part is. The number of children is given where it is fixed.
  public enum Kind: Hashable, Sendable {
    /// Parts side by side.
    case row
    /// Leaf: a variable, or the name of a function.
    case identifier
    /// Leaf.
    case number
    /// Leaf.
    case symbol(Role)
    /// Leaf: words.
    case words
    /// A space as wide as so many thousandths of an em; may be negative.
    case space(Int32)
    /// Two children: what stands above and what below the line, which may be left out.
    case fraction(hasLine: Bool)
    /// One child, or two if it has a degree: radicand, degree.
    case root
    /// A base and what stands at its right: base, lower if there is one, upper if there is one.
    case scripts(Scripts)
    /// Rows of a table; each column's alignment is one of the letters `l`, `c`, `r` of ``Node/text``, the last of which
    /// counts for all further columns.
    case table
    /// Cells.
    case tableRow
    /// Parts side by side.
    case tableCell
    /// Parts side by side, whose place is kept free but which are not shown.
    case phantom
    /// Parts side by side in a frame.
    case frame
  }

  /// What a symbol does among its neighbours (TeX's classes of atoms).
  public enum Role: UInt8, Hashable, Sendable {
    /// A letter-like sign.
    case ordinary
    /// A sum, an integral.
    case large
    /// Plus, minus: a binary operator.
    case binary
    /// A sign before its operand: the minus of a negative number.
    case prefix
    /// Equals, less than.
    case relation
    /// An opening parenthesis as large as the text around it.
    case open
    /// A closing one.
    case close
    /// A comma.
    case punctuation
    /// An opening fence that grows with what it holds.
    case tallOpen
    /// A closing one.
    case tallClose
    /// One in the middle.
    case tallMiddle
    /// An accent or a brace over or under its base.
    case accent
    /// A sign that is not seen: that a function is applied.
    case invisible
  }

  /// What stands around a base.
  public struct Scripts: Hashable, Sendable {
    /// Whether there is something below.
    public var hasLower: Bool
    /// Whether there is something above.
    public var hasUpper: Bool
    /// Where they stand.
    public var place: Place

    /// Where scripts stand.
    public enum Place: UInt8, Hashable, Sendable {
      /// At the right.
      case beside
      /// Straight under and over.
      case stacked
      /// Straight under and over in a displayed formula, else at the right: limits of a sum.
      case limits
      /// Close under or over, as an accent.
      case accent
    }

    /// Scripts.
    public init(hasLower: Bool, hasUpper: Bool, place: Place = .beside) {
      self.hasLower = hasLower
      self.hasUpper = hasUpper
      self.place = place
    }
  }

  /// The letters of an identifier or a number.
  public enum Alphabet: UInt8, Hashable, Sendable {
    /// Italic for a variable of one letter, upright for all else.
    case natural
    /// Upright.
    case upright
    /// Italic.
    case italic
    /// Bold.
    case bold
    /// Bold italic.
    case boldItalic
    /// Double-struck.
    case doubleStruck
    /// Script.
    case script
    /// Fraktur.
    case fraktur
    /// Sans-serif.
    case sansSerif
    /// Monospaced.
    case monospace
  }
}

extension Document {
  /// The formula of a block or a span.
  public func formula(_ index: TableIndex) -> Formula { formulas[Int(index)] }
}
