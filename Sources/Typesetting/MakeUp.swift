internal import DocumentModel

/// Making up: the galley is cut into columns of pages, which get their kind and their folio.
struct MakeUp {
  /// The text area of the pages.
  struct Area {
    /// Height in scaled points, notes and what parts them from the text included.
    var height: Int32
    /// The same in the front matter.
    var frontHeight: Int32
    /// The same on pages that open a chapter.
    var openingHeight: Int32
    /// Space between text and notes.
    var noteSeparator: Int32
    /// Columns of the text's pages.
    var columns = 1
    /// Whether pages are panels, which have neither left nor right.
    var isOfPanels = false
    /// Whether the foot margin has room for a line more.
    var mayGrow = true
  }

  /// The pages in order.
  private(set) var plans: [PagePlan] = []
  /// The rows that the plans refer to: those of the galley, with a way chosen for each paragraph.
  private(set) var rows: [GalleyRow] = []
  let area: Area
  private var frontCount = 0
  private var textCount = 0

  /// Nothing made up.
  init(_ area: Area) { self.area = area }

  /// Cuts a galley at its openings, and between them where pages are best ended.
  ///
  /// - Parameter count: The number of pages wanted; `nil` leaves it free.
  /// - Returns: Whether the number of pages is the one wanted.
  @discardableResult
  mutating func makeUp(_ galley: Galley, notes: Galley, pages count: Int? = nil) -> Bool {
    let parts = MakeUpPart.parts(of: galley, notes: notes, in: area)
    rows.reserveCapacity(galley.rows.count + galley.choices.count)
    var counts: [Int]?
    if let count {
      var possible = PageCounts(parts, area, most: count + 1)
      possible.count(galley, notes)
      counts = possible.counts(for: count)
      if counts == nil { return false }
    }
    for (index, part) in parts.enumerated() {
      if part.opening.isRecto && plans.count % 2 == 1 && !area.isOfPanels {
        addBlank(isFrontMatter: index > 0 && parts[index - 1].opening.isFrontMatter)
      }
      let material = part.material(of: galley, notes: notes)
      var breaker = PageBreaker(part.parameters(in: area, counting: counts != nil))
      var pagination = breaker.pagination(of: material, into: part.frames(in: area, page: plans.count))
      if let wanted = counts?[index], let ending = part.best(of: breaker.endings, pages: wanted, in: area) {
        pagination = breaker.pagination(endingAt: ending)
      }
      add(part, pagination, galley)
    }
    if plans.isEmpty { addBlank(isFrontMatter: false) }
    return count == nil || plans.count == count
  }

  /// Adds the pages of a part.
  private mutating func add(_ part: MakeUpPart, _ pagination: Pagination, _ galley: Galley) {
    let across = rows.count..<rows.count + part.opening.across
    rows += galley.rows[part.opening.row..<part.opening.row + part.opening.across]
    let base = rows.count
    part.add(to: &rows, from: galley, chosen: pagination.choices)
    let columns = part.columns(in: area)
    // Figures that are left over stand after the last of the text.
    let lastOfText = pagination.fills.lastIndex { !$0.items.isEmpty } ?? 0
    var page: PagePlan?
    for (index, fill) in pagination.fills.enumerated() {
      if index % columns == 0 {
        if let page { plans.append(page) }
        let opening = part.opening
        page = PagePlan(
          folio: nextFolio(isFrontMatter: opening.isFrontMatter), isOpening: index == 0 && opening.isChapter,
          isBare: opening.isBare)
        page?.isWide = opening.isWide
        page?.isFrontMatter = opening.isFrontMatter
        page?.isBack = opening.isBack
        page?.across = index == 0 ? across : rows.count..<rows.count
      }
      let items = base + Int(fill.items.lowerBound)..<base + Int(fill.items.upperBound)
      var column = PagePlan.Column(rows: items, height: fill.height)
      column.notes = fill.notes.map { $0.asInts }.map {
        part.notes.lowerBound + $0.lowerBound..<part.notes.lowerBound + $0.upperBound
      }
      column.mayBeShort = index >= lastOfText
      if let first = rows[items].first, index > 0, !first.head.isEmpty { column.head = first.head.asInts }
      page?.columns.append(column)
    }
    if pagination.fills.isEmpty && !across.isEmpty {
      page = PagePlan(
        folio: nextFolio(isFrontMatter: part.opening.isFrontMatter), isOpening: part.opening.isChapter,
        isBare: part.opening.isBare)
      page?.isFrontMatter = part.opening.isFrontMatter
      page?.across = across
    }
    if let page { plans.append(page) }
  }

  /// Adds a page with nothing on it, which counts all the same.
  private mutating func addBlank(isFrontMatter: Bool) {
    plans.append(PagePlan(folio: nextFolio(isFrontMatter: isFrontMatter), isOpening: false, isBare: true))
  }

  private mutating func nextFolio(isFrontMatter: Bool) -> String {
    if isFrontMatter {
      frontCount += 1
      return Numerals.roman(frontCount)
    }
    textCount += 1
    return String(textCount)
  }
}

/// A page, not yet drawn.
struct PagePlan {
  /// A column of it.
  struct Column {
    /// Rows of ``MakeUp/rows``.
    var rows: Range<Int>
    /// Height that it fills, notes included.
    var height: Int32
    /// Rows of the galley that are repeated at its top: the head of a table.
    var head = 0..<0
    /// Rows of the note galley.
    var notes: [Range<Int>] = []
    /// Whether it ends where the text ends.
    var mayBeShort = false
  }

  /// Rows of ``MakeUp/rows`` that stand across all columns, at the top.
  var across = 0..<0
  /// The columns.
  var columns: [Column] = []
  /// Whether its column is as wide as the text area.
  var isWide = false
  /// Whether it belongs to title and contents list.
  var isFrontMatter = false
  /// Its printed number.
  var folio: String
  /// Whether it opens a chapter or the whole text.
  var isOpening: Bool
  /// Whether it shows neither folio nor running head.
  var isBare: Bool
  /// Whether it is the last page, whatever comes before.
  var isBack = false

  init(folio: String, isOpening: Bool, isBare: Bool) {
    self.folio = folio
    self.isOpening = isOpening
    self.isBare = isBare
  }

  /// All its rows: from its first to its last; `nil` if it is empty.
  var rows: Range<Int>? {
    let parts = (across.isEmpty ? [] : [across]) + columns.map(\.rows).filter { !$0.isEmpty }
    guard let first = parts.first, let last = parts.last else { return nil }
    return first.lowerBound..<last.upperBound
  }
}
