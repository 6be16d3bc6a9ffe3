public import DocumentModel

extension Pages {
  /// The pages one by one, each on a sheet as much larger as bleed and crop marks need, for a printing house.
  ///
  /// - Parameters:
  ///   - bleed: How far pictures may reach over the edges of a page.
  ///   - hasCropMarks: Whether lines outside show where to trim: 5 mm long, 3 mm or the bleed away.
  public func trimmed(bleed: Length, hasCropMarks: Bool) -> Sheets {
    let offset = hasCropMarks ? max(bleed, .millimetres(3)) : bleed
    let length = Length.millimetres(5)
    let margin = offset + (hasCropMarks ? length + .millimetres(2) : .zero)
    let sides = pages.enumerated().map { index, page in
      let size = Size(width: page.size.width + margin * 2, height: page.size.height + margin * 2)
      var side = SheetSide(size: size, placements: [Placement(page: index, at: Point(x: margin, y: margin))])
      side.trim = Rectangle(x: margin, y: margin, width: page.size.width, height: page.size.height)
      side.bleed = bleed
      guard hasCropMarks else { return side }
      let width = Length.points(1) / 4
      let (far, low) = (size.width - margin, size.height - margin)
      let (before, after, below) = (margin - offset - length, far + offset, low + offset)
      for x in [margin, far] {
        for y in [before, below] { side.marks.append(Rectangle(x: x - width / 2, y: y, width: width, height: length)) }
      }
      for y in [margin, low] {
        for x in [before, after] { side.marks.append(Rectangle(x: x, y: y - width / 2, width: length, height: width)) }
      }
      return side
    }
    return Sheets(sides: sides, pages: self)
  }
}
