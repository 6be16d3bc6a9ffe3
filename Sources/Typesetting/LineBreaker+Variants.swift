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
  /// Takes two to four times as long as ``lines(of:measure:)``: ask only where it may help.
  ///
  /// - Parameters:
  ///   - items: The paragraph, as for ``lines(of:measure:)``.
  ///   - measure: The widths to fill.
  ///   - spread: By how many lines they may differ from the best way, at most; not negative.
  /// - Returns: The ways by ascending number of lines, at most one for each; none if there is nothing to set.
  public mutating func variants(of items: [LineItem], measure: LineMeasure, within spread: Int = 1) -> [LineVariant] {
    let best = lines(of: items, measure: measure)
    guard !best.isEmpty else { return [] }
    guard best.count > 1, spread > 0, let least = demerits else { return [LineVariant(lines: best, cost: 0)] }
    self.spread = Int32(clamping: spread)
    defer { self.spread = -1 }
    var ways = [LineVariant?](repeating: nil, count: 2 * spread + 1)
    ways[spread] = LineVariant(lines: best, cost: 0)
    for pass in [LineBreakingPass.undivided, .divided] where ways.contains(nil) {
      guard search(pass, measure) != nil else { continue }
      for node in lastNodes {
        let place = Int(nodes[node].lines) - best.count + spread
        guard ways.indices.contains(place), place != spread else { continue }
        let cost = max(nodes[node].total - least, 0)
        if let known = ways[place], known.cost <= cost { continue }
        ways[place] = LineVariant(lines: lines(along: way(to: node).breaks, measure), cost: cost)
      }
    }
    return ways.compactMap { $0 }
  }

  /// The nodes at the end of the paragraph.
  private var lastNodes: Range<Int> {
    var first = nodes.count
    while first > 0 && nodes[first - 1].breakpoint == nodes[nodes.count - 1].breakpoint { first -= 1 }
    return first..<nodes.count
  }
}
