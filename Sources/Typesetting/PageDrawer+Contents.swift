internal import DocumentModel
internal import FontShaping

/// The page numbers of the contents list, and the dots that lead to them.
extension PageDrawer {
  /// Draws the page number of a contents entry and the dots that lead to it.
  mutating func drawContentsNumber(
    _ section: TableIndex, _ place: RowPlace, on page: inout Page
  ) throws(TypesettingError) {
    guard let entry = compositor.contentsEntries[Int(section)] else { return }
    let number = pageOfSection[Int(section)]
    guard number >= 0 else { return }
    let look = compositor.style[.contents]
    let folio = try set(plans[number].folio, in: look, owner: entry.link)
    let leading = Int32(clamping: look.leading.scaledPoints)
    let baseline = place.foot - Int(leading) + Int(compositor.baseline(leading))
    let isRightToLeft = compositor.document.metadata.direction == .rightToLeft
    let x = place.x
    let measure = place.measure
    let width = Int(folio.width)
    try drawLeader(
      from: isRightToLeft ? width : Int(entry.reach), to: isRightToLeft ? Int(entry.reach) : measure - width,
      at: Point(x: Length(scaledPoints: x), y: Length(scaledPoints: baseline)), on: &page)
    page.draw(furniture, folio.items, x: x + (isRightToLeft ? 0 : measure - width), y: baseline)
  }

  /// Draws dots between two places of a line. They stand on a grid of their own, so that those of all lines are aligned.
  private mutating func drawLeader(
    from start: Int, to end: Int, at origin: Point, on page: inout Page
  ) throws(TypesettingError) {
    let look = compositor.style[.contents]
    let dot = try set(".", in: look, owner: -1)
    guard case .text(var item)? = furniture.items[dot.items.asInts].first else { return }
    let step = look.size.scaledPoints / 2
    guard step > 0, let segment = furniture.segments[item.segments.asInts].first else { return }
    let first = (start + step + step - 1) / step
    let last = (end - step) / step
    guard first < last else { return }
    let firstSegment = Int32(page.segments.count)
    for place in first..<last {
      page.segments.append(TextSegment(segment.run, offset: Int32((place - first) * step), spaceFollows: false))
    }
    item.segments = firstSegment..<Int32(page.segments.count)
    item.origin = Point(x: Length(scaledPoints: origin.x.scaledPoints + first * step), y: origin.y)
    page.items.append(.text(item))
  }
}
