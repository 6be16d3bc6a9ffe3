/// Trim size and margins of a printed page.
public struct PageStyle: Hashable, Sendable {
  /// Trim size.
  public var size: Size
  /// Margin at the spine (the gutter).
  public var inner: Length
  /// Margin at the fore edge.
  public var outer: Length
  /// Margin above the text.
  public var top: Length
  /// Margin below the text.
  public var bottom: Length
  /// Columns of text, 1…3.
  public var columns = 1
  /// Space between columns.
  public var columnGap = Length.points(14)
  /// Whether running heads are printed.
  public var hasRunningHeads: Bool
  /// Whether folios are printed.
  public var hasFolios: Bool
  /// Margins of pages that open a chapter, as far as they differ; a top of `nil` is a ninth of the text's height more than
  /// ``top``, and one of less than ``top`` is ``top``.
  public var opening = PageMargins()
  /// Margins of title page, imprint and contents list, as far as they differ.
  public var frontMatter = PageMargins()
  /// Margins of left-hand pages, as far as they differ; the text area is of one size on both sides.
  public var left = PageMargins()
  /// The same of right-hand pages.
  public var right = PageMargins()
  /// What stands at the head of left-hand pages.
  public var leftHead = RunningHead.title
  /// What stands at the head of right-hand pages.
  public var rightHead = RunningHead.chapter
  /// Where folios stand.
  public var folioPlace = FolioPlace.foot

  /// A page style with running heads and folios.
  public init(size: Size, inner: Length, outer: Length, top: Length, bottom: Length) {
    self.size = size
    self.inner = inner
    self.outer = outer
    self.top = top
    self.bottom = bottom
    hasRunningHeads = true
    hasFolios = true
  }

  /// Width of the text area.
  public var measure: Length { size.width - inner - outer }

  /// Width of a column.
  public var columnMeasure: Length {
    Length(scaledPoints: (measure.scaledPoints - columnGap.scaledPoints * (columns - 1)) / max(1, columns))
  }

  /// Height of the text area.
  public var textHeight: Length { size.height - top - bottom }
}

/// What a running head says.
public enum RunningHead: String, CaseIterable, Hashable, Sendable {
  /// The work's title.
  case title
  /// The chapter's heading, or the title where there is none.
  case chapter
  /// The authors.
  case author
  /// Nothing.
  case none
}

/// Where folios stand.
public enum FolioPlace: String, CaseIterable, Hashable, Sendable {
  /// In the middle of the foot.
  case foot
  /// At the foot, by the fore edge.
  case outerFoot = "outer-foot"
  /// At the head, by the fore edge; the running head is then at the other end.
  case outerHead = "outer-head"
}

/// A page of its own width, such as a panel of a leaflet. Its height and its margins above and below are the page style's.
public struct PanelStyle: Hashable, Sendable {
  /// Width of the page.
  public var width: Length
  /// Margin at the left edge.
  public var left: Length
  /// Margin at the right edge.
  public var right: Length

  /// A panel.
  public init(width: Length, left: Length, right: Length) {
    self.width = width
    self.left = left
    self.right = right
  }

  /// Width of the text area.
  public var measure: Length { width - left - right }
}

/// Limits of hyphenation.
public struct HyphenationStyle: Hashable, Sendable {
  /// Whether words are divided at all.
  public var isOn: Bool
  /// Fewest characters before a hyphen; the language's own minimum counts if it is larger.
  public var leftMinimum: Int
  /// Fewest characters after a hyphen.
  public var rightMinimum: Int
  /// Most hyphens at the ends of lines in a row.
  public var longestRun: Int

  /// The usual limits: two before, three after, two in a row.
  public init(isOn: Bool = true, leftMinimum: Int = 2, rightMinimum: Int = 3, longestRun: Int = 2) {
    self.isOn = isOn
    self.leftMinimum = leftMinimum
    self.rightMinimum = rightMinimum
    self.longestRun = longestRun
  }
}

/// What makes a text a book.
public struct BookStyle: Hashable, Sendable {
  /// When something is done.
  public enum Choice: String, Hashable, Sendable {
    /// If the text is long enough to be a book, see ``Document/isBook``.
    case automatic
    /// Always.
    case always
    /// Never.
    case never
  }

  /// Where the chapter after this one begins.
  public enum Opening: String, Hashable, Sendable {
    /// On a new page if the text is a book, else running on.
    case automatic
    /// On a new page.
    case page
    /// On a new right-hand page.
    case recto
    /// After some space.
    case runOn = "run-on"
  }

  /// A title page; without one the title stands above the text.
  public var titlePage: Choice
  /// A contents list.
  public var contents: Choice
  /// Deepest heading rank in it.
  public var contentsDepth: Int
  /// Where chapters begin.
  public var opening: Opening
  /// The ornament between scenes, as text.
  public var ornament: String
  /// Lines over which the first letter of a chapter reaches; 1 is a letter like any other.
  public var dropCaps = 1

  /// Everything automatic.
  public init() {
    titlePage = .automatic
    contents = .automatic
    contentsDepth = 2
    opening = .automatic
    ornament = "* * *"
  }
}
