internal import DocumentModel
internal import Typesetting

/// Sets the blocks of a document into a galley, one after the other.
struct TextFlow {
  /// A container that is open.
  struct Frame {
    /// Index of the block, and one past its last descendant.
    var block: Int
    var end: Int
    /// Cells kept free at both edges.
    var left: Int
    var right: Int
    /// Blank lines between the blocks in it.
    var gap: Int
    /// Of a list: number of the next item, and the width of its markers.
    var number = 0
    var markerWidth = 0
    /// How many lists of bullets this is in.
    var bulletDepth = 0
    /// Whether nothing in it is set yet.
    var isFresh = true
  }

  let document: Document
  let style: Style
  /// Cells in a line of text, and in a line of a page.
  let columns: Int
  let pageColumns: Int
  /// What text is written with.
  let notation: TextNotation
  /// In Braille, the marker of a list item or note that waits for its paragraph.
  var prefix: [UInt8] = []
  /// Whether the text is set as a book.
  let isBook: Bool
  let words: Vocabulary
  let meter: CellMeter
  var setter: LineSetter
  var galley = Galley()
  var frames: [Frame] = []
  /// The addresses links lead to, in order, and the number of each.
  var linkNotes: [String] = []
  var linkNumbers: [String: Int] = [:]
  /// The numbers of those that the chapter's end is to have.
  var dueLinks: Set<Int> = []
  /// The line of the galley with which the addresses of links begin, or −1.
  var linksLine = -1
  /// The sections, and the line of the galley each begins with.
  let sections: [Section]
  var sectionLines: [Int]
  /// The section to begin next, as an index into ``sections``.
  private var nextSection = 0
  /// Whether the paragraph to come follows another, so that its first line is indented.
  var followsParagraph = false

  /// Index of the block after the last term of a definition list.
  private var lastTerm = -1

  /// Fewest columns of a page; a narrower grid is set as wide as this.
  static let leastColumns = 20
  /// Fewest cells that indents leave to the text.
  static let leastMeasure = 16

  /// A flow with nothing in it.
  init(_ document: Document, in style: Style, hyphenatedBy hyphenator: Hyphenator?, _ notation: TextNotation = .plain) {
    self.document = document
    self.style = style
    isBook = document.isBook
    self.notation = notation
    let grid = style.grid
    pageColumns = min(max(grid.columns, Self.leastColumns), 10_000)
    let count = min(max(grid.textColumns, 1), 4)
    columns = count == 1 ? pageColumns : max(8, (pageColumns - min(max(grid.columnGap, 1), 16) * (count - 1)) / count)
    words = Vocabulary(language: document.metadata.language)
    meter = CellMeter(language: document.metadata.language)
    setter = LineSetter(meter: meter, hyphenator: hyphenator, hyphenation: style.hyphenation)
    setter.bound = BoundSpace(language: document.metadata.language)
    setter.endsAtHyphens = grid.form != .flowed
    sections = document.sections
    sectionLines = Array(repeating: -1, count: sections.count)
  }

  /// Cells between columns.
  var columnGap: Int { min(max(style.grid.columnGap, 1), 16) }

  /// Whether the text is one long page.
  var isEndless: Bool { style.grid.form == .scroll || style.grid.form == .flowed }

  /// Sets a run of blocks between margins.
  mutating func set(_ range: Range<Int>, left: Int = 0, right: Int = 0) {
    let outer = frames.count
    frames.append(Frame(block: -1, end: range.upperBound, left: left, right: right, gap: 1))
    var index = range.lowerBound
    while index < range.upperBound {
      close(downTo: outer + 1, before: index)
      index = open(index)
    }
    close(downTo: outer, before: range.upperBound)
  }

  /// Leaves the containers that end before a block.
  private mutating func close(downTo count: Int, before index: Int) {
    while frames.count > count, let last = frames.last, last.end <= index {
      frames.removeLast()
      guard last.block >= 0 else { continue }
      if case .listItem = document.blocks[last.block].kind {
        galley.addMarkers()
        if !prefix.isEmpty { setParagraph(InlineText()) }
      }
      followsParagraph = false
    }
  }

  /// Sets a leaf, or enters a container; returns the index of the block to go on with.
  private mutating func open(_ index: Int) -> Int {
    let block = document.blocks[index]
    let end = max(index + 1, Int(block.end))
    if case .note = block.kind { return end }
    if block.kind == .rawHTML && end == index + 1 { return end }
    let frame = frames[frames.count - 1]
    let isText = block.kind == .paragraph && followsParagraph && style.grid.firstLineIndent > 0
    if !frame.isFresh && !isText && !(block.kind == .definition && lastTerm == index) { galley.space(frame.gap) }
    frames[frames.count - 1].isFresh = false
    defer { followsParagraph = block.kind == .paragraph }
    switch block.kind {
    case .paragraph:
      setParagraph(inlineText(of: block), isIndented: isText || notation.isBraille && frame.bulletDepth == 0)
    case .heading: setHeading(index)
    case .list(let list): openList(index, list)
    case .listItem(let task): openItem(index, task)
    case .quotation: enter(index, indent: true)
    case .division: enter(index, indent: isSetApart(block))
    case .figure: enter(index, indent: false)
    case .definitionList: enter(index, indent: false)
    case .definition: openDefinition(index)
    case .definitionTerm:
      setParagraph(inlineText(of: block), alignment: .start)
      galley.keepLastLine()
      lastTerm = end
    case .table:
      setTable(index)
      return end
    case .tableRow: enter(index, indent: false)
    case .tableCell, .caption: setParagraph(inlineText(of: block), alignment: .start)
    case .verse: setLinesApart(inlineText(of: block))
    case .codeBlock: setCode(block)
    case .formula(let formula): setLinesApart(InlineText(document.formula(formula).line).undivided)
    case .rawHTML: enter(index, indent: false)
    case .sceneBreak: setCentred(InlineText(style.book.ornament), keepsNext: false)
    case .pageBreak: endPage()
    case .note: break
    }
    return index + 1
  }

  /// Enters a container.
  mutating func enter(_ index: Int, indent: Bool, change: (inout Frame) -> Void = { _ in }) {
    let outer = frames[frames.count - 1]
    var frame = outer
    frame.block = index
    frame.end = max(index + 1, Int(document.blocks[index].end))
    frame.isFresh = true
    frame.number = 0
    if indent {
      let step = columns >= 60 ? 4 : 2
      frame.left = clampedLeft(outer.left + step)
      if columns - frame.left - outer.right - step >= 2 * Self.leastMeasure { frame.right = outer.right + step }
    }
    change(&frame)
    frames.append(frame)
  }

  /// Ends the page; a text without pages has some blank lines there.
  mutating func endPage() {
    if isEndless { galley.space(4) } else { galley.endPage() }
  }

  /// A left margin that leaves room for text.
  func clampedLeft(_ left: Int) -> Int {
    let right = frames.last?.right ?? 0
    return max(0, min(left, columns - right - min(Self.leastMeasure, columns / 2)))
  }

  private func isSetApart(_ block: Block) -> Bool {
    let classes = document.attributes(block.attributes)?.classes ?? []
    return classes.contains { ["epigraph", "pull-quote", "aside", "note", "warning", "tip", "sidebar"].contains($0) }
  }

  /// Notes where a section begins: on the next line.
  mutating func beginSection(at block: Int) -> Section? {
    while nextSection < sections.count, sections[nextSection].heading < block { nextSection += 1 }
    guard nextSection < sections.count, sections[nextSection].heading == block else { return nil }
    nextSection += 1
    return sections[nextSection - 1]
  }
}
