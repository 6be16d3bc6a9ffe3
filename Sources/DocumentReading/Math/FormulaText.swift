import DocumentModel

/// A formula on one line, as characters alone or as text with spans for print: “x² ≤ √(a + b)”.
///
/// The tree is walked in order with a stack of our own. Fractions get a slash, roots their sign, and parentheses stand
/// where the place on the page would have said what belongs together.
struct FormulaText {
  let nodes: [Formula.Node]
  /// Whether the rows of a formula are lines of the text.
  let keepsLines: Bool
  /// Whether scripts and letters are told by spans rather than by characters.
  let isPrinted: Bool
  var bytes: [UInt8] = []
  /// Spans over ``bytes``, in preorder.
  var spans: [Mark] = []
  var open: [Open] = []
  /// How many scripts are open; no spaces stand around operators in them.
  var scriptDepth = 0

  /// A span over the text.
  struct Mark {
    var kind: TextSpan.Kind
    var range: Range<Int>
    /// Index one past the last span inside it.
    var end: Int
  }

  /// A node whose children are being written.
  struct Open {
    var node: Int
    /// Number of children begun.
    var count = 0
    /// The child being written, and the one before it.
    var child = -1
    var previous = -1
    /// What ends the child being written.
    var closing = ""
    var span: Int?
    var isScript = false
  }

  init(_ formula: Formula, keepsLines: Bool, isPrinted: Bool) {
    nodes = formula.nodes
    self.keepsLines = keepsLines
    self.isPrinted = isPrinted
    write()
  }

  private mutating func write() {
    var index = 0
    while true {
      while let last = open.last, Int(nodes[last.node].end) <= index {
        endChild()
        open.removeLast()
      }
      guard index < nodes.count else { break }
      if let parent = open.last {
        if parent.count > 0 { endChild() }
        if isSkipped(index, in: parent) {
          open[open.count - 1].count += 1
          index = Int(nodes[index].end)
          continue
        }
        beginChild(index)
      }
      index = enter(index)
    }
    dropSpace()
  }

  /// Writes a leaf, or opens a node; returns the index to go on with.
  private mutating func enter(_ index: Int) -> Int {
    let node = nodes[index]
    switch node.kind {
    case .identifier, .number, .symbol, .words: write(leaf: node, at: index)
    case .space(let width): if width > 0 { writeSpace(width) }
    case .phantom: return Int(node.end)
    default:
      if case .root = node.kind { writeRoot(index) }
      if Int(node.end) > index + 1 { open.append(Open(node: index)) }
    }
    return index + 1
  }

  /// Whether a child is said by something else: the degree of a root.
  private func isSkipped(_ index: Int, in parent: Open) -> Bool {
    if case .root = nodes[parent.node].kind { return parent.count == 1 }
    return false
  }

  // MARK: Children

  private mutating func beginChild(_ index: Int) {
    let number = open[open.count - 1].count
    let parent = open[open.count - 1].node
    open[open.count - 1].count += 1
    open[open.count - 1].previous = open[open.count - 1].child
    open[open.count - 1].child = index
    switch nodes[parent].kind {
    case .fraction(let hasLine):
      if number == 1 { add(hasLine ? "/" : "¦") }
      if hasLine && !isSimple(index, asDenominator: number == 1) { bracket() }
    case .root: if !isWord(index) { bracket() }
    case .scripts(let scripts): beginScript(index, number, scripts)
    case .table: if number > 0 { separate(keepsLines && parent <= 1 ? "\n" : "; ") }
    case .tableRow: if number > 0 { beginCell(number, parent) }
    case .row, .tableCell: space(before: index)
    default: break
    }
  }

  private mutating func bracket() {
    add("(")
    open[open.count - 1].closing = ")"
  }

  /// Puts something between two parts, in the place of a space that ends the first.
  private mutating func separate(_ text: String) {
    if !text.isEmpty { dropSpace() }
    add(text)
  }

  /// Takes a space off the end, also out of the spans that end with it; those are nested and thus among the last ones.
  private mutating func dropSpace() {
    guard bytes.last == 0x20 else { return }
    bytes.removeLast()
    for index in spans.indices.suffix(MathMLReader.deepest) where spans[index].range.upperBound > bytes.count {
      spans[index].range = min(spans[index].range.lowerBound, bytes.count)..<bytes.count
    }
  }

  private mutating func beginCell(_ number: Int, _ row: Int) {
    let table = open.dropLast().last.map { nodes[$0.node].text } ?? ""
    if table.hasPrefix("rl") { separate(number.isMultiple(of: 2) ? "   " : "") } else { separate(", ") }
  }

  /// The space that a function or a large operator has around it.
  private mutating func space(before index: Int) {
    guard scriptDepth == 0 else { return }
    let previous = open[open.count - 1].previous
    guard previous >= 0, let last = bytes.last, last > 0x20, !endsWithNoBreakSpace else { return }
    if role(of: previous) == .large, !isInvisible(index) { return add("\u{A0}") }
    guard case .identifier = nodes[base(of: index)].kind, nodes[base(of: index)].text.utf8.count > 1,
      nodes[base(of: index)].text.utf8.first! < 0x80, nodes[base(of: index)].alphabet == .natural
    else { return }
    switch nodes[base(of: previous)].kind {
    case .identifier, .number, .symbol(.close), .symbol(.tallClose), .fraction, .root, .row: add("\u{A0}")
    default: break
    }
  }

  private func isInvisible(_ index: Int) -> Bool { nodes[index].kind == .symbol(.invisible) }

  private mutating func endChild() {
    guard let parent = open.last else { return }
    if parent.isScript { scriptDepth -= 1 }
    if !parent.closing.isEmpty { add(parent.closing) }
    if let span = parent.span {
      spans[span].range = spans[span].range.lowerBound..<bytes.count
      spans[span].end = spans.count
    }
    open[open.count - 1].closing = ""
    open[open.count - 1].span = nil
    open[open.count - 1].isScript = false
  }

  // MARK: Scripts

  private mutating func beginScript(_ index: Int, _ number: Int, _ scripts: Formula.Scripts) {
    if number == 0 {
      let isBare = scripts.place == .accent ? isLetter(index) : !isFraction(index)
      if !isBare && Int(nodes[index].end) > index + 1 { bracket() }
      return
    }
    if case .symbol(.accent) = nodes[index].kind { return }
    if case .symbol = nodes[index].kind, nodes[index].text.hasPrefix("′") { return }
    let isUpper = !(scripts.hasLower && number == 1)
    open[open.count - 1].isScript = true
    scriptDepth += 1
    if isPrinted {
      spans.append(Mark(kind: isUpper ? .superscript : .subscript, range: bytes.count..<bytes.count, end: 0))
      open[open.count - 1].span = spans.count - 1
    } else if scriptDepth > 1 || FormulaCharacters.script(of: leaves(of: index), isUpper: isUpper) == nil {
      add(isUpper ? "^" : "_")
      if !isWord(index) { bracket() }
    }
  }

  private func isFraction(_ index: Int) -> Bool {
    if case .fraction = nodes[index].kind { return true }
    return false
  }

  /// Whether the node being written is a script that has characters of its own.
  var scriptCharacters: (isUpper: Bool, text: String)? {
    guard !isPrinted, scriptDepth == 1 else { return nil }
    guard let place = open.last(where: \.isScript), place.closing.isEmpty,
      case .scripts(let scripts) = nodes[place.node].kind
    else { return nil }
    let isUpper = !(scripts.hasLower && place.count == 2)
    return FormulaCharacters.script(of: leaves(of: place.child), isUpper: isUpper).map { (isUpper, $0) }
  }

  /// The text of all leaves below a node, or `nil` if there is more to it than one line.
  private func leaves(of index: Int) -> String? {
    var text = ""
    for node in nodes[index..<Int(nodes[index].end)] {
      switch node.kind {
      case .row, .space: continue
      case .identifier, .number, .symbol: if node.alphabet == .natural { text += node.text } else { return nil }
      default: return nil
      }
      if text.utf8.count > 24 { return nil }
    }
    return text.isEmpty ? nil : text
  }

  private mutating func writeRoot(_ index: Int) {
    let degree = Int(nodes[index + 1].end)
    if degree < Int(nodes[index].end) {
      let text = nodes[degree..<Int(nodes[index].end)].map { $0.kind == .table ? "" : $0.text }.joined()
      add(FormulaCharacters.script(of: text, isUpper: true) ?? "(\(text))")
    }
    add("√")
  }
}
