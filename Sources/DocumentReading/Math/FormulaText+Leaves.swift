import DocumentModel

/// Leaves, and what needs parentheses.
extension FormulaText {
  mutating func add(_ text: String) { bytes += text.utf8 }

  /// Whether U+00A0 was written last.
  var endsWithNoBreakSpace: Bool {
    bytes.last == 0xA0 && bytes.count > 1 && bytes[bytes.count - 2] == 0xC2
  }

  mutating func write(leaf node: Formula.Node, at index: Int) {
    if let script = scriptCharacters {
      return add(FormulaCharacters.script(of: node.text, isUpper: script.isUpper) ?? node.text)
    }
    switch node.kind {
    case .symbol(let role): write(symbol: node.text, role, at: index)
    case .identifier, .number, .words:
      let (text, kind) = FormulaCharacters.shown(node)
      guard isPrinted, let kind else { return add(text) }
      let start = bytes.count
      add(text)
      spans.append(FormulaText.Mark(kind: kind, range: start..<bytes.count, end: spans.count + 1))
    default: break
    }
  }

  private mutating func write(symbol text: String, _ role: Formula.Role, at index: Int) {
    switch role {
    case .binary, .relation:
      if scriptDepth > 0 { return add(text == "mod" ? " mod " : text) }
      if let last = bytes.last, last > 0x20, !endsWithNoBreakSpace { add("\u{A0}") }
      add(text)
      add(" ")
    case .punctuation: add(scriptDepth > 0 ? text : text + " ")
    case .accent:
      guard let place = open.last, case .scripts = nodes[place.node].kind else { return add(text) }
      writeAccent(text, over: place.node + 1)
    case .invisible:
      if text == "\u{2061}", index + 1 < nodes.count, !startsWithFence(index + 1), scriptDepth == 0 { add("\u{A0}") }
    case .tallMiddle: add("\u{A0}" + text + " ")
    default: add(text)
    }
  }

  private mutating func writeAccent(_ sign: String, over base: Int) {
    if ["⏞", "⏟", "⎴", "⎵"].contains(sign) { return }
    guard let combining = FormulaCharacters.combining(sign, isAbove: isAbove), isLetter(base),
      !isPrinted || combining.value < 0x370
    else { return writeRaised(sign == "¯" ? "‾" : sign == "_" ? "" : sign) }
    var last = String(decoding: bytes.suffix(4), as: UTF8.self).unicodeScalars.last.map(String.init) ?? ""
    let count = last.utf8.count
    last.unicodeScalars.append(combining)
    bytes.removeLast(count)
    add(FormulaCharacters.composed(last))
    // The letter may have been given a span of its own.
    if let mark = spans.indices.last,
      spans[mark].range.upperBound == bytes.count - FormulaCharacters.composed(last).utf8.count + count
    {
      spans[mark].range = spans[mark].range.lowerBound..<bytes.count
    }
  }

  /// Writes an accent that no font combines with its base after it.
  private mutating func writeRaised(_ sign: String) {
    let start = bytes.count
    add(sign)
    guard isPrinted, !sign.isEmpty else { return }
    spans.append(FormulaText.Mark(kind: .superscript, range: start..<bytes.count, end: spans.count + 1))
  }

  /// Whether the innermost accent stands above its base.
  private var isAbove: Bool {
    guard let place = open.last, case .scripts(let scripts) = nodes[place.node].kind else { return true }
    return scripts.hasUpper
  }

  mutating func writeSpace(_ width: Int32) {
    if isPrinted {
      add(width >= 500 ? "\u{2003}" : "\u{202F}")
    } else if let last = bytes.last, last > 0x20 {
      add(" ")
    }
  }

  // MARK: What belongs together

  /// The innermost base of a node with scripts.
  func base(of index: Int) -> Int {
    var index = index
    while case .scripts = nodes[index].kind { index += 1 }
    return index
  }

  func role(of index: Int) -> Formula.Role {
    if case .symbol(let role) = nodes[base(of: index)].kind { return role }
    return .ordinary
  }

  /// Whether a node is one letter.
  func isLetter(_ index: Int) -> Bool {
    switch nodes[index].kind {
    case .identifier, .number, .symbol: nodes[index].text.unicodeScalars.count == 1
    default: false
    }
  }

  /// Whether nothing within a node could be torn apart: a leaf, or what is fenced.
  func isWord(_ index: Int) -> Bool {
    switch nodes[index].kind {
    case .identifier, .number, .symbol, .words: true
    case .row: startsWithFence(index) && isFencedWhole(index)
    default: false
    }
  }

  func startsWithFence(_ index: Int) -> Bool {
    var index = index
    while index + 1 < nodes.count, nodes[index].kind == .row, Int(nodes[index].end) > index + 1 { index += 1 }
    return nodes[index].kind == .symbol(.open) || nodes[index].kind == .symbol(.tallOpen)
  }

  /// Whether the fence at a row's beginning is ended by the one at its end.
  private func isFencedWhole(_ index: Int) -> Bool {
    var depth = 0
    var child = index + 1
    let end = Int(nodes[index].end)
    while child < end {
      if nodes[child].kind == .symbol(.open) || nodes[child].kind == .symbol(.tallOpen) { depth += 1 }
      if nodes[child].kind == .symbol(.close) || nodes[child].kind == .symbol(.tallClose) { depth -= 1 }
      child = Int(nodes[child].end)
      if depth == 0 { return child >= end }
    }
    return false
  }

  /// Whether a node needs no parentheses beside a slash.
  func isSimple(_ index: Int, asDenominator: Bool) -> Bool {
    if isWord(index) { return true }
    switch nodes[index].kind {
    case .scripts: return true
    case .root: return true
    case .row:
      var child = index + 1
      var count = 0
      let isDifferential = ["d", "∂"].contains(nodes[child < nodes.count ? child : index].text)
      while child < Int(nodes[index].end) {
        switch nodes[child].kind {
        case .identifier, .number, .scripts, .symbol(.ordinary), .symbol(.prefix): count += 1
        default: return false
        }
        child = Int(nodes[child].end)
      }
      return !asDenominator || count <= 1 || count == 2 && isDifferential
    default: return false
    }
  }
}
