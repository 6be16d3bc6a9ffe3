public import DocumentModel

/// The places that a scheme has for pages on its sheets: how large each is, and what its edges are.
public struct SheetPlaces: Hashable, Sendable {
  /// What an edge of a page is.
  public enum Edge: Hashable, Sendable {
    /// A fold towards the reader: the spine, or a fold whose other side is seen at the same time.
    case innerFold
    /// A fold away from the reader, at which the page ends.
    case outerFold
    /// A cut.
    case cut
    /// The left or right edge of the paper as it lies, as it came.
    case sheetSide
    /// The upper or lower edge of the paper as it lies, as it came.
    case sheetEnd
  }

  /// The place of one page. Its edges are named as the page is read, whichever way up it is printed.
  public struct Place: Hashable, Sendable {
    /// The ordinal, from 0, of the page.
    public var page: Int
    /// Its sheet, counted from 0.
    public var sheet: Int
    /// Whether it is on the back of its sheet.
    public var isOnBack: Bool
    /// Whether it is printed upside down.
    public var isInverted: Bool
    /// Where it is on its side.
    public var frame: Rectangle
    /// The edges.
    public var left: Edge
    /// See ``left``.
    public var right: Edge
    /// See ``left``.
    public var top: Edge
    /// See ``left``.
    public var bottom: Edge
  }

  /// The paper as it lies in front of the reader.
  public let paper: Size
  /// The places in reading order; of a page that is repeated, the first.
  public let places: [Place]
  /// Where sheets are slit inside, as rectangles without width or without height.
  public let slits: [Rectangle]

  /// The places of a scheme on paper that lies with its long edge before the reader, or upright if the pages, of a shape
  /// such as `page`, come out larger so. Leaflets always lie.
  ///
  /// - Throws: The error of a number in the scheme, or ``ImpositionError/tooManyPages(_:most:)``.
  public init(
    _ scheme: ImpositionScheme, pageCount: Int = 1, on paper: Size, shape page: Size = .a4,
    options: ImpositionOptions = ImpositionOptions()
  ) throws(ImpositionError) {
    let wide = paper.width < paper.height ? paper.turned : paper
    let plan = try ImpositionPlan(scheme, pageCount: pageCount, width: wide.width, options: options)
    func scale(_ paper: Size) -> Int {
      let (width, height) = (paper.width / plan.columns, paper.height / plan.rows)
      return min(
        width.scaledPoints * 1000 / max(1, page.width.scaledPoints),
        height.scaledPoints * 1000 / max(1, page.height.scaledPoints))
    }
    let lying = plan.panels == nil && scale(wide.turned) > scale(wide) ? wide.turned : wide
    try self.init(scheme, pageCount: pageCount, onSheet: lying, options: options)
  }

  /// The places of a scheme on paper that lies as it is given.
  ///
  /// - Throws: The error of a number in the scheme, or ``ImpositionError/tooManyPages(_:most:)``.
  public init(
    _ scheme: ImpositionScheme, pageCount: Int, onSheet lying: Size, options: ImpositionOptions
  ) throws(ImpositionError) {
    let plan = try ImpositionPlan(scheme, pageCount: pageCount, width: lying.width, options: options)
    self.paper = lying
    let read = options.isRightToLeft ? plan.mirrored : plan
    places = SheetPlaces.places(read, on: lying, options)
    slits = SheetBed([], read, paper: lying, options: options).slits
  }

  private static func places(_ plan: ImpositionPlan, on paper: Size, _ options: ImpositionOptions) -> [Place] {
    let bed = SheetBed([], plan, paper: paper, options: options)
    var found = [Place?](repeating: nil, count: plan.pageCount)
    for (number, sheet) in plan.sheets.enumerated() {
      for (isBack, cells) in [(false, sheet.front), (true, sheet.back)] {
        for (index, cell) in cells.enumerated() where found[cell.page] == nil {
          found[cell.page] = place(cell, index, isOnBack: isBack, in: bed)
          found[cell.page]?.sheet = number
        }
      }
    }
    return found.compactMap { $0 }
  }

  private static func place(
    _ cell: ImpositionPlan.Cell, _ index: Int, isOnBack: Bool, in bed: SheetBed
  ) -> Place {
    let plan = bed.plan
    let (column, row) = (index % plan.columns, index / plan.columns)
    let fold = isOnBack && plan.panels != nil ? Edge.innerFold : .outerFold
    func edge(_ borders: [ImpositionPlan.Border], _ number: Int, _ outer: Edge) -> Edge {
      guard borders.indices.contains(number) else { return outer }
      switch borders[number] {
      case .spine: return .innerFold
      case .fold: return fold
      case .cut: return .cut
      }
    }
    let strip = bed.columns(isBack: isOnBack)[column]
    let top = bed.paper.height * row / plan.rows
    let frame = Rectangle(
      x: strip.origin.x, y: top, width: strip.size.width,
      height: bed.paper.height * (row + 1) / plan.rows - top)
    let (left, right) = (
      edge(plan.columnBorders, column - 1, .sheetSide), edge(plan.columnBorders, column, .sheetSide)
    )
    let (upper, lower) = (edge(plan.rowBorders, row - 1, .sheetEnd), edge(plan.rowBorders, row, .sheetEnd))
    var place = Place(
      page: cell.page, sheet: 0, isOnBack: isOnBack, isInverted: cell.isInverted, frame: frame, left: left,
      right: right, top: upper, bottom: lower)
    if cell.isInverted { (place.left, place.right, place.top, place.bottom) = (right, left, lower, upper) }
    return place
  }

  /// The places on the fronts, or the outside of a leaflet, from left to right.
  public var outside: [Place] { places.filter { !$0.isOnBack }.sorted { $0.frame.origin.x < $1.frame.origin.x } }

  /// The places on the backs, or the inside of a leaflet, from left to right once the sheet was turned about its vertical
  /// axis.
  public var inside: [Place] { places.filter(\.isOnBack).sorted { $0.frame.origin.x < $1.frame.origin.x } }

  /// The page size that fits every place: what a work is set in whose pages are all alike.
  public var commonSize: Size {
    Size(
      width: places.map(\.frame.size.width).min() ?? .zero, height: places.map(\.frame.size.height).min() ?? .zero)
  }
}

/// What must stay free at an edge of each kind.
public struct EdgeMargins: Hashable, Sendable {
  /// At the left and right edges of the paper as it lies: what the printer cannot print on. Many printers keep to 4 mm,
  /// nearly all to 6.35 mm.
  public var sheetSide = Length.millimetres(6.35)
  /// At its upper and lower edges.
  public var sheetEnd = Length.millimetres(6.35)
  /// At a cut: what must not be cut away.
  public var cut = Length.millimetres(3)
  /// At a fold: what must not be bent.
  public var fold = Length.millimetres(5)

  /// The usual margins.
  public init() {}

  /// The margin at an edge.
  public subscript(edge: SheetPlaces.Edge) -> Length {
    switch edge {
    case .innerFold, .outerFold: fold
    case .cut: cut
    case .sheetSide: sheetSide
    case .sheetEnd: sheetEnd
    }
  }
}
