internal import DocumentModel

/// A part of the galley between two openings, which begins on a new page.
struct MakeUpPart {
  /// How it opens.
  let opening: GalleyOpening
  /// Its rows in the galley, without those that stand across the columns.
  let rows: Range<Int>
  /// Its rows in the note galley.
  let notes: Range<Int>
  /// Its choices in the galley.
  let choices: Range<Int>
  /// Height of what stands across the columns of its first page.
  let acrossHeight: Int

  /// Cuts a galley at its openings.
  static func parts(of galley: Galley, notes: Galley, in area: MakeUp.Area) -> [MakeUpPart] {
    var openings = galley.openings
    if openings.first?.row != 0 { openings.insert(GalleyOpening(row: 0), at: 0) }
    var parts: [MakeUpPart] = []
    var note = 0
    var choice = 0
    for (index, opening) in openings.enumerated() {
      let end = index + 1 < openings.count ? openings[index + 1].row : galley.rows.count
      let start = opening.row + opening.across
      var noteEnd = note
      for row in galley.rows[opening.row..<end] where !row.notes.isEmpty {
        noteEnd = max(noteEnd, Int(row.notes.upperBound))
      }
      if index + 1 == openings.count { noteEnd = notes.rows.count }
      var choiceEnd = choice
      while choiceEnd < galley.choices.count, galley.choices[choiceEnd].rows.lowerBound < end { choiceEnd += 1 }
      parts.append(
        MakeUpPart(
          opening: opening, rows: start..<end, notes: note..<noteEnd, choices: choice..<choiceEnd,
          acrossHeight: galley.rows[opening.row..<start].reduce(0) { $0 + Int($1.height) }))
      note = noteEnd
      choice = choiceEnd
    }
    return parts.filter { !$0.rows.isEmpty || $0.opening.across > 0 || !$0.notes.isEmpty }
  }

  /// Columns of its pages.
  func columns(in area: MakeUp.Area) -> Int { opening.isWide ? 1 : area.columns }

  /// Where its text goes, if it begins on a page.
  func frames(in area: MakeUp.Area, page: Int) -> PageFrames {
    let height = opening.isFrontMatter ? area.frontHeight : area.height
    let first = Int(opening.isChapter && !opening.isFrontMatter ? area.openingHeight : height) - acrossHeight
    var frames = PageFrames(
      PageHeights(first: Int32(clamping: first), others: height), columns: columns(in: area),
      isRecto: page % 2 == 0)
    frames.unit = Int32(clamping: grid)
    frames.isHeaded = opening.isHeaded
    if area.isOfPanels {
      (frames.group, frames.offset) = (frames.columns, 0)
      return frames
    }
    frames.shifts = opening.isFrontMatter ? [0] : area.mayGrow ? [0, -1, 1, -2] : [0, -1, -2]
    return frames
  }

  private var grid: Int { opening.grid }

  /// What makes its pages good or bad.
  func parameters(in area: MakeUp.Area, counting: Bool) -> PageBreakingParameters {
    var parameters = PageBreakingParameters(noteSeparator: area.noteSeparator)
    parameters.absorbedLines = 2
    // Rather any short page than one that stands alone below the foot, but no broken rule.
    parameters.unevenDemerits = 5_000_000
    parameters.window = Int32(clamping: 4 * grid)
    parameters.carriesSeveral = true
    parameters.countsColumns = counting
    parameters.shortEndDemerits = 100
    return parameters
  }

  /// The best of some ways that takes so many pages.
  func best(of endings: [PageEnding], pages: Int, in area: MakeUp.Area) -> PageEnding? {
    let columns = columns(in: area)
    return endings.filter { ($0.columns + columns - 1) / columns == pages }.min { $0.demerits < $1.demerits }
  }

  /// What is to be broken into pages.
  func material(of galley: Galley, notes: Galley) -> PageMaterial {
    var material = PageMaterial(items(of: galley.rows[rows], resuming: galley))
    // Notes to what stands across the columns belong to the first line in them.
    let across = galley.rows[opening.row..<rows.lowerBound].reduce(0) { max($0, Int($1.notes.upperBound)) }
    if across > notes.rows[self.notes].startIndex, let line = material.items.firstIndex(where: { $0.kind == .line }) {
      let end = Int32(across - self.notes.lowerBound)
      material.items[line].notes = 0..<max(end, material.items[line].notes.upperBound)
    }
    material.notes = notes.rows[self.notes].map {
      NoteLine(
        height: $0.height, isFirst: $0.beginsNote, mayEndPage: $0.cost < LineItem.forbidden,
        figure: !$0.mayWait ? nil : $0.place == .top ? .top : .foot)
    }
    material.choices = galley.choices[choices].map { choice in
      VerticalChoice(
        Int32(choice.rows.lowerBound - rows.lowerBound)..<Int32(choice.rows.upperBound - rows.lowerBound),
        variants: choice.variants.map { VerticalChoice.Variant(items(of: $0.rows[...], resuming: nil), cost: $0.cost) })
    }
    return material
  }

  /// Rows as the page breaker sees them.
  private func items(of rows: ArraySlice<GalleyRow>, resuming galley: Galley?) -> [VerticalItem] {
    let base = Int32(notes.lowerBound)
    var items: [VerticalItem] = []
    items.reserveCapacity(rows.count)
    for row in rows {
      guard row.kind == .line else {
        items.append(.space(row.height))
        continue
      }
      let range =
        row.notes.isEmpty ? 0..<0 : max(0, row.notes.lowerBound - base)..<max(0, row.notes.upperBound - base)
      items.append(.line(row.height, cost: row.cost, notes: range))
    }
    if let galley { resume(&items, rows, galley) }
    return items
  }

  /// Finds what a page needs beside each row that it begins with.
  private func resume(_ items: inout [VerticalItem], _ rows: ArraySlice<GalleyRow>, _ galley: Galley) {
    /// Distance from the row to the next one on the grid; `nil` after the last of those.
    var distance: Int?
    for (index, row) in rows.enumerated().reversed() {
      if row.isOnGrid {
        distance = 0
      } else if let known = distance {
        distance = known + Int(row.height)
      }
      guard row.kind == .line, !row.isOnGrid else { continue }
      let head = galley.rows[row.head.asInts].reduce(0) { $0 + Int($1.height) }
      let phase = distance.map { (grid - (head + $0) % grid) % grid } ?? 0
      items[index].resumption = Int32(clamping: head + phase)
    }
  }

  /// Adds its rows, with a way chosen for each choice.
  func add(to result: inout [GalleyRow], from galley: Galley, chosen: [Int8]) {
    var next = rows.lowerBound
    for (choice, way) in zip(galley.choices[choices], chosen) where way > 0 {
      result += galley.rows[next..<choice.rows.lowerBound]
      result += choice.variants[Int(way) - 1].rows
      next = choice.rows.upperBound
    }
    result += galley.rows[next..<rows.upperBound]
  }
}
