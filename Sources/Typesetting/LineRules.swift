/// A line as it is judged.
struct Verdict {
  var badness: Int
  var fitness: Int8
  /// Its demerits by itself, and whether it shows a hyphen at its end.
  var demerits = 0
  var showsHyphen = false
}

/// What lines are judged by in one search.
struct LineRules {
  let parameters: LineBreakingParameters
  let pass: LineBreakingPass
  let measure: LineMeasure
  /// The largest ratio of stretch that the pass allows, in 1/1024.
  let loosest: Int

  init(_ parameters: LineBreakingParameters, _ pass: LineBreakingPass, _ measure: LineMeasure) {
    self.parameters = parameters
    self.pass = pass
    self.measure = measure
    let limit = pass == .undivided ? parameters.pretolerance : parameters.tolerance
    loosest = pass == .emergency ? .max : LineBreaker.ratio(ofBadness: limit)
  }

  /// The longest run of hyphens, within what a node can hold.
  @inline(__always) var longestRun: Int8 { Int8(min(max(parameters.longestHyphenRun, 0), 15)) }
}

extension LineRules {
  /// Whether a line is so short that all lines to the same breakpoint that begin later are too loose as well. What hangs
  /// over the left edge may differ between them: `give` is the most of that, and by how much the line may be widened.
  @inline(__always) func isTooShort(_ line: LineSums, _ target: Int, giving give: Int) -> Bool {
    guard loosest < .max else { return false }
    let slack = target - line.width - give
    if parameters.alignment == .ragged { return slack * 1000 > target * parameters.raggedShare }
    return slack * 1024 > (loosest + 1) * line.stretch
  }

  /// Whether no line is allowed that ``isTooShort(_:_:giving:)`` tells.
  @inline(__always) var allowsNoneTooShort: Bool { parameters.alignment == .filled && parameters.stepBadness == 0 }

  /// Judges a line, or returns `nil` if the pass does not allow it.
  @inline(__always)
  func judge(_ line: LineSums, _ target: Int, isLast: Bool) -> Verdict? {
    if parameters.alignment == .ragged {
      let slack = target - line.width
      guard slack >= 0 else { return nil }
      if isLast { return Verdict(badness: 0, fitness: 1) }
      let share = slack * 1000 / target
      let excess = max(0, share - parameters.raggedShare)
      if pass != .emergency && excess > 0 { return nil }
      return Verdict(badness: abs(share - parameters.raggedIdeal) + LineBreaker.raggedExcess * excess, fitness: 1)
    }
    if isLast && line.width <= target { return Verdict(badness: 0, fitness: 1) }
    let filling = LineFilling(line, target, parameters)
    if target < line.width {
      guard -filling.glue <= line.shrink else { return nil }
      let badness = LineBreaker.badness(-filling.glue, line.shrink)
      if pass != .emergency && badness > limit { return nil }
      return Verdict(badness: badness + filling.badness, fitness: badness > 12 ? 0 : 1)
    }
    var badness = LineBreaker.badness(filling.glue, line.stretch)
    badness = min(badness, LineBreaker.badness(ofShortness: filling.glue, target))
    if parameters.stepBadness > 0 && badness > 100 && line.stretch > 0 {
      let steps = (filling.glue - 1) / line.stretch
      let isTooLoose = filling.glue * 100 > line.stretch * parameters.loosestFill
      badness = parameters.stepBadness * (9 + steps) / 10 + badness / 32 + (isTooLoose ? badness : 0)
    }
    if pass != .emergency && badness > limit { return nil }
    return Verdict(badness: badness + filling.badness, fitness: badness > 99 ? 3 : badness > 12 ? 2 : 1)
  }

  /// How much a line may be scaled and tracked.
  @inline(__always) func give(of line: LineSums) -> Int {
    line.width * (parameters.expansion + parameters.tracking) / 1000
  }

  /// Badness up to which lines are accepted.
  @inline(__always) private var limit: Int {
    pass == .undivided ? parameters.pretolerance : parameters.tolerance
  }

  /// Demerits of a line by itself; TeX §859.
  @inline(__always) func demerits(of verdict: Verdict, ending end: Breakpoint) -> Int {
    let sum = parameters.linePenalty + verdict.badness
    let cost = Int(end.cost)
    if end.isForced { return sum * sum }
    return cost >= 0 ? sum * sum + cost * cost : sum * sum - cost * cost
  }
}

extension LineBreaker {
  /// Badness of a line that can be set only in the last pass, at most.
  static var worstBadness: Int { 100_000 }
  /// 100 times the cube of the ratio of what is needed to what there is; TeX §108, but in 64 bits.
  @inline(__always) static func badness(_ needed: Int, _ available: Int) -> Int {
    if needed == 0 { return 0 }
    if available <= 0 { return worstBadness }
    let ratio = needed * 1024 / available
    if ratio > 10_240 { return worstBadness }
    return min(worstBadness, (100 * ratio * ratio * ratio) >> 30)
  }

  /// The most badness of a line that its glue cannot fill, and that ends short of the edge by some share of the measure: two
  /// lines that are a quarter short are better than one of which two thirds are missing. Not in TeX.
  static func badness(ofShortness missing: Int, _ target: Int) -> Int {
    worstBadness / 5 + min(missing * 1000 / target, 1000) * (worstBadness / 1250)
  }

  /// The largest ratio, in 1/1024, that is no worse than a badness.
  static func ratio(ofBadness limit: Int) -> Int {
    var (low, high) = (0, 10_241)
    while high - low > 1 {
      let middle = (low + high) / 2
      if badness(middle, 1024) <= limit { low = middle } else { high = middle }
    }
    return low
  }
}
