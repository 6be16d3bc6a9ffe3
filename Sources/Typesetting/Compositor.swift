internal import DocumentModel
internal import FontShaping

/// Sets a document: turns blocks into rows of a galley and into structure elements.
///
/// The stages of setting a paragraph are files of their own: collect (spans to looks and words), break (``LineBreaker``),
/// set (lines to positioned runs), place (lines to rows).
struct Compositor {
  /// What is set.
  let document: Document
  /// How.
  let style: Style
  /// The document's sections.
  let sections: [Section]
  /// Where the manuscript wants the lines of paragraphs and headings, by the indices of their blocks.
  let alignments: [Int: LineAlignment]
  /// The blocks that are set on the cover and on the last page, where there are any.
  let pinned: [Range<Int>]
  /// The document's text, and after it texts of our own: labels, the title, addresses.
  var text: [UInt8]
  /// Whether the document's own text runs left to right everywhere, with spaces between words: a quick look at its bytes.
  let hasWesternText: Bool
  /// The language that was asked for last, whether its words may be divided, whether its letters have two cases, and
  /// which spaces are bound in it.
  var lastLanguage: (tag: String, divides: Bool, hasTwoCases: Bool, bound: BoundSpace)?
  /// Faces and shaped words.
  var typeCase: TypeCase
  /// The galley that is being filled: the text's, or, while notes are set, the notes'.
  var galley: Galley
  /// The galley of notes, while the text is being set.
  var noteGalley: Galley
  /// Whether the two are exchanged.
  var isSettingNotes = false
  /// The structure so far; element 0 is the document.
  var elements = [StructureElement(.document, in: -1)]
  /// What text items stand for where their runs do not tell it.
  var actualTexts: [String] = []
  /// The paragraph at hand.
  var paragraph = ParagraphItems()
  /// Its lines, and those of the other ways to set it.
  var lines: [SetLine] = []
  var otherLines: [OtherLines] = []
  var filledBreaker: LineBreaker
  var raggedBreaker = LineBreaker(.ragged)
  var displayBreaker = LineBreaker(.display)
  /// Notes to be set at the foot of pages, in the order of their marks.
  var footnotes: [Footnote] = []
  /// The footnote of each note of the document, or `.none`.
  var footnoteOfNote: [TableIndex]
  /// The footnote of each address printed as a note.
  var footnoteOfAddress: [String: TableIndex] = [:]
  /// One past the last row of each footnote that is set, in the note galley.
  var footnoteRows: [Int32] = []
  /// Footnotes already set.
  var footnotesSet = 0
  /// The element of each section's heading, or -1.
  var headingElements: [Int32]
  /// The element of each section begun so far.
  var sectionElements: [Int32] = []
  /// The contents entry of each section, where it has one.
  var contentsEntries: [ContentsEntry?]
  /// What to tell the user.
  var diagnostics = Diagnostics()
  /// Whether the document is set as a book where the style leaves that open.
  let isBook: Bool
  /// The section element that new blocks and notes belong to.
  var sectionElement: Int32 = 0
  /// Elements by identifier, for links in the document.
  var elementOfIdentifier: [String: Int32] = [:]
  /// Links in the document whose target is to be found.
  var openLinks: [(element: Int32, identifier: String)] = []
  /// What is known of the pages that links in the document lead to.
  var pageNumbers = PageNumbers()
  /// Labels that wait for the first line of their item.
  var pendingLabels: [PendingLabel] = []
  /// Whether the next paragraph of the flow is the first of a chapter.
  var isAfterChapterHead = false
  /// Whether the next paragraph is not indented.
  var isAfterBreak = true
  /// Which pages have a width of their own, and where they begin.
  var panels: PanelFlow
  /// Whether the last page is being set, whatever comes before it.
  var isSettingBack = false
  /// Width of the text area in scaled points.
  let pageMeasure: Int32
  /// Columns of the text's pages, and their width.
  let columns: Int
  let columnMeasure: Int32
  /// The width that is set now, where all pages are alike: that of the text area or that of a column.
  var usualMeasure: Int32
  /// Whether the next heading stands across all columns.
  var isHeadingAcross = false
  /// Height of the text area: a whole number of lines.
  let height: Int32
  /// Width and height of the text area in the front matter.
  let frontMeasure: Int32
  let frontHeight: Int32
  /// How much of a row's height is below its baseline, in thousandths.
  var depthShare = 250
  /// The lowest rank of headings below the work's title.
  let firstRank: Int

  init(_ document: Document, in style: Style, using typeCase: TypeCase) {
    self.document = document
    let style = style.bounded
    self.style = style
    self.typeCase = typeCase
    sections = document.sections
    alignments = document.lineAlignments()
    pinned = [document.cover, document.back].filter { !$0.isEmpty }
    text = document.text
    hasWesternText = LineOpportunities.isWestern(document.text)
    let grid = max(style[.body].leading.scaledPoints, 1 << 16)
    galley = Galley(grid: grid)
    galley.reserve(for: document.text.count)
    noteGalley = Galley(grid: max(style[.note].leading.scaledPoints, 1 << 16))
    var parameters = LineBreakingParameters.print
    parameters.longestHyphenRun = min(max(style.hyphenation.longestRun, 0), 15)
    filledBreaker = LineBreaker(parameters)
    raggedBreaker.parameters.longestHyphenRun = parameters.longestHyphenRun
    footnoteOfNote = [TableIndex](repeating: .none, count: document.notes.count)
    contentsEntries = [ContentsEntry?](repeating: nil, count: sections.count)
    isBook = document.isBook
    headingElements = [Int32](repeating: -1, count: sections.count)
    panels = PanelFlow(style)
    pageMeasure = Int32(clamping: style.page.measure.scaledPoints)
    columns = style.page.columns
    columnMeasure = Int32(clamping: style.page.columnMeasure.scaledPoints)
    usualMeasure = pageMeasure
    height = Int32(clamping: style.page.textHeight.scaledPoints / grid * grid)
    let front = style.page.of(.frontMatter)
    frontMeasure = Int32(clamping: front.measure.scaledPoints)
    frontHeight = Int32(clamping: front.textHeight.scaledPoints / grid * grid)
    firstRank = document.metadata.title.isEmpty ? 1 : 2
    elements[0].language = document.metadata.language
  }

  /// A list label, or another mark at the near edge, that waits for a line.
  struct PendingLabel {
    /// Its text, in ``Compositor/text``.
    var text: TextRange
    /// Its element.
    var element: Int32
    /// Its far edge, from the near edge of the text area, in scaled points.
    var edge: Int32
    /// The style it is set in.
    var style: ParagraphStyle
  }

  /// A note to be set at the foot of a page.
  struct Footnote {
    /// The note's block, or -1 for an address.
    var block: Int32
    /// The address, in ``Compositor/text``.
    var address = TextRange.empty
    /// Its mark as printed, in ``Compositor/text``.
    var mark: TextRange
    /// Its structure element.
    var element: Int32
  }

  /// Adds a structure element.
  mutating func addElement(_ role: StructureElement.Role, in parent: Int32) -> Int32 {
    elements.append(StructureElement(role, in: parent))
    return Int32(elements.count - 1)
  }

  /// Adds the element of a block or span, with the identifier and language among its attributes.
  mutating func addElement(
    _ role: StructureElement.Role, in parent: Int32, attributes: TableIndex
  ) -> Int32 {
    let element = addElement(role, in: parent)
    guard attributes != .none else { return element }
    let found = document.attributes[Int(attributes)]
    if !found.identifier.isEmpty {
      elements[Int(element)].identifier = found.identifier
      if elementOfIdentifier[found.identifier] == nil { elementOfIdentifier[found.identifier] = element }
    }
    if !found.language.isEmpty { elements[Int(element)].language = found.language }
    return element
  }

  /// Makes a text of our own part of ``text``.
  mutating func intern(_ string: String) -> TextRange {
    let start = text.count
    text += string.utf8
    return TextRange(start, text.count)
  }
}

extension Style {
  /// The style with lengths that no arithmetic can overflow on: type of 1 pt to 1000 pt, leading of 1 pt to 2000 pt, spaces
  /// and indents of at most 4000 pt.
  fileprivate var bounded: Style {
    func bounded(_ length: Length, _ range: ClosedRange<Int>) -> Length {
      Length(scaledPoints: min(max(length.scaledPoints, range.lowerBound << 16), range.upperBound << 16))
    }
    var style = self
    for index in style.paragraphs.indices {
      style.paragraphs[index].size = bounded(paragraphs[index].size, 1...1000)
      style.paragraphs[index].leading = bounded(paragraphs[index].leading, 1...2000)
      style.paragraphs[index].spaceBefore = bounded(paragraphs[index].spaceBefore, 0...4000)
      style.paragraphs[index].spaceAfter = bounded(paragraphs[index].spaceAfter, 0...4000)
      style.paragraphs[index].firstLineIndent = bounded(paragraphs[index].firstLineIndent, -4000...4000)
      style.paragraphs[index].indentStart = bounded(paragraphs[index].indentStart, 0...4000)
      style.paragraphs[index].indentEnd = bounded(paragraphs[index].indentEnd, 0...4000)
    }
    return style
  }
}
