internal import DocumentModel
internal import FontShaping

/// The whole document, from its title to its last note.
extension Compositor {
  /// Sets everything into the galleys.
  mutating func setDocument() throws(TypesettingError) {
    try measureBody()
    try setFrontMatter()
    var position = imprint.upperBound
    for (index, section) in sections.enumerated() {
      try setFlow(position..<Int(section.heading))
      try open(section, at: index)
      position = Int(section.heading)
    }
    try setFlow(position..<document.blocks.count)
    if style.notePlacement != .foot { try setWaitingNotes() }
    try setColophon()
    try setBack()
    try setUnreferencedNotes()
    resolveLinks()
    MissingGlyph.report(typeCase.missing, to: &diagnostics)
    for index in contentsEntries.indices {
      guard let entry = contentsEntries[index], headingElements[index] >= 0 else { continue }
      elements[Int(entry.link)].target = .element(headingElements[index])
    }
  }

  /// Finds how baselines stand in their rows.
  private mutating func measureBody() throws(TypesettingError) {
    let body = style[.body]
    let number = try typeCase.faces.number(for: TypefaceKey(body))
    let face = typeCase.faces[number]
    let size = Int32(clamping: body.size.scaledPoints)
    let up = Int(face.scaled(face.ascender, at: size))
    let down = Int(face.scaled(face.descender, at: size))
    let leading = max(1, body.leading.scaledPoints)
    depthShare = min(500, max(150, ((leading - up - down) / 2 + down) * 1000 / leading))
    let least = 4 * body.size.scaledPoints
    if Int(height) < 2 * leading || Int(columnMeasure) < least {
      throw .textAreaTooSmall(width: style.page.columnMeasure, height: style.page.textHeight)
    }
  }

  /// Sets blocks at the top level of the flow.
  private mutating func setFlow(_ range: Range<Int>) throws(TypesettingError) {
    // What is pinned to the cover or the back is set there.
    for pinned in pinned where range.contains(pinned.lowerBound) {
      try setFlow(range.lowerBound..<pinned.lowerBound)
      return try setFlow(pinned.upperBound..<range.upperBound)
    }
    guard !range.isEmpty else { return }
    var place = Surroundings(end: range.upperBound, element: sectionElement)
    place.isFlow = true
    try setBlocks(range, in: place)
  }

  /// Sets what is pinned to the cover, under the title.
  mutating func setCover() throws(TypesettingError) {
    guard !document.cover.isEmpty else { return }
    try setBlocks(document.cover, in: Surroundings(end: document.cover.upperBound, element: 0))
  }

  /// Sets what is pinned to the last page.
  private mutating func setBack() throws(TypesettingError) {
    guard !document.back.isEmpty else { return }
    galley.open(GalleyOpening(row: 0, isBare: true, isBack: true))
    isSettingBack = true
    try setBlocks(document.back, in: Surroundings(end: document.back.upperBound, element: 0))
    isSettingBack = false
  }

  /// Begins a section: its structure element, and a new page where a chapter wants one.
  private mutating func open(_ section: Section, at index: Int) throws(TypesettingError) {
    if section.rank == 1 && style.notePlacement == .chapter { try setWaitingNotes() }
    let parent = section.parent == .none ? 0 : sectionElements[Int(section.parent)]
    sectionElement = addElement(.section, in: parent)
    sectionElements.append(sectionElement)
    guard section.rank == 1 else { return }
    switch style.book.opening {
    case .runOn: return
    case .automatic where !isBook: return
    default: break
    }
    // The first chapter of a text without a title page begins under the title.
    if section.heading == 0 && !galley.isAtOpening { return }
    let isRecto = style.book.opening == .recto
    if !galley.isAtOpening || galley.openings.isEmpty {
      galley.open(GalleyOpening(row: 0, isRecto: isRecto, isChapter: true, isHeaded: true))
    } else {
      galley.markChapter()
    }
    // The head of a chapter stands lower than the text of other pages.
    let sink = style.page.opening.top.map { max(0, ($0 - style.page.top).scaledPoints) } ?? Int(height) / 9
    galley.append(GalleyRow(.line, height: min(sink, Int(height) / 2) / galley.grid * galley.grid))
    galley.keepWithNext(lines: 1)
    isHeadingAcross = columns > 1
  }

  /// The section whose heading is a block at the top level.
  func sectionIndex(ofHeading block: Int) -> Int? {
    let index = sectionElements.count - 1
    return index >= 0 && sections[index].heading == block ? index : nil
  }
}

extension Galley {
  /// Makes the page that opens with the next row that of a chapter.
  mutating func markChapter() {
    guard let last = openings.indices.last else { return }
    openings[last].isChapter = true
    openings[last].isHeaded = true
  }
}
