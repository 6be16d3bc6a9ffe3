/// Breaks paragraphs into lines, each paragraph as a whole, after Knuth and Plass, "Breaking Paragraphs into Lines",
/// Software: Practice and Experience 11(11), 1981, and TeX: The Program §§813–890.
///
/// The sequence of breaks with the least sum of demerits is found by dynamic programming. Its state is the breakpoint, the
/// fitness class of the line that ends there and the run of hyphens. Three passes are tried in turn: without dividing
/// words, dividing them, and at last with any looseness, which always succeeds. In the last pass the badness is not cut
/// off at 10⁴ as TeX does but at 10⁵, so that very loose lines are told apart and no emergency stretch is needed. All
/// figures are integers: the lines are the same on every machine.
///
/// All of a line may be scaled a little before its glue is stretched or shrunk. An edge may
/// protrude by what the box there hangs over it.
///
/// Time is linear in the paragraph and in the number of breakpoints within a measure. Buffers are kept from paragraph to
/// paragraph; use one breaker for many.
public struct LineBreaker {
  /// What makes lines good or bad.
  public var parameters: LineBreakingParameters

  /// Breakpoints of the paragraph at hand; the first stands for its beginning.
  var breakpoints: [Breakpoint] = []
  /// Best ways found to get to each breakpoint, in the order of breakpoints.
  var nodes: [Node] = []
  /// The breakpoints that have nodes.
  var origins: [LineOrigin] = []

  /// By how many lines ways may differ that are kept apart; negative where lines are not counted.
  var spread: Int32 = -1
  /// Demerits of the lines found last; `nil` if they are beyond the tolerance.
  var demerits: Int?
  /// Whether the way found last has a line that is wider than its measure.
  var isOverfull = false
  /// The most that any box of the paragraph hangs over the left edge.
  var widestOverhang = 0

  /// A breaker with these `parameters`.
  public init(_ parameters: LineBreakingParameters = .standard) {
    self.parameters = parameters
  }

  /// Returns the lines of a paragraph.
  ///
  /// Every box is on exactly one line. No line is wider than its measure unless it holds a single box (or several with no
  /// breakpoint between them) that is wider by itself.
  ///
  /// - Parameters:
  ///   - items: The paragraph; ends with a forced penalty after the last box, which may be left out.
  ///   - measure: The widths to fill. Natural widths, less what items can shrink by, must not be negative.
  /// - Returns: The lines in order; none if there is no box and no forced break.
  public mutating func lines(of items: [LineItem], measure: LineMeasure) -> [BrokenLine] {
    prepare(items)
    demerits = nil
    guard breakpoints.count > 1 else { return [] }
    if isOneLine(measure) { return [brokenLine(from: 0, to: breakpoints.count - 1, measure)] }
    for pass in [LineBreakingPass.undivided, .divided, .emergency] {
      guard let last = search(pass, measure) else { continue }
      let breaks = refined(way(to: last), pass, items, measure)
      if pass == .emergency { demerits = nil }
      return lines(along: breaks, measure)
    }
    return []
  }

  /// Returns the lines of a paragraph if good ones can be found without dividing words, and `nil` otherwise. So words need to
  /// be looked up in a hyphenator only where that helps; ``lines(of:measure:)`` tries the same first.
  public mutating func undividedLines(of items: [LineItem], measure: LineMeasure) -> [BrokenLine]? {
    prepare(items)
    guard breakpoints.count > 1 else { return [] }
    if isOneLine(measure) { return [brokenLine(from: 0, to: breakpoints.count - 1, measure)] }
    guard let last = search(.undivided, measure) else { return nil }
    let way = way(to: last)
    return flaws(of: way, items, measure).isEmpty ? lines(along: way.breaks, measure) : nil
  }

  /// Whether all of the paragraph fits on one line, which nothing but a forced break could divide.
  func isOneLine(_ measure: LineMeasure) -> Bool {
    let last = breakpoints.count - 1
    guard LineSums(from: breakpoints[0], to: breakpoints[last]).width <= Int(measure.first) else { return false }
    return !breakpoints[1..<last].contains { $0.isForced || $0.cost < 0 }
  }

  /// The way that leads to a node.
  func way(to last: Int) -> Way {
    var way = Way(breaks: [], demerits: nodes[last].total)
    var node = last
    while node > 0 {
      way.breaks.append(nodes[node].breakpoint)
      node = Int(nodes[node].previous)
    }
    way.breaks.append(0)
    way.breaks.reverse()
    return way
  }

  /// The lines between breakpoints.
  func lines(along breaks: [Int32], _ measure: LineMeasure) -> [BrokenLine] {
    var lines: [BrokenLine] = []
    lines.reserveCapacity(breaks.count)
    for index in breaks.indices.dropFirst() {
      lines.append(brokenLine(from: Int(breaks[index - 1]), to: Int(breaks[index]), measure))
    }
    return lines
  }

  func brokenLine(from: Int, to: Int, _ measure: LineMeasure) -> BrokenLine {
    let start = breakpoints[from]
    let end = breakpoints[to]
    let line = LineSums(from: start, to: end)
    let target = from == 0 ? measure.first : measure.others
    let filling = LineFilling(line, Int(target), parameters)
    let isTight = Int(target) < line.width
    let elasticity = isTight ? line.shrink : line.stretch
    let isFilled: Bool
    switch parameters.alignment {
    case .ragged: isFilled = false
    case .filled where isTight: isFilled = -filling.glue <= line.shrink
    case .filled: isFilled = !end.isForced && filling.glue * 100 <= line.stretch * parameters.loosestFill
    }
    var broken = BrokenLine(
      items: start.start..<max(start.start, end.isHyphen ? end.item + 1 : end.last),
      naturalWidth: Int32(clamping: line.width), measure: target, elasticity: Int32(clamping: elasticity),
      isFilled: isFilled, endsInHyphen: end.isHyphen)
    broken.leftOverhang = start.leftOverhang
    broken.rightOverhang = end.rightOverhang
    let isTooLoose = parameters.alignment == .filled && !isTight && !isFilled && !end.isForced
    if isTooLoose { broken.looseFill = Int32(clamping: parameters.looseFill) }
    if isFilled || broken.looseFill > 0 { broken.tracking = Int32(clamping: filling.tracking) }
    if (isFilled || broken.looseFill > 0) && line.width > 0 {
      let wanted = Int(target) * 1000 / line.width
      broken.scale = Int32(clamping: min(max(wanted, 1000 - parameters.expansion), 1000 + parameters.expansion))
    }
    return broken
  }
}
