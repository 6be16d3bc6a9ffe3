import DocumentModel

/// A stretch of a page's items with one owner, which becomes one marked-content sequence.
struct Mark {
  /// Indices into ``Page/items``.
  var items: Range<Int>
  /// Whose it is.
  var owner: PageOwner
  /// The page, as an index into ``Pages/pages``.
  var page: Int32
  /// Its marked-content identifier on the side; -1 for an artifact.
  var identifier: Int32 = -1
  /// Indices into ``Page/segments`` if it is a part of one text item only.
  var segments: Range<Int32>?
  /// Whether it is a word whose text is said beside its glyphs, without the space after it; see ``ReplacedRuns``.
  var saysText = false
  /// Whether of its first segment it has the space only.
  var beginsWithSpace = false
  /// What its one text item stands for, as an index into ``Pages/actualTexts``, or -1.
  var actualText: Int32 = -1
  /// Whether it is a later part of a text item.
  var isContinued = false

  /// The element that owns it, or -1.
  var element: Int32 {
    if case .element(let element) = owner { return element }
    return -1
  }
}

/// All content of the pages, cut into marks, in reading order.
struct MarkedContent {
  /// The marks of all pages in the order of the pages.
  private(set) var marks: [Mark] = []
  /// Indices into ``marks`` by page.
  private(set) var ofPage: [Range<Int>] = []
  /// The elements that own the marked-content sequences of each side, by identifier.
  private(set) var elementsOfSide: [[Int32]]

  /// The content of the pages that are placed; `unreadable` are runs that must say their text.
  init(_ sheets: Sheets, placed: [PlacedPage?], unreadable: Set<Int>) {
    elementsOfSide = sheets.sides.map { _ in [] }
    let replaced = ReplacedRuns(sheets.pages.shapes, unreadable)
    let isDecorative = sheets.pages.elements.map { $0.role == .figure && $0.alternative.isEmpty }
    for (index, page) in sheets.pages.pages.enumerated() {
      let start = marks.count
      if placed[index] != nil { addMarks(of: page, at: index, isDecorative, replaced) }
      ofPage.append(start..<marks.count)
    }
    for (number, side) in sheets.sides.enumerated() {
      for placement in side.placements {
        number == placed[Int(placement.page)]?.side ? identify(marksOf: Int(placement.page), on: number) : ()
      }
    }
  }

  private mutating func addMarks(of page: Page, at index: Int, _ isDecorative: [Bool], _ replaced: ReplacedRuns) {
    let start = marks.count
    for (item, content) in page.items.enumerated() {
      var owner = content.owner
      // A picture that nothing describes is an ornament.
      if case .element(let element) = owner, case .picture = content, isDecorative[Int(element)] { owner = .decoration }
      if !replaced.isEmpty, case .element = owner, case .text(let text) = content,
        page.segments[text.segments.asInts].contains(where: { replaced.contains($0.run) })
      {
        addParts(of: text, Mark(items: item..<item + 1, owner: owner, page: Int32(index)), page, replaced)
      } else if case .text(let text) = content, text.actualText >= 0 {
        marks.append(Mark(items: item..<item + 1, owner: owner, page: Int32(index), actualText: text.actualText))
      } else if marks.count > start, marks[marks.count - 1].owner == owner, marks[marks.count - 1].segments == nil,
        marks[marks.count - 1].actualText < 0
      {
        marks[marks.count - 1].items = marks[marks.count - 1].items.lowerBound..<item + 1
      } else {
        marks.append(Mark(items: item..<item + 1, owner: owner, page: Int32(index)))
      }
    }
  }

  /// Adds the parts of a text item in which some runs say their text: the words that hold such runs, one by one, and what
  /// is between them. The space after such a word begins the next part.
  private mutating func addParts(of text: TextItem, _ whole: Mark, _ page: Page, _ replaced: ReplacedRuns) {
    let first = marks.count
    func part(_ segments: Range<Int32>) -> Mark {
      var mark = whole
      mark.segments = segments
      mark.isContinued = marks.count > first
      return mark
    }
    var start = text.segments.lowerBound
    while start < text.segments.upperBound {
      var end = start + 1
      while end < text.segments.upperBound, !page.segments[Int(end) - 1].spaceFollows { end += 1 }
      let saysText = (start..<end).contains { replaced.contains(page.segments[Int($0)].run) }
      if saysText {
        marks.append(part(start..<end))
        marks[marks.count - 1].saysText = true
        if page.segments[Int(end) - 1].spaceFollows {
          marks.append(part(end - 1..<end))
          marks[marks.count - 1].beginsWithSpace = true
        }
      } else if marks.count > first, !marks[marks.count - 1].saysText, let last = marks[marks.count - 1].segments {
        marks[marks.count - 1].segments = last.lowerBound..<end
      } else {
        marks.append(part(start..<end))
      }
      start = end
    }
  }

  /// Numbers the marks of a page in the order in which its side draws them; once only.
  private mutating func identify(marksOf page: Int, on side: Int) {
    for mark in ofPage[page] where marks[mark].element >= 0 && marks[mark].identifier < 0 {
      marks[mark].identifier = Int32(elementsOfSide[side].count)
      elementsOfSide[side].append(marks[mark].element)
    }
  }
}

extension PageItem {
  /// Whose content it is.
  var owner: PageOwner {
    switch self {
    case .text(let text): text.owner
    case .rule(_, let owner): owner
    case .picture(_, _, let owner): owner
    }
  }
}
