internal import DocumentModel
internal import FontShaping

/// What a container gives to the blocks in it.
struct Surroundings: Sendable {
  /// Index one past the container's last block.
  var end: Int
  /// Its structure element.
  var element: Int32
  /// Indents at the near and the far edge, in scaled points.
  var start: Int32 = 0
  var far: Int32 = 0
  /// The part that paragraphs play in it.
  var role = ParagraphRole.body
  /// The list whose items are in it.
  var list: ListStyle?
  /// Number of the next item.
  var number = 0
  /// Nesting of lists, for bullets.
  var listDepth = 0
  /// Whether it is the flow of the text itself.
  var isFlow = false
  /// Whether its first paragraph begins with a large letter.
  var hasDropCap = false
  /// Whether its paragraphs stand without space between them.
  var isTight = false
  /// Whether it still waits for its first paragraph.
  var isAtStart = true
  /// Space below it, in scaled points.
  var spaceAfter = 0
  /// The first of the rows that stay together if a page has room for them, or -1.
  var keptFrom = -1
  /// The pending label's index when it was opened, for an item without any text.
  var labelCount = -1
  /// List item of a definition list, and its body, or -1.
  var item: Int32 = -1
  var itemBody: Int32 = -1
  /// Language where it is not the document's.
  var language = ""
}

extension Compositor {
  /// Sets the blocks of a range. Containers are kept on a stack of our own, so that nesting is bounded by memory only.
  mutating func setBlocks(_ range: Range<Int>, in outer: Surroundings) throws(TypesettingError) {
    var stack = [outer]
    var index = range.lowerBound
    while index < range.upperBound {
      while stack.count > 1, index >= stack[stack.count - 1].end { try close(&stack) }
      let block = document.blocks[index]
      switch block.kind {
      case .rawHTML where block.end == index + 1: index += 1
      case .quotation, .list, .listItem, .definitionList, .definition, .division, .rawHTML:
        try open(index, on: &stack)
        index += 1
      case .note: index = max(index + 1, Int(block.end))
      default:
        try setLeaf(index, in: &stack[stack.count - 1])
        index = max(index + 1, Int(block.end))
      }
    }
    while stack.count > 1 { try close(&stack) }
  }

  /// Sets a leaf, or a container that is set as one thing.
  private mutating func setLeaf(_ index: Int, in place: inout Surroundings) throws(TypesettingError) {
    let block = document.blocks[index]
    switch block.kind {
    case .heading: try setHeading(index, in: place)
    case .codeBlock: try setCode(index, in: place)
    case .formula(let formula): try setFormula(index, formula, in: place)
    case .sceneBreak: try setSceneBreak(in: place)
    case .pageBreak: galley.open(GalleyOpening(row: 0))
    case .table: try setTable(index, in: place)
    case .figure: try setFigure(index, in: place)
    case .verse: try setVerse(index, in: place)
    case .definitionTerm: try setTerm(index, in: &place)
    case .caption: try setCaption(index, in: place, owner: place.element)
    default: try setParagraph(index, in: place)
    }
    place.isAtStart = false
    place.hasDropCap = false
  }

  /// Sets a paragraph.
  private mutating func setParagraph(_ index: Int, in place: Surroundings) throws(TypesettingError) {
    let block = document.blocks[index]
    let element = addElement(.paragraph, in: place.element, attributes: block.attributes)
    var setting = self.setting(style[place.role], owner: element, in: place)
    setting.block = Int32(index)
    adoptLanguage(of: block, in: &setting)
    if isRealigned(index) {
      galley.wantSpace(halfLine)
      isAfterBreak = true
    }
    let ideographs = place.isFlow && place.role == .body ? ideographsOfIndent(in: setting) : 0
    let isFirst = place.isAtStart && !place.isFlow || isAfterBreak && ideographs == 0
    setting.firstIndent = isFirst || place.list != nil || place.labelCount >= 0 ? 0 : indent(in: place)
    if ideographs > 0 && setting.firstIndent > 0 {
      setting.firstIndent = Int32(clamping: setting.style.size.scaledPoints * ideographs)
    }
    let spacing = self.spacing(in: place)
    setting.isOnGrid = place.isFlow && place.role == .body && !isSettingNotes
    setting.isDisplay = place.role == .pullQuote
    setting.mayVary = setting.isOnGrid && place.labelCount < 0
    setting.spaceBefore = spacing.before
    if document.isAttribution(index) {
      setting.style.alignment = .end
      setting.firstIndent = 0
      galley.forbidBreakBefore()
    }
    let isPictureRow = document.isPictureRow(index)
    if isPictureRow {
      // As a figure stands: in the middle, but in a list where text would.
      setting.firstIndent = 0
      if place.listDepth == 0 { setting.style.alignment = .center }
      galley.wantSpace(halfLine)
    }
    align(&setting)
    let rows = galley.rows.count
    let isInitial = try setWithInitial(block, in: setting, at: place)
    if place.isFlow && place.role == .body { isAfterChapterHead = false }
    if !isInitial { try setText(Leaf(range: block.text, spans: block.spans), in: setting) }
    guard galley.rows.count > rows else { return }
    galley.wantSpace(isPictureRow ? max(spacing.after, halfLine) : spacing.after)
    isAfterBreak = false
  }

  /// Sets a paragraph with a large letter at its beginning, if it is to have one and has lines enough for it.
  private mutating func setWithInitial(
    _ block: Block, in setting: TextSetting, at place: Surroundings
  ) throws(TypesettingError) -> Bool {
    let first = Int32(galley.items.count)
    var setting = setting
    setting.firstIndent = 0
    setting.mayVary = false
    setting.initial = try setInitial(of: block, over: initialLines(of: block, in: place), in: setting)
    guard let initial = setting.initial else { return false }
    let labels = try setLabels()
    try setLines(of: Leaf(range: block.text, spans: block.spans), in: setting)
    galley.beginBlock(spaceBefore: setting.spaceBefore, isOnGrid: setting.isOnGrid)
    let row = galley.rows.count
    try placeLines(setting, from: min(first, labels))
    for line in row..<min(row + initial.lines - 1, galley.rows.count - 1) {
      galley.rows[line].cost = LineItem.forbidden
    }
    return true
  }

  /// By how many ideographs every paragraph of a language is indented, the first under a heading too; 0 in others (JLREQ,
  /// KLREQ and CLREQ, "line head indent").
  private func ideographsOfIndent(in setting: TextSetting) -> Int {
    let language = setting.language.isEmpty ? document.metadata.language : setting.language
    switch language.prefix(while: { $0 != "-" }).lowercased() {
    case "ja", "ko": return 1
    case "zh", "yue", "cmn": return 2
    default: return 0
    }
  }

  /// The indent of a paragraph's first line.
  private func indent(in place: Surroundings) -> Int32 {
    let own = style[place.role].firstLineIndent.scaledPoints
    if own != 0 || place.isFlow || spacing(in: place).before > 0 { return Int32(clamping: own) }
    let body = style[.body].firstLineIndent.scaledPoints
    return Int32(clamping: body > 0 ? body : style[place.role].size.scaledPoints)
  }

  /// The space around a paragraph.
  private func spacing(in place: Surroundings) -> (before: Int, after: Int) {
    if place.isFlow { return (style[place.role].spaceBefore.scaledPoints, style[place.role].spaceAfter.scaledPoints) }
    if place.labelCount >= 0 && !place.isTight {
      let half = style[place.role].leading.scaledPoints / 2
      return (half, half)
    }
    return (0, 0)
  }

  /// The setting of a leaf at a place.
  func setting(_ style: ParagraphStyle, owner: Int32, in place: Surroundings) -> TextSetting {
    var setting = TextSetting(style, owner: owner, width: measure)
    setting.start = place.start
    setting.end = place.far
    setting.language = place.language
    return setting
  }

  /// Takes on the language that a block's attributes tell.
  func adoptLanguage(of block: Block, in setting: inout TextSetting) {
    guard let attributes = document.attributes(block.attributes), !attributes.language.isEmpty else { return }
    setting.language = attributes.language
  }

  /// Whether the lines of a paragraph stand elsewhere than those of the one before it.
  private func isRealigned(_ index: Int) -> Bool {
    guard !alignments.isEmpty else { return false }
    var above = index - 1
    while above >= 0, [.division, .rawHTML].contains(document.blocks[above].kind) { above -= 1 }
    return above >= 0 && document.blocks[above].kind == .paragraph && alignments[above] != alignments[index]
  }

  /// Heeds where the manuscript wants the lines of the setting's block.
  private func align(_ setting: inout TextSetting) {
    guard let alignment = alignments[Int(setting.block)] else { return }
    let isLeftFirst = document.metadata.direction == .leftToRight
    switch alignment {
    case .left: setting.style.alignment = isLeftFirst ? .start : .end
    case .center: setting.style.alignment = .center
    case .right: setting.style.alignment = isLeftFirst ? .end : .start
    }
    if alignment != .left { setting.firstIndent = 0 }
  }

  /// Indents at both edges by what a style says and a container needs, so long as a quarter of the measure remains.
  func indented(_ place: Surroundings, by start: Int, far: Int = 0) -> (start: Int32, far: Int32) {
    let least = Int(measure) / 4
    var newStart = Int(place.start) + max(0, start)
    var newFar = Int(place.far) + max(0, far)
    if Int(measure) - newStart - newFar < least {
      newFar = Int(place.far)
      newStart = max(Int(place.start), min(newStart, Int(measure) - newFar - least))
    }
    return (Int32(clamping: newStart), Int32(clamping: newFar))
  }

  /// Sets a heading: a section of the structure begins where it is at the top level of the flow.
  private mutating func setHeading(_ index: Int, in place: Surroundings) throws(TypesettingError) {
    let isAcross = isHeadingAcross
    isHeadingAcross = false
    if isAcross { measure = pageMeasure }
    defer { if isAcross { endAcross() } }
    let block = document.blocks[index]
    let section = place.isFlow ? sectionIndex(ofHeading: index) : nil
    let rank = section.map { sections[$0].rank } ?? 6
    let role: StructureElement.Role = section == nil ? .paragraph : .heading(min(6, rank + firstRank - 1))
    let element = addElement(role, in: section == nil ? place.element : sectionElement, attributes: block.attributes)
    if let section { headingElements[section] = element }
    let look = style[.heading(rank: rank)]
    var setting = self.setting(look, owner: element, in: place)
    setting.start += Int32(clamping: look.indentStart.scaledPoints)
    setting.end += Int32(clamping: look.indentEnd.scaledPoints)
    setting.firstIndent = Int32(clamping: look.firstLineIndent.scaledPoints)
    setting.block = Int32(index)
    setting.isDisplay = true
    adoptLanguage(of: block, in: &setting)
    setting.spaceBefore = look.spaceBefore.scaledPoints
    align(&setting)
    let first = galley.rows.count
    try setText(Leaf(range: block.text, spans: block.spans), in: setting, keepsTogether: true)
    guard first < galley.rows.count else { return }
    if let section { galley.rows[first].section = TableIndex(section) }
    isAfterChapterHead = section != nil && rank == 1
    galley.keepWithNext(lines: 2)
    galley.wantSpace(look.spaceAfter.scaledPoints)
    isAfterBreak = true
  }

  /// Sets the ornament between scenes.
  private mutating func setSceneBreak(in place: Surroundings) throws(TypesettingError) {
    let look = style[.sceneBreak]
    var setting = self.setting(look, owner: -1, in: place)
    setting.spaceBefore = look.spaceBefore.scaledPoints
    let ornament = style.book.ornament.isEmpty ? TextRange.empty : intern(style.book.ornament)
    if ornament.isEmpty {
      galley.wantSpace(look.spaceBefore.scaledPoints + look.leading.scaledPoints)
    } else {
      galley.forbidBreakBefore()
      try setText(Leaf(range: ornament), in: setting)
    }
    galley.wantSpace(look.spaceAfter.scaledPoints)
    isAfterBreak = true
  }
}
