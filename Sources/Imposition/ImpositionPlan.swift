import DocumentModel

/// Which page goes into which cell of which sheet, before anything is measured.
///
/// Backs are given as they are seen once the sheet was turned about its vertical axis.
struct ImpositionPlan: Hashable {
  /// A place for a page.
  struct Cell: Hashable {
    /// The page's ordinal from 0; it may be one of the blanks after the last page.
    var page: Int
    /// Whether it is upside down.
    var isInverted = false
    /// How many leaves lie around it in its signature.
    var depth = 0
  }

  /// One sheet of paper.
  struct Sheet: Hashable {
    /// Cells of the front, left to right and top to bottom.
    var front: [Cell]
    /// Cells of the back; none if it stays white.
    var back: [Cell]
    /// Which signature it is in.
    var signature = 0
  }

  /// What lies between two neighbouring columns or rows.
  enum Border: Hashable {
    /// The spine of the pages beside it.
    case spine
    /// A fold at the outer edge of the pages beside it.
    case fold
    /// A cut.
    case cut
  }

  /// The borders between columns, from left to right; one fewer than columns.
  var columnBorders: [Border]
  /// The borders between rows, from top to bottom; one fewer than rows.
  var rowBorders: [Border]
  /// The sheets in the order of printing.
  var sheets: [Sheet]
  /// How many pages they take, blanks included.
  var pageCount: Int
  /// Slits inside the sheet, as lines between corners of cells.
  var slits: [Slit] = []
  /// The widths of panels; `nil` if all columns are equally wide.
  var panels: PanelWidths?

  /// A line along which the sheet is slit, between corners of cells counted from the top left.
  struct Slit: Hashable {
    var column: Int
    var row: Int
    /// How many cells long, to the right or downwards.
    var length: Int
    var isVertical = false
  }

  /// Cells side by side.
  var columns: Int { columnBorders.count + 1 }
  /// Cells one below the other.
  var rows: Int { rowBorders.count + 1 }
  /// Whether anything is printed on backs.
  var hasBacks: Bool { sheets.contains { !$0.back.isEmpty } }
}

extension ImpositionPlan {
  /// A folded signature: pages that come to lie in one gathering.
  struct Signature {
    /// The ordinal of its first page.
    var start: Int
    /// Its pages, an even number.
    var count: Int

    /// The cell of a page, numbered from 1 in the signature.
    func cell(_ number: Int, isInverted: Bool = false) -> Cell {
      let leaf = (number - 1) / 2
      return Cell(page: start + number - 1, isInverted: isInverted, depth: min(leaf, count / 2 - 1 - leaf))
    }

    /// A row of cells; a negative number is upside down.
    func row(_ numbers: Int...) -> [Cell] { numbers.map { cell(abs($0), isInverted: $0 < 0) } }
  }

  /// The plan for text from right to left: columns are mirrored.
  var mirrored: ImpositionPlan {
    func mirrored(_ cells: [Cell]) -> [Cell] {
      stride(from: 0, to: cells.count, by: columns).flatMap { cells[$0..<$0 + columns].reversed() }
    }
    var plan = self
    plan.sheets = sheets.map {
      Sheet(front: mirrored($0.front), back: mirrored($0.back), signature: $0.signature)
    }
    plan.columnBorders.reverse()
    plan.panels?.outside.reverse()
    plan.slits = slits.map {
      var slit = $0
      slit.column = slit.isVertical ? columns - slit.column : columns - slit.column - slit.length
      return slit
    }
    return plan
  }
}

extension Int {
  /// The smallest multiple of `unit` that is at least this and at least `unit`.
  func padded(to unit: Int) -> Int { Swift.max(unit, (self + unit - 1) / unit * unit) }
}
