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

/// A breakpoint from which lines begin, with what is asked of it for each of them.
struct LineOrigin {
  /// Its nodes.
  var nodes: Range<Int32>
  /// Its index.
  var breakpoint: Int32
  /// Of ``Breakpoint``.
  var start: Int32
  var after: LineSums
  /// Measure of the lines.
  var target: Int
  /// Of ``Breakpoint``.
  var endWord: Int32
  var startWord: Int32
  /// Whether a paragraph or a part of one begins here.
  var isForced: Bool
  /// Whether the line before ends in a hyphen.
  var isHyphen: Bool
}

extension LineBreaker {
  /// Demerits for each line by which a run of hyphens is too long, in the last pass.
  static var longRunDemerits: Int { 1_000_000_000 }

  /// Badness for each thousandth of the measure by which a ragged line is shorter than it may be, in the last pass: words are
  /// divided rather than a line left that is shorter by more than a few.
  static var raggedExcess: Int { 20 }

  /// Cost of a place where a line may end only if it would be too wide else: in the last pass, and dearer there than the
  /// shortest ragged line.
  static var lastResort: Int32 { 30_000 }

  /// Returns the index of the node that ends the best sequence of lines, or `nil` if the pass is too strict.
  mutating func search(_ pass: LineBreakingPass, _ measure: LineMeasure) -> Int? {
    isOverfull = false
    nodes.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    nodes.append(Node(total: 0, previous: -1, breakpoint: 0, lines: 0, fitness: 1, run: 0))
    addOrigin(0, 0, measure.first)
    let rules = LineRules(parameters, pass, measure)
    /// The first origin from which a line can still begin.
    var active = 0
    let skipsHyphens = pass == .undivided || rules.longestRun == 0
    let dearest = pass == .emergency ? Int32.max : Self.lastResort - 1
    var index = 0
    while index + 1 < breakpoints.count {
      index += 1
      if breakpoints[index].isBarred || breakpoints[index].cost > dearest { continue }
      if skipsHyphens && breakpoints[index].divides { continue }
      let known = nodes.count
      tryBreak(at: index, from: &active, rules)
      let isForced = breakpoints[index].isForced
      if nodes.count == known {
        if active < origins.count && !isForced { continue }
        if pass != .emergency { return nil }
        let newest = nodes[known - 1].breakpoint
        index = firstBreak(after: newest, skippingHyphens: skipsHyphens)
        addOverfullLine(to: index, from: newest, rules)
        active = origins.count
      } else if isForced {
        active = origins.count
      }
      addOrigin(index, known, measure.others)
    }
    return bestNode(at: nodes[nodes.count - 1].breakpoint)
  }

  /// Lets lines begin at a breakpoint, whose nodes are those from `first` on.
  @inline(__always) private mutating func addOrigin(_ index: Int, _ first: Int, _ target: Int32) {
    let place = breakpoints[index]
    origins.append(
      LineOrigin(
        nodes: Int32(first)..<Int32(nodes.count), breakpoint: Int32(index), start: place.start, after: place.after,
        target: Int(target), endWord: place.endWord, startWord: place.startWord,
        isForced: place.isForced || index == 0, isHyphen: place.isHyphen))
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

  /// Finds the best lines that end at a breakpoint; forgets origins from which every line would be overfull from now on.
  @inline(__always) private mutating func tryBreak(at index: Int, from active: inout Int, _ rules: LineRules) {
    let end = breakpoints[index]
    let isForced = end.isForced
    let known = nodes.count
    var next = active
    while next < origins.count {
      let origin = origins[next]
      next += 1
      let line = LineSums(after: origin.after, origin.start, to: end)
      let target = origin.target
      let give = rules.give(of: line)
      if end.last <= origin.start {
        guard isForced && origin.isForced else { continue }
      } else if line.width - Int(end.width) - (rules.parameters.alignment == .filled ? line.shrink + give : 0) > target
      {
        if next == active + 1 { active = next }
        continue
      }
      let isTooShort = !isForced && rules.isTooShort(line, target, giving: give + widestOverhang)
      // Most lines that are looked at are the first that are too short; to judge them takes longer.
      if isTooShort && rules.allowsNoneTooShort { break }
      guard var verdict = rules.judge(line, target, isLast: isForced) else {
        if isTooShort { break }
        continue
      }
      verdict.demerits = rules.demerits(of: verdict, ending: end)
      if rules.parameters.stackDemerits > 0 {
        verdict.demerits += rules.parameters.stackDemerits * stackedWords(from: origin, to: end)
      }
      verdict.showsHyphen = end.showsHyphen
      if isForced && !origin.isForced {
        let isRunt = isRunt(line, target)
        if isRunt && rules.pass == .undivided { continue }
        if isRunt { verdict.demerits += rules.parameters.runtDemerits }
        if origin.isHyphen { verdict.demerits += rules.parameters.lastHyphenDemerits }
      }
      for node in origin.nodes.asInts { consider(node, to: index, verdict, from: known, rules) }
    }
    if nodes.count > known + 1 { keepBest(from: known) }
  }

  /// How many words stand under themselves at an edge: at the ends of the line before and of this one, or at the beginnings
  /// of this line and of the next.
  @inline(__always) private func stackedWords(from start: LineOrigin, to end: Breakpoint) -> Int {
    (start.endWord != 0 && start.endWord == end.endWord ? 1 : 0)
      + (start.startWord != 0 && start.startWord == end.startWord ? 1 : 0)
  }

  /// Whether a line, as the last one of several, looks lost.
  func isRunt(_ line: LineSums, _ target: Int) -> Bool {
    let share = line.width * 1000 / target
    return share < parameters.runtShare || (line.spaces == 0 && share < parameters.loneWordShare)
  }

  /// Makes a node, among those from `known` on, of the line from another to a breakpoint if there is none like it, or a worse
  /// one.
  @inline(__always)
  private mutating func consider(_ origin: Int, to index: Int, _ verdict: Verdict, from known: Int, _ rules: LineRules)
  {
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
    for other in known..<nodes.count
    where nodes[other].fitness == verdict.fitness && nodes[other].run == run && nodes[other].lines == node.lines {
      if total < nodes[other].total { nodes[other] = node }
      return
    }
    nodes.append(node)
  }

  /// Takes away the nodes from `known` on that another one is better than whatever follows, and those whose number of lines is
  /// too far from that of the best to be asked for at the end.
  private mutating func keepBest(from known: Int) {
    let lines = spread >= 0 ? nodes[known...].min { $0.total < $1.total }?.lines ?? 0 : 0
    var kept = known
    for index in known..<nodes.count {
      let node = nodes[index]
      guard abs(node.lines - lines) <= spread + 1, !isBeaten(node, from: known) else { continue }
      if kept < index { nodes[kept] = node }
      kept += 1
    }
    nodes.removeLast(nodes.count - kept)
  }

  /// Whether one of the nodes from `known` on is better than another whatever follows. What beats one that is beaten itself
  /// beats whatever that does.
  @inline(__always) private func isBeaten(_ node: Node, from known: Int) -> Bool {
    for index in known..<nodes.count where nodes[index].lines == node.lines {
      let other = nodes[index]
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
