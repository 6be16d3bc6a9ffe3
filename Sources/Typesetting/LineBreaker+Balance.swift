/// Headings and titles: lines of about one length, so that none is left with a word or two.
extension LineBreaker {
  /// What an end of a line at a hyphen of the text costs in a heading: more than lines that differ.
  private static var hyphenCost: Int32 { 1000 }

  /// Returns the lines of a heading: no more of them than the measure asks for, and as even as that allows. A line ends at a
  /// hyphen of the text only where there is hardly another way, and words are divided only where one is wider than the measure.
  ///
  /// Parameters and result are those of ``lines(of:measure:)``; parameters should be ``LineBreakingParameters/display``.
  public mutating func balancedLines(of items: [LineItem], measure: LineMeasure) -> [BrokenLine] {
    prepare(items)
    demerits = nil
    guard breakpoints.count > 1 else { return [] }
    if isOneLine(measure) { return [brokenLine(from: 0, to: breakpoints.count - 1, measure)] }
    for index in breakpoints.indices where breakpoints[index].isHyphen {
      breakpoints[index].cost = max(breakpoints[index].cost, Self.hyphenCost)
    }
    guard var best = undividedWay(measure) else { return lines(of: items, measure: measure) }
    let most = best.breaks.count
    // How much narrower the measure can get before it takes another line.
    var (narrowest, widest) = (Int32(0), min(measure.first, measure.others))
    while widest - narrowest > widest / 128 + 1 {
      let cut = narrowest + (widest - narrowest) / 2
      let narrower = LineMeasure(first: measure.first - cut, others: measure.others - cut)
      if let way = undividedWay(narrower), way.breaks.count <= most {
        best = way
        narrowest = cut
      } else {
        widest = cut
      }
    }
    return lines(along: best.breaks, measure)
  }

  /// The best way that divides no word, if no line of it is too wide.
  private mutating func undividedWay(_ measure: LineMeasure) -> Way? {
    guard let last = search(.undivided, measure), !isOverfull else { return nil }
    return way(to: last)
  }
}
