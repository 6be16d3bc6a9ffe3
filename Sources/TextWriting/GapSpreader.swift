internal import Typesetting

/// Spreads the cells that a line lacks evenly over its gaps, so that few gaps stand under those of the line above: where
/// they do for several lines, a white river runs through the text.
struct GapSpreader {
  /// A gap, in columns, and over how many lines up to this one there are gaps that touch.
  private struct Gap {
    var start: Int
    var end: Int
    var run: Int
  }

  /// One even way to spread cells: they are given out from the left or from the right, beginning with a share of one.
  private struct Way {
    var phase: Int
    var isMirrored: Bool

    /// The cells given to the first `count` of `gaps` gaps, of `cells` in all.
    @inline(__always) func given(to count: Int, of gaps: Int, _ cells: Int) -> Int {
      isMirrored
        ? cells - ((gaps - count) * cells + phase) / gaps
        : (count * cells + phase) / gaps
    }
  }

  /// In how many steps shares are tried.
  private static let steps = 4

  private var above: [Gap] = []
  private var current: [Gap] = []
  /// Where each gap would begin if no cell were added.
  private var offsets: [Int] = []

  /// Forgets the lines above: a paragraph begins.
  mutating func begin() { above.removeAll(keepingCapacity: true) }

  /// Returns how many cells wide each gap of a line is to be.
  ///
  /// - Parameters:
  ///   - items: The line's items; the gaps are its glue.
  ///   - cells: The cells to give to the gaps.
  ///   - isMirrored: Whether to prefer the right edge.
  mutating func widths(of items: ArraySlice<LineItem>, adding cells: Int, preferring isMirrored: Bool) -> [Int] {
    offsets.removeAll(keepingCapacity: true)
    var position = 0
    for item in items where item.kind != .penalty {
      if item.kind == .glue { offsets.append(position) }
      position += Int(item.width)
    }
    let gaps = offsets.count
    var best = Way(phase: 0, isMirrored: isMirrored)
    if gaps > 0 && cells % gaps != 0 && !above.isEmpty {
      var least = Int.max
      for step in 0..<2 * Self.steps {
        let way = Way(phase: step / 2 * gaps / Self.steps, isMirrored: isMirrored == (step % 2 == 0))
        let score = lay(way, cells)
        if score < least { (best, least) = (way, score) }
        if score == 0 { break }
      }
    }
    _ = lay(best, cells)
    swap(&above, &current)
    return (0..<gaps).map { 1 + best.given(to: $0 + 1, of: gaps, cells) - best.given(to: $0, of: gaps, cells) }
  }

  /// Lays the gaps out in one way; returns the sum of the squares of the runs that go on.
  private mutating func lay(_ way: Way, _ cells: Int) -> Int {
    current.removeAll(keepingCapacity: true)
    var score = 0
    var first = 0
    for (index, offset) in offsets.enumerated() {
      let start = offset + way.given(to: index, of: offsets.count, cells)
      let end = offset + 1 + way.given(to: index + 1, of: offsets.count, cells)
      while first < above.count && above[first].end <= start { first += 1 }
      var run = 1
      var other = first
      while other < above.count && above[other].start < end {
        run = max(run, above[other].run + 1)
        other += 1
      }
      if run > 1 { score += run * run }
      current.append(Gap(start: start, end: end, run: run))
    }
    return score
  }
}
