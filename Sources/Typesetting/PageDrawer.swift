internal import DocumentModel
internal import FontShaping

/// Finishing: draws pages from their plans, with running heads, folios and the page numbers of the contents list.
struct PageDrawer {
  /// The type, and what short texts are set with.
  var compositor: Compositor
  /// The pages to be, and the rows they show.
  let plans: [PagePlan]
  let rows: [GalleyRow]
  /// Type that stands outside the text: running heads, folios, numbers.
  var furniture: Galley
  /// The rank-1 section that each page is in or opens; `.none` before the first.
  private var chapters: [TableIndex] = []
  /// The chapter whose name was asked for last.
  private var lastChapter: (section: TableIndex, name: String) = (.none, "")
  /// The page of each section's heading.
  var pageOfSection: [Int]

  init(_ compositor: consuming Compositor, _ makeUp: MakeUp) {
    self.compositor = compositor
    self.compositor.measure = self.compositor.pageMeasure
    plans = makeUp.plans
    rows = makeUp.rows
    furniture = Galley(grid: self.compositor.galley.grid)
    pageOfSection = [Int](repeating: -1, count: self.compositor.sections.count)
    findSections()
  }

  /// Finds on which page each section begins, and the chapter to be named at the head of each page.
  private mutating func findSections() {
    var current: TableIndex = .none
    var reached = 0
    for (page, plan) in plans.enumerated() {
      var opened: TableIndex = .none
      // A section may open with space, which is left out of the page's rows at its top.
      let shown = plan.rows ?? reached..<reached
      let first = min(reached, shown.lowerBound)
      reached = max(reached, shown.upperBound)
      for row in rows[first..<shown.upperBound] where row.section != .none {
        pageOfSection[Int(row.section)] = page
        guard compositor.sections[Int(row.section)].rank == 1 else { continue }
        if opened == .none { opened = row.section }
        current = row.section
      }
      chapters.append(opened == .none ? current : opened)
    }
  }

  /// Draws all pages.
  mutating func pages() throws(TypesettingError) -> [Page] {
    var pages: [Page] = []
    pages.reserveCapacity(plans.count)
    for number in plans.indices {
      var page = Page(size: size(number), folio: plans[number].folio)
      if !plans[number].isBare { try drawHead(number, on: &page) }
      try drawColumns(number, on: &page)
      if !plans[number].isBare { try drawFolio(number, on: &page) }
      pages.append(page)
    }
    return pages
  }

  /// The panel that a page is; `nil` if it is no panel.
  private func panel(_ number: Int) -> PanelStyle? {
    let panels = compositor.style.panels
    if plans[number].isBack { return panels.last }
    return panels.indices.contains(number) ? panels[number] : nil
  }

  private func size(_ number: Int) -> Size {
    let size = compositor.style.page.size
    return panel(number).map { Size(width: $0.width, height: size.height) } ?? size
  }

  /// The page style with the margins of a page.
  private func style(_ number: Int) -> PageStyle {
    compositor.style.page.of(plans[number].isFrontMatter ? .frontMatter : number % 2 == 0 ? .right : .left)
  }

  /// Width of a page's text area.
  func measure(_ number: Int) -> Int { (panel(number)?.measure ?? style(number).measure).scaledPoints }

  /// The left edge of the text area: the inner margin is at the spine, on the left of a recto.
  func left(_ number: Int) -> Int {
    if let panel = panel(number) { return panel.left.scaledPoints }
    let page = style(number)
    let isRecto = number % 2 == 0
    let isRightToLeft = compositor.document.metadata.direction == .rightToLeft
    return (isRecto != isRightToLeft ? page.inner : page.outer).scaledPoints
  }

  /// The top of a page's text area.
  func top(_ number: Int) -> Int { style(number).top.scaledPoints }

  /// The foot of a page's text area, as it is without a line more or less.
  private func foot(_ number: Int) -> Int {
    let plan = plans[number]
    let area = compositor.area
    let height = plan.isFrontMatter ? area.frontHeight : plan.isOpening ? area.openingHeight : area.height
    return top(number) + Int(height)
  }

  /// Draws the running head, as the style has it for left-hand and right-hand pages.
  private mutating func drawHead(_ number: Int, on page: inout Page) throws(TypesettingError) {
    guard compositor.style.page.hasRunningHeads, !plans[number].isOpening, !beginsText(number) else { return }
    let isRecto = number % 2 == 0
    let words = headWords(on: number)
    guard !words.isEmpty else { return }
    let look = compositor.style[.runningHead]
    let line = try set(words, in: look, shortening: true)
    let free = measure(number) - Int(line.width)
    let isInner = compositor.style.page.folioPlace == .outerHead
    let isAtRight = (isRecto != isInner) != (compositor.document.metadata.direction == .rightToLeft)
    let offset = look.alignment == .center ? free / 2 : isAtRight ? free : 0
    let y = headBaseline(look, number)
    guard y < top(number) else { return }
    page.draw(furniture, line.items, x: left(number) + offset, y: y)
  }

  /// Whether the text begins on a page, be it with a chapter or with what stands before the first.
  private func beginsText(_ number: Int) -> Bool {
    number == plans.firstIndex { !$0.isFrontMatter && !$0.isBare }
  }

  /// Where the baseline of the running head is.
  private func headBaseline(_ look: ParagraphStyle, _ number: Int) -> Int {
    let top = top(number)
    let grid = compositor.galley.grid
    let ideal = top - grid - grid * compositor.depthShare / 1000
    return ideal > look.size.scaledPoints * 3 / 2 ? ideal : max(look.size.scaledPoints, top * 2 / 3)
  }

  /// The words at the head of a page.
  private mutating func headWords(on number: Int) -> String {
    let metadata = compositor.document.metadata
    let title = String(metadata.title.prefix(400))
    switch number % 2 == 0 ? compositor.style.page.rightHead : compositor.style.page.leftHead {
    case .title: return title.isEmpty ? chapterName(on: number) : title
    case .chapter:
      let name = chapterName(on: number)
      return name.isEmpty ? title : name
    case .author: return String(metadata.authors.map(\.name).joined(separator: ", ").prefix(400))
    case .none: return ""
    }
  }

  /// The name of the chapter at the head of a page, or as much of it as could ever be printed there.
  private mutating func chapterName(on number: Int) -> String {
    let chapter = chapters[number]
    if chapter == .none { return "" }
    if lastChapter.section == chapter { return lastChapter.name }
    let name = compositor.document.plainText(of: Int(compositor.sections[Int(chapter)].heading))
    lastChapter = (chapter, String(name.prefix(400)))
    return lastChapter.name
  }

  /// Draws the folio: in the middle of the foot, or by the fore edge. A page that opens a chapter has it at the foot.
  private mutating func drawFolio(_ number: Int, on page: inout Page) throws(TypesettingError) {
    guard compositor.style.page.hasFolios, !plans[number].folio.isEmpty else { return }
    var look = compositor.style[.runningHead]
    look.isItalic = false
    let line = try set(plans[number].folio, in: look)
    let grid = compositor.galley.grid
    let foot = foot(number)
    let pageHeight = compositor.style.page.size.height.scaledPoints
    let ideal = foot + 2 * grid - grid * compositor.depthShare / 1000
    let lowest = pageHeight - look.size.scaledPoints
    let y = min(ideal, foot + (pageHeight - foot) * 2 / 3)
    let place = compositor.style.page.folioPlace
    let free = measure(number) - Int(line.width)
    let isAtRight = (number % 2 == 0) != (compositor.document.metadata.direction == .rightToLeft)
    if place == .outerHead, !plans[number].isOpening {
      let head = headBaseline(look, number)
      guard head < top(number) else { return }
      page.draw(furniture, line.items, x: left(number) + (isAtRight ? free : 0), y: head)
      return
    }
    guard y < lowest, y > foot else { return }
    let offset = place == .outerFoot ? (isAtRight ? free : 0) : free / 2
    page.draw(furniture, line.items, x: left(number) + offset, y: y)
  }

  /// A short text set in ``furniture``, its items from its own left end and baseline.
  struct ShortLine {
    var items: Range<Int32>
    var width: Int32
  }

  /// Sets a short text; if it is too wide it loses words at its end.
  mutating func set(
    _ string: String, in look: ParagraphStyle, owner: Int32 = -2, shortening: Bool = false
  ) throws(TypesettingError) -> ShortLine {
    swap(&compositor.galley, &furniture)
    defer { swap(&compositor.galley, &furniture) }
    var words = string
    while true {
      let first = Int32(compositor.galley.items.count)
      let range = compositor.intern(words)
      let width = try compositor.setShort(Leaf(range: range), in: look, owner: owner, edge: 0)
      let items = first..<Int32(compositor.galley.items.count)
      guard shortening, width > compositor.measure, words.count > 1 else {
        compositor.galley.align(items)
        return ShortLine(items: items, width: width)
      }
      let kept = max(1, min(words.count - 2, words.count * Int(compositor.measure) / max(1, Int(width))))
      var shorter = String(words.prefix(kept))
      if let space = shorter.lastIndex(of: " "), space > shorter.startIndex { shorter = String(shorter[..<space]) }
      words = shorter + "…"
    }
  }
}

extension Galley {
  /// Moves items so that the leftmost begins at 0.
  mutating func align(_ range: Range<Int32>) {
    var left = Int.max
    for case .text(let text) in items[range.asInts] { left = min(left, text.origin.x.scaledPoints) }
    if left != .max { shift(range, x: Int32(clamping: -left), y: 0) }
  }
}

extension Page {
  /// Draws items of a galley on the page, moved by a distance in scaled points.
  mutating func draw(_ galley: Galley, _ range: Range<Int32>, x: Int, y: Int) {
    for index in range.asInts {
      var item = galley.items[index]
      item.shift(x: x, y: y)
      if case .text(var text) = item {
        let first = Int32(segments.count)
        segments += galley.segments[text.segments.asInts]
        text.segments = first..<Int32(segments.count)
        item = .text(text)
      }
      items.append(item)
    }
  }
}
