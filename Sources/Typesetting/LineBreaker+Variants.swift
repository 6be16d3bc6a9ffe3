/// One way to set a paragraph: in as many lines as is best for it, or in more or fewer.
public struct LineVariant: Hashable, Sendable {
  /// The lines.
  public var lines: [BrokenLine]
  /// Demerits of the lines, less those of the best way; 0 for that, and for others more the worse they look. The demerits
  /// of one very loose or very tight line, or of a hyphen too many, are about 10⁴.
  public var cost: Int
}

extension LineBreaker {
  /// Returns ways to set a paragraph in different numbers of lines, for pages that are to end where they should; TeX calls
  /// the difference looseness (TeX: The Program §§873–875).
  ///
  /// The best way, that of ``lines(of:measure:)``, is always one of them. The others are the best for their numbers of lines
  /// and keep to ``LineBreakingParameters/tolerance`` and ``LineBreakingParameters/longestHyphenRun``, so that there is
  /// often none that is shorter, seldom one for a paragraph of few lines, and none at all where the best way itself is
  /// beyond the tolerance or takes one line.
  ///
  /// Takes half as long again as ``lines(of:measure:)``, or twice as long: ask only where it may help.
  ///
  /// - Parameters:
  ///   - items: The paragraph, as for ``lines(of:measure:)``.
  ///   - measure: The widths to fill.
  ///   - shifts: How many lines more or fewer than the best way they may have; 0 is among them.
  /// - Returns: The ways by ascending number of lines, at most one for each; none if there is nothing to set.
  public mutating func variants(
    of items: [LineItem], measure: LineMeasure, within shifts: ClosedRange<Int> = -1...1
  ) -> [LineVariant] {
    prepare(items)
    demerits = nil
    guard breakpoints.count > 1 else { return [] }
    if isOneLine(measure) {
      return [LineVariant(lines: [brokenLine(from: 0, to: breakpoints.count - 1, measure)], cost: 0)]
    }
    let spread = Int32(clamping: max(shifts.upperBound, -shifts.lowerBound))
    for pass in [LineBreakingPass.undivided, .divided] {
      guard let last = countingSearch(pass, within: spread, measure) else { continue }
      let best = way(to: last)
      var ways = self.ways
      let breaks = refined(best, pass, items, measure)
      let wanted = shifts.map { breaks.count - 1 + $0 }
      if pass == .undivided, wanted.contains(where: { ways[$0] == nil && $0 != breaks.count - 1 }),
        countingSearch(.divided, within: spread, measure) != nil
      {
        ways.merge(self.ways) { $0.demerits <= $1.demerits ? $0 : $1 }
      }
      let least = demerits ?? best.demerits
      return wanted.compactMap { count in
        if count == breaks.count - 1 { return LineVariant(lines: lines(along: breaks, measure), cost: 0) }
        guard let way = ways[count], !hasWorseEdges(way, than: breaks, measure) else { return nil }
        return LineVariant(lines: lines(along: way.breaks, measure), cost: max(way.demerits - least, 1))
      }
    }
    return [LineVariant(lines: lines(of: items, measure: measure), cost: 0)]
  }

  /// Whether a way has a word under itself or a last line that looks lost, more than the best one has.
  private func hasWorseEdges(_ way: Way, than best: [Int32], _ measure: LineMeasure) -> Bool {
    let flaws = stacks(in: way).count + runts(in: way, measure).count
    if flaws == 0 { return false }
    let best = Way(breaks: best, demerits: 0)
    return flaws > stacks(in: best).count + runts(in: best, measure).count
  }

  /// Searches with the numbers of lines kept apart.
  private mutating func countingSearch(
    _ pass: LineBreakingPass, within spread: Int32, _ measure: LineMeasure
  ) -> Int? {
    self.spread = spread
    defer { self.spread = -1 }
    return search(pass, measure)
  }

  /// The best ways of the last search by their numbers of lines.
  private var ways: [Int: Way] {
    var best: [Int: Int] = [:]
    var node = nodes.count - 1
    while node >= 0 && nodes[node].breakpoint == nodes[nodes.count - 1].breakpoint {
      let lines = Int(nodes[node].lines)
      if best[lines].map({ nodes[node].total <= nodes[$0].total }) ?? true { best[lines] = node }
      node -= 1
    }
    return best.mapValues { way(to: $0) }
  }
}
