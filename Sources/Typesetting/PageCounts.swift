internal import DocumentModel

/// How many pages each part of the galley is to have so that all have a certain number together, at the least demerits.
struct PageCounts {
  private let parts: [MakeUpPart]
  private let area: MakeUp.Area
  /// The most pages looked at.
  private let most: Int
  /// For each part the ways to have each number of pages up to its end.
  private var states: [[Int: State]] = [[0: State(demerits: 0, before: 0, pages: 0)]]

  /// A number of pages and the demerits of the best way to have it.
  private struct Offer {
    var pages: Int
    var demerits: Int
  }

  /// The least demerits for a number of pages so far, and how the last part came to it.
  private struct State {
    var demerits: Int
    var before: Int
    var pages: Int
  }

  /// Nothing counted; numbers beyond `most` are left out.
  init(_ parts: [MakeUpPart], _ area: MakeUp.Area, most: Int) {
    self.parts = parts
    self.area = area
    self.most = most
  }

  /// Counts the pages that the parts of a galley may have.
  mutating func count(_ galley: Galley, _ notes: Galley) {
    for (index, part) in parts.enumerated() {
      let material = part.material(of: galley, notes: notes)
      var offers: [Int: [Offer]] = [:]
      var next: [Int: State] = [:]
      for (total, state) in states[index].sorted(by: { $0.key < $1.key }) {
        let start = part.opening.isRecto && total % 2 == 1 && !area.isOfPanels ? total + 1 : total
        if offers[start % 2] == nil { offers[start % 2] = self.offers(of: material, part, page: start) }
        for offer in offers[start % 2] ?? [] {
          let sum = state.demerits + offer.demerits
          if let known = next[start + offer.pages], known.demerits <= sum { continue }
          next[start + offer.pages] = State(demerits: sum, before: total, pages: offer.pages)
        }
      }
      states.append(next)
    }
  }

  /// What a part may take if it begins on a page.
  private func offers(of material: PageMaterial, _ part: MakeUpPart, page: Int) -> [Offer] {
    var parameters = part.parameters(in: area, counting: true)
    parameters.mostColumns = most * part.columns(in: area)
    var breaker = PageBreaker(parameters)
    breaker.search(material, part.frames(in: area, page: page))
    return offers(of: breaker.endings, part)
  }

  private func offers(of endings: [PageEnding], _ part: MakeUpPart) -> [Offer] {
    let columns = part.columns(in: area)
    var best: [Int: Int] = [:]
    for ending in endings where ending.demerits < PageBreaker.forcedDemerits {
      let pages = (ending.columns + columns - 1) / columns
      best[pages] = min(best[pages] ?? .max, ending.demerits)
    }
    if best.isEmpty, let ending = endings.min(by: { $0.demerits < $1.demerits }) {
      best[(ending.columns + columns - 1) / columns] = ending.demerits
    }
    // A part that is all across its columns has a page all the same; one that has no way is longer than is looked at.
    if endings.isEmpty { best[part.rows.isEmpty && part.notes.isEmpty ? 1 : most + 1] = 0 }
    return best.sorted { $0.key < $1.key }.map { Offer(pages: $0.key, demerits: $0.value) }
  }

  /// The fewest and the most pages that are possible.
  var bounds: ClosedRange<Int> {
    let totals = states.last?.keys.sorted() ?? []
    return (totals.first ?? 1)...(totals.last ?? 1)
  }

  /// The best of some numbers of pages; `nil` if none of them is possible.
  func best(in wanted: ClosedRange<Int>) -> Int? {
    states.last?.filter { wanted.contains($0.key) }
      .min { ($0.value.demerits, $0.key) < ($1.value.demerits, $1.key) }?.key
  }

  /// The pages of each part, or `nil` if there is no way.
  func counts(for total: Int) -> [Int]? {
    var total = total
    var counts: [Int] = []
    for index in parts.indices.reversed() {
      guard let state = states[index + 1][total] else { return nil }
      counts.append(state.pages)
      total = state.before
    }
    return counts.reversed()
  }
}
