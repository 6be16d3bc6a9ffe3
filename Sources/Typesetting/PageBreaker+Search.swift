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
      var node = heads[index]
      while node >= 0 {
        extend(node)
        node = nodes[Int(node)].next
      }
      if index == farthest && heads[index] >= 0 { forceColumn(from: best(at: index)) }
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

  /// What is the same for all columns that begin at a node.
  struct Start {
    /// The node, and a copy of it.
    var origin: Int32
    var node: PageNode
    /// Its break.
    var place: PageBreak
    /// The column that begins there.
    var slot: Int
    /// The shifts that it may have, as indices.
    var targets: Range<Int>
    /// Height of the highest column it may have, and the least that is looked at.
    var most: Int
    var least: Int
    /// Height of the notes carried over.
    var carried: Int
    /// Whether several notes may be carried over from it at once.
    var carriesSeveral: Bool
    /// Whether any column was found.
    var isExtended = false
  }

  private func start(at origin: Int32) -> Start {
    let node = nodes[Int(origin)]
    let slot = Int(node.slot)
    let targets = node.target >= 0 ? Int(node.target)..<Int(node.target) + 1 : 0..<frames.shifts.count
    var most = 0
    var fewest = Int.max
    for target in targets {
      let height = frames.height(slot, shift: frames.shifts[target])
      most = max(most, height)
      fewest = min(fewest, height)
    }
    let carried = node.carry < 0 ? 0 : height(of: carries[Int(node.carry)])
    return Start(
      origin: origin, node: node, place: breaks[Int(node.index)], slot: slot, targets: targets, most: most,
      least: fewest - Int(min(parameters.window, 1 << 30)), carried: carried, carriesSeveral: carriesSeveral)
  }

  /// Finds every column that may follow a node.
  private mutating func extend(_ origin: Int32) {
    var start = start(at: origin)
    if parameters.countsColumns && start.slot - frames.offset >= parameters.mostColumns { return }
    walk(&start)
    if !start.isExtended && (start.least > 0 || start.carriesSeveral != parameters.carriesSeveral) {
      start.least = min(start.least, 0)
      start.carriesSeveral = parameters.carriesSeveral
      walk(&start)
    }
  }

  /// Goes through the breaks that a column may reach.
  private mutating func walk(_ start: inout Start) {
    tallies.reset()
    let from = Int(start.node.index)
    var stretch = Int(start.place.stretch) + 1
    if start.place.lane >= 0 {
      stretch -= 1
      let lane = lanes[Int(start.place.lane)]
      let top = start.place.after + lane.shift * Int(frames.unit)
      for index in from + 1..<max(from + 1, Int(lane.breaks.upperBound)) {
        if breaks[index].before - top > start.most { return }
        consider(index, breaks[index].before - top, (0, 0), &start)
        if breaks[index].isForced { return }
      }
      if considerEnd(of: stretch, &start) { return }
      stretch += 1
    }
    while stretch < stretches.count {
      let known = stretches[stretch]
      for index in known.lanes.asInts where mayMatter(stretch, start) {
        let lane = lanes[index]
        for place in lane.breaks.asInts {
          let height = breaks[place].before - start.place.after
          if height + tallies.least * Int(frames.unit) > start.most { break }
          considerAll(place, height, lane.cost, &start)
          if breaks[place].isForced { return }
        }
      }
      if known.choice >= 0 { tallies.add(lanes[known.lanes.asInts]) }
      if considerEnd(of: stretch, &start) { return }
      stretch += 1
    }
  }

  /// Whether a column that ends within a stretch may be high enough to be looked at.
  @inline(__always)
  private func mayMatter(_ stretch: Int, _ start: Start) -> Bool {
    if stretches[stretch].isForced { return true }
    let end = Int(stretches[stretch].end)
    let most = (tallies.most + Self.largestShift) * Int(frames.unit)
    if breaks[end].before - start.place.after + most >= start.least { return true }
    return start.carried > 0 || breaks[end].noteEnd > start.place.noteEnd
  }

  /// Considers the end of a stretch; returns whether nothing beyond can be reached.
  private mutating func considerEnd(of stretch: Int, _ start: inout Start) -> Bool {
    let end = Int(stretches[stretch].end)
    let height = breaks[end].before - start.place.after
    considerAll(end, height, 0, &start)
    return breaks[end].isForced || height + tallies.least * Int(frames.unit) > start.most
  }

  /// Considers a break with every number of lines that the stretches before may have more or fewer.
  @inline(__always)
  private mutating func considerAll(_ index: Int, _ height: Int, _ cost: Int, _ start: inout Start) {
    let unit = Int(frames.unit)
    guard mayEnd(index, height + tallies.most * unit, start) else { return }
    var height = height + tallies.least * unit
    for shift in tallies.least...tallies.most {
      if height > start.most { return }
      if tallies[shift] < .max { consider(index, height, (shift, tallies[shift] + cost), &start) }
      height += unit
    }
  }

  /// Whether a column may end at a break if its lines are so high, at most, and is not too short.
  @inline(__always)
  private func mayEnd(_ index: Int, _ height: Int, _ start: Start) -> Bool {
    if breaks[index].isForbidden { return false }
    if height >= start.least || breaks[index].isForced { return true }
    let notes = noteSums[Int(breaks[index].noteEnd)] - noteSums[Int(start.place.noteEnd)] + start.carried
    return notes > 0 && height + notes + Int(parameters.noteSeparator) >= start.least
  }

  /// Considers the column that ends at a break, whose lines are so high.
  @inline(__always)
  private mutating func consider(_ index: Int, _ height: Int, _ way: (shift: Int, cost: Int), _ start: inout Start) {
    guard mayEnd(index, height, start) else { return }
    for target in start.targets {
      let space = frames.height(start.slot, shift: frames.shifts[target]) - height
      if space < 0 || isBeaten(index, cost: way.cost, target, leaving: space, start) { continue }
      let noteEnd = breaks[index].noteEnd
      guard
        let notes = fit(
          start.node.carry, start.place.noteEnd, noteEnd, within: space, carryingSeveral: start.carriesSeveral)
      else { continue }
      var node = PageNode(
        total: start.node.total + way.cost + notes.demerits, previous: start.origin, index: Int32(index), slot: 0)
      node.carry = notes.carry
      node.shift = Int8(truncatingIfNeeded: way.shift)
      node.total += demerits(of: index, leaving: space - notes.height, target, start)
      follow(&node, target, start.slot)
      // A longer group may prove uneven; there is always another way.
      if frames.shifts[target] <= 0 || start.node.target >= 0 { start.isExtended = true }
      relax(node)
    }
  }

  /// Whether a column that some of the notes must be carried over from is no better than one known, however they are: to
  /// fit them takes long.
  @inline(__always)
  private func isBeaten(_ index: Int, cost: Int, _ target: Int, leaving space: Int, _ start: Start) -> Bool {
    let notes = noteSums[Int(breaks[index].noteEnd)] - noteSums[Int(start.place.noteEnd)] + start.carried
    guard notes > 0, notes + Int(parameters.noteSeparator) > space else { return false }
    var node = PageNode(total: start.node.total + cost, previous: start.origin, index: Int32(index), slot: 0)
    node.total += 100 * parameters.carryCost + (breaks[index].isForced ? 0 : 100 * Int(breaks[index].cost))
    follow(&node, target, start.slot)
    var known = heads[index]
    while known >= 0 {
      let other = nodes[Int(known)]
      if other.slot == node.slot && other.target == node.target { return other.total <= node.total }
      known = other.next
    }
    return false
  }

  /// Demerits for the length of a column and for where it ends.
  @inline(__always)
  private func demerits(of index: Int, leaving space: Int, _ target: Int, _ start: Start) -> Int {
    let shift = frames.shifts[target]
    var sum = start.node.target < 0 ? parameters.shiftDemerits * Int(shift * shift) : 0
    let height = frames.height(start.slot, shift: shift)
    let lines = space / Int(frames.unit)
    if shift > 0 && isUneven(index, leaving: lines, shift: Int(shift), start) { sum += parameters.unevenDemerits }
    if breaks[index].isForced {
      let lack = parameters.shortestEnd - (height - space) / Int(frames.unit)
      if lack > 0 && start.node.index > 0 { sum += lack * parameters.shortEndDemerits }
      return sum
    }
    let spaces = Int(breaks[index].spacesBefore - start.place.spacesAfter)
    let absorbed = min(lines, spaces, parameters.absorbedLines)
    sum += parameters.absorptionDemerits * absorbed * absorbed
    let share = (lines - absorbed) * Int(frames.unit) * 1000 / height
    return sum + share * share + 100 * Int(breaks[index].cost)
  }

  /// Whether a column makes a group longer that does not end on the same line everywhere: there is no page beside it, or
  /// the column itself falls short.
  @inline(__always)
  private func isUneven(_ index: Int, leaving lines: Int, shift: Int, _ start: Start) -> Bool {
    if frames.offset > 0 && start.slot < frames.group { return true }
    // The end of the text may be short, but if it is on the first page there is none beside it.
    if breaks[index].isForced { return lines < shift && start.slot % frames.group < frames.columns }
    return lines > min(Int(breaks[index].spacesBefore - start.place.spacesAfter), parameters.absorbedLines)
  }

  /// Tells a node what column follows.
  private func follow(_ node: inout PageNode, _ target: Int, _ slot: Int) {
    var next = slot + 1
    node.used = Int8(target)
    node.target = next % frames.group == 0 ? -1 : Int8(target)
    if !parameters.countsColumns && next >= frames.offset + frames.columns + frames.group { next -= frames.group }
    node.slot = Int32(next)
  }

  /// Keeps a node if it is the best of its kind at its break.
  @inline(__always)
  private mutating func relax(_ node: PageNode) {
    let head = heads[Int(node.index)]
    var known = head
    while known >= 0 {
      if nodes[Int(known)].slot == node.slot && nodes[Int(known)].target == node.target {
        guard node.total < nodes[Int(known)].total else { return }
        let next = nodes[Int(known)].next
        nodes[Int(known)] = node
        nodes[Int(known)].next = next
        return
      }
      known = nodes[Int(known)].next
    }
    nodes.append(node)
    nodes[nodes.count - 1].next = head
    heads[Int(node.index)] = Int32(nodes.count - 1)
    farthest = max(farthest, Int(node.index))
  }

  /// Demerits for a column that breaks the rules.
  static var forcedDemerits: Int { 1_000_000_000 }

  /// The column from a node that takes as much as will fit, at least one item, whatever the costs.
  private mutating func forceColumn(from origin: Int32) {
    let start = start(at: origin)
    if parameters.countsColumns && start.slot - frames.offset >= parameters.mostColumns { return }
    let from = Int(start.node.index)
    let target = frames.shifts[start.targets].firstIndex(of: 0) ?? start.targets.lowerBound
    let room = frames.height(start.slot, shift: frames.shifts[target])
    let lane = start.place.lane < 0 ? 0 : lanes[Int(start.place.lane)].shift
    let top = start.place.after
    var best: PageNode?
    var index = from
    while let next = following(index, start.place.lane) {
      index = next
      let isInLane = breaks[index].lane >= 0 && breaks[index].lane == start.place.lane
      let space = room - (breaks[index].before - top - (isInLane ? lane * Int(frames.unit) : 0))
      let isFirst = best == nil
      if space < 0 && !isFirst { break }
      let end = breaks[index]
      let notes = fit(
        start.node.carry, start.place.noteEnd, end.noteEnd, within: max(0, space),
        carryingSeveral: parameters.carriesSeveral)
      if notes == nil && !isFirst { break }
      let taken = notes ?? overflow(start.node.carry, start.place.noteEnd, end.noteEnd, within: space)
      var node = PageNode(
        total: start.node.total + Self.forcedDemerits, previous: origin, index: Int32(index), slot: 0)
      node.carry = taken.carry
      follow(&node, target, start.slot)
      best = node
      if end.isForced || space < 0 { break }
    }
    if let best { relax(best) }
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
