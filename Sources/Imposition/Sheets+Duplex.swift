public import DocumentModel

extension Sheets {
  /// Sheets of paper that these sides take.
  public var sheetCount: Int { duplex == nil ? sides.count : (sides.count + 1) / 2 }

  /// The fronts alone, for a printer that cannot turn paper.
  public var fronts: Sheets { duplex == nil ? self : taking { $0 % 2 == 0 } }

  /// The backs alone, to be printed once the fronts were put back into the printer; without sides if backs stay white.
  public var backs: Sheets { duplex == nil ? taking { _ in false } : taking { $0 % 2 == 1 } }

  /// The sides in reverse order, for a pile that lies the other way round.
  public var reversed: Sheets { Sheets(sides: sides.reversed(), pages: pages) }

  private func taking(_ isTaken: (Int) -> Bool) -> Sheets {
    Sheets(sides: sides.indices.filter(isTaken).map { sides[$0] }, pages: pages)
  }

  /// Turns every back by half a turn, for a pile that comes to lie on its head.
  public mutating func turnBacks() {
    let pages = pages
    changeBacks { $0.turned(pages) }
  }

  /// Moves what is on every back, right and down.
  public mutating func shiftBacks(by offset: Point) {
    guard offset != Point(x: .zero, y: .zero) else { return }
    func moved(_ point: Point) -> Point { Point(x: point.x + offset.x, y: point.y + offset.y) }
    changeBacks { side in
      var side = side
      for index in side.placements.indices { side.placements[index].origin = moved(side.placements[index].origin) }
      side.marks = side.marks.map { Rectangle(at: moved($0.origin), $0.size) }
      side.trim = side.trim.map { Rectangle(at: moved($0.origin), $0.size) }
      return side
    }
  }

  private mutating func changeBacks(_ change: (SheetSide) -> SheetSide) {
    guard duplex != nil else { return }
    for index in sides.indices where index % 2 == 1 { sides[index] = change(sides[index]) }
  }
}

extension SheetSide {
  /// The side by half a turn, as a printer needs it that turns paper about the other edge.
  func turned(_ pages: Pages) -> SheetSide {
    func turned(_ origin: Point, _ size: Size) -> Point {
      Point(x: self.size.width - origin.x - size.width, y: self.size.height - origin.y - size.height)
    }
    var result = self
    result.placements = placements.reversed().map { placement in
      let origin = turned(placement.origin, pages.pages[Int(placement.page)].size)
      return Placement(page: Int(placement.page), at: origin, isInverted: !placement.isInverted)
    }
    result.marks = marks.map { Rectangle(at: turned($0.origin, $0.size), $0.size) }
    result.trim = trim.map { Rectangle(at: turned($0.origin, $0.size), $0.size) }
    return result
  }
}
