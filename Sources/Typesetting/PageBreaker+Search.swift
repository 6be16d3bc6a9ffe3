/// Searching: from each node, every column that may follow.
extension PageBreaker {
  /// Finds the best ways from a node to the end. Several notes are carried over at once only from columns that nothing else
  /// can follow, unless so some column breaks the rules: to try that everywhere takes long.
  mutating func search(from root: PageNode) {
    carriesSeveral = false
    searchAll(from: root)
    let best = bestEnding
    guard parameters.carriesSeveral, best < 0 || nodes[best].total - root.total >= Self.forcedDemerits else { return }
    carriesSeveral = true
    searchAll(from: root)
  }

  private mutating func searchAll(from root: PageNode) {
    nodes.removeAll(keepingCapacity: true)
    nodes.append(root)
    heads = [Int32](repeating: -1, count: breaks.count)
    heads[Int(root.index)] = 0
    farthest = Int(root.index)
    var index = Int(root.index)
    while index + 1 < breaks.count {
      if heads[index] >= 0 {
        extend(index)
        if index == farthest { forceColumn(from: best(at: index)) }
      }
      index += 1
    }
  }

  private func best(at index: Int) -> Int32 {
    var best = heads[index]
    var node = best
    while node >= 0 {
      if nodes[Int(node)].total <= nodes[Int(best)].total { best = node }
      node = nodes[Int(node)].next
    }
    return best
  }

  /// The columns of one length that begin at a node.
  struct Start {
    /// The node, and its demerits so far.
    var origin: Int32
    var total: Int
    /// The column that begins there, and the one after it.
    var slot: Int
    var next: Int32
    /// Its shift and the index of that, and the index for the one after it, or −1 if that belongs to another group.
    var shift: Int
    var target: Int8
    var nextTarget: Int8
    /// Whether it is the first of its group, and demerits for the length that it gives that.
    var isFree: Bool
    var lengthDemerits = 0
    /// Its height, and the least that is looked at.
    var frame: Int
    var least: Int
    /// What is carried over to it, see ``PageNode/carry``, and how high that is.
    var carry: Int32
    var carried: Int
    /// Whether several notes may be carried over from it at once.
    var carriesSeveral: Bool
    /// Whether it is the first of all, and whether no figure may stand at its top.
    var isFirst: Bool
    var isHeaded: Bool
    /// Whether any column was found that begins at the node.
    var isExtended = false
  }

  /// Whether no figure may stand at the top of a column: it is on the first page, which has a head, and there are others.
  func isHeaded(_ slot: Int) -> Bool {
    guard hasFigures, frames.isHeaded, slot < frames.offset + frames.columns else { return false }
    let all = breaks[breaks.count - 1].before + noteSums[noteSums.count - 1] + Int(parameters.noteSeparator)
    return all > Int(frames.heights.first) * frames.columns
  }

  /// The column that begins at a node, as long as its page usually is if it may be; `nil` if there may be no more.
  mutating func usualStart(at origin: Int32) -> Start? {
    starts.removeAll(keepingCapacity: true)
    addStarts(at: origin)
    return starts.first { $0.shift == 0 } ?? starts.first
  }

  /// Adds the columns of each length that may begin at a node to ``starts``.
  private mutating func addStarts(at origin: Int32) {
    let node = nodes[Int(origin)]
    let slot = Int(node.slot)
    if parameters.countsColumns && slot - frames.offset >= parameters.mostColumns { return }
    var next = slot + 1
    let endsGroup = next % frames.group == 0
    if !parameters.countsColumns && next >= frames.offset + frames.columns + frames.group { next -= frames.group }
    let isFree = node.target < 0
    let targets = isFree ? 0..<frames.shifts.count : Int(node.target)..<Int(node.target) + 1
    let lowest = targets.reduce(Int.max) { min($0, frames.height(slot, shift: frames.shifts[$1])) }
    for target in targets {
      let shift = Int(frames.shifts[target])
      starts.append(
        Start(
          origin: origin, total: node.total, slot: slot, next: Int32(next), shift: shift, target: Int8(target),
          nextTarget: endsGroup ? -1 : Int8(target), isFree: isFree,
          lengthDemerits: isFree ? parameters.shiftDemerits * shift * shift : 0,
          frame: frames.height(slot, shift: frames.shifts[target]),
          least: lowest - Int(min(parameters.window, 1 << 30)), carry: node.carry,
          carried: node.carry < 0 ? 0 : height(of: carries[Int(node.carry)]), carriesSeveral: carriesSeveral,
          isFirst: node.index == 0, isHeaded: isHeaded(slot)))
    }
  }

  /// Finds every column that may follow the nodes at a break.
  private mutating func extend(_ index: Int) {
    if hasFigures { addFigureColumns(at: index) }
    starts.removeAll(keepingCapacity: true)
    var node = heads[index]
    while node >= 0 {
      addStarts(at: node)
      node = nodes[Int(node)].next
    }
    walk(from: index)
    starts.removeAll { $0.isExtended || $0.least <= 0 && $0.carriesSeveral == parameters.carriesSeveral }
    for start in starts.indices {
      starts[start].least = min(starts[start].least, 0)
      starts[start].carriesSeveral = parameters.carriesSeveral
    }
    walk(from: index)
  }

  /// What all columns that begin at a break have in common.
  private struct Reach {
    /// The break.
    var top: PageBreak
    /// Height of the highest of them, and the least that is looked at, without notes that are carried over.
    var most = 0
    var least = Int.max
  }

  /// Goes through the breaks that columns from one may reach.
  private mutating func walk(from index: Int) {
    guard !starts.isEmpty else { return }
    var reach = Reach(top: breaks[index])
    for start in starts {
      reach.most = max(reach.most, start.frame)
      reach.least = min(reach.least, start.least - start.carried)
    }
    if !noteLines.isEmpty { reach.least -= Int(parameters.noteSeparator) }
    tallies.reset()
    var stretch = Int(reach.top.stretch)
    if reach.top.lane >= 0 {
      let lane = lanes[Int(reach.top.lane)]
      let rest = index + 1..<max(index + 1, Int(lane.breaks.upperBound))
      if consider(rest, lifted: lane.shift, cost: 0, reach) || considerEnd(of: stretch, reach) { return }
    }
    stretch += 1
    while stretch < stretches.count {
      let known = stretches[stretch]
      if mayMatter(known, reach) {
        for lane in lanes[known.lanes.asInts] {
          if consider(lane.breaks.asInts, lifted: 0, cost: lane.cost, reach), known.isForced { return }
        }
      }
      if known.choice >= 0 { tallies.add(lanes[known.lanes.asInts]) }
      if considerEnd(of: stretch, reach) { return }
      stretch += 1
    }
  }

  /// Whether a column that ends within a stretch may be high enough to be looked at.
  @inline(__always)
  private func mayMatter(_ stretch: PageStretch, _ reach: Reach) -> Bool {
    let most = (tallies.most + Self.largestShift) * Int(frames.unit)
    return stretch.isForced || height(of: Int(stretch.end), reach.top) + most >= reach.least
  }

  /// Height of what is between two breaks if every stretch stands as it is, with the notes to it.
  @inline(__always)
  private func height(of end: Int, _ top: PageBreak) -> Int {
    breaks[end].before - top.after + noteSums[Int(breaks[end].noteEnd)] - noteSums[Int(top.noteEnd)]
  }

  /// Considers breaks of a lane; returns whether nothing beyond them can be reached on this way.
  private mutating func consider(_ places: Range<Int>, lifted: Int, cost: Int, _ reach: Reach) -> Bool {
    let unit = Int(frames.unit)
    var place = places.lowerBound
    if let last = places.last, !stretches[Int(breaks[last].stretch)].isForced {
      let most = (tallies.most - lifted) * unit
      place = places.partitioningIndex { height(of: $0, reach.top) + most >= reach.least }
    }
    while place < places.upperBound {
      let height = breaks[place].before - reach.top.after - lifted * unit
      if height + tallies.least * unit > reach.most { return true }
      consider(PageSpan(from: reach.top, to: place, breaks[place], height: height, cost: cost))
      if breaks[place].isForced { return true }
      place += 1
    }
    return false
  }

  /// Considers the end of a stretch; returns whether nothing beyond it can be reached.
  private mutating func considerEnd(of stretch: Int, _ reach: Reach) -> Bool {
    let end = Int(stretches[stretch].end)
    let height = breaks[end].before - reach.top.after
    consider(PageSpan(from: reach.top, to: end, breaks[end], height: height, cost: 0))
    return breaks[end].isForced || height + tallies.least * Int(frames.unit) > reach.most
  }

  /// Demerits for a column that breaks the rules.
  static var forcedDemerits: Int { 1_000_000_000 }

  /// The column from a node that takes as much as will fit, at least one item, whatever the costs.
  private mutating func forceColumn(from origin: Int32) {
    guard let start = usualStart(at: origin) else { return }
    let from = Int(nodes[Int(origin)].index)
    let top = breaks[from]
    let lane = top.lane < 0 ? 0 : lanes[Int(top.lane)].shift
    var best: PageNode?
    var index = from
    while let next = following(index, top.lane) {
      index = next
      let isInLane = breaks[index].lane >= 0 && breaks[index].lane == top.lane
      let space = start.frame - (breaks[index].before - top.after - (isInLane ? lane * Int(frames.unit) : 0))
      let isFirst = best == nil
      if space < 0 && !isFirst { break }
      let end = breaks[index]
      let noteRoom = NoteRoom(
        height: max(0, space), carriesSeveral: parameters.carriesSeveral, isHeaded: start.isHeaded)
      let notes = fit(start.carry, top.noteEnd, end.noteEnd, within: noteRoom)
      if notes == nil && !isFirst { break }
      let taken = notes ?? overflow(start.carry, top.noteEnd, end.noteEnd, within: space)
      var node = PageNode(
        total: start.total + Self.forcedDemerits, previous: origin, index: Int32(index), slot: start.next)
      node.carry = taken.carry
      node.target = start.nextTarget
      node.used = start.target
      best = node
      if end.isForced || space < 0 { break }
    }
    if let best { keep(best, insteadOf: known(at: Int(best.index), slot: best.slot, target: best.target)) }
  }

  /// The break after one, if every stretch stands as it is but for that of a lane.
  private func following(_ index: Int, _ lane: Int32) -> Int? {
    let next = index + 1
    guard next < breaks.count else { return nil }
    let known = breaks[next].lane
    if known < 0 || known == lane { return next }
    let stretch = stretches[Int(breaks[next].stretch)]
    let isFirstLane = known == stretch.lanes.lowerBound
    if breaks[index].stretch == breaks[next].stretch && breaks[index].lane == lane && lane >= 0 && lane != known {
      return Int(stretch.end)
    }
    return isFirstLane ? next : Int(stretch.end)
  }
}

extension Range<Int> {
  /// The first index for which something holds that holds for all after it; the end if there is none.
  fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
