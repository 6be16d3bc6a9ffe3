/// One side of a sheet of paper with pages placed on it.
public struct SheetSide: Hashable, Sendable {
  /// Size of the paper as it lies in front of the reader.
  public var size: Size
  /// The pages on it, left to right and top to bottom.
  public var placements: [Placement]
  /// Fold, crop and collating marks, in the text's colour.
  public var marks: [Rectangle] = []
  /// What is left once the sheet is trimmed; `nil` if it stays whole.
  public var trim: Rectangle?
  /// How far pictures may reach over the trimmed edge.
  public var bleed = Length.zero

  /// A side.
  public init(size: Size, placements: [Placement]) {
    self.size = size
    self.placements = placements
  }
}

extension SheetSide {
  /// What is left once the sheet is trimmed, with the bleed around it, as far as the paper reaches; `nil` if it stays whole.
  public var bleedBox: Rectangle? {
    guard let trim else { return nil }
    let left = max(.zero, trim.origin.x - bleed)
    let top = max(.zero, trim.origin.y - bleed)
    let right = min(size.width, trim.origin.x + trim.size.width + bleed)
    let bottom = min(size.height, trim.origin.y + trim.size.height + bleed)
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension Sheets {
  /// What each side is called in a viewer: by the printed numbers of the pages on it. `folios` are those of all pages.
  public func labels(_ folios: [String]) -> [String] {
    sides.map { side in
      var seen: Set<Int32> = []
      let names = side.placements.filter { seen.insert($0.page).inserted }.map { folios[Int($0.page)] }
      let label = names.filter { !$0.isEmpty }.joined(separator: ", ")
      return label.isEmpty ? "–" : label
    }
  }
}

/// A page put down on a sheet.
public struct Placement: Hashable, Sendable {
  /// Index of the page in ``Pages/pages``.
  public var page: Int32
  /// Top left corner, on the sheet, of the upright rectangle that the page covers once it is turned.
  public var origin: Point
  /// Whether the page is upside down.
  public var isInverted: Bool

  /// A page with its corner at `origin`.
  public init(page: Int, at origin: Point, isInverted: Bool = false) {
    self.page = Int32(page)
    self.origin = origin
    self.isInverted = isInverted
  }
}

/// Pages arranged on sheets. The reading copy is the trivial arrangement: each page its own side.
public struct Sheets: Sendable {
  /// Fronts and backs in the order in which a duplex printer takes them.
  public var sides: [SheetSide]
  /// The pages that the sides place.
  public var pages: Pages
  /// How the printer must turn the paper; `nil` for a reading copy.
  public var duplex: Duplex?

  /// Sheets.
  public init(sides: [SheetSide], pages: Pages, duplex: Duplex? = nil) {
    self.sides = sides
    self.pages = pages
    self.duplex = duplex
  }

  /// The edge about which a duplex printer turns the paper.
  public enum Duplex: String, Hashable, Sendable {
    /// Like the leaves of a book.
    case longEdge = "long-edge"
    /// Like a calendar.
    case shortEdge = "short-edge"
  }
}
