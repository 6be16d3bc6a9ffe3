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
}

/// What varies within a scheme.
public struct ImpositionOptions: Hashable, Sendable {
  /// Which way the text runs; sheets for text from right to left are mirrored.
  public var isRightToLeft = false
  /// How much farther each sheet lies from the outermost than the one around it: the paper's thickness, or up to 1.6 of
  /// it for a round fold. Pages move towards the spine by it. 80 g/m² paper is about 0.1 mm thick.
  public var creep = Length.zero
  /// Whether the last page is a back cover, which blanks must not push inwards.
  public var hasBackCover = false
  /// Whether a fine line at the edge of the outermost sheet shows where to fold.
  public var hasFoldMarks = true
  /// Whether the sheets are for a printer that turns the paper about the other edge: backs are upside down.
  public var turnsOtherEdge = false

  /// Text from left to right, no creep, no back cover, with fold marks.
  public init() {}
}
