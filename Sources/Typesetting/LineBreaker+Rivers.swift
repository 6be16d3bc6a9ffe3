/// A wide gap on a line, from the line's left end, and over how many lines up to this one wide gaps touch.
private struct RiverGap {
  var start: Int
  var end: Int
  var run: Int
}

extension LineBreaker {
  /// How many lines of touching gaps make a river.
  private static var riverLines: Int { 4 }

  /// The rivers of a way.
  func rivers(in way: Way, _ items: [LineItem], _ measure: LineMeasure) -> [Flaw] {
    guard parameters.riverDemerits > 0, way.breaks.count > Self.riverLines else { return [] }
    var found: [Flaw] = []
    var above: [RiverGap] = []
    var current: [RiverGap] = []
    var wideLines = 0
    var wide = way.breaks.indices.dropFirst().map { isWide(from: way.breaks[$0 - 1], to: way.breaks[$0], measure) }
    wide.insert(false, at: 0)
    for place in way.breaks.indices.dropFirst() {
      wideLines = wide[place] ? wideLines + 1 : 0
      // Gaps are looked at only where enough wide lines follow each other.
      let matters =
        wide[place]
        && (wideLines > 1 || wide[place...].prefix(Self.riverLines).allSatisfy { $0 })
      current.removeAll(keepingCapacity: true)
      if matters { addGaps(from: way.breaks[place - 1], to: way.breaks[place], items, measure, to: &current) }
      var isRiver = false
      for index in current.indices {
        for gap in above where gap.start < current[index].end && current[index].start < gap.end {
          current[index].run = max(current[index].run, gap.run + 1)
        }
        if current[index].run == Self.riverLines { isRiver = true }
      }
      if isRiver { found.append(Flaw(breaks: max(1, place - Self.riverLines)..<place + 1)) }
      swap(&above, &current)
    }
    return found
  }

  /// Whether the gaps of a line are more than a fifth wider than they should be.
  private func isWide(from: Int32, to: Int32, _ measure: LineMeasure) -> Bool {
    let line = brokenLine(from: Int(from), to: Int(to), measure)
    guard line.isFilled || line.looseFill > 0 else { return false }
    let glue = Int(line.measure) - Int(line.naturalWidth) * Int(line.scale) / 1000 - Int(line.tracking)
    return glue * 3 > Int(line.elasticity)
  }

  private func addGaps(
    from: Int32, to: Int32, _ items: [LineItem], _ measure: LineMeasure, to gaps: inout [RiverGap]
  ) {
    let line = brokenLine(from: Int(from), to: Int(to), measure)
    let glue = Int(line.measure) - Int(line.naturalWidth) * Int(line.scale) / 1000 - Int(line.tracking)
    var x = -Int(line.leftOverhang)
    for index in line.items {
      let item = items[Int(index)]
      switch item.kind {
      case .box: x += Int(item.width) * Int(line.scale) / 1000
      case .glue:
        let start = x
        x += Int(item.width) * Int(line.scale) / 1000 + glue * Int(item.stretch) / max(1, Int(line.elasticity))
        gaps.append(RiverGap(start: start, end: x, run: 1))
      case .penalty: break
      }
    }
  }
}
