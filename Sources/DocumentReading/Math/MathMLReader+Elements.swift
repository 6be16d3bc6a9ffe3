import DocumentModel

/// What elements of MathML with parts in them stand for.
extension MathMLReader {
  /// The part that an element is, once it is whole.
  mutating func build(_ frame: Frame) -> Int32 {
    let items = frame.items
    switch frame.tag.name {
    case "mi", "mn", "mo", "mtext", "ms": return drafts.append(leaf(frame))
    case "mspace": return drafts.append(FormulaDraft(kind: .space(Self.thousandths(of: frame.tag["width"] ?? ""))))
    case "mglyph": return drafts.append(FormulaDraft(kind: .words, text: frame.tag["alt"] ?? ""))
    case "mfrac":
      let thickness = (frame.tag["linethickness"] ?? "1").utf8
      let hasLine =
        thickness.first { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: ".") }
        .map { (0x31...0x39).contains($0) || thickness.first! > 0x39 } ?? false
      return part(.fraction(hasLine: hasLine), arguments(items, 2))
    case "msqrt": return part(.root, [row(of: items)])
    case "mroot": return part(.root, arguments(items, 2))
    case "msub": return scripts(items, hasLower: true, hasUpper: false)
    case "msup": return scripts(items, hasLower: false, hasUpper: true)
    case "msubsup": return scripts(items, hasLower: true, hasUpper: true)
    case "munder": return stack(items, frame.tag, hasLower: true, hasUpper: false)
    case "mover": return stack(items, frame.tag, hasLower: false, hasUpper: true)
    case "munderover": return stack(items, frame.tag, hasLower: true, hasUpper: true)
    case "mmultiscripts": return multiscripts(frame)
    case "mphantom": return part(.phantom, [row(of: items)])
    case "menclose": return enclosure(frame)
    case "mfenced": return fenced(frame)
    case "mtable": return table(frame)
    case "mtr", "mlabeledtr":
      // The label of a row stands first in MathML, and last on the page.
      var cells = frame.tag.name == "mtr" ? items : Array(items.dropFirst()) + items.prefix(1)
      if cells.isEmpty { cells = [row(of: [])] }
      for index in cells.indices { cells[index] = cell(cells[index]) }
      return part(.tableRow, cells)
    case "mtd":
      return drafts.append(
        FormulaDraft(kind: .tableCell, text: Self.spans(frame.tag), children: [row(of: items)], isClosed: true))
    case "maction":
      let chosen = frame.tag["selection"].flatMap { Int($0) } ?? 1
      return items.indices.contains(chosen - 1) ? row(of: [items[chosen - 1]]) : row(of: items)
    default: return row(of: items)
    }
  }

  private mutating func part(_ kind: Formula.Kind, _ children: [Int32]) -> Int32 {
    drafts.append(FormulaDraft(kind: kind, children: children, isClosed: true))
  }

  /// Parts side by side. Rows and cells that stand in no table are such parts too, and bars at both ends are fences.
  private mutating func row(of items: [Int32]) -> Int32 {
    for item in items where drafts[item].kind == .tableRow || drafts[item].kind == .tableCell {
      for child in drafts[item].children where drafts[child].kind == .tableCell { drafts[child].kind = .row }
      drafts[item].kind = .row
    }
    if items.count > 1 {
      if isBar(items[0]) { drafts[items[0]].kind = .symbol(.tallOpen) }
      if isBar(items[items.count - 1]) { drafts[items[items.count - 1]].kind = .symbol(.tallClose) }
    }
    return drafts.row(of: items)
  }

  private func isBar(_ part: Int32) -> Bool {
    drafts[part].kind == .symbol(.ordinary) && ["|", "‖", "∣", "∥"].contains(drafts[part].text)
  }

  /// As many parts as an element takes: empty ones where some are missing; what is too much belongs to the last.
  private mutating func arguments(_ items: [Int32], _ count: Int) -> [Int32] {
    var parts: [Int32] = []
    for item in items { parts.append(row(of: [item])) }
    while parts.count < count { parts.append(row(of: [])) }
    if parts.count > count { parts = parts[..<(count - 1)] + [row(of: Array(parts[(count - 1)...]))] }
    return parts
  }

  // MARK: Scripts

  private mutating func scripts(_ items: [Int32], hasLower: Bool, hasUpper: Bool) -> Int32 {
    let parts = arguments(items, hasLower && hasUpper ? 3 : 2)
    return drafts.stack(parts[0], lower: hasLower ? parts[1] : nil, upper: hasUpper ? parts.last : nil, .beside)
  }

  private mutating func stack(_ items: [Int32], _ tag: RawMarkup.Tag, hasLower: Bool, hasUpper: Bool) -> Int32 {
    let parts = arguments(items, hasLower && hasUpper ? 3 : 2)
    let base = parts[0]
    if hasLower != hasUpper, let sign = accent(parts[1], tag, over: base, isAbove: hasUpper) {
      drafts[parts[1]].kind = .symbol(.accent)
      drafts[parts[1]].text = sign
      return drafts.stack(base, lower: hasLower ? parts[1] : nil, upper: hasUpper ? parts[1] : nil, .accent)
    }
    let movesLimits = drafts[base].kind == .symbol(.large) || drafts[base].place == .limits
    return drafts.stack(
      base, lower: hasLower ? parts[1] : nil, upper: hasUpper ? parts.last : nil, movesLimits ? .limits : .stacked)
  }

  /// The sign of ours that stands for an accent or a brace over or under a base; `nil` if a part is none.
  private func accent(_ part: Int32, _ tag: RawMarkup.Tag, over base: Int32, isAbove: Bool) -> String? {
    guard case .symbol = drafts[part].kind else { return nil }
    let text = drafts[part].text
    if ["⏞", "⏟", "⎴", "⎵", "⏜", "⏝"].contains(text) { return text }
    if !isAbove { return ["_", "\u{332}", "‾", "¯", "―", "—", "−"].contains(text) ? "_" : nil }
    let signs = [
      "^": "^", "ˆ": "^", "\u{302}": "^", "‾": "¯", "¯": "¯", "―": "¯", "—": "¯", "−": "¯", "_": "¯", "\u{304}": "¯",
      "\u{305}": "¯", "~": "~", "∼": "~", "˜": "~", "\u{303}": "~", "˙": "˙", ".": "˙", "\u{307}": "˙", "¨": "¨",
      "\u{308}": "¨", "⃛": "⃛", "´": "´", "`": "`", "˘": "˘", "ˇ": "ˇ", "˚": "˚", "→": "→", "\u{20D7}": "→",
      "←": "←", "↔": "↔",
    ]
    let isArrow = ["→", "←", "↔"].contains(text)
    if isArrow, case .symbol = drafts[base].kind { return nil }
    return signs[text]
  }

  /// A base with several scripts at its right and, after `mprescripts`, at its left.
  private mutating func multiscripts(_ frame: Frame) -> Int32 {
    let count = frame.countBeforePrescripts ?? frame.items.count
    guard count > 0 else { return row(of: frame.items) }
    var base = row(of: [frame.items[0]])
    for (lower, upper) in pairs(frame.items[1..<count]) {
      base = drafts.stack(base, lower: lower, upper: upper, .beside)
    }
    var before: [Int32] = []
    for (lower, upper) in pairs(frame.items[count...]) {
      before.append(drafts.stack(drafts.append(FormulaDraft(kind: .row)), lower: lower, upper: upper, .beside))
    }
    return before.isEmpty ? base : row(of: before + [base])
  }

  /// Scripts two and two, `nil` for those that are nothing; pairs of nothing are left out.
  private func pairs(_ items: ArraySlice<Int32>) -> [(lower: Int32?, upper: Int32?)] {
    func something(_ index: Int) -> Int32? {
      guard index < items.endIndex else { return nil }
      return drafts[items[index]].kind == .row && drafts[items[index]].children.isEmpty ? nil : items[index]
    }
    return stride(from: items.startIndex, to: items.endIndex, by: 2).map { (something($0), something($0 + 1)) }
      .filter { $0.lower != nil || $0.upper != nil }
  }

  // MARK: Fences, frames, tables

  private mutating func enclosure(_ frame: Frame) -> Int32 {
    let names = (frame.tag["notation"] ?? "longdiv").lowercased().split(separator: " ").map(String.init)
    if names == ["radical"] { return part(.root, [row(of: frame.items)]) }
    let enclosure = Formula.Enclosure(names: names)
    return enclosure.isEmpty ? row(of: frame.items) : part(.frame(enclosure), [row(of: frame.items)])
  }

  private mutating func fenced(_ frame: Frame) -> Int32 {
    let separators = (frame.tag["separators"] ?? ",").unicodeScalars.filter { $0.value > 0x20 }.map(String.init)
    var inside: [Int32] = []
    for (index, item) in frame.items.enumerated() {
      if index > 0, !separators.isEmpty {
        let separator = separators[min(index, separators.count) - 1]
        inside.append(drafts.append(FormulaDraft(kind: .symbol(.punctuation), text: separator)))
      }
      inside.append(item)
    }
    let list = row(of: inside)
    func fence(_ name: String, _ natural: String) -> String { (frame.tag[name] ?? natural).filter { $0 != " " } }
    let (open, close) = (fence("open", "("), fence("close", ")"))
    var parts = [list]
    if !open.isEmpty { parts.insert(drafts.append(FormulaDraft(kind: .symbol(.tallOpen), text: open)), at: 0) }
    if !close.isEmpty { parts.append(drafts.append(FormulaDraft(kind: .symbol(.tallClose), text: close))) }
    return drafts.row(of: parts)
  }

  private mutating func table(_ frame: Frame) -> Int32 {
    var rows: [Int32] = []
    for item in frame.items { rows.append(drafts[item].kind == .tableRow ? item : part(.tableRow, [cell(item)])) }
    guard !rows.isEmpty else { return row(of: []) }
    var table = FormulaDraft(kind: .table, children: rows, isClosed: true)
    let letters = ["left": "l", "right": "r", "center": "c"]
    table.text = (frame.tag["columnalign"] ?? "").split { $0.isWhitespace }
      .map { letters[$0.lowercased()] ?? "c" }.joined()
    if table.text.isEmpty { table.text = "c" }
    return drafts.append(table)
  }

  /// How many columns and rows a cell takes, as ``Formula/Kind/tableCell`` has it.
  private static func spans(_ tag: RawMarkup.Tag) -> String {
    let counts = ["columnspan", "rowspan"].map { name in
      tag[name].flatMap { Int($0) }.flatMap { (1...1000).contains($0) ? $0 : nil } ?? 1
    }
    return counts == [1, 1] ? "" : "\(counts[0]) \(counts[1])"
  }

  private mutating func cell(_ item: Int32) -> Int32 {
    drafts[item].kind == .tableCell ? item : part(.tableCell, [row(of: [item])])
  }
}
