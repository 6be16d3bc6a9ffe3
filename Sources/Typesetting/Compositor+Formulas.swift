internal import DocumentModel

/// Formulas: text on the line, with letters and scripts told by spans, owned by one element that says it in characters.
extension Compositor {
  /// Adds the element of a formula.
  mutating func addFormula(_ formula: TableIndex, in parent: Int32, attributes: TableIndex) -> Int32 {
    let element = addElement(.formula, in: parent, attributes: attributes)
    let formula = document.formula(formula)
    elements[Int(element)].alternative = formula.alternative.isEmpty ? formula.line : formula.alternative
    return element
  }

  /// Whether text of a look belongs to a formula.
  func isInFormula(_ look: Look) -> Bool { look.owner >= 0 && elements[Int(look.owner)].role == .formula }

  /// Sets a displayed formula: centred, each of its rows a line or, where it is too long, several.
  mutating func setFormula(_ index: Int, _ formula: TableIndex, in place: Surroundings) throws(TypesettingError) {
    let block = document.blocks[index]
    let element = addFormula(formula, in: place.element, attributes: block.attributes)
    let space = style[.body].leading.scaledPoints / 2
    var setting = self.setting(style[place.role], owner: element, in: place)
    setting.style.alignment = .center
    setting.block = Int32(index)
    setting.firstIndent = 0
    setting.isOnGrid = false
    setting.spaceBefore = space
    var rows = VerseLines(block)
    var isFirst = true
    while let row = rows.next(text, document.spans) {
      if row.leaf.range.isEmpty { continue }
      setting.spaceBefore = isFirst ? space : 0
      if !isFirst {
        galley.keepWithNext(lines: 1)
        setting.block = -1  // a page that begins here is told by the first row
      }
      isFirst = false
      try setText(row.leaf, in: setting, keepsTogether: true)
    }
    galley.wantSpace(space)
    isAfterBreak = false
  }
}
