/// A sequence of lines.
struct Way {
  /// Indices of the breakpoints, the paragraph's beginning included.
  var breaks: [Int32]
  /// Sum of demerits.
  var demerits: Int
}

/// What a reader sees at once although no line is bad by itself: a word under itself, a river.
struct Flaw {
  /// The breaks that make it, as indices into ``Way/breaks``.
  var breaks: Range<Int>
}

/// A second look at the few paragraphs whose best way has a flaw: other ways are found by barring one of the breaks that make
/// it, and ranked by their demerits and their flaws. That is cheaper than keeping several ways to every breakpoint, and they
/// differ where it matters.
extension LineBreaker {
  /// Rounds of mending, at most, and flaws that are mended in each.
  private static var mostRounds: Int { 4 }
  private static var mostFlaws: Int { 6 }
  /// Breakpoints of a paragraph that is mended, at most: that many lines hide what one of them looks like.
  private static var mostBreakpoints: Int { 6000 }

  /// Returns the breaks of the best way found; leaves its demerits in ``demerits``.
  mutating func refined(
    _ first: Way, _ pass: LineBreakingPass, _ items: [LineItem], _ measure: LineMeasure
  ) -> [Int32] {
    var best = first
    demerits = best.demerits
    var flaws = flaws(of: best, items, measure)
    // A line that does not fit anywhere is no worse with more on it: such a paragraph is left as it is.
    guard !isOverfull, !flaws.isEmpty, breakpoints.count <= Self.mostBreakpoints, let least = demerits else {
      return best.breaks
    }
    var lowest = cost(of: best, items, measure)
    var barred: [Int] = []
    defer { for index in barred { breakpoints[index].isBarred = false } }
    let passes: [LineBreakingPass] =
      switch pass {
      case .undivided: [.undivided, .divided]
      case .divided: [.divided, .emergency]
      case .emergency: [.emergency]
      }
    var round = 0
    while !flaws.isEmpty && round < Self.mostRounds {
      round += 1
      var next: (way: Way, cost: Int, bar: Int?)?
      if passes.count > 1, round == 1, let last = search(passes[1], measure), !isOverfull {
        let way = way(to: last)
        next = (way, cost(of: way, items, measure), nil)
      }
      for flaw in flaws.prefix(Self.mostFlaws) {
        for place in flaw.breaks {
          let index = Int(best.breaks[place])
          guard !breakpoints[index].isForced, !breakpoints[index].isBarred else { continue }
          breakpoints[index].isBarred = true
          defer { breakpoints[index].isBarred = false }
          for pass in passes {
            guard let last = search(pass, measure), !isOverfull else { continue }
            let way = way(to: last)
            let cost = cost(of: way, items, measure)
            if cost < next?.cost ?? .max { next = (way, cost, index) }
          }
        }
      }
      guard let found = next, found.cost < lowest else { break }
      (best, lowest) = (found.way, found.cost)
      if let bar = found.bar {
        breakpoints[bar].isBarred = true
        barred.append(bar)
      }
      flaws = self.flaws(of: best, items, measure)
    }
    demerits = min(least, best.demerits)
    return best.breaks
  }

  /// Demerits of a way with those of its rivers, which the search does not see.
  private func cost(of way: Way, _ items: [LineItem], _ measure: LineMeasure) -> Int {
    way.demerits + parameters.riverDemerits * rivers(in: way, items, measure).count
  }

  /// The flaws of a way.
  func flaws(of way: Way, _ items: [LineItem], _ measure: LineMeasure) -> [Flaw] {
    stacks(in: way) + rivers(in: way, items, measure) + runts(in: way, measure)
  }

  /// Last lines that look lost.
  func runts(in way: Way, _ measure: LineMeasure) -> [Flaw] {
    var found: [Flaw] = []
    for place in way.breaks.indices.dropFirst(2) {
      let (start, end) = (breakpoints[Int(way.breaks[place - 1])], breakpoints[Int(way.breaks[place])])
      guard end.isForced, !start.isForced, isRunt(LineSums(from: start, to: end), Int(measure.others)) else { continue }
      found.append(Flaw(breaks: max(1, place - 2)..<place))
    }
    return found
  }

  /// Words that stand under themselves.
  func stacks(in way: Way) -> [Flaw] {
    guard parameters.stackDemerits > 0 else { return [] }
    var found: [Flaw] = []
    for place in way.breaks.indices.dropFirst() {
      let (start, end) = (Int(way.breaks[place - 1]), Int(way.breaks[place]))
      if breakpoints[start].endWord != 0 && breakpoints[start].endWord == breakpoints[end].endWord
        || breakpoints[start].startWord != 0 && breakpoints[start].startWord == breakpoints[end].startWord
      {
        found.append(Flaw(breaks: max(1, place - 1)..<place + 1))
      }
    }
    return found
  }
}
