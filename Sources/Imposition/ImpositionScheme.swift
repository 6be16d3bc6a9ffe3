public import DocumentModel

/// A way to arrange pages on sheets so that folding, nesting or cutting these puts the pages in order.
///
/// A scheme is nothing but an order: it becomes an ``ImpositionPlan``, and one piece of code lays any plan on paper.
public enum ImpositionScheme: Hashable, Sendable {
  /// Two pages to a side; the sheets of a signature are nested, folded once and stapled or sewn through the fold.
  ///
  /// - Parameter signatureOf: Pages in one gathering, a positive multiple of four; `nil` puts all pages into one. The last
  ///   gathering has only as many sheets as its pages need.
  case saddleStitch(signatureOf: Int?)
  /// Signatures of so many folded sheets, laid on each other and glued at the spine. The order is that of saddle stitching.
  case perfectBound(sheetsInSignature: Int)
  /// Four pages to a side; the pile is cut across, the lower half is nested inside the upper, then folded and stapled.
  case cutAndNest
  /// Four pages to a side; all sheets are folded together, top over bottom and left over right.
  case quarto
  /// Eight pages to a side; each sheet is folded three times to a signature of 16 pages.
  case octavo
  /// Four pages on one side of one sheet, folded twice with the white side inwards.
  case frenchFold
  /// Eight pages on one side of one sheet, with a slit in the middle, folded to a booklet.
  case zine8
  /// Sixteen pages on one side of one sheet, with slits so that the pages make a ring, folded to a booklet.
  case zine16
  /// So many pages to a side; the pile is cut into piles of one page's size, which are laid on each other.
  case cutAndStack(columns: Int, rows: Int)
  /// The same page in every place of a side, for cutting into handbills.
  case repeated(columns: Int, rows: Int)
  /// Six panels, two folds, the right-hand panel tucked in: a letter fold.
  case cFold
  /// Six panels folded to and fro.
  case zFold
  /// So many panels on each side folded to and fro; `nil` takes as many as the pages need.
  case accordion(panels: Int?)
  /// So many panels on each side, rolled up.
  case rollFold(panels: Int)
  /// Two flaps that meet in the middle.
  case gateFold
  /// Eight panels, folded in half and in half again.
  case doubleParallel
}

extension ImpositionScheme {
  /// Whether it is one sheet with panels side by side.
  public var isLeaflet: Bool {
    switch self {
    case .cFold, .zFold, .accordion, .rollFold, .gateFold, .doubleParallel: true
    default: false
    }
  }
}

/// What varies within a scheme.
public struct ImpositionOptions: Hashable, Sendable {
  /// Which way the text runs; sheets for text from right to left are mirrored.
  public var isRightToLeft = false
  /// How much farther each sheet lies from the outermost than the one around it: the paper's thickness, or up to 1.6 of
  /// it for a round fold. Pages move towards the spine by it, a twelfth of their width at most. 80 g/m² paper is about
  /// 0.1 mm thick.
  public var creep = Length.zero
  /// How far pages stand from the fold that is their spine.
  public var gutter = Length.zero
  /// How far pictures may reach over the edge of a page, to be cut off. Crop marks keep clear of it.
  public var bleed = Length.zero
  /// What the printer cannot print on, at the sides and at the ends of a sheet that is fed upright; marks keep clear of it.
  public var unprintable = Size(width: .millimetres(6.35), height: .millimetres(6.35))
  /// How much narrower a panel is that is tucked in, or how wide a gate stays open; `nil` takes the scheme's own.
  public var foldAllowance: Length?
  /// Whether the last page is a back cover, which blanks must not push inwards.
  public var hasBackCover = false
  /// Whether fine lines at the edge of the outermost sheet show where to fold and cut.
  public var hasFoldMarks = true
  /// Whether fine lines outside the pages show where to trim.
  public var hasCropMarks = false
  /// Whether a block on the spine of each signature, a step lower on each, shows whether all are there and in order.
  public var hasCollatingMarks = false
  /// Whether the sheets are for a printer that turns the paper about the other edge: backs are upside down.
  public var turnsOtherEdge = false

  /// Text from left to right, no creep, no back cover, with fold marks.
  public init() {}
}
