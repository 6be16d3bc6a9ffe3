import TestSupport
import Testing

@testable import Typesetting

@Suite struct LineBreakerTests {
  /// A paragraph of random words, some of which can be divided.
  private func paragraph(
    words: Int, widths: ClosedRange<Int32>, hyphens: Bool, using random: inout SeededGenerator
  ) -> [LineItem] {
    var items: [LineItem] = []
    for word in 0..<words {
      if word > 0 { items.append(.glue(30, stretch: 15, shrink: 10)) }
      items.append(.box(.random(in: widths, using: &random)))
      if hyphens && Bool.random(using: &random) {
        items.append(.penalty(50, width: 5, isHyphen: true))
        items.append(.box(.random(in: widths, using: &random)))
      }
      if Int.random(in: 0..<40, using: &random) == 0 { items.append(.penalty(LineItem.forced)) }
    }
    items.append(.penalty(LineItem.forced))
    return items
  }

  /// The least sum of demerits over all sequences of breaks, by trying them all; what the last pass must reach.
  ///
  /// With `count`, the least over those of so many lines, within the tolerance and the longest run of hyphens.
  private func leastDemerits(
    _ items: [LineItem], _ measure: LineMeasure, _ parameters: LineBreakingParameters, count: Int? = nil
  ) -> Int? {
    struct State {
      var start = 0, isFirst = true, fitness = 1, run = 0, hyphen = false, forced = true, lines = 0
    }
    func best(_ state: State) -> Int? {
      if state.start >= items.count { return count == nil || state.lines == count ? 0 : nil }
      var least: Int?
      var width = 0, stretch = 0, shrink = 0, spaces = 0
      for index in state.start..<items.count {
        let item = items[index]
        let isGlueBreak = item.kind == .glue && index > state.start && items[index - 1].kind == .box
        if isGlueBreak || item.kind == .penalty {
          let target = Int(state.isFirst ? measure.first : measure.others)
          let full = width + (item.kind == .penalty ? Int(item.width) : 0)
          let isForced = item.cost <= LineItem.forced
          let isHyphen = item.isHyphen && !isForced
          if target >= full - shrink {
            let slack = target - full
            var badness = 0
            var fitness = 1
            if parameters.alignment == .ragged {
              if slack < 0 { badness = -1 } else if !isForced { badness = slack * 1000 / target }
              badness += LineBreaker.raggedExcess * max(0, badness - parameters.raggedShare)
            } else if slack < 0 {
              badness = LineBreaker.badness(-slack, shrink)
              fitness = badness > 12 ? 0 : 1
            } else if !isForced {
              badness = LineBreaker.badness(slack, stretch)
              badness = min(badness, LineBreaker.badness(ofShortness: slack, target))
              fitness = badness > 99 ? 3 : badness > 12 ? 2 : 1
            }
            let isLong = isHyphen && state.run >= parameters.longestHyphenRun
            if badness >= 0, count == nil || badness <= parameters.tolerance && !isLong {
              let sum = parameters.linePenalty + badness
              var demerits = sum * sum + (isForced ? 0 : Int(item.cost) * Int(item.cost))
              if abs(fitness - state.fitness) > 1 { demerits += parameters.contrastDemerits }
              if isHyphen && state.run > 0 { demerits += parameters.hyphenPairDemerits }
              if isLong { demerits += LineBreaker.longRunDemerits }
              if isForced && !state.forced {
                let share = full * 1000 / target
                if share < parameters.runtShare || (spaces == 0 && share < parameters.loneWordShare) {
                  demerits += parameters.runtDemerits
                }
                if state.hyphen { demerits += parameters.lastHyphenDemerits }
              }
              var next = index + 1
              while next < items.count, items[next].kind != .box, items[next].cost > LineItem.forced { next += 1 }
              let after = State(
                start: next, isFirst: false, fitness: fitness, run: isLong ? state.run : isHyphen ? state.run + 1 : 0,
                hyphen: isHyphen, forced: isForced, lines: state.lines + 1)
              if let rest = best(after) { least = min(least ?? .max, rest + demerits) }
            }
          }
          if isForced { break }
        }
        width += Int(item.width) * (item.kind == .penalty ? 0 : 1)
        stretch += Int(item.stretch)
        shrink += Int(item.shrink)
        if item.kind == .glue { spaces += 1 }
      }
      return least
    }
    return best(State())
  }

  /// Checks what holds for the lines of every paragraph.
  private func check(_ lines: [BrokenLine], of items: [LineItem], _ measure: LineMeasure) {
    var seen = 0
    for (index, line) in lines.enumerated() {
      let slice = items[Int(line.items.lowerBound)..<Int(line.items.upperBound)]
      for position in seen..<Int(line.items.lowerBound) { #expect(items[position].kind != .box) }
      seen = Int(line.items.upperBound)
      #expect(line.measure == (index == 0 ? measure.first : measure.others))
      var width: Int32 = 0, shrink: Int32 = 0, stretch: Int32 = 0
      for item in slice where item.kind != .penalty {
        width += item.width
        shrink += item.shrink
        stretch += item.stretch
      }
      if line.endsInHyphen { width += slice.last!.width }
      #expect(width == line.naturalWidth)
      #expect(line.elasticity == (width > line.measure ? shrink : stretch))
      if slice.count(where: { $0.kind == .box }) > 1 { #expect(width - shrink <= line.measure) }
      if line.isFilled { #expect(width - shrink <= line.measure) }
      if let first = slice.first, !line.endsInHyphen || slice.count > 1 { #expect(first.kind == .box) }
    }
    for position in seen..<items.count { #expect(items[position].kind != .box) }
  }

  @Test func `a line is scaled before its glue gives way`() {
    var parameters = LineBreakingParameters.standard
    parameters.expansion = 20
    var breaker = LineBreaker(parameters)
    let items: [LineItem] = [
      .box(4000), .glue(300, stretch: 150, shrink: 100), .box(4000), .glue(300, stretch: 150, shrink: 100), .box(4000),
    ]
    let loose = breaker.lines(of: items, measure: LineMeasure(others: 8400))
    #expect(loose.map(\.scale) == [1012, 1000])
    let tight = breaker.lines(of: items, measure: LineMeasure(others: 8200))
    #expect(tight.map(\.scale) == [987, 1000])
    #expect(tight[0].isFilled)
  }

  @Test func `letters are tracked where gaps would be too wide or narrow, within bounds`() {
    let parameters = LineBreakingParameters.print
    var breaker = LineBreaker(parameters)
    var random = SeededGenerator(seed: 5)
    var tracked = 0
    for _ in 0..<60 {
      let items = paragraph(words: 80, widths: 100...700, hyphens: true, using: &random)
      for line in breaker.lines(of: items, measure: LineMeasure(others: 3000)) {
        #expect(abs(Int(line.tracking)) <= Int(line.naturalWidth) * parameters.tracking / 1000)
        #expect(abs(line.scale - 1000) <= 20)
        guard line.isFilled, line.tracking != 0 else { continue }
        tracked += 1
        let glue = Int(line.measure) - Int(line.naturalWidth) * Int(line.scale) / 1000 - Int(line.tracking)
        #expect(glue > 0 ? line.tracking > 0 : line.tracking < 0)
        #expect(abs(glue) * 100 >= Int(line.elasticity) * 30 - 400)
      }
    }
    #expect(tracked > 100)
  }

  @Test func `a line too loose to be filled ends short, with wider gaps`() {
    var breaker = LineBreaker(.print)
    let items: [LineItem] = [
      .box(300), .glue(30, stretch: 15, shrink: 10), .box(300), .glue(30, stretch: 15, shrink: 10), .box(700),
    ]
    let lines = breaker.lines(of: items, measure: LineMeasure(others: 900))
    #expect(lines.map(\.isFilled) == [false, false])
    #expect(lines.map(\.looseFill) == [130, 0])
  }

  @Test func `rivers are looked for and broken up`() {
    var random = SeededGenerator(seed: 17)
    var counts = [0, 0]
    for _ in 0..<60 {
      let widths: [Int32] = [90, 120, 150, 210]
      var items: [LineItem] = []
      for _ in 0..<90 {
        items += [.box(widths.randomElement(using: &random)!), .glue(30, stretch: 15, shrink: 10)]
      }
      let measure = LineMeasure(others: .random(in: 500...900, using: &random))
      for (index, demerits) in [0, 1_000_000].enumerated() {
        var breaker = LineBreaker()
        breaker.parameters.riverDemerits = demerits
        let breaks = breaker.lines(of: items, measure: measure).map(\.items)
        breaker.parameters.riverDemerits = 1
        let ends = breaks.compactMap { line in
          breaker.breakpoints.firstIndex { $0.last == line.upperBound }.map { Int32($0) }
        }
        counts[index] += breaker.rivers(in: Way(breaks: [0] + ends, demerits: 0), items, measure).count
      }
    }
    #expect(counts[0] > 10)
    #expect(counts[1] < counts[0])
  }

  @Test func `what hangs over an edge leaves room on the line`() {
    var comma = LineItem.box(100)
    comma.rightOverhang = 20
    var quote = LineItem.box(100)
    quote.leftOverhang = 30
    var breaker = LineBreaker()
    let items: [LineItem] = [
      .box(100), .glue(30, stretch: 15, shrink: 0), comma, .glue(30, stretch: 15, shrink: 0), quote,
      .glue(30, stretch: 15, shrink: 0), .box(110),
    ]
    let lines = breaker.lines(of: items, measure: LineMeasure(others: 210))
    #expect(lines.map(\.naturalWidth) == [210, 210])
    #expect(lines.map(\.rightOverhang) == [20, 0])
    #expect(lines.map(\.leftOverhang) == [0, 30])
  }

  @Test func `a word is not set under itself where another break is as good`() {
    var parameters = LineBreakingParameters.standard
    parameters.stackDemerits = 100_000
    var random = SeededGenerator(seed: 11)
    var counts = [0, 0]
    for _ in 0..<40 {
      var items: [LineItem] = []
      for _ in 0..<120 {
        var box = LineItem.box(.random(in: 20...90, using: &random))
        box.word = .random(in: 1...12, using: &random)
        items += [box, .glue(30, stretch: 15, shrink: 10)]
      }
      for (index, demerits) in [0, 100_000].enumerated() {
        parameters.stackDemerits = demerits
        var breaker = LineBreaker(parameters)
        let lines = breaker.lines(of: items, measure: LineMeasure(others: 900))
        for (one, other) in zip(lines, lines.dropFirst()) where other.isFilled {
          let ends = [one, other].map { items[Int($0.items.upperBound) - 1].word }
          counts[index] += ends[0] == ends[1] ? 1 : 0
        }
      }
    }
    #expect(counts[0] > 10)
    #expect(counts[1] * 4 < counts[0])
  }

  @Test(arguments: [LineBreakingParameters.Alignment.filled, .ragged])
  func `the last pass is as good as trying every way`(alignment: LineBreakingParameters.Alignment) {
    var random = SeededGenerator(seed: 20_261_123)
    var compared = 0
    for _ in 0..<300 {
      let items = paragraph(
        words: Int.random(in: 1...9, using: &random), widths: 20...160, hyphens: true, using: &random)
      let measure = LineMeasure(
        first: .random(in: 200...400, using: &random), others: .random(in: 200...400, using: &random))
      var breaker = LineBreaker()
      breaker.parameters.alignment = alignment
      breaker.parameters.longestHyphenRun = 2
      breaker.prepare(items)
      guard let last = breaker.search(.emergency, measure) else { continue }
      guard let least = leastDemerits(items, measure, breaker.parameters) else { continue }
      compared += 1
      #expect(breaker.nodes[last].total == least)
      if breaker.nodes[last].total != least { return }
    }
    #expect(compared > 200)
  }

  @Test func `finds the best way for each number of lines`() {
    var random = SeededGenerator(seed: 20_261_125)
    var counts: [Int: Int] = [:]
    for _ in 0..<400 {
      let items = paragraph(
        words: Int.random(in: 6...12, using: &random), widths: 10...40, hyphens: true, using: &random)
      let measure = LineMeasure(others: .random(in: 150...300, using: &random))
      var breaker = LineBreaker()
      // Without runts there is nothing to mend, which is beyond what trying every way knows.
      breaker.parameters.runtShare = 0
      breaker.parameters.loneWordShare = 0
      let best = breaker.lines(of: items, measure: measure)
      let isWithin = breaker.demerits != nil
      let variants = breaker.variants(of: items, measure: measure)
      #expect(variants.contains { $0.lines == best && $0.cost == 0 })
      #expect(variants.map(\.lines.count) == variants.map(\.lines.count).sorted())
      guard best.count > 1, isWithin, let least = breaker.demerits else { continue }
      for count in best.count - 1...best.count + 1 {
        let found = variants.filter { $0.lines.count == count }
        let expected = leastDemerits(items, measure, breaker.parameters, count: count)
        #expect(found.count == (expected == nil ? 0 : 1))
        for variant in found {
          check(variant.lines, of: items, measure)
          #expect(variant.cost + least >= expected ?? .max)
          counts[count - best.count, default: 0] += 1
        }
      }
    }
    #expect(counts[-1, default: 0] > 1)
    #expect(counts[0, default: 0] > 40)
    #expect(counts[1, default: 0] > 5)
  }

  @Test func `puts every box on one line and overfills none`() {
    var random = SeededGenerator(seed: 7)
    var breaker = LineBreaker()
    for round in 0..<300 {
      breaker.parameters.alignment = round % 3 == 0 ? .ragged : .filled
      let items = paragraph(
        words: Int.random(in: 1...120, using: &random), widths: 10...180, hyphens: round % 2 == 0, using: &random)
      let measure = LineMeasure(
        first: .random(in: 100...900, using: &random), others: .random(in: 100...900, using: &random))
      let lines = breaker.lines(of: items, measure: measure)
      check(lines, of: items, measure)
    }
  }

  @Test func `keeps runs of hyphens short`() {
    var random = SeededGenerator(seed: 11)
    for longest in 1...3 {
      var breaker = LineBreaker()
      breaker.parameters.longestHyphenRun = longest
      for _ in 0..<60 {
        let items = paragraph(words: 100, widths: 10...60, hyphens: true, using: &random)
        var run = 0
        for line in breaker.lines(of: items, measure: LineMeasure(others: 260)) {
          run = line.endsInHyphen ? run + 1 : 0
          #expect(run <= longest)
        }
      }
    }
  }

  @Test func `divides no word where it is not allowed`() {
    var random = SeededGenerator(seed: 12)
    var breaker = LineBreaker()
    breaker.parameters.longestHyphenRun = 0
    let items = paragraph(words: 200, widths: 10...120, hyphens: true, using: &random)
    #expect(!breaker.lines(of: items, measure: LineMeasure(others: 260)).contains { $0.endsInHyphen })
  }

  @Test func `sets a box wider than the measure on a line of its own`() {
    var breaker = LineBreaker()
    let items: [LineItem] = [
      .box(50), .glue(10, stretch: 5, shrink: 3), .box(500), .glue(10, stretch: 5, shrink: 3), .box(50),
      .penalty(LineItem.forced),
    ]
    let lines = breaker.lines(of: items, measure: LineMeasure(others: 100))
    #expect(lines.map(\.items) == [0..<1, 2..<3, 4..<5])
    #expect(lines.map(\.isFilled) == [false, false, false])
    let alone = breaker.lines(of: [.box(500), .glue(1, stretch: 0, shrink: 0)], measure: LineMeasure(others: 100))
    #expect(alone.map(\.items) == [0..<1])
  }

  @Test func `keeps empty lines between forced breaks`() {
    var breaker = LineBreaker()
    let items: [LineItem] = [
      .box(50), .penalty(LineItem.forced), .penalty(LineItem.forced), .glue(9, stretch: 0, shrink: 0), .box(50),
      .penalty(LineItem.forced),
    ]
    let lines = breaker.lines(of: items, measure: LineMeasure(others: 100))
    #expect(lines.map(\.naturalWidth) == [50, 0, 50])
    #expect(breaker.lines(of: [], measure: LineMeasure(others: 100)).isEmpty)
  }

  @Test func `does not end a line at a forbidden place`() {
    var breaker = LineBreaker()
    let items: [LineItem] = [
      .box(60), .penalty(LineItem.forbidden), .glue(10, stretch: 5, shrink: 3), .box(60),
      .glue(10, stretch: 5, shrink: 3), .box(60),
    ]
    #expect(breaker.lines(of: items, measure: LineMeasure(others: 130)).map(\.items) == [0..<4, 5..<6])
  }

  @Test func `breaks a megabyte of text in one paragraph`() {
    var random = SeededGenerator(seed: 3)
    let items = paragraph(words: 150_000, widths: 100...700, hyphens: true, using: &random)
    var breaker = LineBreaker()
    let lines = breaker.lines(of: items, measure: LineMeasure(others: 4000))
    check(lines, of: items, LineMeasure(others: 4000))
  }

  @Test func `of lines that cannot be filled none is much shorter than it must be`() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<2000 {
      let widths = (0..<7).map { _ in Int32.random(in: 250...700, using: &random) }
      var items: [LineItem] = []
      for width in widths {
        if !items.isEmpty { items.append(.glue(30, stretch: 15, shrink: 10)) }
        items.append(.box(width))
      }
      items.append(.penalty(LineItem.forced))
      /// The least share of the measure that a line but the last must leave empty.
      func leastGap(from first: Int) -> Int32 {
        var (width, best) = (Int32(-30), Int32.max)
        for end in first..<widths.count {
          width += 30 + widths[end]
          if width > 1000 { break }
          if end + 1 == widths.count { return 0 }
          best = min(best, max(1000 - width, leastGap(from: end + 1)))
        }
        return best
      }
      var breaker = LineBreaker(.print)
      let lines = breaker.lines(of: items, measure: LineMeasure(others: 1000))
      let gaps = lines.dropLast().map { line in
        1000 - items[Int(line.items.lowerBound)..<Int(line.items.upperBound)].reduce(0) { $0 + $1.width }
      }
      #expect((gaps.max() ?? 0) <= max(250, leastGap(from: 0) * 2), "\(widths): \(gaps)")
    }
  }
}
