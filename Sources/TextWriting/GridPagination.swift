internal import DocumentModel
internal import Typesetting

/// A column of a page: a run of lines, the header of the table that goes on at its top, and its notes.
struct GridColumn {
  /// Lines of a table's header to be repeated, as indices of galley lines.
  var head: Range<Int> = 0..<0
  /// The lines and the note lines.
  var slice: Slice

  /// Lines and note lines.
  struct Slice {
    var items: Range<Int32>
    var notes: Range<Int32>
  }
}

/// Breaks the galleys into pages of one or more columns. Where a table goes on in a new column, its header is repeated;
/// the columns of a page that ends early are of even height.
struct GridPagination {
  /// Lines between text and notes.
  static let separatorRows: Int32 = 2
  /// Most tables whose header is repeated: after each, the rest of the text is broken anew.
  private static let mostHeads = 200

  private let galley: Galley
  private let items: [VerticalItem]
  private let notes: [NoteLine]
  /// Rows of a column on the first page, and on the others.
  private let first: Int
  private let others: Int
  private let count: Int

  /// A pagination of text and notes into so many columns a page.
  init(_ galley: Galley, _ notes: NoteColumn, first: Int, others: Int, columns: Int) {
    self.galley = galley
    self.first = first
    self.others = others
    count = columns
    var items: [VerticalItem] = []
    items.reserveCapacity(galley.lines.count)
    for line in galley.lines {
      items.append(line.isSpace ? .space(line.blanks, cost: line.cost) : .line(1, cost: line.cost))
    }
    for (line, range) in notes.ranges {
      let known = items[line].notes
      items[line].notes = known.isEmpty ? range : known.lowerBound..<range.upperBound
    }
    self.items = items
    self.notes = Self.noteLines(notes)
  }

  /// The pages in order, each with its columns; at least one.
  func pages() -> [[GridColumn]] {
    var pages: [[GridColumn]] = []
    var place = Place(item: 0, note: 0)
    var head = 0..<0
    var heads = 0
    repeat {
      let height = pages.isEmpty ? first : others
      let isTitled = pages.isEmpty && count > 1 && first != others
      var slices = slices(from: place, first: height - head.count, others: isTitled ? first : others)[...]
      let before = place
      while let slice = slices.first {
        // A column that begins inside a table is broken again with room for the header.
        if place != before, heads < Self.mostHeads, let known = self.head(for: slice) {
          head = known
          heads += 1
          break
        }
        var columns: [GridColumn] = []
        while columns.count < count, let next = slices.popFirst() {
          columns.append(GridColumn(head: columns.isEmpty ? head : 0..<0, slice: next))
          if count > 1 && isForced(after: next) { break }
        }
        head = 0..<0
        place = Place(
          item: nextItem(after: columns), note: max(place.note, Int(columns[columns.count - 1].slice.notes.upperBound)))
        let endsEarly = slices.isEmpty || isForced(after: columns[columns.count - 1].slice)
        pages.append(count > 1 && endsEarly ? balanced(columns) : columns)
        if isTitled { break }
      }
      if place == before { break }
    } while place.item < items.count || place.note < notes.count
    return pages.isEmpty ? [[GridColumn(slice: GridColumn.Slice(items: 0..<0, notes: 0..<0))]] : pages
  }

  /// Where to go on: the first item and the first note line that are not set.
  private struct Place: Equatable {
    var item: Int
    var note: Int
  }

  private func nextItem(after columns: [GridColumn]) -> Int {
    var next = Int(columns.map(\.slice.items.upperBound).max() ?? 0)
    while next < items.count, items[next].kind == .space { next += 1 }
    return next
  }

  /// Breaks a part of the column of lines.
  private func slices(from place: Place, to end: Int = .max, first: Int, others: Int) -> [GridColumn.Slice] {
    let end = min(end, items.count)
    var part = Array(items[place.item..<end])
    for index in part.indices where !part[index].notes.isEmpty {
      let range = part[index].notes
      part[index].notes = max(0, range.lowerBound - Int32(place.note))..<max(0, range.upperBound - Int32(place.note))
    }
    // Notes carried over belong to the first line, and so do those before the next mark.
    let lastNote = end == items.count ? notes.count : noteEnd(before: end, from: place.note)
    if place.item > 0, let line = part.firstIndex(where: { $0.kind == .line }) {
      let marked = part[line].notes
      let carried = noteEnd(before: place.item, from: place.note) - place.note
      if carried > 0 { part[line].notes = 0..<max(Int32(carried), marked.upperBound) }
    }
    var lines = Array(notes[place.note..<max(place.note, lastNote)])
    if !lines.isEmpty { lines[0].isFirst = true }
    var breaker = PageBreaker(PageBreakingParameters(noteSeparator: Self.separatorRows))
    return breaker.pages(
      of: part, notes: lines,
      heights: PageHeights(first: Int32(max(1, first)), others: Int32(max(1, others)))
    ).map { slice in
      GridColumn.Slice(
        items: slice.items.lowerBound + Int32(place.item)..<slice.items.upperBound + Int32(place.item),
        notes: slice.notes.lowerBound + Int32(place.note)..<slice.notes.upperBound + Int32(place.note))
    }
  }

  /// One past the last note line whose mark stands before an item.
  private func noteEnd(before end: Int, from start: Int) -> Int {
    var index = end - 1
    while index >= 0 {
      if !items[index].notes.isEmpty { return max(start, Int(items[index].notes.upperBound)) }
      index -= 1
    }
    return start
  }

  /// The header to be repeated if a column begins inside a table.
  private func head(for slice: GridColumn.Slice) -> Range<Int>? {
    let start = Int(slice.items.lowerBound)
    var low = 0
    var high = galley.tableHeads.count
    while low < high {
      let middle = (low + high) / 2
      if galley.tableHeads[middle].head.upperBound < start { low = middle + 1 } else { high = middle }
    }
    guard low > 0, start < galley.tableHeads[low - 1].end else { return nil }
    let head = galley.tableHeads[low - 1].head
    return head.count * 3 < others ? head : nil
  }

  private func isForced(after slice: GridColumn.Slice) -> Bool {
    var index = Int(slice.items.upperBound)
    if index > 0, items.indices.contains(index - 1), items[index - 1].cost <= VerticalItem.forced { return true }
    while index < items.count, items[index].kind == .space {
      if items[index].cost <= VerticalItem.forced { return true }
      index += 1
    }
    return false
  }

  /// The same lines in columns as even as they can be.
  private func balanced(_ columns: [GridColumn]) -> [GridColumn] {
    guard let end = columns.last?.slice, columns[0].head.isEmpty else { return columns }
    let last = Int(end.items.upperBound)
    let note = Int(columns[0].slice.notes.lowerBound)
    let start = Place(item: Int(columns[0].slice.items.lowerBound), note: note)
    guard last > start.item else { return columns }
    var rows = 0
    for column in columns { rows += height(of: column.slice) }
    for height in max(2, rows / count)..<max(3, others) {
      let tried = slices(from: start, to: last, first: height, others: height)
      let fits = tried.count <= count && tried.allSatisfy { self.height(of: $0) <= height }
      let isWhole =
        tried.last?.notes.upperBound == end.notes.upperBound && tried.last?.items.upperBound == end.items.upperBound
      if fits && isWhole {
        return tried.map { GridColumn(slice: $0) }
      }
    }
    return columns
  }

  /// Rows that a column takes.
  private func height(of slice: GridColumn.Slice) -> Int {
    let lines = slice.items.reduce(0) { $0 + Int(items[Int($1)].height) }
    let noteRows = slice.notes.reduce(0) { $0 + Int(notes[Int($1)].height) }
    return lines + noteRows + (noteRows > 0 && lines > 0 ? Int(Self.separatorRows) : 0)
  }

  private static func noteLines(_ notes: NoteColumn) -> [NoteLine] {
    var lines = notes.galley.lines.map {
      NoteLine(height: $0.isSpace ? $0.blanks : 1, isFirst: false, mayEndPage: false)
    }
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
}
