/// What lies between two breaks, with every stretch in the way it stands.
struct PageSpan {
  /// Index of the break at its end, what that costs, and whether a page must end there.
  var end: Int
  var breakCost: Int
  var isForced: Bool
  /// Height of its lines, and cost of the lane that it ends in.
  var height: Int
  var cost: Int
  /// Its spaces.
  var spaces: Int
  /// The note lines whose marks stand in it.
  var notes: Range<Int32>

  @inline(__always)
  init(from top: PageBreak, to index: Int, _ end: PageBreak, height: Int, cost: Int) {
    self.end = index
    breakCost = Int(end.cost)
    isForced = end.isForced
    self.height = height
    self.cost = cost
    spaces = Int(end.spacesBefore - top.spacesAfter)
    notes = top.noteEnd..<end.noteEnd
  }
}

/// Judging: what a column costs, and whether it is the best that is known.
extension PageBreaker {
  /// Considers the columns that hold a span, with every number of lines that the stretches in it may have more or fewer.
  mutating func consider(_ span: PageSpan) {
    if span.breakCost >= VerticalItem.forbidden { return }
    // Neither too high nor too low.
    let least = span.height + tallies.least * Int(frames.unit)
    let most = span.height + tallies.most * Int(frames.unit)
    let cost = span.cost + (span.isForced ? 0 : 100 * span.breakCost)
    for number in starts.indices where least <= starts[number].frame && mayEnd(span, height: most, starts[number]) {
      let known = known(at: span.end, slot: starts[number].next, target: starts[number].nextTarget)
      let best = known < 0 ? Int.max : nodes[Int(known)].total
      let isExtended = starts[number].isExtended
      if isExtended && leastDemerits(of: span, cost, height: most, starts[number]) >= best { continue }
      if consider(span, cost, starts[number], known, best), !isExtended { extendAll(from: starts[number].origin) }
    }
  }

  /// Demerits that no column of a start and a span has fewer than, if its lines are at most so high.
  @inline(__always)
  private func leastDemerits(of span: PageSpan, _ cost: Int, height: Int, _ start: Start) -> Int {
    let sum = start.total + start.lengthDemerits + cost
    if span.isForced || start.carry >= 0 || !span.notes.isEmpty { return sum }
    // The fuller it is the better.
    return sum + demerits(of: span, leaving: max(0, start.frame - height), start)
  }

  /// Notes that a column was found that nothing speaks against.
  private mutating func extendAll(from origin: Int32) {
    for number in starts.indices where starts[number].origin == origin { starts[number].isExtended = true }
  }

  /// Whether a column is high enough if its lines are so high.
  @inline(__always)
  private func mayEnd(_ span: PageSpan, height: Int, _ start: Start) -> Bool {
    if height >= start.least || span.isForced { return true }
    let notes = self.height(of: span.notes) + start.carried
    return notes > 0 && height + notes + Int(parameters.noteSeparator) >= start.least
  }

  /// Considers the columns of one length that begin at a node; returns whether there is one that nothing speaks against.
  ///
  /// - Parameters:
  ///   - cost: That of the lane and of the break.
  ///   - known: The node that the best of them replaces if its demerits are less than `best`, or −1.
  @inline(__always)
  private mutating func consider(_ span: PageSpan, _ cost: Int, _ start: Start, _ known: Int32, _ best: Int) -> Bool {
    var found: PageNode?
    var least = best
    let fixed = start.total + cost
    var isFound = false
    for more in tallies.least...tallies.most where tallies[more] < .max {
      let height = span.height + more * Int(frames.unit)
      let space = start.frame - height
      if space < 0 { break }
      guard mayEnd(span, height: height, start) else { continue }
      var sum = fixed + tallies[more]
      var notes = NoteFit()
      if start.carry >= 0 || !span.notes.isEmpty {
        // Where some of them must be carried over from a column that is no better than one known, they are not fitted: that
        // takes long.
        let all = self.height(of: span.notes) + start.carried + Int(parameters.noteSeparator)
        let cost = hasFigures ? min(parameters.waitCost, parameters.carryCost) : parameters.carryCost
        if all > space && sum + 100 * cost >= least { continue }
        let room = NoteRoom(height: space, carriesSeveral: start.carriesSeveral, isHeaded: start.isHeaded)
        let fitted = fit(start.carry, span.notes.lowerBound, span.notes.upperBound, within: room)
        guard let fitted else { continue }
        notes = fitted
        sum += notes.demerits
        if notes.carry >= 0 && span.end == breaks.count - 1 { sum += leftoverDemerits(notes.carry) }
      }
      isFound = true
      sum += start.lengthDemerits
      if sum >= least { continue }
      sum += demerits(of: span, leaving: space - notes.height, start)
      if sum >= least { continue }
      least = sum
      var node = PageNode(total: sum, previous: start.origin, index: Int32(span.end), slot: start.next)
      node.carry = notes.carry
      node.target = start.nextTarget
      node.used = start.target
      node.shift = Int8(truncatingIfNeeded: more)
      found = node
    }
    if let found { keep(found, insteadOf: known) }
    // A longer group may prove uneven; there is always another way.
    return isFound && (start.shift <= 0 || !start.isFree)
  }

  /// Demerits for figures that are left over when the text has ended.
  private func leftoverDemerits(_ carry: Int32) -> Int {
    100 * parameters.leftoverCost * figureCount(carries[Int(carry)])
  }

  /// Demerits for how a column is filled; not negative.
  @inline(__always)
  private func demerits(of span: PageSpan, leaving space: Int, _ start: Start) -> Int {
    let unit = Int(frames.unit)
    let lines = space / unit
    var sum = start.shift > 0 && isUneven(span, leaving: lines, start) ? parameters.unevenDemerits : 0
    if span.isForced {
      let lack = parameters.shortestEnd - (start.frame - space) / unit
      if lack > 0 && !start.isFirst { sum += lack * parameters.shortEndDemerits }
      return sum
    }
    let absorbed = min(lines, span.spaces, parameters.absorbedLines)
    sum += parameters.absorptionDemerits * absorbed * absorbed
    let share = (lines - absorbed) * unit * 1000 / start.frame
    return sum + share * share
  }

  /// Whether a column makes a group longer that does not end on the same line everywhere: there is no page beside it, or
  /// the column itself falls short.
  @inline(__always)
  private func isUneven(_ span: PageSpan, leaving lines: Int, _ start: Start) -> Bool {
    if frames.offset > 0 && start.slot < frames.group { return true }
    // The end of the text may be short, but if it is on the first page there is none beside it.
    if span.isForced { return lines < start.shift && start.slot % frames.group < frames.columns }
    return lines > min(span.spaces, parameters.absorbedLines)
  }

  /// The node at a break that the columns of a slot and a length may follow, or −1.
  @inline(__always)
  func known(at index: Int, slot: Int32, target: Int8) -> Int32 {
    var known = heads[index]
    while known >= 0, nodes[Int(known)].slot != slot || nodes[Int(known)].target != target {
      known = nodes[Int(known)].next
    }
    return known
  }

  /// Keeps a node, instead of a worse one like it, if there is one.
  mutating func keep(_ node: PageNode, insteadOf known: Int32) {
    var node = node
    if known >= 0 {
      guard node.total < nodes[Int(known)].total else { return }
      node.next = nodes[Int(known)].next
      nodes[Int(known)] = node
      return
    }
    node.next = heads[Int(node.index)]
    heads[Int(node.index)] = Int32(nodes.count)
    nodes.append(node)
    farthest = max(farthest, Int(node.index))
  }
}
