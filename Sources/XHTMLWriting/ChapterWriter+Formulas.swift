import DocumentModel

/// Formulas as MathML (MathML Core as far as it goes; EPUB 3.3, 5.2.4).
extension ChapterWriter {
  /// Writes a formula on a line of its own.
  mutating func writeFormula(_ block: Int, _ index: TableIndex) {
    markup.add("<p")
    writeAttributes(document.blocks[block].attributes, class: "formula")
    markup.add(">")
    writeMath(document.formula(index))
    markup.add("</p>\n")
  }

  /// Writes a formula, with its text on one line as the alternative.
  mutating func writeMath(_ formula: Formula) {
    if formula.nodes.count == 1 { return }
    chapter.hasMathML = true
    markup.add("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"")
    if formula.isDisplayed { markup.add(" display=\"block\"") }
    let name = formula.alternative.isEmpty ? formula.line : formula.alternative
    markup.add("alttext", String(name.map { $0 == "\n" || $0 == "\u{A0}" ? " " : $0 }))
    markup.add(">")
    var open: [(end: Int, closing: String)] = []
    for (index, node) in formula.nodes.enumerated() {
      while let last = open.last, last.end <= index {
        markup.add(markup: last.closing)
        open.removeLast()
      }
      if let closing = MathElement(node, at: index, in: formula).write(to: &markup) {
        open.append((Int(node.end), closing))
      }
    }
    while let last = open.popLast() { markup.add(markup: last.closing) }
    markup.add("</math>")
  }
}

/// One node of a formula on its way into MathML.
private struct MathElement {
  let node: Formula.Node
  let index: Int
  let formula: Formula

  init(_ node: Formula.Node, at index: Int, in formula: Formula) {
    self.node = node
    self.index = index
    self.formula = formula
  }

  /// Writes a leaf whole, or the start tag of another node and returns its end tag.
  func write(to markup: inout Markup) -> String? {
    switch node.kind {
    case .identifier, .number, .words: writeToken(to: &markup)
    case .symbol(let role): write(symbol: role, to: &markup)
    case .space(let width):
      markup.add("<mspace")
      markup.add("width", Self.ems(width))
      markup.add("/>")
    case .row: return open("mrow", to: &markup)
    case .fraction(let hasLine): return open("mfrac", hasLine ? "" : " linethickness=\"0\"", to: &markup)
    case .root: return openRoot(to: &markup)
    case .scripts(let scripts): return open(scripts, to: &markup)
    case .table: return openTable(to: &markup)
    case .tableRow: return open("mtr", to: &markup)
    case .tableCell: return open("mtd", spans, to: &markup)
    case .phantom: return open("mphantom", to: &markup)
    case .frame(let lines): return open("menclose", " notation=\"\(lines.names)\"", to: &markup)
    }
    return nil
  }

  private func open(_ name: String, _ attributes: String = "", to markup: inout Markup) -> String {
    markup.add(markup: "<\(name)\(attributes)>")
    return "</\(name)>"
  }

  /// Thousandths of an em as MathML writes a length.
  private static func ems(_ width: Int32) -> String {
    let digits = String(abs(width) % 1000)
    let fraction = String(repeating: "0", count: 3 - digits.utf8.count) + digits
    return "\(width < 0 ? "-" : "")\(abs(width) / 1000).\(fraction)em"
  }

  private func writeToken(to markup: inout Markup) {
    let name = node.kind == .number ? "mn" : node.kind == .words ? "mtext" : "mi"
    let text = MathAlphabet.text(node.text, in: node.alphabet)
    let isUpright = node.kind == .identifier && node.alphabet == .upright && node.text.unicodeScalars.count == 1
    markup.add(markup: "<\(name)\(isUpright ? " mathvariant=\"normal\"" : "")>")
    markup.add(text: node.kind == .words ? Self.keepingSpaces(text) : text)
    markup.add(markup: "</\(name)>")
  }

  /// Words with no-break spaces at their ends, where MathML would take plain ones off.
  private static func keepingSpaces(_ text: String) -> String {
    var bytes = Array(text.utf8)
    if bytes.first == 0x20 { bytes.replaceSubrange(0..<1, with: [0xC2, 0xA0]) }
    if bytes.last == 0x20 { bytes.replaceSubrange(bytes.count - 1..<bytes.count, with: [0xC2, 0xA0]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(symbol role: Formula.Role, to markup: inout Markup) {
    let tag: String
    switch role {
    case .ordinary where !isOperatorSign: tag = "mi"
    case .ordinary: tag = "mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\""
    case .prefix: tag = "mo form=\"prefix\""
    case .open: tag = "mo form=\"prefix\" stretchy=\"false\""
    case .close: tag = "mo form=\"postfix\" stretchy=\"false\""
    case .tallOpen: tag = "mo form=\"prefix\" stretchy=\"true\""
    case .tallClose: tag = "mo form=\"postfix\" stretchy=\"true\""
    case .tallMiddle: tag = "mo form=\"infix\" stretchy=\"true\""
    case .binary, .relation, .large, .punctuation, .invisible, .accent: tag = "mo"
    }
    markup.add(markup: "<\(tag)>")
    markup.add(text: node.text)
    markup.add(markup: tag.hasPrefix("mi") ? "</mi>" : "</mo>")
  }

  /// Whether an ordinary symbol is an operator by nature, such as a plus sign that stands alone.
  private var isOperatorSign: Bool {
    guard let scalar = node.text.unicodeScalars.first else { return true }
    return scalar.value < 0x80 && !scalar.properties.isAlphabetic
      || "+−±∓×÷⋅∗∘∙∖∪∩∧∨⊕⊗′∀∃¬…⋯⋮⋱√".unicodeScalars.contains(scalar)
  }

  private func openRoot(to markup: inout Markup) -> String {
    // The index of the second child, if there is one, is where the first ends.
    let second = index + 1 < formula.nodes.count ? Int(formula.nodes[index + 1].end) : index + 1
    return open(second < Int(node.end) ? "mroot" : "msqrt", to: &markup)
  }

  private func open(_ scripts: Formula.Scripts, to markup: inout Markup) -> String {
    let isBeside = scripts.place == .beside || scripts.place == .limits && !formula.isDisplayed
    let names = isBeside ? ("msub", "msup", "msubsup") : ("munder", "mover", "munderover")
    let name = scripts.hasLower && scripts.hasUpper ? names.2 : scripts.hasLower ? names.0 : names.1
    let accent = scripts.hasLower ? " accentunder=\"true\"" : " accent=\"true\""
    return open(name, scripts.place == .accent ? accent : "", to: &markup)
  }

  /// The attributes for how many columns and rows a cell takes.
  private var spans: String {
    zip(["columnspan", "rowspan"], node.text.split(separator: " ")).map { name, count in
      count == "1" ? "" : " \(name)=\"\(count)\""
    }.joined()
  }

  private func openTable(to markup: inout Markup) -> String {
    let names: [Character: String] = ["l": "left", "c": "center", "r": "right"]
    let columns = node.text.compactMap { names[$0] }.joined(separator: " ")
    let alternates = node.text.hasPrefix("rl")
    var attributes = " columnalign=\"\(columns.isEmpty ? "center" : columns)\""
    if alternates { attributes += " columnspacing=\"0em 2em\" displaystyle=\"true\"" }
    let isLined = node.text.hasPrefix("l") ? " class=\"left\"" : alternates ? " class=\"aligned\"" : ""
    return open("mtable", attributes + isLined, to: &markup)
  }
}
