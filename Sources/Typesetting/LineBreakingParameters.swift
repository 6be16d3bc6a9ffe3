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
  /// How much all of a line may be widened or narrowed before its glue is, 0…50 thousandths. pdfTeX, after Thành (2000),
  /// shares the slack out between both; ours takes it from the boxes first, which keeps spaces even.
  public var expansion: Int = 0
  /// Demerits for two lines in a row that begin, or end, with the same word, 0…10⁶. Not in TeX.
  public var stackDemerits: Int = 0
  /// Ragged lines may fall short by this share of the measure before words are divided; in thousandths.
  public var raggedShare: Int = 200

  /// TeX's figures.
  public init() {}

  /// Justified text of a printed page.
  public static let standard = LineBreakingParameters()

  /// Flush text with a ragged edge.
  public static let ragged: LineBreakingParameters = {
    var parameters = LineBreakingParameters()
    parameters.alignment = .ragged
    return parameters
  }()

  /// Justified text in character cells: glue is one cell wide and its stretch is one cell, so that at ratio 1 every gap
  /// has two cells, and 3 is the widest gap.
  public static let cells: LineBreakingParameters = {
    var parameters = LineBreakingParameters()
    parameters.tolerance = 100
    parameters.loosestFill = 200
    return parameters
  }()
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
