/// What makes a page good or bad.
public struct PageBreakingParameters: Hashable, Sendable {
  /// Height of what separates notes from text, if there are notes.
  public var noteSeparator: Int32 = 0
  /// Cost of carrying a note over to the next page, 0…10 000; on the scale of ``VerticalItem/cost``.
  public var carryCost: Int = 100
  /// Cost of each page that a figure waits, 0…10 000: less than that of a page of 40 lines that falls short by one.
  public var waitCost: Int = 5
  /// Cost of each figure that is left over at the end of the text, so that it has a page of its own, 0…10 000.
  public var leftoverCost: Int = 50
  /// How many lines a page may fall short by that its spaces take up, one each; 0…4.
  public var absorbedLines: Int = 0
  /// Demerits for the first of them; so many times as much for the next ones. A page of 40 lines that falls short by one
  /// has 625.
  public var absorptionDemerits: Int = 120
  /// Demerits for a group of columns that is one line longer or shorter than usual, on its first column; four times as many
  /// for two lines. Less than for a single page that falls short by one, which the page beside it would show.
  public var shiftDemerits: Int = 600
  /// Demerits for a column of a longer group that ends on a line of its own: no page is beside it, or it falls short.
  public var unevenDemerits: Int = 0
  /// Columns that fall short by more than this are looked at only where nothing fuller is possible.
  public var window: Int32 = .max
  /// Whether several notes may be carried over from one page at once, so that each begins on the page of its mark.
  public var carriesSeveral = false
  /// Whether the number of columns is kept apart for every way, so that ``PageBreaker/endings`` tells them all.
  public var countsColumns = false
  /// The most columns looked at, where they are counted.
  public var mostColumns: Int = .max
  /// Demerits for a last page of fewer lines than ``shortestEnd``, for each line it lacks.
  public var shortEndDemerits: Int = 0
  /// Lines that the last page should have.
  public var shortestEnd: Int = 5

  /// No separator.
  public init(noteSeparator: Int32 = 0) {
    self.noteSeparator = noteSeparator
  }
}

/// Breaks a column of lines into pages, the whole of it at once, by dynamic programming over page breaks after Plass,
/// "Optimal pagination techniques for automatic typesetting systems", STAN-CS-81-870, 1981, and Mittelbach, "A general
/// framework for globally optimized pagination", Computational Intelligence 35(2), 2019.
///
/// What is made least is the sum over pages of the square of what the page falls short by in whole lines, in thousandths
/// of its height, of 100 times the cost of its break, and of the costs of the variants chosen for paragraphs. Columns
/// before a forced break and the last one may be short for nothing.
///
/// ```
/// for break in breaks                              // in order: prepare
///   for node at break                              // best way to it, for each column of a group and each length of it
///     tallies = [0]                                // least cost of the paragraphs so far, by lines gained or lost
///     for stretch after break, while it may fit    // extend
///       for lane of stretch, for end in lane: consider(end, tallies + cost of lane)
///       tallies = tallies ⊕ lanes of stretch
///       consider(end of stretch, tallies)
/// ```
///
/// The state is the break (a place in one of the variants of a paragraph, or between paragraphs), the column of the group
/// of facing columns and the length that was chosen for the group. A note begins on the page of its mark. Where it does
/// not fit as a whole, its rest is carried over, as little as possible; the way to each break remembers what is carried.
/// A figure that moves to the edge of a page counts as a note that may also be carried over as a whole; figures keep their
/// order. One that leaves little room for text may have a column to itself.
/// Where no allowed break makes a page that is not too high, the page is filled as far as it goes, whatever the costs; an
/// item higher than the page has a page to itself.
///
/// Time is linear in the number of items and in the number of lines on a page.
public struct PageBreaker {
  /// Lines by which a variant may differ, and by which all those on one page may.
  public static let largestShift = 4

  /// What makes pages good or bad.
  public var parameters: PageBreakingParameters

  var frames = PageFrames(PageHeights(others: 1))
  var stretches: [PageStretch] = []
  var lanes: [PageLane] = []
  var breaks: [PageBreak] = []
  var nodes: [PageNode] = []
  /// The newest node at each break, or −1.
  var heads: [Int32] = []
  /// Note lines carried over, by ``PageNode/carry``.
  var carries: [[Range<Int32>]] = []
  var noteLines: [NoteLine] = []
  /// Heights of the note lines before each one, and of all of them.
  var noteSums: [Int] = []
  /// The same of the beginnings of notes only: as many lines as must stand on the page of the mark.
  var beginningSums: [Int] = []
  /// Number of the note lines whose marks stand in the column.
  var markedNotes: Int32 = 0
  /// One past the last line of the note that each line belongs to.
  var noteEnds: [Int32] = []
  /// The last break that has a node.
  var farthest = 0
  var tallies = PageTallies()
  /// The nodes at the break at hand.
  var starts: [Start] = []
  /// Whether several notes may be carried over at once from any column, not only where nothing else is possible.
  var carriesSeveral = false
  /// Whether any note line is one of a figure that may wait.
  var hasFigures = false
  /// The number of figures before each note line, and of all of them; nothing if there are none.
  var figureSums: [Int] = []

  /// A breaker with these `parameters`.
  public init(_ parameters: PageBreakingParameters = PageBreakingParameters()) {
    self.parameters = parameters
  }

  /// Returns the pages in order. Every line and every note line is on exactly one of them.
  ///
  /// - Parameters:
  ///   - items: The column.
  ///   - notes: All note lines. Those no item refers to come at the end.
  ///   - heights: Heights of the pages.
  public mutating func pages(
    of items: [VerticalItem], notes: [NoteLine] = [], heights: PageHeights
  ) -> [PageSlice] {
    parameters.carriesSeveral = false
    parameters.window = min(parameters.window, max(heights.first, heights.others) / 3)
    var next: Int32 = 0
    return pagination(of: PageMaterial(items, notes: notes), into: PageFrames(heights)).fills.map { fill in
      let start = fill.notes.first?.lowerBound ?? next
      next = fill.notes.last?.upperBound ?? next
      return PageSlice(items: fill.items, notes: start..<next)
    }
  }

  /// Returns the columns of pages, and what is to be set in them. The columns of the last page are of even height.
  public mutating func pagination(of material: PageMaterial, into frames: PageFrames) -> Pagination {
    search(material, frames)
    return pagination(endingAt: bestEnding)
  }

  /// Finds the ways to break a column; ``endings`` tells them.
  mutating func search(_ material: PageMaterial, _ frames: PageFrames) {
    prepare(material, frames)
    search(from: PageNode(total: 0, previous: -1, index: 0, slot: Int32(frames.offset)))
  }

  /// The ways to the end, one for each number of columns where those are counted; see ``pagination(endingAt:)``.
  public var endings: [PageEnding] {
    var found: [PageEnding] = []
    var node = heads[breaks.count - 1]
    while node >= 0 {
      let end = nodes[Int(node)]
      let columns = Int(end.slot) - frames.offset + leftoverColumns(end.carry, from: Int(end.slot))
      found.append(PageEnding(columns: columns, demerits: end.total, node: Int(node)))
      node = end.next
    }
    return found
  }

  /// The best way to the end.
  var bestEnding: Int {
    var best = heads[breaks.count - 1]
    var node = best
    while node >= 0 {
      if nodes[Int(node)].total < nodes[Int(best)].total { best = node }
      node = nodes[Int(node)].next
    }
    return Int(best)
  }
}

/// A way to the end of a column.
public struct PageEnding: Hashable, Sendable {
  /// Columns that it takes, those of figures and notes that are left over among them.
  public var columns: Int
  /// Sum of demerits.
  public var demerits: Int
  /// What the breaker knows it by.
  var node: Int
}
