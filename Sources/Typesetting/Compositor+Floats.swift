internal import DocumentModel

/// Figures at the top or the foot of a page. To the page breaker they are notes whose mark is on the last line before them and
/// that may wait: so they stand on its page or, where there is no room, on the next, and the text closes up around them.
extension Compositor {
  /// Where a figure is to stand, if its attributes or those of its picture say so and there is a line to stand with.
  func floatPlace(of index: Int, in place: Surroundings) -> GalleyRow.Place? {
    guard place.isFlow, !isSettingNotes, panels.measures.isEmpty, lastLine != nil else { return nil }
    var attributes = [document.blocks[index].attributes]
    for block in document.blocks[index..<Int(document.blocks[index].end)] {
      for span in document.spans[block.spans.asInts] { attributes.append(span.attributes) }
    }
    for case let found? in attributes.map({ document.attributes($0) }) {
      switch found.pairs.last(where: { $0.key == "placement" })?.value {
      case "top": return .top
      case "foot", "bottom": return .foot
      default: continue
      }
    }
    return nil
  }

  /// The last line on the page at hand.
  private var lastLine: Int? {
    let first = galley.openings.last?.firstInColumns ?? 0
    guard first < galley.rows.count else { return nil }
    return galley.rows[first...].lastIndex { $0.kind == .line }
  }

  /// Sets a figure at the top or the foot of the page that has the last line, or of one after it.
  mutating func setFloat(_ index: Int, at place: GalleyRow.Place, in flow: Surroundings) throws(TypesettingError) {
    guard let line = lastLine else { return }
    let (labels, width) = (pendingLabels, measure)
    pendingLabels = []
    swap(&galley, &noteGalley)
    isSettingNotes = true
    measure = columnMeasure
    let first = galley.rows.count
    let noteCount = footnotes.count
    // A row of no height, so that the space before it is not a part of the figure.
    galley.append(GalleyRow(.line, height: 0))
    try setFigureHere(index, in: flow)
    // A note to the caption begins where its mark is.
    close(figureFrom: first, at: place, mayWait: footnotes.count == noteCount || style.notePlacement != .foot)
    isSettingNotes = false
    measure = width
    swap(&galley, &noteGalley)
    pendingLabels = labels
    bring(noteRows: Int32(first)..<Int32(noteGalley.rows.count), toLine: line)
    try setNotes(upTo: .max, at: line)
  }

  /// Makes the rows of a figure one note that is not divided, with so much space that the text stays on its grid.
  private mutating func close(figureFrom first: Int, at place: GalleyRow.Place, mayWait: Bool) {
    galley.pendingSpace = 0
    let grid = max(1, style[.body].leading.scaledPoints)
    let set = galley.rows[first...].reduce(0) { $0 + Int($1.height) }
    let slack = (grid - (set + grid / 3) % grid) % grid + grid / 3
    if place == .top {
      galley.append(GalleyRow(.line, height: slack))
    } else {
      galley.rows[first].height = Int32(clamping: slack)
    }
    for row in first..<galley.rows.count {
      galley.rows[row].kind = .line
      galley.rows[row].place = place
      galley.rows[row].mayWait = mayWait
      galley.rows[row].cost = row + 1 < galley.rows.count ? LineItem.forbidden : 0
    }
    galley.rows[first].beginsNote = true
  }

  /// Has rows of the note galley on the page of a line, and of the line in its stead where its paragraph is set otherwise.
  private mutating func bring(noteRows: Range<Int32>, toLine line: Int) {
    func joined(_ known: Range<Int32>) -> Range<Int32> {
      (known.isEmpty ? noteRows.lowerBound : known.lowerBound)..<noteRows.upperBound
    }
    galley.rows[line].notes = joined(galley.rows[line].notes)
    guard let last = galley.choices.indices.last, galley.choices[last].rows.contains(line) else { return }
    for variant in galley.choices[last].variants.indices {
      let end = galley.choices[last].variants[variant].rows.count - 1
      let known = galley.choices[last].variants[variant].rows[end].notes
      galley.choices[last].variants[variant].rows[end].notes = joined(known)
    }
  }
}
