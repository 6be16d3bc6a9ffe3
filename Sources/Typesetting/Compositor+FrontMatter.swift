internal import DocumentModel
internal import FontShaping

/// What stands before the text: the title, above it or on a page of its own, and the contents list.
extension Compositor {
  /// Whether a choice of the style comes out as yes for this document.
  func isWanted(_ choice: BookStyle.Choice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .automatic: isBook
    }
  }

  /// Whether anything is known to print as a title.
  var hasTitle: Bool {
    let metadata = document.metadata
    return !(metadata.title.isEmpty && metadata.subtitle.isEmpty && metadata.authors.isEmpty && metadata.date == nil)
  }

  /// Whether the title has a page of its own.
  var hasTitlePage: Bool { hasTitle && isWanted(style.book.titlePage) || !document.cover.isEmpty }

  /// Sets all that stands before the text, and opens the first page of the text.
  mutating func setFrontMatter() throws(TypesettingError) {
    let wantsContents = !sections.isEmpty && (document.metadata.wantsContents ?? isWanted(style.book.contents))
    if hasTitlePage {
      measure = frontMeasure
      galley.open(GalleyOpening(row: 0, isRecto: true, isFrontMatter: true, isBare: true, isWide: true))
      galley.append(GalleyRow(.line, height: Int(frontHeight) / 5 / galley.grid * galley.grid))
      if hasTitle { try setTitle() }
      try setCover()
      if !imprint.isEmpty || hasColophon && hasColophonInFront {
        galley.open(GalleyOpening(row: 0, isFrontMatter: true, isBare: true, isWide: true))
        let share = document.metadata.contactCode == .none || !hasColophonInFront ? 12 : 9
        galley.append(GalleyRow(.line, height: Int(frontHeight) * share / 16 / galley.grid * galley.grid))
        try setImprint(alignment: .start)
        if hasColophonInFront {
          sectionElement = addElement(.section, in: 0)
          try setColophonLines()
          sectionElement = 0
        }
      }
      if wantsContents {
        galley.open(GalleyOpening(row: 0, isRecto: true, isFrontMatter: true, isChapter: true, isWide: true))
        try setContents()
      }
      galley.open(GalleyOpening(row: 0, isRecto: true))
    } else {
      galley.open(GalleyOpening(row: 0, isRecto: true, isChapter: true, isHeaded: hasTitle))
      if hasTitle { try setTitle() }
      try setImprint(alignment: .center)
      if columns > 1 { endAcross() }
      if wantsContents { try setContents() }
    }
    measure = columnMeasure
    isAfterBreak = true
  }

  /// Ends what stands across the columns: what follows is as wide as a column.
  mutating func endAcross() {
    galley.endAcross(most: Int(height) * 3 / 4)
    measure = columnMeasure
  }

  /// The paragraphs before the text that belong to an imprint.
  var imprint: Range<Int> {
    var end = 0
    while end < document.blocks.count, document.blocks[end].kind == .paragraph,
      document.attributes(document.blocks[end].attributes)?.classes.contains("imprint") == true
    {
      end += 1
    }
    return 0..<end
  }

  /// Sets the imprint: in a book on the back of the title page, else under the title.
  private mutating func setImprint(alignment: ParagraphStyle.Alignment) throws(TypesettingError) {
    for index in imprint {
      let block = document.blocks[index]
      var look = style[.note]
      look.alignment = alignment
      var setting = TextSetting(look, owner: addElement(.paragraph, in: 0), width: measure)
      setting.block = Int32(index)
      try setText(Leaf(range: block.text, spans: block.spans), in: setting, keepsTogether: true)
    }
    if !imprint.isEmpty { galley.wantSpace(galley.grid) }
  }

  /// Sets title, subtitle, authors and date.
  private mutating func setTitle() throws(TypesettingError) {
    let metadata = document.metadata
    var parts: [(ParagraphRole, String)] = [(.title, metadata.title), (.subtitle, metadata.subtitle)]
    for line in metadata.authorLines { parts.append((.author, line)) }
    if let date = metadata.date { parts.append((.date, date.text)) }
    for (role, string) in parts where !string.isEmpty {
      let element = addElement(role == .title ? .heading(1) : .paragraph, in: 0)
      let look = style[role]
      var setting = TextSetting(look, owner: element, width: measure)
      setting.isDisplay = true
      setting.start = Int32(clamping: look.indentStart.scaledPoints)
      setting.end = Int32(clamping: look.indentEnd.scaledPoints)
      setting.spaceBefore = look.spaceBefore.scaledPoints
      try setText(Leaf(range: intern(string)), in: setting, keepsTogether: true)
      galley.wantSpace(look.spaceAfter.scaledPoints)
      if look.keepsWithNext { galley.keepWithNext(lines: 2) }
    }
    galley.wantSpace(galley.grid)
  }

  /// Sets the contents list. The numbers of the pages come in when they are known.
  private mutating func setContents() throws(TypesettingError) {
    let depth = contentsDepth
    let heading = addElement(.heading(min(firstRank, 6)), in: 0)
    let look = style[.heading1]
    var setting = TextSetting(look, owner: heading, width: measure)
    setting.spaceBefore = look.spaceBefore.scaledPoints
    let name = intern(Vocabulary(language: document.metadata.language).contents)
    try setText(Leaf(range: name), in: setting, keepsTogether: true)
    galley.keepWithNext(lines: 2)
    galley.wantSpace(look.spaceAfter.scaledPoints)
    let contents = addElement(.contents, in: 0)
    let lowest = sections.map(\.rank).min() ?? 1
    for (index, section) in sections.enumerated() where section.rank <= max(depth, lowest) {
      try setContentsEntry(index, in: contents, depth: section.rank - lowest)
    }
    galley.wantSpace(galley.grid)
  }

  /// The deepest rank in the contents list: what the manuscript says, else what the layout says if the list then takes
  /// no more than about three pages, else fewer ranks.
  private var contentsDepth: Int {
    if let depth = document.metadata.contentsDepth { return depth }
    let most = 3 * Int(height) / max(1, style[.contents].leading.scaledPoints)
    var depth = style.book.contentsDepth
    let lowest = sections.map(\.rank).min() ?? 1
    while depth > lowest, sections.count(where: { $0.rank <= depth }) > most { depth -= 1 }
    return depth
  }

  private mutating func setContentsEntry(_ index: Int, in contents: Int32, depth: Int) throws(TypesettingError) {
    let title = document.plainText(of: Int(sections[index].heading))
    let item = addElement(.contentsItem, in: contents)
    let link = addElement(.link, in: item)
    var look = style[.contents]
    look.alignment = .start
    let em = Int32(clamping: look.size.scaledPoints)
    var setting = TextSetting(look, owner: link, width: measure)
    setting.start = min(em * 3 / 2 * Int32(depth), measure / 3)
    setting.end = min(em * 3, measure / 4)
    setting.turnover = em
    setting.spaceBefore = look.spaceBefore.scaledPoints
    try setText(Leaf(range: intern(title)), in: setting, keepsTogether: true)
    if let row = galley.rows.indices.last {
      galley.rows[row].contentsEntry = TableIndex(index)
      contentsEntries[index] = ContentsEntry(link: link, reach: reachOfLastRow())
    }
    galley.wantSpace(look.spaceAfter.scaledPoints)
  }

  /// Where the text of the last row ends, at the far edge.
  private func reachOfLastRow() -> Int32 {
    guard let row = galley.rows.last else { return 0 }
    var near = Int(measure)
    var far = 0
    for case .text(let text) in galley.items[row.items.asInts] {
      guard let last = galley.segments[text.segments.asInts].max(by: { $0.offset < $1.offset }) else { continue }
      let run = typeCase.fonts.shapes.runs[Int(last.run)]
      let face = typeCase.faces.faces.first { $0.font == run.font }
      let width = face?.scaled(Int(run.advance), at: Int32(clamping: text.size.scaledPoints)) ?? 0
      near = min(near, text.origin.x.scaledPoints)
      far = max(far, text.origin.x.scaledPoints + Int(last.offset) + Int(width))
    }
    return Int32(clamping: document.metadata.direction == .rightToLeft ? near : far)
  }
}

/// A line of the contents list that waits for its page number.
struct ContentsEntry: Sendable {
  /// Its link.
  var link: Int32
  /// Where its text ends, from the left edge of the text area.
  var reach: Int32
}
