internal import DocumentModel

/// Making up: the galley is cut into pages, which get their kind and their folio.
struct MakeUp {
  /// A page, not yet drawn.
  struct Plan {
    /// Rows of the galley.
    var rows: Range<Int>
    /// Rows of the note galley.
    var notes: Range<Int>
    /// Its printed number.
    var folio: String
    /// Whether it opens a chapter or the whole text.
    var isOpening: Bool
    /// Whether it shows neither folio nor running head.
    var isBare: Bool
    /// Whether it is the last page, whatever comes before.
    var isBack = false
  }

  /// The pages in order.
  private(set) var plans: [Plan] = []
  private let height: Int32
  private let noteSeparator: Int32
  /// Whether pages are panels, which have neither left nor right.
  var isOfPanels = false
  private var frontCount = 0
  private var textCount = 0

  /// Nothing made up; pages have a height in scaled points, which includes notes and what parts them from the text.
  init(height: Int32, noteSeparator: Int32) {
    self.height = height
    self.noteSeparator = noteSeparator
  }

  /// Cuts a galley at its openings, and between them where pages are best ended.
  mutating func makeUp(_ galley: Galley, notes: Galley) {
    var openings = galley.openings
    if openings.first?.row != 0 { openings.insert(GalleyOpening(row: 0), at: 0) }
    var noteCursor = 0
    for (index, opening) in openings.enumerated() {
      let end = index + 1 < openings.count ? openings[index + 1].row : galley.rows.count
      if opening.isRecto && plans.count % 2 == 1 && !isOfPanels {
        addBlank(isFrontMatter: index > 0 && openings[index - 1].isFrontMatter)
      }
      let isLast = index + 1 == openings.count
      var noteEnd = noteCursor
      for row in galley.rows[opening.row..<end] where !row.notes.isEmpty {
        noteEnd = max(noteEnd, Int(row.notes.upperBound))
      }
      if isLast { noteEnd = notes.rows.count }
      makeUp(galley, rows: opening.row..<end, notes: (notes, noteCursor..<noteEnd), opening: opening)
      noteCursor = noteEnd
    }
  }

  private mutating func makeUp(
    _ galley: Galley, rows: Range<Int>, notes: (galley: Galley, range: Range<Int>), opening: GalleyOpening
  ) {
    var items: [VerticalItem] = []
    items.reserveCapacity(rows.count)
    let base = Int32(notes.range.lowerBound)
    for row in galley.rows[rows] {
      switch row.kind {
      case .line:
        let range =
          row.notes.isEmpty ? 0..<0 : max(0, row.notes.lowerBound - base)..<max(0, row.notes.upperBound - base)
        items.append(.line(row.height, cost: row.cost, notes: range))
      case .space: items.append(.space(row.height))
      }
    }
    let lines = notes.galley.rows[notes.range].map {
      NoteLine(height: $0.height, isFirst: $0.beginsNote, mayEndPage: $0.cost < LineItem.forbidden)
    }
    var breaker = PageBreaker(PageBreakingParameters(noteSeparator: noteSeparator))
    var isFirst = true
    for slice in breaker.pages(of: items, notes: lines, heights: PageHeights(others: height)) {
      let first = rows.lowerBound + Int(slice.items.lowerBound)
      let firstNote = notes.range.lowerBound + Int(slice.notes.lowerBound)
      let plan = Plan(
        rows: first..<first + slice.items.count, notes: firstNote..<firstNote + slice.notes.count,
        folio: nextFolio(isFrontMatter: opening.isFrontMatter), isOpening: isFirst && opening.isChapter,
        isBare: opening.isBare, isBack: opening.isBack)
      plans.append(plan)
      isFirst = false
    }
  }

  /// Adds a page with nothing on it, which counts all the same.
  mutating func addBlank(isFrontMatter: Bool) {
    plans.append(
      Plan(rows: 0..<0, notes: 0..<0, folio: nextFolio(isFrontMatter: isFrontMatter), isOpening: false, isBare: true))
  }

  private mutating func nextFolio(isFrontMatter: Bool) -> String {
    if isFrontMatter {
      frontCount += 1
      return ListMarker.roman(frontCount)
    }
    textCount += 1
    return String(textCount)
  }
}
