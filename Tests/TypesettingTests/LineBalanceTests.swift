import TestSupport
import Testing

@testable import Typesetting

@Suite struct LineBalanceTests {
  @Test func `lines of headings are as few and as even as they can be`() {
    var random = SeededGenerator(seed: 7)
    var breaker = LineBreaker(.display)
    var greedy = LineBreaker(.ragged)
    for _ in 0..<300 {
      var items: [LineItem] = []
      for word in 0..<Int.random(in: 2...14, using: &random) {
        if word > 0 { items.append(.glue(30, stretch: 15, shrink: 10)) }
        items.append(.box(.random(in: 40...260, using: &random)))
      }
      items.append(.penalty(LineItem.forced))
      let measure = LineMeasure(others: 600)
      let lines = breaker.balancedLines(of: items, measure: measure)
      #expect(lines.allSatisfy { $0.naturalWidth <= 600 })
      #expect(
        lines.flatMap { Array($0.items) }.filter { items[Int($0)].kind == .box }.count
          == items.count { $0.kind == .box })
      let others = greedy.lines(of: items, measure: measure)
      #expect(lines.count <= others.count)
      if lines.count == others.count {
        #expect(lines.map(\.naturalWidth).max() ?? 0 <= (others.map(\.naturalWidth).max() ?? 0) + 6)
      }
    }
  }

  @Test func `a heading ends a line at a hyphen only where it must`() {
    var items: [LineItem] = [.box(200), .glue(30, stretch: 0, shrink: 0), .box(120), .penalty(50, isHyphen: true)]
    items += [.box(120), .glue(30, stretch: 0, shrink: 0), .box(200), .penalty(LineItem.forced)]
    var breaker = LineBreaker(.display)
    let ends = breaker.balancedLines(of: items, measure: LineMeasure(others: 600)).map(\.endsInHyphen)
    #expect(ends == [false, false])
    let tight = breaker.balancedLines(of: items, measure: LineMeasure(others: 230)).map(\.endsInHyphen)
    #expect(tight == [false, true, false, false])
  }
}
