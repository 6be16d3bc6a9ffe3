import DocumentModel

/// Groups, scripts, cells and rows.
extension FormulaParser {
  /// Gives what still waits for an argument an empty one, so that a list is on top.
  mutating func settle() {
    while !frames[top].isList {
      if case .command(let name, _) = frames[top].purpose {
        report(.missingArgument("\\" + name), from: frames[top].start)
      }
      if case .script(let isUpper) = frames[top].purpose {
        report(.missingArgument(isUpper ? "^" : "_"), from: frames[top].start)
      }
      deliver(append(FormulaDraft(kind: .row)))
    }
  }

  /// Ends the innermost frame although nothing in the TeX does.
  mutating func closeUnended() {
    settle()
    guard frames.count > 1 else { return }
    let start = frames[top].start
    switch frames[top].purpose {
    case .group: report(.unbalanced("{"), from: start)
    case .option: report(.unbalanced("["), from: start)
    case .fence: report(.unbalanced("\\left"), from: start)
    case .environment(let environment): report(.unbalanced("\\begin{\(environment.name)}"), from: start)
    default: break
    }
    closeList(fence: "")
  }

  /// Ends the innermost list and gives it to the frame around it.
  mutating func closeList(fence: String) {
    let purpose = frames[top].purpose
    let list = finishList()
    frames.removeLast()
    switch purpose {
    case .option:
      // The option is the last argument of its command, kept until the others are there.
      frames[top].cells = [list]
    case .fence(let open): deliver(fenced(list, open, fence))
    case .environment(let environment): deliver(fenced(list, environment.open, environment.close))
    default: deliver(list)
    }
  }

  private mutating func fenced(_ list: Int32, _ open: String, _ close: String) -> Int32 {
    guard !open.isEmpty || !close.isEmpty else {
      drafts[list].isClosed = true
      return list
    }
    var row = FormulaDraft(kind: .row, isClosed: true)
    if !open.isEmpty { row.children.append(append(FormulaDraft(kind: .symbol(.tallOpen), text: open))) }
    row.children.append(list)
    if !close.isEmpty { row.children.append(append(FormulaDraft(kind: .symbol(.tallClose), text: close))) }
    return append(row)
  }

  mutating func closeGroup() {
    settle()
    let list = frames.lastIndex { if case .group = $0.purpose { true } else { false } }
    guard let list else {
      position += 1
      report(.unbalanced("}"), from: position - 1)
      add(FormulaDraft(kind: .words, text: "}"))
      return
    }
    closeAll(above: list)
    position += 1
    closeList(fence: "")
  }

  /// Ends everything that is open inside the list at an index of ``frames``.
  mutating func closeAll(above list: Int) {
    while top > list {
      settle()
      if top > list { closeUnended() }
    }
  }

  /// Whether a `]` ends the innermost list.
  var endsOption: Bool {
    guard let list = frames.last(where: \.isList), case .option = list.purpose else { return false }
    return true
  }

  mutating func closeOption() {
    settle()
    position += 1
    closeList(fence: "")
  }

  // MARK: Scripts

  mutating func openScript(isUpper: Bool) {
    settle()
    push(.script(isUpper: isUpper))
    position += 1
  }

  /// Puts a part above or below the last one of the innermost list.
  mutating func attach(_ script: Int32, isUpper: Bool) {
    let base = frames[top].items.popLast() ?? append(FormulaDraft(kind: .row))
    guard case .scripts(var scripts) = drafts[base].kind, !drafts[base].isClosed else {
      let place = drafts[base].place
      let kind = Formula.Kind.scripts(Formula.Scripts(hasLower: !isUpper, hasUpper: isUpper, place: place))
      frames[top].items.append(
        append(FormulaDraft(kind: kind, children: [base, script], isFunction: drafts[base].isFunction)))
      return
    }
    if isUpper ? scripts.hasUpper : scripts.hasLower {
      let last = isUpper ? drafts[base].children.count - 1 : 1
      let first = drafts[base].children[last]
      if drafts[first].kind == .row && !drafts[first].isClosed {
        drafts[first].children.append(script)
      } else {
        drafts[base].children[last] = append(FormulaDraft(kind: .row, children: [first, script]))
      }
    } else {
      drafts[base].children.insert(script, at: isUpper ? drafts[base].children.count : 1)
      if isUpper { scripts.hasUpper = true } else { scripts.hasLower = true }
      drafts[base].kind = .scripts(scripts)
    }
    frames[top].items.append(base)
  }

  // MARK: Rows

  mutating func endCell() {
    let cell = FormulaDraft(kind: .tableCell, children: [finishRow()])
    frames[top].cells.append(append(cell))
  }

  mutating func endRow() {
    endCell()
    let row = FormulaDraft(kind: .tableRow, children: frames[top].cells)
    frames[top].rows.append(append(row))
    frames[top].cells = []
  }

  /// The parts since the last `&` or `\\` as one part.
  private mutating func finishRow() -> Int32 {
    var items = frames[top].items
    frames[top].items = []
    if let infix = frames[top].infix {
      frames[top].infix = nil
      let above = drafts.row(of: infix.items)
      let below = drafts.row(of: items)
      items = [fraction(infix.name, above, below)]
    }
    return drafts.row(of: items)
  }

  /// Everything in the innermost list as one part: a row, or a table if it has rows.
  mutating func finishList() -> Int32 {
    let isTable = !frames[top].rows.isEmpty || !frames[top].cells.isEmpty
    var environment: FormulaEnvironment?
    if case .environment(let found) = frames[top].purpose { environment = found }
    guard isTable || environment != nil && environment?.name.hasPrefix("equation") != true else {
      let part = finishRow()
      drafts[part].isClosed = true
      if case .symbol(let role) = drafts[part].kind, role == .punctuation || role == .binary || role == .relation {
        drafts[part].kind = .symbol(.ordinary)
      }
      return part
    }
    if !frames[top].items.isEmpty || frames[top].infix != nil || !frames[top].cells.isEmpty || frames[top].rows.isEmpty
    {
      endRow()
    }
    var table = FormulaDraft(kind: .table, children: frames[top].rows, isClosed: true)
    let widest = frames[top].rows.map { drafts[$0].children.count }.max() ?? 1
    table.text = environment?.columns ?? (widest > 1 ? "rl" : "c")
    if table.text == "rl" && widest > 2 { table.text = String(repeating: "rl", count: min(20, (widest + 1) / 2)) }
    return append(table)
  }
}
