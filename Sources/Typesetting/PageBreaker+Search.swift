/// A place between two lines, where a page may end.
struct PageBreak {
  /// One past the last line before it.
  var lineEnd: Int32
  /// The first line after it.
  var nextLine: Int32
  /// Cost of a page break here.
  var cost: Int
  /// Height of everything up to ``lineEnd`` and up to ``nextLine``.
  var before: Int
  var after: Int
  /// One past the last note line whose mark stands before it.
  var noteEnd: Int32

  var isForced: Bool { cost <= VerticalItem.forced }
  var isForbidden: Bool { cost >= VerticalItem.forbidden }
}

/// The best way found to end a page at a break.
struct PageNode {
  /// Sum of demerits so far.
  var total: Int
  /// Index of the node for the page before.
  var previous: Int32
  /// Index of the break.
  var index: Int32
  /// The first note line that is not on the pages so far.
  var noteCursor: Int32
}

extension PageBreaker {
  /// Lists the breaks; the first stands for the beginning.
  mutating func prepare(_ items: [VerticalItem], _ notes: [NoteLine], _ heights: PageHeights) {
    self.heights = heights
    noteLines = notes
    noteSums = [0]
    noteSums.reserveCapacity(notes.count + 1)
    noteStarts.removeAll(keepingCapacity: true)
    for (index, line) in notes.enumerated() {
      noteSums.append(noteSums[index] + Int(line.height))
      noteStarts.append(line.isFirst ? Int32(index) : noteStarts.last ?? 0)
    }
    breaks.removeAll(keepingCapacity: true)
    breaks.append(PageBreak(lineEnd: 0, nextLine: 0, cost: 0, before: 0, after: 0, noteEnd: 0))
    var height = 0
    for (index, item) in items.enumerated() {
      let last = breaks.count - 1
      if item.kind == .space {
        height += Int(item.height)
        if last > 0 { breaks[last].cost = combined(breaks[last].cost, Int(item.cost)) }
        continue
      }
      breaks[last].nextLine = Int32(index)
      breaks[last].after = height
      height += Int(item.height)
      let noteEnd = min(max(breaks[last].noteEnd, item.notes.upperBound), Int32(notes.count))
      breaks.append(
        PageBreak(
          lineEnd: Int32(index + 1), nextLine: Int32(items.count), cost: Int(item.cost), before: height, after: height,
          noteEnd: noteEnd))
    }
    if breaks.count > 1 {
      breaks[breaks.count - 1].cost = Int(VerticalItem.forced)
      breaks[breaks.count - 1].noteEnd = Int32(notes.count)
    }
  }

  private func combined(_ one: Int, _ other: Int) -> Int {
    let forced = Int(VerticalItem.forced)
    let forbidden = Int(VerticalItem.forbidden)
    if one <= forced || other <= forced { return forced }
    if one >= forbidden || other >= forbidden { return forbidden }
    return min(max(one + other, forced + 1), forbidden - 1)
  }

  /// Finds the best way to the end; it is the last node.
  mutating func search() {
    nodes.removeAll(keepingCapacity: true)
    nodes.append(PageNode(total: 0, previous: 0, index: 0, noteCursor: 0))
    /// The first node from which a page can still begin.
    var active = 0
    var index = 1
    while index < breaks.count {
      defer { index += 1 }
      if breaks[index].isForbidden { continue }
      if let node = bestPage(endingAt: index, from: &active) {
        if breaks[index].isForced { active = nodes.count }
        nodes.append(node)
      } else if active == nodes.count || breaks[index].isForced {
        let node = fullestPage(before: index)
        active = nodes.count
        nodes.append(node)
        index = Int(node.index)
      }
    }
  }

  /// Height for the text and notes of the page that begins at a node.
  private func height(after node: PageNode) -> Int { Int(node.index == 0 ? heights.first : heights.others) }

  /// Chooses where the page that ends at a break begins; forgets nodes too far away from now on.
  private func bestPage(endingAt index: Int, from active: inout Int) -> PageNode? {
    var best: PageNode?
    for candidate in active..<nodes.count {
      let node = nodes[candidate]
      let space = height(after: node) - (breaks[index].before - breaks[Int(node.index)].after)
      if space < 0 {
        if candidate == active { active += 1 }
        continue
      }
      guard let page = page(from: candidate, to: index, leaving: space) else { continue }
      if best == nil || page.total <= best!.total { best = page }
    }
    return best
  }

  /// The page between a node and a break, which leaves `space` for notes; `nil` if its notes do not fit there.
  private func page(from origin: Int, to index: Int, leaving space: Int) -> PageNode? {
    let node = nodes[origin]
    let end = breaks[index]
    var space = space
    var cursor = node.noteCursor
    if end.noteEnd > cursor {
      space -= Int(parameters.noteSeparator)
      let least = max(cursor, noteStarts[Int(end.noteEnd) - 1]) + 1
      guard let cut = cut(from: cursor, to: end.noteEnd, notBefore: least, within: space) else { return nil }
      space -= noteSums[Int(cut)] - noteSums[Int(cursor)]
      cursor = cut
    }
    var demerits = 0
    if !end.isForced {
      let share = space * 1000 / height(after: node)
      demerits = share * share + 100 * end.cost
    }
    if cursor < end.noteEnd { demerits += 100 * parameters.carryCost }
    return PageNode(
      total: node.total + demerits, previous: Int32(origin), index: Int32(index), noteCursor: cursor)
  }

  /// The page from the last node that takes as much as will fit, at least one item, whatever the costs.
  private func fullestPage(before limit: Int) -> PageNode {
    let origin = nodes.count - 1
    let node = nodes[origin]
    let first = Int(node.index) + 1
    var best: PageNode?
    for index in first...max(first, limit) {
      let space = height(after: node) - (breaks[index].before - breaks[Int(node.index)].after)
      if space < 0 { break }
      if let page = page(from: origin, to: index, leaving: space) { best = page }
    }
    if var best {
      best.total = node.total + 1_000_000
      return best
    }
    let space = height(after: node) - (breaks[first].before - breaks[Int(node.index)].after)
    var cursor = node.noteCursor
    let left = space - Int(parameters.noteSeparator)
    while cursor < breaks[first].noteEnd, noteSums[Int(cursor) + 1] - noteSums[Int(node.noteCursor)] <= left {
      cursor += 1
    }
    return PageNode(
      total: node.total + 1_000_000, previous: Int32(origin), index: Int32(first), noteCursor: cursor)
  }
}
