import DocumentModel
import Imposition

extension Printing {
  /// The style with pages that the sheets have room for and the printer can print whole.
  ///
  /// Where the layout says so, pages take the size of their places, each panel of a leaflet its own. Margins are at least
  /// what the edges of the places demand: a fold its gutter, a cut its allowance, an edge of the paper what the printer
  /// cannot reach. All pages of a piece share the same margins above and below. Both scheme and paper are settled.
  func fitted(_ style: Style, options: ImpositionOptions) throws(ImpositionError) -> Style {
    guard style.print.fitsPages || printer != nil, let scheme, let paper else { return style }
    let sheet = try SheetPlaces(scheme, on: paper.size, shape: style.page.size, options: options)
    let margins = edgeMargins(style.print, isWide: sheet.paper.width > sheet.paper.height)
    var style = style
    let own = style.page
    let (headRoom, footRoom) = (style.headRoom, style.footRoom)
    style.page.change(.top) { max($0, margins.most(at: sheet.places.map(\.top)) + headRoom) }
    style.page.change(.bottom) { max($0, margins.most(at: sheet.places.map(\.bottom)) + footRoom) }
    let sides = sheet.places.flatMap { [$0.left, $0.right] }
    let outer = sides.filter { $0 != .innerFold }
    let inner = sides.filter { $0 == .innerFold }
    // Pages that stand away from their spine come nearer to the edge.
    style.page.change(.outer) { max($0, margins.most(at: outer) + (inner.isEmpty ? .zero : gutter)) }
    style.page.change(.inner) { max($0, margins.most(at: inner.isEmpty ? outer : inner)) }
    guard style.print.fitsPages else { return style }
    style.page.size = sheet.commonSize
    guard scheme.isLeaflet else { return style }
    func margin(_ edge: SheetPlaces.Edge) -> Length {
      max(margins[edge], edge == .sheetSide ? own.outer : own.inner)
    }
    style.panels = sheet.places.map {
      PanelStyle(width: $0.frame.size.width, left: margin($0.left), right: margin($0.right))
    }
    return style
  }

  private func edgeMargins(_ style: PrintStyle, isWide: Bool) -> EdgeMargins {
    var margins = EdgeMargins()
    if let fold = style.foldMargin { margins.fold = fold }
    if let cut = style.cutMargin { margins.cut = cut }
    if let printer {
      // Backs are moved, and what is moved must still be printed.
      let (x, y) = (printer.offset.x, printer.offset.y)
      let (right, down) = isWide ? (y, x) : (x, y)
      let across = max(printer.margins.left, printer.margins.right) + max(right, -right)
      let along = max(printer.margins.top, printer.margins.bottom) + max(down, -down)
      // A sheet that lies is fed by its short edge all the same.
      (margins.sheetSide, margins.sheetEnd) = isWide ? (along, across) : (across, along)
    }
    return margins
  }
}

extension EdgeMargins {
  /// The widest margin that any of some edges demands.
  fileprivate func most(at edges: [SheetPlaces.Edge]) -> Length { edges.map { self[$0] }.max() ?? .zero }
}

extension Style {
  /// What a running head needs above the text.
  fileprivate var headRoom: Length { page.hasRunningHeads ? self[.body].leading * 2 : .zero }
  /// What a folio needs below the text.
  fileprivate var footRoom: Length { page.hasFolios ? self[.body].leading * 2 : .zero }
}
