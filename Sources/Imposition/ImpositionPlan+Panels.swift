import DocumentModel

/// Leaflets: one sheet, folds in one direction only. The front is the outside.
extension ImpositionPlan {
  /// The plan of a leaflet; `nil` for schemes that are none.
  static func leaflet(
    _ scheme: ImpositionScheme, pageCount: Int, width: Length, options: ImpositionOptions
  ) -> ImpositionPlan? {
    let millimetre = Length.millimetres(1)
    switch scheme {
    case .cFold: return rolled(3, width, allowance: options.foldAllowance ?? millimetre * 3)
    case .rollFold(let panels): return rolled(panels, width, allowance: options.foldAllowance ?? millimetre * 2)
    case .zFold: return accordion(3, width, endsInBackCover: options.hasBackCover)
    case .accordion(let panels):
      return accordion(panels ?? Swift.max(2, (pageCount + 1) / 2), width, endsInBackCover: options.hasBackCover)
    case .gateFold:
      let widths = PanelWidths.gate(of: width, gap: options.foldAllowance ?? millimetre * 2)
      return leaflet(outside: [2, 6, 1], inside: [3, 4, 5], widths)
    case .doubleParallel:
      let widths = PanelWidths.doubleParallel(of: width, allowance: options.foldAllowance ?? millimetre * 2)
      return leaflet(outside: [8, 1, 4, 5], inside: [6, 3, 2, 7], widths)
    default: return nil
    }
  }

  /// Rolled up: outside, from the right, the cover, the back, then the flaps in the order in which they are unrolled. Read:
  /// the cover, the inside from left to right, the flaps, the back.
  private static func rolled(_ count: Int, _ width: Length, allowance: Length) -> ImpositionPlan {
    let flaps = (0..<count - 2).map { 2 * count - 1 - $0 }
    return leaflet(
      outside: flaps + [2 * count, 1], inside: (0..<count).map { 2 + $0 },
      .roll(count, of: width, allowance: allowance))
  }

  /// To and fro: one side 1…k, the other k+1…2k; the back of page p is 2k+1−p. With an odd number of panels the back cover
  /// is page k+1; where it must be the last, the other side is 2k, k+1, …, 2k−1.
  private static func accordion(_ count: Int, _ width: Length, endsInBackCover: Bool) -> ImpositionPlan {
    let behind = (0..<count).map { count + 1 + $0 }
    let isTurned = endsInBackCover && count % 2 == 1
    return leaflet(
      outside: (0..<count).map { 1 + $0 }, inside: isTurned ? [2 * count] + behind.dropLast() : behind,
      .equal(count, of: width))
  }

  private static func leaflet(outside: [Int], inside: [Int], _ widths: PanelWidths) -> ImpositionPlan {
    let sheet = Sheet(front: outside.map { Cell(page: $0 - 1) }, back: inside.map { Cell(page: $0 - 1) })
    var plan = ImpositionPlan(
      columnBorders: [Border](repeating: .fold, count: outside.count - 1), rowBorders: [], sheets: [sheet],
      pageCount: outside.count * 2)
    plan.panels = widths
    return plan
  }
}
