/// A formula as it was understood: a tree laid flat in preorder, and the same on one line.
///
/// A node's descendants follow it directly, up to its ``Node/end``; ``nodes`` begins with one row that holds all others.
public struct Formula: Hashable, Sendable {
  /// The formula as it was written: TeX without the dollar signs, or MathML from its `<math` on.
  public var source: String
  /// Whether it stands on a line of its own.
  public var isDisplayed: Bool
  /// The parts, in preorder; never empty.
  public var nodes: [Node]
  /// The formula on one line in characters that every font and every voice has: “x² ≤ √(a + b)”. Rows of a displayed
  /// formula are divided by line feeds.
  public var line: String
  /// What the author has it called; empty if nothing.
  public var alternative = ""

  /// A formula.
  public init(source: String, isDisplayed: Bool, nodes: [Node], line: String) {
    self.source = source
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
    /// Parts side by side; if the cell takes more than one column or row, ``Node/text`` says how many of each: `2 1`.
    case tableCell
    /// Parts side by side, whose place is kept free but which are not shown.
    case phantom
    /// Parts side by side in a frame, or struck out.
    case frame(Enclosure)
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

  /// The lines around or through something, named as MathML names them (MathML 3, 3.3.9.2).
  public struct Enclosure: OptionSet, Hashable, Sendable {
    /// A bit for each.
    public let rawValue: UInt32

    /// Those of some bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A frame on all sides.
    public static let box = Enclosure(names: ["box"])

    private static let known = [
      "box", "roundedbox", "circle", "left", "right", "top", "bottom", "updiagonalstrike", "downdiagonalstrike",
      "verticalstrike", "horizontalstrike", "northeastarrow", "madruwb", "longdiv", "actuarial", "phasorangle",
    ]

    /// Those of some names that there are.
    public init(names: [String]) {
      rawValue = Self.known.enumerated().reduce(0) { names.contains($1.element) ? $0 | 1 << UInt32($1.offset) : $0 }
    }

    /// The names, with spaces between them.
    public var names: String {
      Self.known.enumerated().filter { rawValue & 1 << UInt32($0.offset) != 0 }.map(\.element).joined(separator: " ")
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

extension Formula {
  /// Whether it was written in MathML and not in TeX.
  package var isMathML: Bool { source.utf8.starts(with: "<".utf8) && source.prefix(5).lowercased() == "<math" }
}

extension Document {
  /// The formula of a block or a span.
  public func formula(_ index: TableIndex) -> Formula { formulas[Int(index)] }
}
