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

  /// Gaps of justified lines have at most this many cells.
  static let widestGap = 3

  let meter: CellMeter
  private let hyphenation: CellHyphenation?
  private var justifying: LineBreaker
  private var ragging: LineBreaker
  private var items = CellItems()

  /// A setter that divides words within these limits, if there is a hyphenator.
  init(meter: CellMeter, hyphenator: Hyphenator?, hyphenation: HyphenationStyle) {
    self.meter = meter
    let (left, right) = (max(1, hyphenation.leftMinimum), max(1, hyphenation.rightMinimum))
    self.hyphenation =
      hyphenation.isOn ? hyphenator.map { CellHyphenation(hyphenator: $0, left: left, right: right) } : nil
    var cells = LineBreakingParameters.cells
    var ragged = LineBreakingParameters.ragged
    cells.longestHyphenRun = min(15, max(1, hyphenation.longestRun))
    ragged.longestHyphenRun = cells.longestHyphenRun
    justifying = LineBreaker(cells)
    ragging = LineBreaker(ragged)
  }

  /// Sets a paragraph.
  mutating func lines(of text: InlineText, in measure: LineMeasure, _ alignment: CellAlignment) -> [Line] {
    let widest = Int(min(measure.first, measure.others))
    items.fill(with: text, meter, widest: widest, hyphenation)
    var lines: [BrokenLine]?
    if let hyphenation {
      lines =
        alignment == .justified
        ? justifying.undividedLines(of: items.items, measure: measure)
        : ragging.undividedLines(of: items.items, measure: measure)
      if lines == nil { items.divide(text, hyphenation, meter) }
    }
    if lines == nil {
      lines =
        alignment == .justified
        ? justifying.lines(of: items.items, measure: measure) : ragging.lines(of: items.items, measure: measure)
    }
    guard let lines else { return [] }
    var result: [Line] = []
    result.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() { result.append(set(line, of: text, isMirrored: index % 2 == 1)) }
    return result
  }

  /// Writes one line, its glue widened if it is to fill the measure. Wide gaps are spread evenly, from the left on one line
  /// and from the right on the next.
  private func set(_ line: BrokenLine, of text: InlineText, isMirrored: Bool) -> Line {
    let range = Int(line.items.lowerBound)..<Int(line.items.upperBound)
    let slack = line.isFilled ? Int(line.measure - line.naturalWidth) : 0
    let gaps = slack > 0 ? items.items[range].count { $0.kind == .glue } : 0
    var result = Line(
      text: [], width: Int(line.naturalWidth) + (gaps > 0 ? slack : 0), endsInHyphen: false,
      start: range.isEmpty ? 0 : Int(items.pieces[range.lowerBound].lowerBound))
    var gap = 0
    for index in range {
      switch items.items[index].kind {
      case .box:
        let piece = items.pieces[index]
        result.text += text.bytes[Int(piece.lowerBound)..<Int(piece.upperBound)]
      case .glue:
        var cells = 1
        if gaps > 0 {
          let place = isMirrored ? gaps - 1 - gap : gap
          cells += (place + 1) * slack / gaps - place * slack / gaps
          gap += 1
        }
        result.text.append(contentsOf: repeatElement(0x20, count: cells))
      case .penalty: break
      }
    }
    if line.endsInHyphen {
      result.text.append(0x2D)
      result.endsInHyphen = true
    }
    return result
  }
}
