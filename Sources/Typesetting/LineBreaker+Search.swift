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

extension LineBreaker {
  /// Demerits for each line by which a run of hyphens is too long, in the last pass.
  static var longRunDemerits: Int { 1_000_000_000 }

  /// Badness for each thousandth of the measure by which a ragged line is shorter than it may be, in the last pass: words are
  /// divided rather than a line left that is shorter by more than a few.
  static var raggedExcess: Int { 20 }

  /// Returns the index of the node that ends the best sequence of lines, or `nil` if the pass is too strict.
  mutating func search(_ pass: LineBreakingPass, _ measure: LineMeasure) -> Int? {
    isOverfull = false
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Node(total: 0, previous: -1, breakpoint: 0, lines: 0, fitness: 1, run: 0))
    let rules = LineRules(parameters, pass, measure)
    /// The first node from which a line can still begin.
    var active = 0
    let skipsHyphens = pass == .undivided || rules.longestRun == 0
    var index = 0
    while index + 1 < breakpoints.count {
      index += 1
      if breakpoints[index].isBarred || skipsHyphens && breakpoints[index].divides { continue }
      let known = nodes.count
      let newest = nodes[known - 1].breakpoint
      tryBreak(at: index, from: &active, rules)
      if nodes.count == known {
        if active < known && !breakpoints[index].isForced { continue }
        if pass != .emergency { return nil }
        index = firstBreak(after: newest, skippingHyphens: skipsHyphens)
        addOverfullLine(to: index, from: newest, rules)
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
  private mutating func tryBreak(at index: Int, from active: inout Int, _ rules: LineRules) {
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
      let target = Int(from == 0 ? rules.measure.first : rules.measure.others)
      if end.last <= breakpoints[from].start {
        guard isForced && (breakpoints[from].isForced || from == 0) else { continue }
      } else if line.width - Int(end.width)
        - (rules.parameters.alignment == .filled ? line.shrink + rules.give(of: line) : 0)
        > target
      {
        if first == active { active = node }
        continue
      }
      guard var verdict = rules.judge(line, target, isLast: isForced) else {
        if !isForced && rules.isTooShort(line, target, widestOverhang) { break }
        continue
      }
      verdict.demerits = rules.demerits(of: verdict, ending: end)
      if rules.parameters.stackDemerits > 0 {
        verdict.demerits += rules.parameters.stackDemerits * stackedWords(from: from, to: end)
      }
      verdict.showsHyphen = end.showsHyphen
      if isForced && !breakpoints[from].isForced && from != 0 {
        let isRunt = isRunt(line, target)
        if isRunt && rules.pass == .undivided { continue }
        if isRunt { verdict.demerits += rules.parameters.runtDemerits }
        if breakpoints[from].isHyphen { verdict.demerits += rules.parameters.lastHyphenDemerits }
      }
      for origin in first..<node { consider(origin, to: index, verdict, rules) }
    }
    keepCandidates()
  }

  /// How many words stand under themselves at an edge: at the ends of the line before and of this one, or at the beginnings
  /// of this line and of the next.
  @inline(__always) private func stackedWords(from start: Int, to end: Breakpoint) -> Int {
    let (endWord, startWord) = (breakpoints[start].endWord, breakpoints[start].startWord)
    return (endWord != 0 && endWord == end.endWord ? 1 : 0) + (startWord != 0 && startWord == end.startWord ? 1 : 0)
  }

  /// Whether a line, as the last one of several, looks lost.
  func isRunt(_ line: LineSums, _ target: Int) -> Bool {
    let share = line.width * 1000 / target
    return share < parameters.runtShare || (line.spaces == 0 && share < parameters.loneWordShare)
  }

  /// Takes the line from a node to a breakpoint into the candidates if none is better.
  @inline(__always)
  private mutating func consider(_ origin: Int, to index: Int, _ verdict: Verdict, _ rules: LineRules) {
    let before = nodes[origin]
    var total = before.total + verdict.demerits
    let contrast = before.fitness - verdict.fitness
    if contrast > 1 || contrast < -1 { total += rules.parameters.contrastDemerits }
    var run = Int8(0)
    if verdict.showsHyphen {
      run = before.run + 1
      if run > 1 { total += rules.parameters.hyphenPairDemerits }
      if run > rules.longestRun {
        if rules.pass != .emergency { return }
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
  private mutating func addOverfullLine(to index: Int, from breakpoint: Int32, _ rules: LineRules) {
    isOverfull = true
    let best = bestNode(at: breakpoint)
    let isHyphen = breakpoints[index].showsHyphen
    let run = isHyphen ? min(nodes[best].run + 1, rules.longestRun) : 0
    let total = nodes[best].total + Self.worstBadness * Self.worstBadness
    nodes.append(
      Node(
        total: total, previous: Int32(best), breakpoint: Int32(index), lines: spread >= 0 ? nodes[best].lines + 1 : 0,
        fitness: 1, run: run))
  }
}
