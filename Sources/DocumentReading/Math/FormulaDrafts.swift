import DocumentModel

/// The parts of a formula while it is read.
struct FormulaDrafts {
  private var all: [FormulaDraft] = []

  subscript(part: Int32) -> FormulaDraft {
    get { all[Int(part)] }
    set { all[Int(part)] = newValue }
  }

  @discardableResult
  mutating func append(_ draft: FormulaDraft) -> Int32 {
    all.append(draft)
    return Int32(all.count - 1)
  }

  /// A base with what stands below and above it.
  mutating func stack(
    _ base: Int32, lower: Int32?, upper: Int32?, _ place: Formula.Scripts.Place
  ) -> Int32 {
    let scripts = Formula.Scripts(hasLower: lower != nil, hasUpper: upper != nil, place: place)
    return append(
      FormulaDraft(
        kind: .scripts(scripts), children: [base] + [lower, upper].compactMap(\.self),
        isFunction: self[base].isFunction, isClosed: true))
  }

  /// Parts side by side as one, each in the role that it has among its neighbours; what is alone is not put into a row.
  mutating func row(of items: [Int32]) -> Int32 {
    settleRoles(of: items)
    var applied: [Int32] = []
    applied.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      applied.append(item)
      if self[item].isFunction, index + 1 < items.count, !isOperator(items[index + 1]) {
        applied.append(append(FormulaDraft(kind: .symbol(.invisible), text: "\u{2061}")))
      }
    }
    return applied.count == 1 ? applied[0] : append(FormulaDraft(kind: .row, children: applied))
  }

  /// The role of a part among its neighbours.
  func role(of part: Int32) -> Formula.Role {
    var part = part
    while case .scripts = self[part].kind { part = self[part].children[0] }
    if case .symbol(let role) = self[part].kind { return role }
    return self[part].isFunction ? .large : .ordinary
  }

  private func isOperator(_ part: Int32) -> Bool {
    if case .space = self[part].kind { return true }
    return [.binary, .relation, .close, .punctuation, .tallClose, .invisible].contains(role(of: part))
  }

  /// Makes binary operators that have nothing at one side signs, as TeX does.
  private mutating func settleRoles(of items: [Int32]) {
    var before = Formula.Role.open
    for (index, item) in items.enumerated() {
      if case .space = self[item].kind { continue }
      if case .symbol(.binary) = self[item].kind {
        let after = index + 1 < items.count ? role(of: items[index + 1]) : .close
        if [.relation, .close, .punctuation, .tallClose].contains(after) {
          self[item].kind = .symbol(.ordinary)
        } else if [.open, .tallOpen, .binary, .prefix, .relation, .punctuation, .large].contains(before) {
          self[item].kind = .symbol(.prefix)
        }
      }
      before = role(of: item)
    }
  }

  /// The nodes of a part in preorder, below a row.
  func nodes(below root: Int32) -> [Formula.Node] {
    var nodes: [Formula.Node] = []
    nodes.reserveCapacity(all.count + 1)
    if self[root].kind != .row { nodes.append(Formula.Node(.row)) }
    var waiting = [root]
    var open: [(node: Int, left: Int)] = []
    while let part = waiting.popLast() {
      let draft = self[part]
      var node = Formula.Node(draft.kind, draft.text)
      node.alphabet = draft.alphabet
      nodes.append(node)
      open.append((nodes.count - 1, draft.children.count))
      waiting += draft.children.reversed()
      while let last = open.last, last.left == 0 {
        nodes[last.node].end = Int32(nodes.count)
        open.removeLast()
        if !open.isEmpty { open[open.count - 1].left -= 1 }
      }
    }
    nodes[0].end = Int32(nodes.count)
    return nodes
  }
}
