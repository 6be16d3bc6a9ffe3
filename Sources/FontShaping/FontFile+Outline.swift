import CHarfBuzz
public import DocumentModel

/// A part of a glyph's outline, in font units, y upwards.
public enum OutlineStep: Hashable, Sendable {
  /// Begins a closed contour.
  case move(x: Int32, y: Int32)
  /// A straight line.
  case line(x: Int32, y: Int32)
  /// A cubic curve: its control points and its end, as x and y in turn.
  case curve(Int32, Int32, Int32, Int32, Int32, Int32)
}

extension FontSet {
  /// The outline of a glyph, in font units; empty for one without ink or in colours.
  public func outline(of glyph: GlyphID, in font: FontID) -> [OutlineStep] {
    files[file(of: font)].outline(of: glyph)
  }
}

/// Where HarfBuzz puts an outline.
private final class OutlinePen {
  var steps: [OutlineStep] = []
}

extension FontFile {
  /// The outline of a glyph.
  func outline(of glyph: GlyphID) -> [OutlineStep] {
    guard let pens = hb.draw_funcs_create() else { return [] }
    defer { unsafe hb.draw_funcs_destroy(pens) }
    unsafe hb.draw_funcs_set_move_to_func(
      pens, { _, pen, _, x, y, _ in unsafe addToOutline(pen, .move(x: units(x), y: units(y))) }, nil, nil)
    unsafe hb.draw_funcs_set_line_to_func(
      pens, { _, pen, _, x, y, _ in unsafe addToOutline(pen, .line(x: units(x), y: units(y))) }, nil, nil)
    unsafe hb.draw_funcs_set_cubic_to_func(
      pens,
      { _, pen, _, x1, y1, x2, y2, x, y, _ in
        unsafe addToOutline(pen, .curve(units(x1), units(y1), units(x2), units(y2), units(x), units(y)))
      }, nil, nil)
    let pen = OutlinePen()
    withExtendedLifetime(pen) {
      unsafe draw(glyph, with: pens, into: Unmanaged.passUnretained(pen).toOpaque())
    }
    return pen.steps
  }
}

/// HarfBuzz calls this with every step.
private func addToOutline(_ pen: UnsafeMutableRawPointer?, _ step: OutlineStep) {
  guard let pen = unsafe pen else { return }
  unsafe Unmanaged<OutlinePen>.fromOpaque(pen).takeUnretainedValue().steps.append(step)
}

/// A length of HarfBuzz in whole font units.
private func units(_ length: Float) -> Int32 { Int32(clamping: Int(length.rounded())) }
