/// What makes a page good or bad.
public struct PageBreakingParameters: Hashable, Sendable {
  /// Height of what separates notes from text, if there are notes.
  public var noteSeparator: Int32 = 0
  /// Cost of carrying a note over to the next page, 0…10 000; on the scale of ``VerticalItem/cost``.
  public var carryCost: Int = 100

  /// No separator.
  public init(noteSeparator: Int32 = 0) {
    self.noteSeparator = noteSeparator
  }
}

/// Breaks a column of lines into pages, the whole of it at once, by dynamic programming over page breaks after Plass,
/// "Optimal pagination techniques for automatic typesetting systems", STAN-CS-81-870, 1981.
///
/// What is made least is the sum over pages of the square of what the page falls short by, in thousandths of its height,
/// and of 100 times the cost of its break. Pages before a forced break and the last page may be short for nothing.
///
/// A note begins on the page of its mark. Where it does not fit as a whole, its rest is carried over, as little as
/// possible; the way to each break remembers what is carried. Where no allowed break makes a page that is not too high,
/// the page is filled as far as it goes, whatever the costs; an item higher than the page has a page to itself.
///
/// Time is linear in the number of items and in the number of lines on a page.
public struct PageBreaker {
  /// What makes pages good or bad.
  public var parameters: PageBreakingParameters

  var breaks: [PageBreak] = []
  var nodes: [PageNode] = []
  var noteLines: [NoteLine] = []
  /// Heights of the note lines before each one, and of all of them.
  var noteSums: [Int] = []
  /// Index of the last line at or before each one with which a note begins.
  var noteStarts: [Int32] = []
  var heights = PageHeights(others: 1)

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
    prepare(items, notes, heights)
    search()
    var pages: [PageSlice] = []
    var node = nodes.count - 1
    while node > 0 {
      let end = nodes[node]
      let start = nodes[Int(end.previous)]
      let first = breaks[Int(start.index)].nextLine
      pages.append(
        PageSlice(items: first..<max(first, breaks[Int(end.index)].lineEnd), notes: start.noteCursor..<end.noteCursor))
      node = Int(end.previous)
    }
    pages.reverse()
    addNotePages(&pages)
    return pages
  }

  /// Sets what is left of the notes on pages of their own.
  private func addNotePages(_ pages: inout [PageSlice]) {
    var cursor = nodes[nodes.count - 1].noteCursor
    let end = breaks[breaks.count - 1].lineEnd
    while cursor < noteLines.count {
      let height = Int(pages.isEmpty ? heights.first : heights.others) - Int(parameters.noteSeparator)
      let next = cut(from: cursor, to: Int32(noteLines.count), notBefore: cursor + 1, within: height) ?? cursor + 1
      pages.append(PageSlice(items: end..<end, notes: cursor..<next))
      cursor = next
    }
  }

  /// The farthest place up to `end` where the notes from `start` may be cut, if they are to fit a height; `nil` if that is
  /// before `least`, which is past `start`.
  func cut(from start: Int32, to end: Int32, notBefore least: Int32, within height: Int) -> Int32? {
    let limit = noteSums[Int(start)] + height
    if noteSums[Int(end)] <= limit { return end }
    var low = start
    var high = end
    while high - low > 1 {
      let middle = (low + high) / 2
      if noteSums[Int(middle)] <= limit { low = middle } else { high = middle }
    }
    while low >= least {
      if noteLines[Int(low) - 1].mayEndPage { return low }
      low -= 1
    }
    return nil
  }
}
