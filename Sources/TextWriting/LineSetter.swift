internal import DocumentModel
internal import Typesetting

/// How lines stand between their edges.
enum CellAlignment {
  case justified, start, center, end
}

/// Breaks a paragraph into lines of cells and justifies them. Keeps its buffers from one paragraph to the next.
struct LineSetter {
  /// A finished line.
  struct Line {
    /// The text, UTF-8.
    var text: [UInt8]
    /// Its width in cells.
    var width: Int
    /// Whether it ends in a hyphen that is not in the text.
    var endsInHyphen: Bool
    /// Offset into the paragraph's text where it begins.
    var start: Int
  }

  /// Measures of fewer cells are narrow.
  private static let narrowMeasure = 45

  let meter: CellMeter
  private let hyphenation: CellHyphenation?
  /// The same in narrow justified lines: where a layout has the usual limits, two letters may go on the next line if the
  /// language allows that. It saves a sixth of the wide gaps in German, Spanish and Russian.
  private let narrowHyphenation: CellHyphenation?
  private let longestHyphenRun: Int
  private var justifying = LineBreaker()
  private var ragging = LineBreaker()
  private var balancing = LineBreaker(.display)
  /// The measure that the parameters are for.
  private var adaptedMeasure = 0
  private var items = CellItems()
  /// Whether lines may end after the hyphens and dashes of the text.
  var endsAtHyphens: Bool {
    get { items.endsAtHyphens }
    set { items.endsAtHyphens = newValue }
  }
  /// Which spaces no line should end at.
  var bound: BoundSpace {
    get { items.bound }
    set { items.bound = newValue }
  }
  private var spreader = GapSpreader()

  /// A setter that divides words within these limits, if there is a hyphenator.
  init(meter: CellMeter, hyphenator: Hyphenator?, hyphenation: HyphenationStyle) {
    self.meter = meter
    let (left, right) = (max(1, hyphenation.leftMinimum), max(1, hyphenation.rightMinimum))
    self.hyphenation =
      hyphenation.isOn ? hyphenator.map { CellHyphenation(hyphenator: $0, left: left, right: right) } : nil
    narrowHyphenation = self.hyphenation.map {
      let isUsual = right == HyphenationStyle().rightMinimum
      return CellHyphenation(hyphenator: $0.hyphenator, left: left, right: isUsual ? 2 : right)
    }
    longestHyphenRun = min(15, max(1, hyphenation.longestRun))
  }

  /// What dividing a word costs in lines of a measure, at most.
  ///
  /// In narrow justified lines it costs the more the narrower they are, for so many more have to end in hyphens anyway. Where
  /// lines are ragged and not narrow, a word is divided if the squares of what lines are off by become less by that of four
  /// cells: in thousandths of the measure, as lines are judged.
  private static func hyphenCost(in measure: Int, _ alignment: CellAlignment) -> Int32 {
    switch (alignment, measure < narrowMeasure) {
    case (.justified, true): Int32(16_200 / max(measure, 1))
    case (.justified, false): 330
    case (_, true): 490
    case (_, false): Int32(4000 / measure)
    }
  }

  /// Chooses what makes lines of a measure good.
  private mutating func adapt(to measure: Int, _ alignment: CellAlignment) {
    items.hyphenCost = Self.hyphenCost(in: measure, alignment)
    items.weighsHyphens = alignment == .justified && measure < Self.narrowMeasure
    guard measure != adaptedMeasure else { return }
    adaptedMeasure = measure
    let isNarrow = measure < Self.narrowMeasure
    justifying.parameters = isNarrow ? .narrowCells : .cells
    ragging.parameters = .raggedCells(in: measure)
    justifying.parameters.longestHyphenRun = longestHyphenRun
    ragging.parameters.longestHyphenRun = longestHyphenRun
  }

  /// Sets a paragraph.
  mutating func lines(of text: InlineText, in measure: LineMeasure, _ alignment: CellAlignment) -> [Line] {
    let widest = Int(min(measure.first, measure.others))
    adapt(to: widest, alignment)
    let isNarrow = alignment == .justified && widest < Self.narrowMeasure
    let hyphenation = isNarrow ? narrowHyphenation : self.hyphenation
    items.fill(with: text, meter, widest: widest, hyphenation)
    let isFilled = alignment == .justified && !items.isUnspaced
    // Lines of ideographs can all be full.
    ragging.parameters.raggedIdeal = items.isUnspaced ? 0 : LineBreakingParameters.ragged.raggedIdeal
    var lines: [BrokenLine]?
    if let hyphenation {
      lines =
        isFilled
        ? justifying.undividedLines(of: items.items, measure: measure)
        : ragging.undividedLines(of: items.items, measure: measure)
      if lines == nil { items.divide(text, hyphenation, meter) }
    }
    if lines == nil {
      lines =
        isFilled
        ? justifying.lines(of: items.items, measure: measure) : ragging.lines(of: items.items, measure: measure)
    }
    return set(lines ?? [], of: text)
  }

  /// Sets a few lines to be centred: no word is divided, and the lines are as even as their number allows.
  mutating func balancedLines(of text: InlineText, in measure: Int) -> [Line] {
    let text = text.undivided
    items.fill(with: text, meter, widest: measure, nil)
    return set(balancing.balancedLines(of: items.items, measure: LineMeasure(others: Int32(measure))), of: text)
  }

  private mutating func set(_ lines: [BrokenLine], of text: InlineText) -> [Line] {
    spreader.begin()
    return lines.enumerated().map { set($1, of: text, isMirrored: $0 % 2 == 1) }
  }

  /// Writes one line, its glue widened if it is to fill the measure.
  private mutating func set(_ line: BrokenLine, of text: InlineText, isMirrored: Bool) -> Line {
    let range = Int(line.items.lowerBound)..<Int(line.items.upperBound)
    let slack = line.isFilled ? Int(line.measure - line.naturalWidth) : 0
    let gaps = spreader.widths(of: items.items[range], adding: slack, preferring: isMirrored)
    var result = Line(
      text: [], width: Int(line.naturalWidth) + (gaps.isEmpty ? 0 : slack), endsInHyphen: line.endsInHyphen,
      start: range.isEmpty ? 0 : Int(items.pieces[range.lowerBound].lowerBound))
    var gap = 0
    for index in range {
      switch items.items[index].kind {
      case .box:
        let piece = items.pieces[index]
        result.text += text.bytes[Int(piece.lowerBound)..<Int(piece.upperBound)]
      case .glue:
        result.text.append(contentsOf: repeatElement(0x20, count: gaps[gap]))
        gap += 1
      case .penalty: break
      }
    }
    if line.endsInHyphen { result.text.append(0x2D) }
    return result
  }
}
