internal import DocumentModel
internal import Typesetting

/// Breaks the galleys into pages and writes them with headers, notes and footers.
struct GridComposer {
  private let flow: TextFlow
  private let notes: NoteColumn
  private let galley: Galley
  private let columns: Int
  private let rows: Int
  /// Lines taken by the header and the footer, with the blank line that parts them from the text.
  private let headerRows: Int
  private let footerRows: Int
  /// Lines between text and notes.
  private static let separatorRows: Int32 = 2

  private var bytes: [UInt8] = []

  /// A composer of text and notes.
  init(_ flow: TextFlow, _ notes: NoteColumn) {
    self.flow = flow
    self.notes = notes
    galley = flow.galley
    columns = flow.columns
    let grid = flow.style.grid
    rows = min(max(grid.rows, 4), 10_000)
    headerRows = grid.hasHeader && rows >= 12 ? 2 : 0
    footerRows = grid.hasFooter && rows >= 12 ? 2 : 0
  }

  /// Writes all pages.
  consuming func pages() -> GridPages {
    let slices = breakPages()
    let folios = sectionFolios(slices)
    let heads = runningHeads(slices)
    bytes.reserveCapacity(galley.bytes.count + notes.galley.bytes.count + slices.count * 160)
    for (index, slice) in slices.enumerated() {
      if index > 0 { bytes.append(0x0C) }
      let height = rows - footerRows - (index == 0 ? 0 : headerRows)
      if index > 0 && headerRows > 0 { addHeader(heads[index]) }
      var used = 0
      for item in slice.items { used += add(galley.lines[Int(item)], of: galley, folios) }
      let noteRows = slice.notes.reduce(0) { $0 + rowCount(notes.galley.lines[Int($1)]) }
      if noteRows > 0 {
        let total = noteRows + (used > 0 ? Int(Self.separatorRows) : 0)
        addBlanks(max(0, height - used - total))
        if used > 0 { addLine([]); addLine([UInt8](repeating: 0x2D, count: min(8, columns))) }
        for line in slice.notes { _ = add(notes.galley.lines[Int(line)], of: notes.galley, folios) }
        used = max(height, used + total)
      }
      if footerRows > 0 {
        addBlanks(max(0, height - used) + 1)
        addFooter(page: index + 1, of: slices.count)
      }
    }
    return GridPages(bytes: bytes, count: max(1, slices.count))
  }

  private func breakPages() -> [PageSlice] {
    var items: [VerticalItem] = []
    items.reserveCapacity(galley.lines.count)
    for line in galley.lines {
      items.append(line.isSpace ? .space(line.blanks, cost: line.cost) : .line(1, cost: line.cost))
    }
    for (line, range) in notes.ranges {
      let known = items[line].notes
      items[line].notes = known.isEmpty ? range : known.lowerBound..<range.upperBound
    }
    let height = Int32(rows - footerRows)
    var breaker = PageBreaker(PageBreakingParameters(noteSeparator: Self.separatorRows))
    return breaker.pages(
      of: items, notes: noteLines(), heights: PageHeights(first: height, others: height - Int32(headerRows)))
  }

  private func noteLines() -> [NoteLine] {
    var lines = notes.galley.lines.map { NoteLine(height: Int32(rowCount($0)), isFirst: false, mayEndPage: false) }
    for (index, start) in notes.starts.enumerated() where start < lines.count {
      let end = index + 1 < notes.starts.count ? notes.starts[index + 1] : lines.count
      guard end > start else { continue }
      lines[start].isFirst = true
      for line in start..<end {
        let isSpace = notes.galley.lines[line].isSpace
        lines[line].mayEndPage = line == end - 1 || (line > start && line < end - 2 && !isSpace)
      }
    }
    return lines
  }

  private func rowCount(_ line: Galley.Line) -> Int { line.isSpace ? Int(line.blanks) : 1 }

  /// The page that each section begins on, from 1; 0 where it has no line.
  private func sectionFolios(_ slices: [PageSlice]) -> [Int] {
    var folios = [Int](repeating: 0, count: flow.sections.count)
    var page = 0
    for (section, line) in flow.sectionLines.enumerated() where line >= 0 {
      while page + 1 < slices.count, Int(slices[page].items.upperBound) <= line { page += 1 }
      folios[section] = page + 1
    }
    return folios
  }

  /// The chapter for each page's header: the first to begin on it, or else the one that goes on.
  private func runningHeads(_ slices: [PageSlice]) -> [String] {
    var openings: [(line: Int, title: String)] = []
    for (index, section) in flow.sections.enumerated() where section.rank == 1 && flow.sectionLines[index] >= 0 {
      openings.append((flow.sectionLines[index], flow.document.plainText(of: Int(section.heading))))
    }
    if flow.linksLine >= 0 { openings.append((flow.linksLine, flow.words.links)) }
    var heads: [String] = []
    heads.reserveCapacity(slices.count)
    var next = 0
    var current = ""
    for slice in slices {
      var first: String?
      while next < openings.count, openings[next].line < Int(slice.items.upperBound) {
        current = openings[next].title
        first = first ?? current
        next += 1
      }
      heads.append(first ?? current)
    }
    return heads
  }

  // MARK: Lines

  private mutating func addLine(_ text: [UInt8]) {
    bytes += text
    bytes.append(0x0A)
  }

  private mutating func addBlanks(_ count: Int) {
    bytes.append(contentsOf: repeatElement(0x0A, count: count))
  }

  /// Writes a line of a galley; returns how many rows it takes.
  private mutating func add(_ line: Galley.Line, of galley: Galley, _ folios: [Int]) -> Int {
    if line.isSpace {
      addBlanks(Int(line.blanks))
      return Int(line.blanks)
    }
    bytes += galley.bytes[line.text]
    if line.entry >= 0, folios[Int(line.entry)] > 0 {
      let folio = Array(String(folios[Int(line.entry)]).utf8)
      let dots = columns - flow.meter.width(of: galley.bytes[line.text]) - folio.count - 2
      if dots >= 0 { bytes += [0x20] + [UInt8](repeating: 0x2E, count: dots) + [0x20] + folio }
    }
    bytes.append(0x0A)
    return 1
  }

  /// The title at the left, the chapter at the right.
  private mutating func addHeader(_ chapter: String) {
    addLine(spread(Array(flow.document.metadata.title.utf8), Array(chapter.utf8)))
    addBlanks(1)
  }

  /// The authors at the left, the page at the right.
  private mutating func addFooter(page: Int, of count: Int) {
    let vocabulary = flow.words.vocabulary
    let authors = flow.document.metadata.authors.map(\.name).joined(separator: ", ")
    let between = vocabulary.of == "/" ? "/" : " \(vocabulary.of) "
    let folio = "[\(vocabulary.page) \(page)\(between)\(count)]"
    addLine(spread(Array(authors.utf8), Array(folio.utf8)))
  }

  /// Two texts at the ends of a line, shortened so that both fit.
  private func spread(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var left = clean(left)
    var right = clean(right)
    if left == right { left = [] }
    if width(right) > columns / 2 { right = shortened(right, to: left.isEmpty ? columns : columns / 2) }
    left = shortened(left, to: columns - width(right) - 2)
    let gap = columns - width(left) - width(right)
    if right.isEmpty { return left }
    return left + [UInt8](repeating: 0x20, count: max(0, gap)) + right
  }

  private func width(_ text: [UInt8]) -> Int { flow.meter.width(of: text[...]) }

  /// Text on one line: control characters and runs of spaces are single spaces.
  private func clean(_ text: [UInt8]) -> [UInt8] {
    Array(text.split { $0 <= 0x20 || $0 == 0x7F }.joined(separator: [0x20]))
  }

  /// Text cut between words, with an ellipsis, so that it takes no more than so many cells.
  private func shortened(_ text: [UInt8], to cells: Int) -> [UInt8] {
    if width(text) <= cells { return text }
    guard cells >= 2 else { return [] }
    var end = 0
    var lastSpace = 0
    var used = 0
    while end < text.count {
      var next = end
      let cluster = flow.meter.cluster(in: text[...], at: &next)
      if used + cluster > cells - 1 { break }
      if text[end] == 0x20 { lastSpace = end }
      used += cluster
      end = next
    }
    if lastSpace > end / 2 { end = lastSpace }
    return Array(text[..<end]) + Array("…".utf8)
  }
}
