/// How pages are meant to be printed: what a layout says of sheets.
public struct PrintStyle: Hashable, Sendable {
  /// The imposition scheme, as it is written on the command line; empty leaves it open.
  public var scheme = ""
  /// The paper's name or size, as it is written on the command line; empty leaves it open.
  public var paper = ""
  /// Whether pages take the size of the places that the scheme has for them, each its own width. Margins are then at least
  /// as wide as what lies at each edge demands.
  public var fitsPages = false
  /// What stays free at a fold; `nil` takes the usual 5 mm.
  public var foldMargin: Length?
  /// What stays free at a cut; `nil` takes the usual 3 mm.
  public var cutMargin: Length?

  /// Nothing said.
  public init() {}
}
