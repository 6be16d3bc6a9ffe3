internal import DocumentModel
internal import Typesetting

/// Writes the pages with headers, notes and footers.
struct GridComposer {
  private let flow: TextFlow
  private let notes: NoteColumn
  private let galley: Galley
  /// Text set over all columns of the first page.
  private let title: Galley
  private let columns: Int
  private let rows: Int
  /// Lines taken by the header and the footer, with the blank line that parts them from the text.
  private let headerRows: Int
  private let footerRows: Int

  private var bytes: [UInt8] = []

  /// A composer of text and notes.
  init(_ flow: TextFlow, _ notes: NoteColumn, title: Galley = Galley()) {
    self.flow = flow
    self.notes = notes
    self.title = title
    galley = flow.galley
    columns = flow.pageColumns
    let grid = flow.style.grid
    rows = flow.isEndless ? Int(Int32.max / 4) : min(max(grid.rows, 4), 10_000)
    let isFramed = !flow.isEndless && rows >= 12
    headerRows = grid.hasHeader && isFramed ? (flow.notation.isBraille ? 1 : 2) : 0
    footerRows = grid.hasFooter && isFramed ? 2 : 0
  }

  /// Writes all pages.
  consuming func pages() -> GridPages {
    let titleRows = title.lines.reduce(0) { $0 + rowCount($1) } + (title.lines.isEmpty ? 0 : 2)
    let others = rows - footerRows - headerRows
    let hasTitle = !title.lines.isEmpty && titleRows < rows / 2
    let first = rows - footerRows - (hasTitle ? titleRows : flow.notation.isBraille ? headerRows : 0)
    let pages = GridPagination(
      galley, notes, first: first, others: others, columns: min(max(flow.style.grid.textColumns, 1), 4)
    ).pages()
    let folios = sectionFolios(pages)
    let heads = runningHeads(pages)
    bytes.reserveCapacity(galley.bytes.count + notes.galley.bytes.count + pages.count * 160)
    for (index, page) in pages.enumerated() {
      if index > 0 { bytes.append(0x0C) }
      if headerRows > 0 { addHeader(heads[index], page: index + 1) }
      var height = index == 0 ? first : others
      if index == 0 && hasTitle {
        for line in title.lines { _ = add(line, of: title, folios) }
        addBlanks(2)
      }
      if page.count == 1 {
        let used = addColumn(page[0], height: height, folios)
        if footerRows > 0 { addBlanks(max(0, height - used)) }
      } else {
        height = addColumns(page, height: height, folios)
        if footerRows > 0 { addBlanks(max(0, (index == 0 ? first : others) - height)) }
      }
      if footerRows > 0 {
        addBlanks(1)
        addFooter(page: index + 1, of: pages.count)
      }
    }
    return GridPages(bytes: bytes, count: max(1, pages.count))
  }

  /// Writes a column; returns how many rows it takes.
  private mutating func addColumn(_ column: GridColumn, height: Int, _ folios: [Int]) -> Int {
    var used = 0
    for line in column.head { used += add(galley.lines[line], of: galley, folios) }
    for item in column.slice.items { used += add(galley.lines[Int(item)], of: galley, folios) }
    let noteRows = column.slice.notes.reduce(0) { $0 + rowCount(notes.galley.lines[Int($1)]) }
    guard noteRows > 0 else { return used }
    let total = noteRows + (used > 0 ? Int(GridPagination.separatorRows) : 0)
    if !flow.isEndless { addBlanks(max(0, height - used - total)) }
    if used > 0 {
      addLine([])
      addLine(flow.notation.noteRule(flow.columns))
    }
    for line in column.slice.notes { _ = add(notes.galley.lines[Int(line)], of: notes.galley, folios) }
    return flow.isEndless ? used + total : max(height, used + total)
  }

  /// Writes columns side by side; returns how many rows they take.
  private mutating func addColumns(_ page: [GridColumn], height: Int, _ folios: [Int]) -> Int {
    let written = bytes
    var columns: [[ArraySlice<UInt8>]] = []
    let needed = page.map { column in
      column.slice.items.reduce(0) { $0 + rowCount(galley.lines[Int($1)]) }
        + column.slice.notes.reduce(0) { $0 + rowCount(notes.galley.lines[Int($1)]) }
        + (column.slice.notes.isEmpty || column.slice.items.isEmpty ? 0 : Int(GridPagination.separatorRows))
    }
    let height = min(height, needed.max() ?? 0)
    for column in page {
      bytes = []
      _ = addColumn(column, height: height, folios)
      columns.append(bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast())
    }
    bytes = written
    SideBySide.append(columns, width: flow.columns, gap: flow.columnGap, flow.meter, to: &bytes)
    return columns.map(\.count).max() ?? 0
  }

  private func rowCount(_ line: Galley.Line) -> Int { line.isSpace ? Int(line.blanks) : 1 }

  /// The page that each section begins on, from 1; 0 where it has no line.
  private func sectionFolios(_ pages: [[GridColumn]]) -> [Int] {
    var folios = [Int](repeating: 0, count: flow.sections.count)
    var page = 0
    for (section, line) in flow.sectionLines.enumerated() where line >= 0 && !flow.isEndless {
      while page + 1 < pages.count, end(of: pages[page]) <= line { page += 1 }
      folios[section] = page + 1
    }
    return folios
  }

  /// One past the last line of a page.
  private func end(of page: [GridColumn]) -> Int { page.map { Int($0.slice.items.upperBound) }.max() ?? 0 }

  /// The chapter for each page's header: the first to begin on it, or else the one that goes on.
  private func runningHeads(_ pages: [[GridColumn]]) -> [String] {
    var openings: [(line: Int, title: String)] = []
    for (index, section) in flow.sections.enumerated() where section.rank == 1 && flow.sectionLines[index] >= 0 {
      openings.append((flow.sectionLines[index], flow.document.plainText(of: Int(section.heading))))
    }
    if flow.linksLine >= 0 { openings.append((flow.linksLine, flow.words.links)) }
    var heads: [String] = []
    heads.reserveCapacity(pages.count)
    var next = 0
    var current = ""
    for page in pages {
      var first: String?
      while next < openings.count, openings[next].line < end(of: page) {
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
      let folio = flow.notation.written(Array(String(folios[Int(line.entry)]).utf8))
      let dots = flow.columns - flow.meter.width(of: galley.bytes[line.text]) - width(folio) - 2
      let dot = Array((flow.notation.isBraille ? "\u{2810}" : ".").utf8)
      if dots >= 0 { bytes += [0x20] + Array(repeatElement(dot, count: dots).joined()) + [0x20] + folio }
    }
    bytes.append(0x0A)
    return 1
  }

  /// The title at the left, the chapter at the right; not on the first page. In Braille the title is in the middle and the
  /// page at the right, on every page.
  private mutating func addHeader(_ chapter: String, page: Int) {
    let title = flow.document.metadata.title
    if flow.notation.isBraille {
      let folio = flow.notation.written(Array(String(page).utf8))
      let room = columns - 2 * (width(folio) + 2)
      let head = page == 1 ? [] : shortened(flow.notation.written(clean(Array(title.utf8))), to: room, mark: [])
      let indent = (columns - width(head)) / 2
      let gap = columns - indent - width(head) - width(folio)
      addLine([UInt8](repeating: 0x20, count: indent) + head + [UInt8](repeating: 0x20, count: max(0, gap)) + folio)
    } else if page > 1 {
      addLine(spread(Array(title.utf8), Array(chapter.utf8)))
      addBlanks(1)
    }
  }

  /// The authors at the left, the page at the right.
  private mutating func addFooter(page: Int, of count: Int) {
    let vocabulary = flow.words
    let authors = flow.document.metadata.authors.map(\.name).joined(separator: ", ")
    let between = vocabulary.of == "/" ? "/" : " \(vocabulary.of) "
    let folio = "[\(vocabulary.page) \(page)\(between)\(count)]"
    addLine(spread(Array(authors.utf8), Array(folio.utf8)))
  }

  /// Two texts at the ends of a line, shortened so that both fit.
  private func spread(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var left = flow.notation.written(clean(left))
    var right = flow.notation.written(clean(right))
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
  private func shortened(_ text: [UInt8], to cells: Int, mark: [UInt8]? = nil) -> [UInt8] {
    if width(text) <= cells { return text }
    let mark = mark ?? flow.notation.written(Array("…".utf8))
    guard cells > width(mark) else { return [] }
    var end = 0
    var lastSpace = 0
    var used = 0
    while end < text.count {
      var next = end
      let cluster = flow.meter.cluster(in: text[...], at: &next)
      if used + cluster > cells - width(mark) { break }
      if text[end] == 0x20 { lastSpace = end }
      used += cluster
      end = next
    }
    if lastSpace > end / 2 { end = lastSpace }
    return Array(text[..<end]) + mark
  }
}
