internal import Typesetting

/// Spreads the cells that a line lacks evenly over its gaps, so that few gaps stand under those of the line above: where
/// they do for several lines, a white river runs through the text.
struct GapSpreader {
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

  /// For each column of the line above, over how many lines up to that one gaps touch; 0 where it has no gap.
  private var above: [Int] = []
  private var current: [Int] = []
  /// Where each gap would begin if no cell were added.
  private var offsets: [Int] = []
  /// How wide each gap is.
  private var widths: [Int] = []
  /// Where each gap begins, and the scores of those before it, as they stand and moved by one column to the left or right.
  private var scores: [(start: Int, left: Int, still: Int, right: Int)] = []

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
    keepRuns()
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
      let total = least
      sumScores()
      var move: (from: Int, to: Int)?
      for from in widths.indices where widths[from] > narrowest {
        for to in widths.indices where widths[to] == narrowest {
          let score = total + change(from, to)
          if score < least { (move, least) = ((from, to), score) }
        }
      }
      if let move {
        widths[move.from] -= 1
        widths[move.to] += 1
        isBetter = true
      }
    }
  }

  /// Fills ``scores`` from the widths of the gaps.
  private mutating func sumScores() {
    scores.removeAll(keepingCapacity: true)
    var sum = (start: 0, left: 0, still: 0, right: 0)
    var added = 0
    for index in offsets.indices {
      sum.start = offsets[index] + added
      scores.append(sum)
      let (start, width) = (sum.start, widths[index])
      sum.left += score(start - 1, width)
      sum.still += score(start, width)
      sum.right += score(start + 1, width)
      added += width - 1
    }
    scores.append(sum)
  }

  /// By how much the score changes if one cell of a gap goes to another: only these and those between them move.
  private func change(_ from: Int, _ to: Int) -> Int {
    let (first, last) = (min(from, to), max(from, to))
    let start = scores[first].start
    let end = scores[last].start + widths[last]
    let before = scores[last + 1].still - scores[first].still
    if from < to {
      let between = scores[last].left - scores[first + 1].left
      return score(start, widths[from] - 1) + between + score(end - widths[to] - 1, widths[to] + 1) - before
    }
    let between = scores[last].right - scores[first + 1].right
    return score(start, widths[to] + 1) + between + score(end - widths[from] + 1, widths[from] - 1) - before
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

  /// The sum of the gaps' scores in their widths.
  private func lay() -> Int {
    var total = 0
    var added = 0
    for index in offsets.indices {
      total += score(offsets[index] + added, widths[index])
      added += widths[index] - 1
    }
    return total
  }

  /// The cube of the run that a gap goes on, so that long ones count most; 0 if it touches none.
  @inline(__always) private func score(_ start: Int, _ width: Int) -> Int {
    let run = runAbove(start, width)
    return run == 0 ? 0 : (run + 1) * (run + 1) * (run + 1)
  }

  /// The longest run above a gap.
  @inline(__always) private func runAbove(_ start: Int, _ width: Int) -> Int {
    var run = 0
    var column = max(start, 0)
    let end = min(start + width, above.count)
    while column < end {
      run = max(run, above[column])
      column += 1
    }
    return run
  }

  /// Notes the runs of the line for the one below it.
  private mutating func keepRuns() {
    current.removeAll(keepingCapacity: true)
    var added = 0
    for index in offsets.indices {
      let start = offsets[index] + added
      let run = runAbove(start, widths[index]) + 1
      while current.count < start { current.append(0) }
      for _ in 0..<widths[index] { current.append(run) }
      added += widths[index] - 1
    }
    swap(&above, &current)
  }
}
