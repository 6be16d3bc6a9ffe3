import DocumentModel

/// A glyph of a run and where it stands.
struct PlacedGlyph {
  /// Index into ``ShapedText/glyphs``.
  var index: Int
  /// Its pen position from the run's left end, in font units, before its own offset.
  var position: Int
}

extension ShapedText {
  /// Whether a run's glyphs, which stand from left to right, are read from right to left.
  ///
  /// A run of one cluster tells nothing and counts as read from left to right.
  func isReversed(_ run: ShapedRun) -> Bool {
    guard let first = glyphs[run.glyphs.asInts].first, let last = glyphs[run.glyphs.asInts].last else { return false }
    return first.cluster > last.cluster
  }

  /// Calls `body` with a run's glyphs in the order in which they are read.
  ///
  /// Screen readers and programs that copy text take it in the order in which it is drawn. So words that run from right to
  /// left are drawn from their right end, and the pen goes back before each glyph.
  func forEachGlyphAsRead(of run: ShapedRun, _ body: (PlacedGlyph) -> Void) {
    let indices = run.glyphs.asInts
    if isReversed(run) {
      var position = indices.reduce(0) { $0 + Int(glyphs[$1].advance) }
      for index in indices.reversed() {
        position -= Int(glyphs[index].advance)
        body(PlacedGlyph(index: index, position: position))
      }
    } else {
      var position = 0
      for index in indices {
        body(PlacedGlyph(index: index, position: position))
        position += Int(glyphs[index].advance)
      }
    }
  }
}

extension Range<Int32> {
  /// The same range for indexing.
  var asInts: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
