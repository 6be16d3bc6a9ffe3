public import DocumentModel

extension Sheets {
  /// Sheets of paper that these sides take.
  public var sheetCount: Int { duplex == nil ? sides.count : (sides.count + 1) / 2 }

  /// The fronts alone, for a printer that cannot turn paper.
  public var fronts: Sheets { duplex == nil ? self : taking { $0 % 2 == 0 } }

  /// The backs alone, to be printed once the fronts were put back into the printer; without sides if backs stay white.
  public var backs: Sheets { duplex == nil ? taking { _ in false } : taking { $0 % 2 == 1 } }

  private func taking(_ isTaken: (Int) -> Bool) -> Sheets {
    Sheets(sides: sides.indices.filter(isTaken).map { sides[$0] }, pages: pages)
  }
}
