import DocumentModel

/// Marks for folding, cutting, trimming and collating: fine lines of ¼ pt outside the pages or at the paper's edge.
extension SheetBed {
  private static let thickness = Length.points(1) / 4

  /// Everything that is marked on a front.
  func marks(of sheet: ImpositionPlan.Sheet, around side: SheetSide, isOutermost: Bool) -> [Rectangle] {
    var marks: [Rectangle] = []
    let isCut = plan.columnBorders.contains(.cut) || plan.rowBorders.contains(.cut)
    if options.hasFoldMarks && (isOutermost || isCut) { marks += borderMarks(isOutermost: isOutermost) + slitMarks }
    if options.hasCropMarks { marks += cropMarks(around: side) }
    if options.hasCollatingMarks && isOutermost { marks += collatingMark(of: sheet.signature) }
    return marks
  }

  /// What cannot be printed on at the left and right, and above and below, as the paper lies. A sheet that lies is fed by its
  /// short edge all the same.
  private var unprintable: Size {
    paper.width > paper.height ? options.unprintable.turned : options.unprintable
  }

  /// Lines where to fold and cut, 4 mm long, as near to the paper's edge as the printer prints. Folds are marked on the
  /// outermost sheet, cuts on all.
  private func borderMarks(isOutermost: Bool) -> [Rectangle] {
    let (width, length, free) = (SheetBed.thickness, Length.millimetres(4), unprintable)
    var marks: [Rectangle] = []
    for (frame, border) in zip(columns(isBack: false), plan.columnBorders) where isOutermost || border == .cut {
      let left = frame.origin.x + frame.size.width - width / 2
      marks += [free.height, paper.height - free.height - length].map {
        Rectangle(x: left, y: $0, width: width, height: length)
      }
    }
    for (row, border) in plan.rowBorders.enumerated() where isOutermost || border == .cut {
      let top = paper.height * (row + 1) / plan.rows - width / 2
      marks += [free.width, paper.width - free.width - length].map {
        Rectangle(x: $0, y: top, width: length, height: width)
      }
    }
    return marks
  }

  /// The slits of a sheet, whole, as rectangles without width or without height.
  var slits: [Rectangle] {
    plan.slits.map { slit in
      let (left, top) = (paper.width * slit.column / plan.columns, paper.height * slit.row / plan.rows)
      return slit.isVertical
        ? Rectangle(x: left, y: top, width: .zero, height: paper.height * slit.length / plan.rows)
        : Rectangle(x: left, y: top, width: paper.width * slit.length / plan.columns, height: .zero)
    }
  }

  /// Lines along the slits, as far as the printer prints.
  private var slitMarks: [Rectangle] {
    let (width, free) = (SheetBed.thickness, unprintable)
    return slits.map { slit in
      if slit.size.width == .zero {
        let top = max(slit.origin.y, free.height)
        let bottom = min(slit.origin.y + slit.size.height, paper.height - free.height)
        return Rectangle(x: slit.origin.x - width / 2, y: top, width: width, height: bottom - top)
      }
      let left = max(slit.origin.x, free.width)
      let right = min(slit.origin.x + slit.size.width, paper.width - free.width)
      return Rectangle(x: left, y: slit.origin.y - width / 2, width: right - left, height: width)
    }
  }

  /// What the pages of a side cover together.
  func trim(of placements: [Placement]) -> Rectangle? {
    guard options.hasCropMarks || options.bleed > .zero, !placements.isEmpty else { return nil }
    let frames = placements.map { Rectangle(at: $0.origin, pages[Int($0.page)].size) }
    let left = frames.map(\.origin.x).min() ?? .zero
    let top = frames.map(\.origin.y).min() ?? .zero
    let right = frames.map { $0.origin.x + $0.size.width }.max() ?? .zero
    let bottom = frames.map { $0.origin.y + $0.size.height }.max() ?? .zero
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// Lines in continuation of the edges along which pages are trimmed, 5 mm long and 3 mm or the bleed away from the pages;
  /// what the printer does not reach is left out.
  func cropMarks(around side: SheetSide) -> [Rectangle] {
    guard let hull = trim(of: side.placements) else { return [] }
    let (width, length) = (SheetBed.thickness, Length.millimetres(5))
    let offset = max(options.bleed, .millimetres(3))
    let spines = zip(columns(isBack: false), plan.columnBorders).filter { $0.1 != .cut }.map { frame, _ in
      frame.origin.x + frame.size.width
    }
    var columns = Set<Length>()
    var rows = Set<Length>()
    for placement in side.placements {
      let size = pages[Int(placement.page)].size
      for x in [placement.origin.x, placement.origin.x + size.width] where !spines.contains(x) { columns.insert(x) }
      rows.formUnion([placement.origin.y, placement.origin.y + size.height])
    }
    let above = hull.origin.y - offset - length
    let below = hull.origin.y + hull.size.height + offset
    let before = hull.origin.x - offset - length
    let after = hull.origin.x + hull.size.width + offset
    let upright = columns.sorted().flatMap { x in
      [above, below].map { Rectangle(x: x - width / 2, y: $0, width: width, height: length) }
    }
    let level = rows.sorted().flatMap { y in
      [before, after].map { Rectangle(x: $0, y: y - width / 2, width: length, height: width) }
    }
    let free = unprintable
    return (upright + level).filter {
      $0.origin.x >= free.width && $0.origin.y >= free.height && $0.origin.x + $0.size.width <= paper.width - free.width
        && $0.origin.y + $0.size.height <= paper.height - free.height
    }
  }

  /// A block on the spine, 6 mm high and 2 mm wide, each signature's below that of the one before; after as many as the
  /// paper is high they begin anew.
  private func collatingMark(of signature: Int) -> [Rectangle] {
    guard let spine = plan.columnBorders.lastIndex(of: .spine) else { return [] }
    let frame = columns(isBack: false)[spine]
    let size = Size(width: .millimetres(2), height: .millimetres(6))
    let rowTop = paper.height * (plan.rows - 1) / plan.rows
    let margin = max(.millimetres(12), unprintable.height)
    let room = paper.height - rowTop - margin * 2
    let steps = max(1, room.scaledPoints / size.height.scaledPoints)
    let top = rowTop + margin + size.height * (signature % steps)
    return [Rectangle(at: Point(x: frame.origin.x + frame.size.width - size.width / 2, y: top), size)]
  }
}
