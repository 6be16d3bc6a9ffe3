internal import DocumentModel

/// How a leaf of text is set: its style and where its lines stand.
struct TextSetting: Sendable {
  /// The style.
  var style: ParagraphStyle
  /// Its structure element, or -1 for decoration.
  var owner: Int32
  /// Indents of all lines at the near and the far edge, in scaled points.
  var start: Int32 = 0
  var end: Int32 = 0
  /// Width from which the indents are taken, in scaled points.
  var width: Int32
  /// Where the near edge of that width is, from the near edge of the text area.
  var position: Int32 = 0
  /// Indent of the first line; negative hangs out.
  var firstIndent: Int32 = 0
  /// Indent of all lines but the first.
  var turnover: Int32 = 0
  /// Index of the block, for places in the text, or -1.
  var block: Int32 = -1
  /// Language where it is not the document's.
  var language = ""
  /// Space wanted above it, in scaled points.
  var spaceBefore = 0
  /// Whether its lines move down to the baseline grid.
  var isOnGrid = false
  /// Whether its words may be divided if those of its language may.
  var divides = true
  /// Whether it is a heading or a title, whose lines are to be even.
  var isDisplay = false
  /// The large letter that it begins with.
  var initial: Initial?
  /// Whether pages may have it set in more or fewer lines than is best for it.
  var mayVary = false

  /// A setting over the whole of a width.
  init(_ style: ParagraphStyle, owner: Int32, width: Int32) {
    self.style = style
    self.owner = owner
    self.width = width
  }

  /// The widths that its lines fill.
  var measure: LineMeasure {
    let all = width - start - end
    return LineMeasure(first: max(1, all - firstIndent), others: max(1, all - turnover))
  }
}

/// A leaf's text: a range of ``Compositor/text`` with the document's spans over it.
struct Leaf {
  /// The text.
  var range: TextRange
  /// Indices into ``Document/spans``.
  var spans: Range<Int32> = 0..<0
}

/// A line of type, its items standing relative to its baseline and to the near edge of the text area.
struct SetLine: Sendable {
  /// Indices into ``Galley/items``.
  var items: Range<Int32>
  /// Where its text begins in the block; -1 if it has none.
  var offset: Int32
  /// Height above the baseline that pictures take, in scaled points.
  var ascent: Int32
  /// Footnotes whose marks are on it, as indices into ``Compositor/footnotes``.
  var footnotes: [Int32] = []
  /// Where its last glyph ends, from the near edge of the text area.
  var reach: Int32 = 0
  /// Whether it ends in a hyphen.
  var endsInHyphen = false
}
