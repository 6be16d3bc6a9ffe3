import DocumentModel

/// The widths of a leaflet's panels: those that are tucked in are narrower.
struct PanelWidths: Hashable {
  /// The widths on the outside, left to right; together the paper's. Inside they are mirrored.
  var outside: [Length]

  /// The widths on the inside.
  var inside: [Length] { outside.reversed() }

  /// Panels of one width.
  static func equal(_ count: Int, of width: Length) -> PanelWidths {
    // Borders are rounded, not widths, so that no error adds up.
    let borders = (0...count).map { width * $0 / count }
    return PanelWidths(outside: zip(borders, borders.dropFirst()).map { $1 - $0 })
  }

  /// A roll of `count` panels, at least two, the innermost at the left: w, w, w−δ, …, w−(k−2)δ from the right, with
  /// w = (W + δ(k−2)(k−1)/2)/k. A letter fold is a roll of three.
  static func roll(_ count: Int, of width: Length, allowance: Length) -> PanelWidths {
    let widest = (width + allowance * ((count - 2) * (count - 1) / 2)) / count
    var widths = (0..<count).map { widest - allowance * Swift.max(0, count - 2 - $0) }
    widths[count - 1] = width - widths.dropLast().reduce(.zero, +)
    return PanelWidths(outside: widths)
  }

  /// Flaps of (W−g)/4 beside a centre of (W+g)/2, so that a gap g stays open.
  static func gate(of width: Length, gap: Length) -> PanelWidths {
    let flap = (width - gap) / 4
    return PanelWidths(outside: [flap, width - flap * 2, flap])
  }

  /// Folded in half twice, the second half tucked in: w, w, w−δ, w−δ with w = (W+2δ)/4.
  static func doubleParallel(of width: Length, allowance: Length) -> PanelWidths {
    let wide = (width + allowance * 2) / 4
    return PanelWidths(outside: [wide, wide, wide - allowance, width - wide * 3 + allowance])
  }
}
