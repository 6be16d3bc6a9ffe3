internal import DocumentModel
internal import FontShaping

/// Containers: quotations, lists, definitions and divisions indent what is in them.
extension Compositor {
  /// Begins the container at `index`.
  mutating func open(_ index: Int, on stack: inout [Surroundings]) throws(TypesettingError) {
    let block = document.blocks[index]
    let outer = stack[stack.count - 1]
    var inner = outer
    inner.end = Int(block.end)
    inner.isFlow = false
    inner.isAtStart = true
    inner.list = nil
    inner.labelCount = -1
    inner.spaceAfter = 0
    inner.keptFrom = -1
    inner.item = -1
    inner.itemBody = -1
    if let attributes = document.attributes(block.attributes), !attributes.language.isEmpty {
      inner.language = attributes.language
    }
    switch block.kind {
    case .quotation: openQuotation(block, &inner)
    case .list(let list): openList(list, block, at: index, &inner)
    case .listItem(let state):
      try openItem(state, block, &stack[stack.count - 1], &inner)
    case .definitionList:
      inner.element = addElement(.list, in: outer.element, attributes: block.attributes)
      galley.wantSpace(outer.isFlow ? halfLine : 0)
      inner.spaceAfter = outer.isFlow ? halfLine : 0
    case .definition: openDefinition(&stack[stack.count - 1], &inner)
    default: openDivision(block, outer: outer, &inner)
    }
    stack[stack.count - 1].isAtStart = false
    stack.append(inner)
  }

  /// Half a line of body text, in scaled points.
  var halfLine: Int { style[.body].leading.scaledPoints / 2 }

  /// Ends the innermost container.
  mutating func close(_ stack: inout [Surroundings]) throws(TypesettingError) {
    let place = stack.removeLast()
    if place.labelCount >= 0 && pendingLabels.count > place.labelCount {
      // An item without any text still shows its mark.
      let labels = try setLabels()
      try placeLines(TextSetting(style[place.role], owner: place.element, width: measure), from: labels)
    }
    if place.role == .pullQuote, place.keptFrom >= 0, place.keptFrom < galley.rows.count { setQuoteRule(in: place) }
    if place.keptFrom >= 0 { galley.keepWhole(from: place.keptFrom, always: Int(height) / 3, most: Int(height)) }
    if place.spaceAfter > 0 { galley.wantSpace(place.spaceAfter) }
  }

  private mutating func openQuotation(
    _ block: Block, _ inner: inout Surroundings, as role: ParagraphRole = .quotation
  ) {
    let look = style[role]
    inner.element = addElement(.blockQuotation, in: inner.element, attributes: block.attributes)
    (inner.start, inner.far) = indented(
      inner, by: look.indentStart.scaledPoints, far: look.indentEnd.scaledPoints)
    if inner.role == .body { inner.role = role }
    galley.wantSpace(look.spaceBefore.scaledPoints)
    inner.spaceAfter = look.spaceAfter.scaledPoints
    inner.keptFrom = galley.rows.count
  }

  /// Sets the rule above or below a pull quote.
  private mutating func setQuoteRule(in place: Surroundings) {
    let width = (lasting - place.start - place.far) / 2
    let first = Int32(galley.items.count)
    let thickness = 1 << 15
    galley.items.append(
      .rule(
        Rectangle(
          x: .scaled(place.start + width / 2), y: .scaled(halfLine / 2), width: .scaled(width),
          height: .scaled(thickness)), .decoration))
    var row = GalleyRow(.line, height: halfLine)
    row.items = first..<Int32(galley.items.count)
    galley.forbidBreakBefore()
    galley.append(row)
  }

  /// A division is part of the flow, unless its class gives it a form of its own.
  private mutating func openDivision(_ block: Block, outer: Surroundings, _ inner: inout Surroundings) {
    let classes = document.attributes(block.attributes)?.classes ?? []
    let setOff: Set<String> = ["letter", "aside", "note", "tip", "warning", "important", "caution"]
    if classes.contains("epigraph") || classes.contains("pull-quote") {
      let role: ParagraphRole = classes.contains("epigraph") ? .epigraph : .pullQuote
      openQuotation(block, &inner, as: role)
      if role == .pullQuote {
        galley.beginBlock(spaceBefore: 0, isOnGrid: false)
        setQuoteRule(in: inner)
        galley.keepWithNext(lines: 1)
      }
      elements[Int(inner.element)].role = .section
    } else if classes.contains(where: { setOff.contains($0) }) {
      openQuotation(block, &inner)
      elements[Int(inner.element)].role = .section
    } else {
      inner.element = addElement(.section, in: outer.element, attributes: block.attributes)
      inner.isAtStart = outer.isAtStart
      inner.list = outer.list
      inner.labelCount = -1
      // Its paragraphs look like those around it.
      inner.isFlow = outer.isFlow
      inner.hasDropCap = classes.contains("drop-cap")
      inner.isTight = outer.isTight
    }
  }

  private mutating func openList(_ list: ListStyle, _ block: Block, at index: Int, _ inner: inout Surroundings) {
    let look = style[inner.role]
    inner.element = addElement(.list, in: inner.element, attributes: block.attributes)
    inner.list = list
    inner.number = Int(list.start)
    inner.listDepth += 1
    inner.isTight = list.isTight
    let em = look.size.scaledPoints
    var width = em * 5 / 4
    if list.marker != .bullet {
      // Room for the widest number, at half an em a figure, and the space after it.
      let count = itemCount(index)
      let digits = max(
        list.marker.label(Int(list.start)).utf8.count,
        list.marker.label(Int(list.start) + max(0, count - 1)).utf8.count)
      width = max(width, (min(digits, 12) + 1) * em / 2)
    }
    (inner.start, inner.far) = indented(inner, by: width)
    let space = inner.listDepth > 1 ? (list.isTight ? 0 : halfLine) : halfLine
    galley.wantSpace(space)
    inner.spaceAfter = space
  }

  private func itemCount(_ list: Int) -> Int {
    var count = 0
    var index = list + 1
    while index < document.blocks[list].end {
      count += 1
      index = max(index + 1, Int(document.blocks[index].end))
    }
    return count
  }

  private mutating func openItem(
    _ state: TaskState, _ block: Block, _ list: inout Surroundings, _ inner: inout Surroundings
  ) throws(TypesettingError) {
    let item = addElement(.listItem, in: list.element, attributes: block.attributes)
    let label = addElement(.label, in: item)
    inner.element = addElement(.listBody, in: item)
    let look = style[inner.role]
    let string: String
    switch state {
    case .open: string = "☐"
    case .done: string = "☑"
    case .none: string = ListMarker.label(list.list ?? ListStyle(), list.number, depth: list.listDepth)
    }
    list.number += 1
    if !list.isTight && !list.isAtStart { galley.wantSpace(halfLine) }
    inner.labelCount = pendingLabels.count
    inner.isTight = list.isTight
    let gap = Int32(clamping: look.size.scaledPoints * 2 / 5)
    pendingLabels.append(
      PendingLabel(text: intern(string), element: label, edge: max(0, list.start - gap), style: look))
  }

  /// Sets a term: a list item whose label it is.
  mutating func setTerm(_ index: Int, in place: inout Surroundings) throws(TypesettingError) {
    let block = document.blocks[index]
    if place.item < 0 || place.itemBody >= 0 {
      if place.item >= 0 { galley.wantSpace(halfLine / 2) }
      place.item = addElement(.listItem, in: place.element)
      place.itemBody = -1
    }
    let label = addElement(.label, in: place.item, attributes: block.attributes)
    var look = style[place.role]
    look.isBold = true
    look.alignment = .start
    var setting = self.setting(look, owner: label, in: place)
    setting.block = Int32(index)
    try setText(Leaf(range: block.text, spans: block.spans), in: setting, keepsTogether: true)
    galley.keepWithNext(lines: 2)
  }

  private mutating func openDefinition(_ list: inout Surroundings, _ inner: inout Surroundings) {
    if list.item < 0 { list.item = addElement(.listItem, in: list.element) }
    if list.itemBody < 0 { list.itemBody = addElement(.listBody, in: list.item) }
    inner.element = list.itemBody
    (inner.start, inner.far) = indented(inner, by: style[inner.role].size.scaledPoints * 3 / 2)
  }
}

/// The marks of list items.
enum ListMarker {
  /// The label of an item of a list.
  static func label(_ list: ListStyle, _ number: Int, depth: Int) -> String {
    if list.marker == .bullet { return depth % 3 == 1 ? "•" : depth % 3 == 2 ? "–" : "·" }
    return list.marker.label(number)
  }
}
