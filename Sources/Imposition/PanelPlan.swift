public import DocumentModel

/// The geometry of a leaflet: where each panel is, what its edges are, and where text may stand on it.
public struct PanelPlan: Hashable, Sendable {
  /// What an edge of a panel is.
  public enum Edge: Hashable, Sendable {
    /// A fold towards the reader: the neighbour is seen at the same time.
    case innerFold
    /// A fold away from the reader, at which the piece ends.
    case outerFold
    /// A cut.
    case cut
    /// The edge of the paper, as it came.
    case sheetEdge
  }

  /// One panel.
  public struct Panel: Hashable, Sendable {
    /// The ordinal, from 0, of the page on it.
    public var page: Int
    /// Where it is on its side.
    public var frame: Rectangle
    /// What its left and right edges are; the others are edges of the sheet.
    public var left: Edge
    /// See ``left``.
    public var right: Edge
  }

  /// What must stay free at an edge of each kind.
  public struct Margins: Hashable, Sendable {
    /// At the sheet's edge: what the printer cannot print on. Many printers keep to 4 mm, nearly all to 6.35 mm.
    public var sheetEdge = Length.millimetres(6.35)
    /// At a cut: what must not be cut away.
    public var cut = Length.millimetres(3)
    /// At a fold: what must not be bent.
    public var fold = Length.millimetres(5)

    /// The usual margins.
    public init() {}
  }

  /// The panels of the outside, left to right.
  public let outside: [Panel]
  /// The panels of the inside, left to right, once the sheet was turned about its vertical axis.
  public let inside: [Panel]

  /// The panels of a leaflet on paper that lies with its long edge before the reader.
  ///
  /// - Throws: ``ImpositionError/unknownScheme(_:)`` for a scheme that is no leaflet, or the error of a number in it.
  public init(
    _ scheme: ImpositionScheme, on paper: Size, options: ImpositionOptions = ImpositionOptions()
  ) throws(ImpositionError) {
    try scheme.check()
    let lying = paper.width < paper.height ? paper.turned : paper
    guard var plan = ImpositionPlan.leaflet(scheme, pageCount: 1, width: lying.width, options: options) else {
      throw .unknownScheme(scheme.name)
    }
    if options.isRightToLeft { plan = plan.mirrored }
    let bed = SheetBed([], plan, paper: lying, options: options)
    let sheet = plan.sheets[0]
    outside = PanelPlan.panels(sheet.front, bed.columns(isBack: false), fold: .outerFold)
    inside = PanelPlan.panels(sheet.back, bed.columns(isBack: true), fold: .innerFold)
  }

  private static func panels(_ cells: [ImpositionPlan.Cell], _ frames: [Rectangle], fold: Edge) -> [Panel] {
    zip(cells, frames).enumerated().map { index, pair in
      Panel(
        page: pair.0.page, frame: pair.1, left: index == 0 ? .sheetEdge : fold,
        right: index == cells.count - 1 ? .sheetEdge : fold)
    }
  }

  /// The page size that fits every panel: what a leaflet is set in whose pages are all alike.
  public var commonSize: Size {
    Size(
      width: (outside + inside).map(\.frame.size.width).min() ?? .zero,
      height: (outside + inside).map(\.frame.size.height).min() ?? .zero)
  }

  /// Where text may stand on a panel, on its side of the sheet.
  public func safeArea(of panel: Panel, keeping margins: Margins = Margins()) -> Rectangle {
    let left = PanelPlan.margin(panel.left, margins)
    let right = PanelPlan.margin(panel.right, margins)
    return Rectangle(
      x: panel.frame.origin.x + left, y: panel.frame.origin.y + margins.sheetEdge,
      width: max(.zero, panel.frame.size.width - left - right),
      height: max(.zero, panel.frame.size.height - margins.sheetEdge * 2))
  }

  private static func margin(_ edge: Edge, _ margins: Margins) -> Length {
    switch edge {
    case .innerFold, .outerFold: margins.fold
    case .cut: margins.cut
    case .sheetEdge: margins.sheetEdge
    }
  }
}
