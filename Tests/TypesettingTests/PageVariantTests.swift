import TestSupport
import Testing

@testable import Typesetting

/// Pages over paragraphs that can be set in more or fewer lines, in groups of columns that end on the same line.
@Suite struct PageVariantTests {
  /// Paragraphs of a few lines, some with variants, some with space before them.
  private func material(_ paragraphs: Int, using random: inout SeededGenerator) -> PageMaterial {
    var material = PageMaterial([])
    for _ in 0..<paragraphs {
      if Int.random(in: 0..<4, using: &random) == 0 { material.items.append(.space(1)) }
      let count = Int.random(in: 1...6, using: &random)
      let first = Int32(material.items.count)
      material.items += lines(count)
      guard Int.random(in: 0..<3, using: &random) > 0 else { continue }
      var variants: [VerticalChoice.Variant] = []
      for shift in [-1, 1] where count + shift > 0 && Bool.random(using: &random) {
        variants.append(VerticalChoice.Variant(lines(count + shift), cost: .random(in: 10...900, using: &random)))
      }
      material.choices.append(VerticalChoice(first..<Int32(material.items.count), variants: variants))
    }
    return material
  }

  /// A paragraph without widows and orphans.
  private func lines(_ count: Int) -> [VerticalItem] {
    (0..<count).map { .line(1, cost: count > 1 && ($0 == 0 || $0 == count - 2) ? VerticalItem.forbidden : 0) }
  }

  private func frames(_ height: Int32, shifts: [Int32]) -> PageFrames {
    var frames = PageFrames(PageHeights(others: height), columns: 1, isRecto: true)
    frames.shifts = shifts
    return frames
  }

  private var parameters: PageBreakingParameters {
    var parameters = PageBreakingParameters()
    parameters.absorbedLines = 1
    return parameters
  }

  /// The least demerits of any way: every choice, then every way to break the lines that it gives.
  private func leastDemerits(_ material: PageMaterial, _ frames: PageFrames) -> Int? {
    var least: Int?
    var picks = [Int](repeating: 0, count: material.choices.count)
    repeat {
      let cost = zip(picks, material.choices).reduce(0) { $0 + ($1.0 == 0 ? 0 : $1.1.variants[$1.0 - 1].cost) }
      let items = resolved(material, picks)
      var known: [[Int]: Int?] = [:]
      if let rest = best(items, 0, (frames.offset, nil), frames, &known) { least = min(least ?? .max, cost + rest) }
    } while advance(&picks, material)
    return least
  }

  private func advance(_ picks: inout [Int], _ material: PageMaterial) -> Bool {
    for index in picks.indices {
      picks[index] += 1
      if picks[index] <= material.choices[index].variants.count { return true }
      picks[index] = 0
    }
    return false
  }

  private func resolved(_ material: PageMaterial, _ picks: [Int]) -> [VerticalItem] {
    var items: [VerticalItem] = []
    var next = 0
    for (pick, choice) in zip(picks, material.choices) {
      items += material.items[next..<Int(choice.items.lowerBound)]
      items += pick == 0 ? Array(material.items[choice.items.asInts]) : choice.variants[pick - 1].items
      next = Int(choice.items.upperBound)
    }
    return items + material.items[next...]
  }

  /// The least demerits of the columns from an item on; those known already are not worked out again.
  private func best(
    _ items: [VerticalItem], _ start: Int, _ place: (slot: Int, shift: Int32?), _ frames: PageFrames,
    _ known: inout [[Int]: Int?]
  ) -> Int? {
    let key = [start, place.slot % frames.group, Int(place.shift ?? 99)]
    if let found = known[key] { return found }
    let found = search(items, start, place, frames, &known)
    known[key] = .some(found)
    return found
  }

  private func search(
    _ items: [VerticalItem], _ start: Int, _ place: (slot: Int, shift: Int32?), _ frames: PageFrames,
    _ known: inout [[Int]: Int?]
  ) -> Int? {
    let (slot, shift) = place
    var first = start
    while first < items.count, items[first].kind == .space { first += 1 }
    if first == items.count { return 0 }
    var least: Int?
    for own in shift.map({ [$0] }) ?? frames.shifts {
      let height = Int(frames.heights.others + own)
      var used = 0
      var spaces = 0
      var passed = 0
      for end in first..<items.count {
        used += Int(items[end].height)
        if used > height { break }
        if items[end].kind == .space {
          passed += 1
          continue
        }
        spaces += passed
        passed = 0
        let isLast = items[(end + 1)...].allSatisfy { $0.kind == .space }
        guard items[end].cost < VerticalItem.forbidden || isLast else { continue }
        let next = (slot + 1) % frames.group == 0 ? nil : own
        guard let rest = best(items, end + 1, (slot + 1, next), frames, &known) else { continue }
        let absorbed = min(height - used, spaces, 1)
        let share = (height - used - absorbed) * 1000 / height
        let short = isLast ? 0 : share * share + absorbed * absorbed * parameters.absorptionDemerits
        let group = own != 0 && shift == nil ? parameters.shiftDemerits : 0
        least = min(least ?? .max, rest + short + group)
      }
    }
    return least
  }

  @Test func `chooses variants, breaks and lengths as well as trying every way`() {
    var random = SeededGenerator(seed: 77)
    var compared = 0
    for round in 0..<120 {
      let material = material(.random(in: 1...5, using: &random), using: &random)
      let frames = frames(.random(in: 5...8, using: &random), shifts: round % 2 == 0 ? [0] : [0, -1, 1])
      guard let least = leastDemerits(material, frames) else { continue }
      var breaker = PageBreaker(parameters)
      let found = breaker.pagination(of: material, into: frames)
      #expect(found.demerits == least)
      expectWhole(found, material, frames)
      compared += 1
    }
    #expect(compared > 100)
  }

  /// Checks that the columns hold every line once, in order, and that none is too high.
  private func expectWhole(_ found: Pagination, _ material: PageMaterial, _ frames: PageFrames) {
    let items = resolved(material, found.choices.map { Int($0) })
    var next = 0
    for fill in found.fills {
      for index in next..<max(next, Int(fill.items.lowerBound)) { #expect(items[index].kind == .space) }
      next = Int(fill.items.upperBound)
      let height = items[fill.items.asInts].reduce(0) { $0 + $1.height }
      #expect(height <= fill.height)
    }
    #expect(items[next...].allSatisfy { $0.kind == .space })
  }

  @Test func `facing columns of plain text end on the same line`() {
    var random = SeededGenerator(seed: 3)
    var material = PageMaterial([])
    for _ in 0..<400 {
      let count = Int.random(in: 2...14, using: &random)
      let first = Int32(material.items.count)
      material.items += lines(count)
      let more = VerticalChoice.Variant(lines(count + 1), cost: 100)
      if count > 4 {
        material.choices.append(VerticalChoice(first..<Int32(material.items.count), variants: [more]))
      }
    }
    var parameters = PageBreakingParameters()
    parameters.window = 4
    var breaker = PageBreaker(parameters)
    let frames = frames(38, shifts: [0, -1, 1])
    let found = breaker.pagination(of: material, into: frames)
    expectWhole(found, material, frames)
    let items = resolved(material, found.choices.map { Int($0) })
    let heights = found.fills.map { items[$0.items.asInts].reduce(0) { $0 + $1.height } }
    for page in stride(from: 1, to: heights.count - 2, by: 2) { #expect(heights[page] == heights[page + 1]) }
  }

  @Test func `columns of the last page are of even height`() {
    var random = SeededGenerator(seed: 8)
    for columns in 2...3 {
      for _ in 0..<60 {
        let material = material(.random(in: 1...30, using: &random), using: &random)
        var frames = PageFrames(PageHeights(others: 30), columns: columns, isRecto: true)
        frames.group = columns
        frames.offset = 0
        var breaker = PageBreaker(parameters)
        let found = breaker.pagination(of: material, into: frames)
        expectWhole(found, material, frames)
        let items = resolved(material, found.choices.map { Int($0) })
        let page = (found.fills.count - 1) / columns * columns
        let last = found.fills[page...].map { items[$0.items.asInts].reduce(0) { $0 + Int($1.height) } }
        // A paragraph of six lines and its space are the largest step.
        #expect((last.max() ?? 0) - last.reduce(0, +) / columns <= 4)
      }
    }
  }

  @Test func `tells the best way for each number of columns`() {
    var random = SeededGenerator(seed: 12)
    var several = 0
    for _ in 0..<60 {
      let material = material(24, using: &random)
      let frames = frames(9, shifts: [0, -1, 1])
      var parameters = parameters
      parameters.countsColumns = true
      var counting = PageBreaker(parameters)
      let best = counting.pagination(of: material, into: frames)
      let endings = counting.endings
      #expect(endings.map(\.demerits).min() == best.demerits)
      if Set(endings.map(\.columns)).count > 1 { several += 1 }
      for ending in endings {
        let found = counting.pagination(endingAt: ending)
        #expect(found.fills.count == ending.columns)
        expectWhole(found, material, frames)
      }
    }
    #expect(several > 20)
  }
}
