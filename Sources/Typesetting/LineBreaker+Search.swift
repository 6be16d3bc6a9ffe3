/// How strict a pass of the line breaker is.
enum LineBreakingPass {
  /// Words are not divided; lines within ``LineBreakingParameters/pretolerance``.
  case undivided
  /// Words may be divided; lines within ``LineBreakingParameters/tolerance``.
  case divided
  /// Any line will do, and an overfull one where even a single box does not fit.
  case emergency
}

/// One way to break a paragraph up to a breakpoint: the best for its fitness class and run of hyphens, and for its number of
/// lines where those are counted.
struct Node {
  /// Sum of demerits so far.
  var total: Int
  /// Index of the node for the line before, or −1.
  var previous: Int32
  /// Index of the breakpoint.
  var breakpoint: Int32
  /// Number of lines; 0 where they are not counted.
  var lines: Int32
  /// Fitness class of the line that ends here: 0 tight, 1 decent, 2 loose, 3 very loose.
  var fitness: Int8
  /// Number of lines up to this one that end in hyphens without a gap; the longest run stands for longer ones.
  var run: Int8
}

/// A line as it is judged.
private struct Verdict {
  var badness: Int
  var fitness: Int8
  /// Its demerits by itself, and whether it shows a hyphen at its end.
  var demerits = 0
  var showsHyphen = false
}

extension LineBreaker {
  /// Badness of a line that can be set only in the last pass, at most.
  private static var worstBadness: Int { 100_000 }
  /// Demerits for each line by which a run of hyphens is too long, in the last pass.
  static var longRunDemerits: Int { 1_000_000_000 }

  /// Badness for each thousandth of the measure by which a ragged line is shorter than it may be, in the last pass: words are
  /// divided rather than a line left that is shorter by more than a few.
  static var raggedExcess: Int { 20 }

  /// The longest run of hyphens, within what a node can hold.
  private var longestRun: Int8 { Int8(min(max(parameters.longestHyphenRun, 0), 15)) }

  /// Returns the index of the node that ends the best sequence of lines, or `nil` if the pass is too strict.
  mutating func search(_ pass: LineBreakingPass, _ measure: LineMeasure) -> Int? {
    isOverfull = false
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Node(total: 0, previous: -1, breakpoint: 0, lines: 0, fitness: 1, run: 0))
    loosest = pass == .emergency ? .max : Self.ratio(ofBadness: limit(pass))
    /// The first node from which a line can still begin.
    var active = 0
    let skipsHyphens = pass == .undivided || longestRun == 0
    var index = 0
    while index + 1 < breakpoints.count {
      index += 1
      if breakpoints[index].isBarred || skipsHyphens && breakpoints[index].divides { continue }
      let known = nodes.count
      let newest = nodes[known - 1].breakpoint
      tryBreak(at: index, from: &active, pass, measure)
      if nodes.count == known {
        if active < known && !breakpoints[index].isForced { continue }
        if pass != .emergency { return nil }
        index = firstBreak(after: newest, skippingHyphens: skipsHyphens)
        addOverfullLine(to: index, from: newest)
        active = known
      } else if breakpoints[index].isForced {
        active = known
      }
    }
    return bestNode(at: nodes[nodes.count - 1].breakpoint)
  }

  /// The best of the nodes at the last breakpoint that has any.
  private func bestNode(at breakpoint: Int32) -> Int {
    var best = nodes.count - 1
    var node = best
    while node > 0 && nodes[node - 1].breakpoint == breakpoint {
      node -= 1
      if nodes[node].total <= nodes[best].total { best = node }
    }
    return best
  }

  /// Finds the best lines that end at a breakpoint; forgets nodes from which every line would be overfull from now on.
  private mutating func tryBreak(
    at index: Int, from active: inout Int, _ pass: LineBreakingPass, _ measure: LineMeasure
  ) {
    candidateCount = 0
    let end = breakpoints[index]
    let isForced = end.isForced
    let known = nodes.count
    var node = active
    while node < known {
      let from = Int(nodes[node].breakpoint)
      let first = node
      repeat { node += 1 } while node < known && nodes[node].breakpoint == from
      // Without a copy of all of the breakpoint.
      let line = LineSums(after: breakpoints[from].after, breakpoints[from].start, to: end)
      let target = Int(from == 0 ? measure.first : measure.others)
      if end.last <= breakpoints[from].start {
        guard isForced && (breakpoints[from].isForced || from == 0) else { continue }
      } else if line.width - Int(end.width)
        - (parameters.alignment == .filled ? line.shrink + give(of: line) : 0)
        > target
      {
        if first == active { active = node }
        continue
      }
      guard var verdict = judge(line, target, isLast: isForced, pass) else {
        if !isForced && isTooShort(line, target) { break }
        continue
      }
      verdict.demerits = demerits(of: verdict, ending: end) + stackDemerits(from: from, to: end)
      verdict.showsHyphen = end.showsHyphen
      if isForced && !breakpoints[from].isForced && from != 0 {
        let isRunt = isRunt(line, target)
        if isRunt && pass == .undivided { continue }
        verdict.demerits +=
          (isRunt ? parameters.runtDemerits : 0) + (breakpoints[from].isHyphen ? parameters.lastHyphenDemerits : 0)
      }
      for origin in first..<node { consider(origin, to: index, verdict, pass) }
    }
    keepCandidates()
  }

  /// Whether a line is so short that all lines to the same breakpoint that begin later are too loose as well. What hangs
  /// over the left edge may differ between them.
  @inline(__always) private func isTooShort(_ line: LineSums, _ target: Int) -> Bool {
    guard loosest < .max else { return false }
    let slack = target - line.width - give(of: line) - widestOverhang
    if parameters.alignment == .ragged { return slack * 1000 > target * parameters.raggedShare }
    return slack * 1024 > (loosest + 1) * line.stretch
  }

  /// Judges a line, or returns `nil` if the pass does not allow it.
  @inline(__always)
  private func judge(_ line: LineSums, _ target: Int, isLast: Bool, _ pass: LineBreakingPass) -> Verdict? {
    if parameters.alignment == .ragged {
      let slack = target - line.width
      guard slack >= 0 else { return nil }
      if isLast { return Verdict(badness: 0, fitness: 1) }
      let share = slack * 1000 / target
      let excess = max(0, share - parameters.raggedShare)
      if pass != .emergency && excess > 0 { return nil }
      return Verdict(badness: abs(share - parameters.raggedIdeal) + Self.raggedExcess * excess, fitness: 1)
    }
    if isLast && line.width <= target { return Verdict(badness: 0, fitness: 1) }
    let filling = LineFilling(line, target, parameters)
    if target < line.width {
      guard -filling.glue <= line.shrink else { return nil }
      let badness = Self.badness(-filling.glue, line.shrink)
      if pass != .emergency && badness > limit(pass) { return nil }
      return Verdict(badness: badness + filling.badness, fitness: badness > 12 ? 0 : 1)
    }
    var badness = Self.badness(filling.glue, line.stretch)
    if parameters.stepBadness > 0 && badness > 100 && line.stretch > 0 {
      let steps = (filling.glue - 1) / line.stretch
      let isTooLoose = filling.glue * 100 > line.stretch * parameters.loosestFill
      badness = parameters.stepBadness * (9 + steps) / 10 + badness / 32 + (isTooLoose ? badness : 0)
    }
    if pass != .emergency && badness > limit(pass) { return nil }
    return Verdict(badness: badness + filling.badness, fitness: badness > 99 ? 3 : badness > 12 ? 2 : 1)
  }

  /// How much a line may be scaled and tracked.
  @inline(__always) private func give(of line: LineSums) -> Int {
    line.width * (parameters.expansion + parameters.tracking) / 1000
  }

  /// Demerits for words that stand under themselves at an edge: at the ends of the line before and of this one, or at the
  /// beginnings of this line and of the next.
  @inline(__always) private func stackDemerits(from start: Int, to end: Breakpoint) -> Int {
    guard parameters.stackDemerits > 0 else { return 0 }
    let (endWord, startWord) = (breakpoints[start].endWord, breakpoints[start].startWord)
    return (endWord != 0 && endWord == end.endWord ? parameters.stackDemerits : 0)
      + (startWord != 0 && startWord == end.startWord ? parameters.stackDemerits : 0)
  }

  @inline(__always) private func limit(_ pass: LineBreakingPass) -> Int {
    pass == .undivided ? parameters.pretolerance : parameters.tolerance
  }

  /// 100 times the cube of the ratio of what is needed to what there is; TeX §108, but in 64 bits.
  @inline(__always) static func badness(_ needed: Int, _ available: Int) -> Int {
    if needed == 0 { return 0 }
    if available <= 0 { return worstBadness }
    let ratio = needed * 1024 / available
    if ratio > 10_240 { return worstBadness }
    return min(worstBadness, (100 * ratio * ratio * ratio) >> 30)
  }

  /// The largest ratio, in 1/1024, that is no worse than a badness.
  static func ratio(ofBadness limit: Int) -> Int {
    var (low, high) = (0, 10_241)
    while high - low > 1 {
      let middle = (low + high) / 2
      if badness(middle, 1024) <= limit { low = middle } else { high = middle }
    }
    return low
  }

  /// Demerits of a line by itself; TeX §859.
  @inline(__always) private func demerits(of verdict: Verdict, ending end: Breakpoint) -> Int {
    let sum = parameters.linePenalty + verdict.badness
    let cost = Int(end.cost)
    if end.isForced { return sum * sum }
    return cost >= 0 ? sum * sum + cost * cost : sum * sum - cost * cost
  }

  /// Whether a line, as the last one of several, looks lost.
  func isRunt(_ line: LineSums, _ target: Int) -> Bool {
    let share = line.width * 1000 / target
    return share < parameters.runtShare || (line.spaces == 0 && share < parameters.loneWordShare)
  }

  /// Takes the line from a node to a breakpoint into the candidates if none is better.
  @inline(__always)
  private mutating func consider(_ origin: Int, to index: Int, _ verdict: Verdict, _ pass: LineBreakingPass) {
    let before = nodes[origin]
    var total = before.total + verdict.demerits
    let contrast = before.fitness - verdict.fitness
    if contrast > 1 || contrast < -1 { total += parameters.contrastDemerits }
    var run = Int8(0)
    if verdict.showsHyphen {
      run = before.run + 1
      if run > 1 { total += parameters.hyphenPairDemerits }
      if run > longestRun {
        if pass != .emergency { return }
        total += Self.longRunDemerits
        run = before.run
      }
    }
    let node = Node(
      total: total, previous: Int32(origin), breakpoint: Int32(index), lines: spread >= 0 ? before.lines + 1 : 0,
      fitness: verdict.fitness, run: run)
    for candidate in 0..<candidateCount
    where candidates[candidate].fitness == verdict.fitness && candidates[candidate].run == run
      && candidates[candidate].lines == node.lines
    {
      if total < candidates[candidate].total { candidates[candidate] = node }
      return
    }
    if candidateCount == candidates.count { candidates.append(node) } else { candidates[candidateCount] = node }
    candidateCount += 1
  }

  /// Makes nodes of the candidates, but of those that another one is better than whatever follows, and of those whose number
  /// of lines is too far from that of the best to be asked for at the end.
  private mutating func keepCandidates() {
    guard candidateCount > 1 else {
      if candidateCount == 1 { nodes.append(candidates[0]) }
      return
    }
    let lines = spread >= 0 ? candidates[..<candidateCount].min { $0.total < $1.total }?.lines ?? 0 : 0
    for index in 0..<candidateCount {
      let node = candidates[index]
      guard abs(node.lines - lines) <= spread + 1, !isBeaten(node) else { continue }
      nodes.append(node)
    }
  }

  /// Whether one of the candidates is better than another whatever follows.
  @inline(__always) private func isBeaten(_ node: Node) -> Bool {
    for index in 0..<candidateCount where candidates[index].lines == node.lines {
      let other = candidates[index]
      if other.run <= node.run && other.fitness != node.fitness
        && other.total + parameters.contrastDemerits < node.total
        || other.run < node.run && other.fitness == node.fitness && other.total <= node.total
      {
        return true
      }
    }
    return false
  }

  /// The nearest place where a line that begins at a breakpoint can end.
  private func firstBreak(after breakpoint: Int32, skippingHyphens skipsHyphens: Bool) -> Int {
    let start = breakpoints[Int(breakpoint)].start
    var index = Int(breakpoint) + 1
    while breakpoints[index].last <= start || breakpoints[index].isBarred || skipsHyphens && breakpoints[index].divides
    {
      index += 1
    }
    return index
  }

  /// Accepts a line that is too wide, from the nearest breakpoint before.
  private mutating func addOverfullLine(to index: Int, from breakpoint: Int32) {
    isOverfull = true
    let best = bestNode(at: breakpoint)
    let isHyphen = breakpoints[index].showsHyphen
    let run = isHyphen ? min(nodes[best].run + 1, longestRun) : 0
    let total = nodes[best].total + Self.worstBadness * Self.worstBadness
    nodes.append(
      Node(
        total: total, previous: Int32(best), breakpoint: Int32(index), lines: spread >= 0 ? nodes[best].lines + 1 : 0,
        fitness: 1, run: run))
  }
}
