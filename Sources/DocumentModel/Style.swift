/// How an edition looks: what a layout resolves to. Every length in it is absolute.
public struct Style: Hashable, Sendable {
  /// Name of the layout.
  public var name: String
  /// What the layout is for, one line.
  public var summary: String
  /// Trim size and margins of printed pages.
  public var page: PageStyle
  /// Pages of a width of their own, in reading order: page k is set as panel k, pages after the last as ``page`` says. Empty
  /// where all pages are alike.
  public var panels: [PanelStyle] = []
  /// Columns, lines and margins of the plain-text edition.
  public var grid: GridStyle
  /// The look of each kind of paragraph, indexed by ``ParagraphRole``; use the subscript.
  public var paragraphs: [ParagraphStyle]
  /// Hyphenation limits.
  public var hyphenation: HyphenationStyle
  /// Chapter openings, title page and contents.
  public var book: BookStyle
  /// Families to look for, best first.
  public var families: FamilyStyle
  /// How the booklet edition is printed.
  public var print = PrintStyle()
  /// Whether printed links also show their address, as notes.
  public var linksAsNotes: Bool
  /// Whether printed links in the work show the number of the page they lead to.
  public var pageReferences = false
  /// Whether pictures keep their colours in print. Text, rules and links have none.
  public var usesColour: Bool
  /// How far the setting may be changed so that a text takes a certain number of pages.
  public var fitting = FittingStyle()
  /// Whether a PDF carries its manuscript with it.
  public var embedsSource = false
  /// Where printed notes stand.
  public var notePlacement = NotePlacement.foot
  /// How printed text is emphasised.
  public var emphasis = Emphasis.italic

  /// A style from its parts; `paragraphs` holds one style for each case of ``ParagraphRole``.
  public init(
    name: String, summary: String, page: PageStyle, grid: GridStyle, paragraphs: [ParagraphStyle],
    hyphenation: HyphenationStyle, book: BookStyle, families: FamilyStyle, linksAsNotes: Bool, usesColour: Bool
  ) {
    precondition(paragraphs.count == ParagraphRole.allCases.count)
    self.name = name
    self.summary = summary
    self.page = page
    self.grid = grid
    self.paragraphs = paragraphs
    self.hyphenation = hyphenation
    self.book = book
    self.families = families
    self.linksAsNotes = linksAsNotes
    self.usesColour = usesColour
  }

  /// The look of one kind of paragraph.
  public subscript(role: ParagraphRole) -> ParagraphStyle {
    get { paragraphs[role.rawValue] }
    set { paragraphs[role.rawValue] = newValue }
  }
}

/// Where notes are printed.
public enum NotePlacement: String, CaseIterable, Hashable, Sendable {
  /// At the foot of the page with their mark.
  case foot
  /// At the end of the chapter.
  case chapter
  /// At the end of the work.
  case end
}

/// How words are emphasised.
public enum Emphasis: String, CaseIterable, Hashable, Sendable {
  /// In italics, and within italics upright.
  case italic
  /// In bold type, for readers with low vision.
  case bold
}

/// The parts a paragraph can play. Each has a look of its own.
public enum ParagraphRole: Int, CaseIterable, Hashable, Sendable {
  /// Running text.
  case body
  /// Headings by rank.
  case heading1, heading2, heading3, heading4, heading5, heading6
  /// The work's title, and what stands under it.
  case title, subtitle, author, date
  /// Quoted text.
  case quotation
  /// A motto before a text or a chapter.
  case epigraph
  /// A passage of the text shown large.
  case pullQuote
  /// Verse.
  case verse
  /// Code blocks.
  case code
  /// Text of footnotes.
  case note
  /// Captions of figures and tables.
  case caption
  /// Text in tables.
  case table
  /// The ornament between scenes.
  case sceneBreak
  /// Running heads and folios.
  case runningHead
  /// Entries of the contents list.
  case contents

  /// The role of a heading of `rank`, 1…6.
  public static func heading(rank: Int) -> ParagraphRole { ParagraphRole(rawValue: min(max(rank, 1), 6))! }
}

/// The look of a paragraph.
public struct ParagraphStyle: Hashable, Sendable {
  /// How lines fill the measure.
  public enum Alignment: String, Hashable, Sendable {
    /// Both edges straight.
    case justified
    /// Ragged at the far edge.
    case start
    /// Centred.
    case center
    /// Ragged at the near edge.
    case end
  }

  /// What figures look like.
  public enum Figures: String, CaseIterable, Hashable, Sendable {
    /// As the typeface has them.
    case usual
    /// As high as capitals.
    case lining
    /// With ascenders and descenders, for figures among words.
    case oldStyle = "old-style"
    /// As high as capitals and all of one width, for figures that stand in columns.
    case tabular
  }

  /// Which of the layout's families.
  public var family: FamilyStyle.Name
  /// What figures look like.
  public var figures = Figures.usual
  /// Bold.
  public var isBold: Bool
  /// Italic.
  public var isItalic: Bool
  /// Small capitals.
  public var isSmallCaps: Bool
  /// Type size.
  public var size: Length
  /// Baseline to baseline.
  public var leading: Length
  /// Space above, kept out at the top of a page.
  public var spaceBefore: Length
  /// Space below.
  public var spaceAfter: Length
  /// Indent of the first line, dropped after a heading.
  public var firstLineIndent: Length
  /// Indent of all lines at the near edge.
  public var indentStart: Length
  /// Indent of all lines at the far edge.
  public var indentEnd: Length
  /// How lines fill the measure.
  public var alignment: Alignment
  /// Whether it stays with at least two lines of what follows.
  public var keepsWithNext: Bool
  /// Width of letters and spaces in thousandths of their own.
  public var setWidth: Int32 = 1000

  /// Upright text of a size and leading, justified, with nothing around it.
  public init(size: Length, leading: Length) {
    family = .text
    isBold = false
    isItalic = false
    isSmallCaps = false
    self.size = size
    self.leading = leading
    spaceBefore = .zero
    spaceAfter = .zero
    firstLineIndent = .zero
    indentStart = .zero
    indentEnd = .zero
    alignment = .justified
    keepsWithNext = false
  }
}

/// The font families of a layout.
public struct FamilyStyle: Hashable, Sendable {
  /// The parts families play.
  public enum Name: String, CaseIterable, Hashable, Sendable {
    /// Running text.
    case text
    /// Headings and the like, where they differ.
    case display
    /// Code.
    case code
  }

  /// Family names for running text, best first.
  public var text: [String]
  /// Family names for headings, best first.
  public var display: [String]
  /// Family names for code, best first.
  public var code: [String]

  /// Families.
  public init(text: [String], display: [String], code: [String]) {
    self.text = text
    self.display = display
    self.code = code
  }

  /// The names for one part.
  public subscript(name: Name) -> [String] {
    switch name {
    case .text: text
    case .display: display
    case .code: code
    }
  }
}
