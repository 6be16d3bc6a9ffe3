/// One element of a paragraph to be broken into lines, after Knuth and Plass (1981): a box, glue or a penalty.
///
/// Widths are in any one unit: scaled points on a page, cells in plain text. So pages and text share ``LineBreaker``.
public struct LineItem: Hashable, Sendable {
  /// What the element does.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Material that is always there.
    case box
    /// Space that may stretch and shrink and vanishes at a line end. A line may end at glue that follows a box.
    case glue
    /// A place where a line may end, at a cost; its width counts only if the line ends there (a hyphen's).
    case penalty
  }

  /// What the element does.
  public var kind: Kind
  /// Whether a line that ends here ends in a hyphen. Penalties: one that is put there, or, if it has no width, one of the
  /// text. Glue: one of the text that a space follows.
  public var isHyphen: Bool
  /// Natural width; not negative.
  public var width: Int32
  /// How much wider glue may get at ratio 1.
  public var stretch: Int32
  /// How much narrower glue may get, at most.
  public var shrink: Int32
  /// Cost of ending a line here, −10 000 (must) … 10 000 (must not). Penalties only.
  public var cost: Int32
  /// How far it may hang over the left edge of the measure, where it begins a line. Boxes only.
  public var leftOverhang: Int32 = 0
  /// How far it may hang over the right edge, where it ends a line. Boxes, and the hyphens of penalties.
  public var rightOverhang: Int32 = 0
  /// A number that boxes of the same word share; 0 is none. See ``LineBreakingParameters/stackDemerits``.
  public var word: Int32 = 0

  /// A box.
  public static func box(_ width: Int32) -> LineItem {
    LineItem(kind: .box, isHyphen: false, width: width, stretch: 0, shrink: 0, cost: 0)
  }

  /// Glue.
  public static func glue(_ width: Int32, stretch: Int32, shrink: Int32) -> LineItem {
    LineItem(kind: .glue, isHyphen: false, width: width, stretch: stretch, shrink: shrink, cost: 0)
  }

  /// A penalty.
  public static func penalty(_ cost: Int32, width: Int32 = 0, isHyphen: Bool = false) -> LineItem {
    LineItem(kind: .penalty, isHyphen: isHyphen, width: width, stretch: 0, shrink: 0, cost: cost)
  }

  /// The cost that forces a line end.
  public static let forced: Int32 = -10_000
  /// The cost that forbids a line end.
  public static let forbidden: Int32 = 10_000
}

/// A line as it was broken.
public struct BrokenLine: Hashable, Sendable {
  /// The items on the line, without the glue and penalties dropped at its start and the glue at its end. Where the line
  /// ends in a hyphen, the last of them is that penalty.
  public var items: Range<Int32>
  /// Sum of natural widths, the hyphen's included.
  public var naturalWidth: Int32
  /// The line's measure.
  public var measure: Int32
  /// Sum of stretch, if the line is to be widened, or of shrink, if it is to be narrowed.
  public var elasticity: Int32
  /// Whether the glue is set to fill the measure. A last line, a ragged line, and a line too loose to be filled are not.
  public var isFilled: Bool
  /// Whether it ends in a hyphen.
  public var endsInHyphen: Bool
  /// How far it hangs over the left edge of the measure; not part of ``naturalWidth``.
  public var leftOverhang: Int32 = 0
  /// How far it hangs over the right edge; not part of ``naturalWidth``.
  public var rightOverhang: Int32 = 0
  /// How wide its boxes are to be set, in thousandths of their widths.
  public var scale: Int32 = 1000
  /// How much wider, or narrower, the spaces between its letters make it in all.
  public var tracking: Int32 = 0
  /// By how much its glue is stretched although that does not fill the measure, in hundredths of its stretch.
  public var looseFill: Int32 = 0
}
