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

  /// Cells that are moved on a line, at most.
  private static let mostMoves = 3

  private var above: [Gap] = []
  private var current: [Gap] = []
  /// Where each gap would begin if no cell were added.
  private var offsets: [Int] = []
  /// How wide each gap is.
  private var widths: [Int] = []

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
    widths = (0..<gaps).map { 1 + best.given(to: $0 + 1, of: gaps, cells) - best.given(to: $0, of: gaps, cells) }
    if gaps > 0 && cells % gaps != 0 && !above.isEmpty { moveCells() }
    _ = lay()
    swap(&above, &current)
    return widths
  }

  /// Moves single cells from wider gaps to narrower ones as long as that makes rivers shorter.
  private mutating func moveCells() {
    var least = lay()
    let narrowest = widths.min() ?? 1
    var isBetter = least > 0
    var rounds = 0
    while isBetter && rounds < Self.mostMoves {
      isBetter = false
      rounds += 1
      var move: (from: Int, to: Int)?
      for from in widths.indices where widths[from] > narrowest {
        for to in widths.indices where widths[to] == narrowest {
          widths[from] -= 1
          widths[to] += 1
          let score = lay()
          if score < least { (move, least) = ((from, to), score) }
          widths[from] += 1
          widths[to] -= 1
        }
      }
      if let move {
        widths[move.from] -= 1
        widths[move.to] += 1
        isBetter = true
      }
    }
  }

  /// Lays the gaps out in one way; returns what ``lay()`` does.
  private mutating func lay(_ way: Way, _ cells: Int) -> Int {
    let gaps = offsets.count
    widths.removeAll(keepingCapacity: true)
    var given = 0
    for index in 0..<gaps {
      let next = way.given(to: index + 1, of: gaps, cells)
      widths.append(1 + next - given)
      given = next
    }
    return lay()
  }

  /// Lays the gaps out in their widths; returns the sum of the cubes of the runs that go on: long ones count most.
  private mutating func lay() -> Int {
    current.removeAll(keepingCapacity: true)
    var score = 0
    var first = 0
    var added = 0
    for (index, offset) in offsets.enumerated() {
      let start = offset + added
      let end = start + widths[index]
      added += widths[index] - 1
      while first < above.count && above[first].end <= start { first += 1 }
      var run = 1
      var other = first
      while other < above.count && above[other].start < end {
        run = max(run, above[other].run + 1)
        other += 1
      }
      if run > 1 { score += run * run * run }
      current.append(Gap(start: start, end: end, run: run))
    }
    return score
  }
}
