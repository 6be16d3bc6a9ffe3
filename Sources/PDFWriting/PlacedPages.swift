import DocumentModel

/// Where a page is on the sheets: the side it is placed on first. Later placements of the same page are artifacts.
struct PlacedPage {
  /// Index into ``Sheets/sides``.
  var side: Int
  /// From places on the page to PDF's coordinates on that side.
  var matrix: PageMatrix
}

/// From places on a page, y downwards, to PDF's coordinates on a sheet, y upwards from the bottom left.
struct PageMatrix {
  private let isInverted: Bool
  /// Where the page's bottom left corner comes to lie; for a page upside down that is at the top right.
  let corner: Point
  private let height: Length

  /// The matrix of a page of `size` placed on a side.
  init(_ placement: Placement, page size: Size, side: Size) {
    isInverted = placement.isInverted
    height = size.height
    let left = placement.origin.x
    let top = placement.origin.y
    corner =
      isInverted
      ? Point(x: left + size.width, y: side.height - top)
      : Point(x: left, y: side.height - top - size.height)
  }

  /// A place in PDF's coordinates.
  func point(_ point: Point) -> Point {
    let up = height - point.y
    return isInverted ? Point(x: corner.x - point.x, y: corner.y - up) : Point(x: corner.x + point.x, y: corner.y + up)
  }

  /// A rectangle as PDF writes it: left, bottom, right, top.
  func box(_ rectangle: Rectangle) -> [Length] {
    let one = point(rectangle.origin)
    let other = point(
      Point(x: rectangle.origin.x + rectangle.size.width, y: rectangle.origin.y + rectangle.size.height))
    return [min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)]
  }

  /// Whether the page lies on the side as on its own: no transformation is needed.
  var isIdentity: Bool { !isInverted && corner == Point(x: .zero, y: .zero) }

  /// Puts the operator that makes the page's own coordinates those of the side.
  func put(into content: inout PDFBytes) {
    content.put(isInverted ? "-1 0 0 -1 " : "1 0 0 1 ")
    content.put(corner.x)
    content.put(byte: 0x20)
    content.put(corner.y)
    content.put(" cm\n")
  }
}

extension Sheets {
  /// Each page's first place; `nil` for a page that no side shows.
  var placedPages: [PlacedPage?] {
    var placed = [PlacedPage?](repeating: nil, count: pages.pages.count)
    for (side, sheet) in sides.enumerated() {
      for placement in sheet.placements where placed[Int(placement.page)] == nil {
        let size = pages.pages[Int(placement.page)].size
        placed[Int(placement.page)] = PlacedPage(
          side: side, matrix: PageMatrix(placement, page: size, side: sheet.size))
      }
    }
    return placed
  }
}
