import TestSupport
import Testing

@testable import Typesetting

@Suite struct PageBreakerTests {
  /// A column of random lines and spaces; some breaks are forbidden, dear or forced.
  private func column(_ count: Int, notes: Int = 0, using random: inout SeededGenerator) -> ([VerticalItem], [NoteLine])
  {
    var items: [VerticalItem] = []
    var lines: [NoteLine] = []
    for _ in 0..<count {
      let roll = Int.random(in: 0..<20, using: &random)
      let cost: Int32 = roll < 4 ? VerticalItem.forbidden : roll == 4 ? VerticalItem.forced : roll < 8 ? 120 : 0
      if roll > 16 {
        items.append(.space(.random(in: 1...20, using: &random)))
      } else {
        let start = Int32(lines.count)
        if notes > 0 && Int.random(in: 0..<6, using: &random) == 0 {
          lines += NoteLine.note(of: .random(in: 1...notes, using: &random), height: 8)
        }
        items.append(.line(10, cost: cost, notes: start..<Int32(lines.count)))
      }
    }
    return (items, lines)
  }

  /// Checks what holds for every way to break pages.
  private func check(
    _ pages: [PageSlice], _ items: [VerticalItem], _ notes: [NoteLine], _ heights: PageHeights, separator: Int32
  ) {
    var item = 0
    var note = 0
    for (index, page) in pages.enumerated() {
      for skipped in item..<max(item, Int(page.items.lowerBound)) { #expect(items[skipped].kind == .space) }
      item = Int(page.items.upperBound)
      #expect(Int(page.notes.lowerBound) == note)
      note = Int(page.notes.upperBound)
      let slice = items[Int(page.items.lowerBound)..<item]
      #expect(slice.first?.kind != .space && slice.last?.kind != .space)
      #expect(!slice.isEmpty || !page.notes.isEmpty)
      var height = slice.reduce(0) { $0 + $1.height }
      if !page.notes.isEmpty { height += separator }
      for line in page.notes { height += notes[Int(line)].height }
      if slice.count + page.notes.count > 1 { #expect(height <= (index == 0 ? heights.first : heights.others)) }
      for inner in slice.dropLast() { #expect(inner.cost > VerticalItem.forced) }
    }
    for skipped in item..<items.count { #expect(items[skipped].kind == .space) }
    #expect(note == notes.count)
  }

  @Test func `puts every line and note on one page and overfills none`() {
    var random = SeededGenerator(seed: 5)
    for round in 0..<400 {
      let (items, notes) = column(.random(in: 0...150, using: &random), notes: round % 3 * 12, using: &random)
      let heights = PageHeights(
        first: .random(in: 60...300, using: &random), others: .random(in: 60...300, using: &random))
      var breaker = PageBreaker(PageBreakingParameters(noteSeparator: 5))
      check(breaker.pages(of: items, notes: notes, heights: heights), items, notes, heights, separator: 5)
    }
  }

  @Test func `is as good as trying every way`() {
    var random = SeededGenerator(seed: 9)
    var compared = 0
    for _ in 0..<400 {
      let (items, _) = column(.random(in: 1...14, using: &random), using: &random)
      let heights = PageHeights(first: 45, others: 60)
      var breaker = PageBreaker()
      let found = breaker.pagination(of: PageMaterial(items), into: PageFrames(heights)).demerits
      /// The breaks of a column without variants are each a place in the only lane or at its end.
      func best(_ start: Int) -> Int? {
        if start == breaker.breaks.count - 1 { return 0 }
        var least: Int?
        for end in start + 1..<breaker.breaks.count {
          let candidate = breaker.breaks[end]
          let height = Int(start == 0 ? heights.first : heights.others)
          let used = candidate.before - breaker.breaks[start].after
          if used <= height, candidate.cost < VerticalItem.forbidden, let rest = best(end) {
            let share = (height - used) * 1000 / height
            let demerits = candidate.isForced ? 0 : share * share + 100 * Int(candidate.cost)
            least = min(least ?? .max, rest + demerits)
          }
          if candidate.isForced { break }
        }
        return least
      }
      guard let least = best(0) else { continue }
      compared += 1
      #expect(found == least)
    }
    #expect(compared > 150)
  }

  @Test func `fills pages, forbids widows and obeys forced breaks`() {
    let lines = (0..<10).map { VerticalItem.line(10, cost: $0 == 0 || $0 == 8 ? VerticalItem.forbidden : 0) }
    var breaker = PageBreaker()
    #expect(breaker.pages(of: lines, heights: PageHeights(others: 90)).map(\.items) == [0..<8, 8..<10])
    #expect(breaker.pages(of: lines, heights: PageHeights(others: 100)).map(\.items) == [0..<10])
    #expect(breaker.pages(of: lines, heights: PageHeights(others: 50)).map(\.items) == [0..<5, 5..<10])
    let forced: [VerticalItem] = [.line(10, cost: VerticalItem.forced), .space(10), .line(10)]
    #expect(breaker.pages(of: forced, heights: PageHeights(others: 50)).map(\.items) == [0..<1, 2..<3])
    #expect(breaker.pages(of: [], heights: PageHeights(others: 50)).isEmpty)
  }

  @Test func `gives an item higher than the page a page of its own`() {
    let items: [VerticalItem] = [.line(10), .line(500), .line(10)]
    var breaker = PageBreaker()
    #expect(breaker.pages(of: items, heights: PageHeights(others: 50)).map(\.items) == [0..<1, 1..<2, 2..<3])
  }

  @Test func `fills the page where no break is allowed`() {
    let items = Array(repeating: VerticalItem.line(10, cost: VerticalItem.forbidden), count: 12)
    var breaker = PageBreaker()
    #expect(breaker.pages(of: items, heights: PageHeights(others: 50)).map(\.items) == [0..<5, 5..<10, 10..<12])
  }

  @Test func `begins a note on the page of its mark`() {
    var items = Array(repeating: VerticalItem.line(10), count: 10)
    items[3].notes = 0..<4
    let notes = NoteLine.note(of: 4, height: 10)
    var breaker = PageBreaker()
    let pages = breaker.pages(of: items, notes: notes, heights: PageHeights(others: 60))
    for page in pages where page.items.contains(3) { #expect(page.notes.contains(0)) }
    #expect(pages.map(\.notes).joined().count == 4)
  }

  @Test func `begins every note on the page of its mark`() {
    var random = SeededGenerator(seed: 33)
    for _ in 0..<200 {
      var items: [VerticalItem] = []
      var notes: [NoteLine] = []
      for _ in 0..<120 {
        let start = Int32(notes.count)
        if Int.random(in: 0..<5, using: &random) == 0 {
          notes += NoteLine.note(of: .random(in: 1...9, using: &random), height: 8)
        }
        items.append(.line(10, notes: start..<Int32(notes.count)))
      }
      var breaker = PageBreaker(PageBreakingParameters(noteSeparator: 5))
      for page in breaker.pages(of: items, notes: notes, heights: PageHeights(others: 400)) {
        for item in page.items {
          for line in items[Int(item)].notes where notes[Int(line)].isFirst { #expect(page.notes.contains(line)) }
        }
      }
    }
  }

  @Test func `lets figures wait, in their order, and fills the pages before them`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      var items: [VerticalItem] = []
      var notes: [NoteLine] = []
      for _ in 0..<Int.random(in: 1...160, using: &random) {
        let start = Int32(notes.count)
        if Int.random(in: 0..<12, using: &random) == 0 {
          notes += NoteLine.note(of: .random(in: 1...6, using: &random), height: 8)
        }
        if Int.random(in: 0..<15, using: &random) == 0 {
          let height = Int32.random(in: 2...24, using: &random) * 10
          notes.append(NoteLine(height: height / 2, isFirst: true, mayEndPage: false, figure: .top))
          notes.append(NoteLine(height: height / 2, isFirst: false, mayEndPage: true, figure: .top))
        }
        items.append(.line(10, notes: start..<Int32(notes.count)))
      }
      var parameters = PageBreakingParameters(noteSeparator: 10)
      parameters.carriesSeveral = true
      var breaker = PageBreaker(parameters)
      var frames = PageFrames(PageHeights(others: 300), columns: Int.random(in: 1...2, using: &random), isRecto: true)
      frames.unit = 10
      let fills = breaker.pagination(of: PageMaterial(items, notes: notes), into: frames).fills
      checkFigures(fills, items, notes, endingAt: (fills.count - 1) / frames.columns * frames.columns)
    }
  }

  /// Checks that every note line is on one page, figures whole and in order and not before their marks, notes with theirs;
  /// and that no column is too high, and none short but for what comes after it.
  private func checkFigures(
    _ fills: [PageFill], _ items: [VerticalItem], _ notes: [NoteLine], endingAt lastPage: Int
  ) {
    var pages = [Int](repeating: -1, count: notes.count)
    for (page, fill) in fills.enumerated() {
      for line in fill.notes.joined() {
        #expect(pages[Int(line)] == -1)
        pages[Int(line)] = page
      }
      var height = fill.items.reduce(0) { $0 + Int(items[Int($1)].height) }
      height += fill.notes.joined().reduce(0) { $0 + Int(notes[Int($1)].height) }
      if !fill.notes.isEmpty { height += 10 }
      #expect(height <= 300)
      if fill.items.isEmpty || Int(fill.items.upperBound) >= items.count || page >= lastPage { continue }
      let next = items[Int(fill.items.upperBound)]
      let needed = next.notes.reduce(Int(next.height)) { $0 + (notes[Int($1)].figure != nil ? 0 : 8) }
      if needed == 10 { #expect(height > 300 - 4 * needed, "page \(page) is \(height) high") }
    }
    #expect(!pages.contains(-1))
    #expect(fills.map { $0.items.count }.reduce(0, +) == items.count)
    let figures = notes.indices.filter { notes[$0].figure != nil }
    #expect(figures.map { pages[$0] } == figures.map { pages[$0] }.sorted())
    for line in figures where !notes[line].isFirst { #expect(pages[line] == pages[line - 1]) }
    for (page, fill) in fills.enumerated() {
      for line in fill.items.flatMap({ items[Int($0)].notes }) {
        #expect(pages[Int(line)] >= page)
        if notes[Int(line)].isFirst && notes[Int(line)].figure == nil { #expect(pages[Int(line)] == page) }
      }
    }
  }

  @Test func `carries a long note over, two lines at least on each side`() {
    var items = Array(repeating: VerticalItem.line(10), count: 10)
    items[0].notes = 0..<15
    let notes = NoteLine.note(of: 15, height: 10)
    var breaker = PageBreaker()
    let pages = breaker.pages(of: items, notes: notes, heights: PageHeights(others: 100))
    #expect(pages.first?.notes.lowerBound == 0)
    for page in pages where !page.notes.isEmpty { #expect(page.notes.count >= 2) }
    check(pages, items, notes, PageHeights(others: 100), separator: 0)
  }

  @Test func `breaks a hundred thousand items`() {
    var random = SeededGenerator(seed: 21)
    let (items, notes) = column(100_000, notes: 3, using: &random)
    var breaker = PageBreaker(PageBreakingParameters(noteSeparator: 5))
    let heights = PageHeights(others: 580)
    check(breaker.pages(of: items, notes: notes, heights: heights), items, notes, heights, separator: 5)
  }
}
