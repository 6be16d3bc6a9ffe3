/// Columns that hold nothing but a figure: one that waits and is so high that little text would stand beside it.
extension PageBreaker {
  /// Demerits for such a column: as much as for some pages that the figure waits, for there may be a better place soon.
  private static var figureColumnDemerits: Int { 1_500 }

  /// Adds the ways to a break by which such columns come before what begins there.
  mutating func addFigureColumns(at index: Int) {
    var waiting: [Int32] = []
    var node = heads[index]
    while node >= 0 {
      if nodes[Int(node)].carry >= 0 { waiting.append(node) }
      node = nodes[Int(node)].next
    }
    while let origin = waiting.popLast() {
      guard let column = figureColumn(after: origin) else { continue }
      let known = known(at: index, slot: column.slot, target: column.target)
      if known >= 0 {
        guard column.total < nodes[Int(known)].total else { continue }
        // Others may have come from there already, so it stays what it is.
        forget(known, at: index)
      }
      keep(column, insteadOf: -1)
      if column.carry >= 0 { waiting.append(heads[index]) }
    }
  }

  /// The column of the first figure that waits at a node, if that is high and all that must come first.
  private mutating func figureColumn(after origin: Int32) -> PageNode? {
    guard let start = usualStart(at: origin), isFigure(carries[Int(start.carry)][0]) else { return nil }
    let frame = start.frame
    let first = carries[Int(start.carry)][0].lowerBound
    let figure = height(of: first..<noteEnds[Int(first)]) + Int(parameters.noteSeparator)
    guard figure <= frame, figure > frame * 3 / 4 else { return nil }
    let room = NoteRoom(height: frame, carriesSeveral: true, isHeaded: start.isHeaded)
    let end = breaks[Int(nodes[Int(origin)].index)].noteEnd
    guard let notes = fit(start.carry, end, end, within: room) else { return nil }
    var node = PageNode(
      total: start.total + Self.figureColumnDemerits + notes.demerits, previous: origin,
      index: nodes[Int(origin)].index,
      slot: start.next)
    node.carry = notes.carry
    node.target = start.nextTarget
    node.used = start.target
    return node
  }

  /// Takes a node out of those at its break.
  private mutating func forget(_ node: Int32, at index: Int) {
    let next = nodes[Int(node)].next
    if heads[index] == node {
      heads[index] = next
      return
    }
    var before = heads[index]
    while nodes[Int(before)].next != node { before = nodes[Int(before)].next }
    nodes[Int(before)].next = next
  }
}
