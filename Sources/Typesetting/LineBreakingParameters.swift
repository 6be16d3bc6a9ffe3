/// What makes a line, and a sequence of lines, good or bad. Names and figures are those of TeX unless said otherwise.
public struct LineBreakingParameters: Hashable, Sendable {
  /// How lines fill the measure.
  public enum Alignment: Hashable, Sendable {
    /// Both edges straight: glue is stretched or shrunk.
    case filled
    /// One edge ragged: glue keeps its width, and the squares of what lines fall short by are kept small.
    case ragged
  }

  /// How lines fill the measure.
  public var alignment = Alignment.filled
  /// Badness up to which a line is accepted while no word is divided, 0…10 000. TeX: 100.
  public var pretolerance: Int = 100
  /// Badness up to which a line is accepted when words may be divided, 0…10 000. TeX: 200.
  public var tolerance: Int = 200
  /// Most lines in a row that end in hyphens, 0…15; 0 allows none. Given up only where a word would overflow otherwise.
  public var longestHyphenRun: Int = 2
  /// Added to the badness of every line, 0…1000; more of it favours fewer lines. TeX: 10.
  public var linePenalty: Int = 10
  /// Demerits for neighbouring lines whose fitness differs by more than one class, 0…10⁶. TeX: 10 000.
  public var contrastDemerits: Int = 10_000
  /// Demerits for two lines in a row that end in hyphens, 0…10⁶. TeX: 10 000.
  public var hyphenPairDemerits: Int = 10_000
  /// Demerits for a hyphen at the end of the last line but one, 0…10⁶. TeX: 5000.
  public var lastHyphenDemerits: Int = 5000
  /// Demerits for a last line that is a runt, 0…10⁷. Not in TeX.
  public var runtDemerits: Int = 100_000
  /// A last line narrower than this share of the measure is a runt; in thousandths.
  public var runtShare: Int = 120
  /// A last line of a single word is a runt if narrower than this share of the measure; in thousandths.
  public var loneWordShare: Int = 200
  /// Glue is never stretched by more than this, in hundredths of its stretch; a line that would need more is set ragged.
  public var loosestFill: Int = 400
  /// How far the glue of a line too loose to be filled is stretched, in hundredths of its stretch; such a line ends short of
  /// the edge.
  public var looseFill: Int = 0
  /// Demerits for a river: gaps wider than they should be that touch over four lines, 0…10⁷. Not in TeX.
  public var riverDemerits: Int = 0
  /// How much all of a line may be widened or narrowed before its glue is, 0…50 thousandths. pdfTeX, after Thành (2000),
  /// shares the slack out between both; ours takes it from the boxes first, which keeps spaces even.
  public var expansion: Int = 0
  /// How much a line whose glue would be stretched or shrunk further than looks well may be widened or narrowed by space
  /// between its letters, 0…50 thousandths of its width. Not in TeX.
  public var tracking: Int = 0
  /// How far glue is stretched before letters are tracked, in hundredths of its stretch.
  public var comfortableStretch: Int = 60
  /// How far glue is shrunk before letters are tracked, in hundredths of its shrink.
  public var comfortableShrink: Int = 60
  /// Demerits for two lines in a row that begin, or end, with the same word, 0…10⁶. Not in TeX.
  public var stackDemerits: Int = 0
  /// What ragged lines should best fall short by, as a share of the measure in thousandths: as lines cannot all be full, their
  /// ends differ least where none is quite full.
  public var raggedIdeal: Int = 0
  /// Badness of glue that comes in whole units, such as cells, and is stretched beyond its whole stretch; a tenth more for each
  /// stretch beyond the second; 0 for glue of any width. The eye sees that a line has a wide gap, and less how wide it is.
  public var stepBadness: Int = 0
  /// Ragged lines may fall short by this share of the measure before words are divided; in thousandths.
  public var raggedShare: Int = 200

  /// TeX's figures.
  public init() {}

  /// Justified text without any means but its glue.
  public static let standard = LineBreakingParameters()

  /// Justified text of a printed page: boxes are scaled by up to 2 % and letters tracked by up to 1 % of the type size (some
  /// 0.45 em a letter) before gaps grow more than a seventh wider, and no gap is more than about 1.7 times its natural width.
  public static let print: LineBreakingParameters = {
    var parameters = LineBreakingParameters()
    parameters.expansion = 20
    parameters.tracking = 18
    parameters.comfortableStretch = 30
    parameters.comfortableShrink = 30
    parameters.loosestFill = 130
    parameters.looseFill = 130
    parameters.runtDemerits = 300_000
    parameters.stackDemerits = 400_000
    parameters.riverDemerits = 200_000
    return parameters
  }()

  /// The same in a measure of fewer than some 45 characters, where many lines are looser than they should be: wide gaps are
  /// weighed against hyphens (see `WordBreakFinder`), not ruled out.
  public static let narrowPrint: LineBreakingParameters = {
    var parameters = LineBreakingParameters.print
    parameters.tolerance = 2000
    parameters.runtDemerits = 1_000_000
    return parameters
  }()

  /// Flush text with a ragged edge.
  public static let ragged: LineBreakingParameters = {
    var parameters = LineBreakingParameters()
    parameters.alignment = .ragged
    parameters.raggedIdeal = 50
    parameters.raggedShare = 100
    return parameters
  }()

  /// Headings and titles: lines may fall short by any share of the measure.
  public static let display: LineBreakingParameters = {
    var parameters = LineBreakingParameters.ragged
    parameters.raggedIdeal = 0
    parameters.raggedShare = 1000
    return parameters
  }()

  /// Justified text in character cells: glue is one cell wide and its stretch is one cell, so that at ratio 1 every gap
  /// has two cells, and 3 is the widest gap. A line with one stands against four words divided (see `CellItems`).
  public static let cells: LineBreakingParameters = {
    var parameters = LineBreakingParameters()
    // A line whose widest gap has three cells has a badness of 644 to 665, one with a gap of four up to 790.
    parameters.tolerance = 840
    parameters.contrastDemerits = 3_000
    parameters.loosestFill = 200
    parameters.stepBadness = 640
    return parameters
  }()

  /// The same in fewer than 45 cells, where a line has so few gaps that some must be wide: up to four cells. Dividing words
  /// costs more there against gaps of two, and a line with a wide gap stands against two words divided, but not against one.
  public static let narrowCells: LineBreakingParameters = {
    var parameters = LineBreakingParameters.cells
    parameters.loosestFill = 300
    return parameters
  }()

  /// Ragged text in a measure of cells. As long as words can be divided, no line falls short by more than six cells, whatever
  /// the measure: words are as long in all of them.
  public static func raggedCells(in measure: Int) -> LineBreakingParameters {
    var parameters = LineBreakingParameters.ragged
    parameters.raggedShare = 6 * 1000 / max(measure, 1)
    return parameters
  }
}

/// The widths that the lines of a paragraph are to fill.
public struct LineMeasure: Hashable, Sendable {
  /// Width of the first line; positive.
  public var first: Int32
  /// Width of all other lines; positive.
  public var others: Int32

  /// Measures; all lines alike unless `first` differs.
  public init(first: Int32? = nil, others: Int32) {
    self.first = max(1, first ?? others)
    self.others = max(1, others)
  }
}
