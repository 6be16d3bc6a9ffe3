internal import DocumentModel

/// Set type in one long column, before it is made up into pages.
///
/// Rows follow each other downwards. Items stand relative to the text area's left edge and to the top of their row, so
/// that a page only has to shift them.
struct Galley: Sendable {
  /// Lines and the spaces between them.
  var rows: [GalleyRow] = []
  /// What is in the rows.
  var items: [PageItem] = []
  /// The runs of the text items.
  var segments: [TextSegment] = []
  /// Where new pages must begin, in order.
  var openings: [GalleyOpening] = []
  /// Paragraphs that can be set in other numbers of lines, in order.
  var choices: [GalleyChoice] = []

  /// Lines so far.
  private(set) var lineCount = 0
  /// Lines with which pages are known to begin, counted from 0, in order.
  var pageStarts: [Int] = []

  /// Leading of the baseline grid, in scaled points.
  let grid: Int
  /// Height of the rows since the last forced page, modulo ``grid``.
  private var offset = 0
  /// Space asked for below the block before.
  var pendingSpace = 0
  /// The space row that opened the present stretch of off-grid rows.
  private var stretchSpace: Int?
  /// Lines yet to come that must stay with those before.
  private var linesToKeep = 0

  /// An empty galley over a grid of `grid` scaled points, positive.
  init(grid: Int) { self.grid = grid }

  /// Makes room for a text of so many bytes, in as many ways as there may be to set it. What is not used of that costs
  /// nothing; to move all of it again and again, as it grows, does.
  mutating func reserve(for bytes: Int) {
    rows.reserveCapacity(bytes / 24)
    items.reserveCapacity(bytes / 24)
    segments.reserveCapacity(bytes / 3)
  }

  /// Whether nothing stands before the next row on its page for certain.
  var isAtOpening: Bool { rows.count == (openings.last?.firstInColumns ?? 0) }
}

/// A paragraph that can be set in other numbers of lines.
struct GalleyChoice: Sendable {
  /// One of the other ways.
  struct Variant: Sendable {
    /// Its rows.
    var rows: [GalleyRow]
    /// What it costs, in demerits of ``PageBreaker``.
    var cost: Int
  }

  /// Its rows in the galley.
  var rows: Range<Int>
  /// The other ways.
  var variants: [Variant]
}

/// A line, or the space between lines.
struct GalleyRow: Sendable {
  /// How a page treats it.
  enum Kind: UInt8, Sendable {
    /// Type, or anything that is always there.
    case line
    /// Space that vanishes at the top of a page.
    case space
  }

  /// Where a row of the note galley stands on its page.
  enum Place: UInt8, Sendable {
    /// Under the rule at the foot.
    case note
    /// Above the text, as part of a figure.
    case top
    /// Between text and notes, as part of a figure.
    case foot
  }

  /// How a page treats it.
  var kind = Kind.line
  /// Whether it moves down to the baseline grid.
  var isOnGrid = false
  /// Height in scaled points.
  var height: Int32
  /// Cost of ending a page after it; see ``LineItem/forbidden``.
  var cost: Int32 = 0
  /// Indices into ``Galley/items``.
  var items: Range<Int32> = 0..<0
  /// Rows of the note galley whose marks stand here.
  var notes: Range<Int32> = 0..<0
  /// Whether a note begins with it.
  var beginsNote = false
  /// Where it stands among the notes.
  var place = Place.note
  /// Whether it is one of a figure that may stand on a page after that of its mark.
  var mayWait = false
  /// The text that begins here; a block of -1 is none.
  var start = TextPosition(block: -1, offset: 0)
  /// The section that opens with this row, or `.none`.
  var section: TableIndex = .none
  /// The section whose contents entry ends in this row, or `.none`.
  var contentsEntry: TableIndex = .none
  /// Rows of the galley that are repeated above it if a column begins with it: the head of its table.
  var head: Range<Int32> = 0..<0

  /// A row of a height in scaled points.
  init(_ kind: Kind, height: Int) {
    self.kind = kind
    self.height = Int32(clamping: height)
  }
}

/// A place in a galley at which a new page begins.
struct GalleyOpening: Sendable {
  /// Index of the first row on the new page.
  var row: Int
  /// Whether it must be a right-hand page.
  var isRecto = false
  /// Whether it belongs to the matter before the text.
  var isFrontMatter = false
  /// Whether it opens a chapter, and goes without a running head.
  var isChapter = false
  /// Whether a title or the heading of a chapter stands at its head.
  var isHeaded = false
  /// Whether it shows no folio and no running head at all.
  var isBare = false
  /// Whether it is the last page, whatever comes before.
  var isBack = false
  /// Whether its pages have one column in any case.
  var isWide = false
  /// Number of rows that stand across all columns of its first page.
  var across = 0
  /// Leading of the baseline grid, in scaled points.
  var grid = 1

  /// Index of the first row that stands in a column.
  var firstInColumns: Int { row + across }
}

extension Galley {
  /// Starts a block: puts in the larger of the space asked for above it and that asked for below the one before.
  ///
  /// A block on the grid is moved down to it. What that takes goes above the off-grid blocks before it and below them in
  /// equal parts.
  mutating func beginBlock(spaceBefore: Int, isOnGrid: Bool) {
    if isAtOpening {
      pendingSpace = 0
      return
    }
    var gap = max(pendingSpace, spaceBefore)
    pendingSpace = 0
    if isOnGrid {
      let slack = (grid - (offset + gap) % grid) % grid
      if slack > 0, let opening = stretchSpace, opening < rows.count, rows[opening].kind == .space {
        let above = isKept ? slack : slack / 2
        rows[opening].height += Int32(above)
        offset = (offset + above) % grid
        gap += slack - above
      } else {
        gap += slack
      }
      stretchSpace = nil
    }
    guard gap > 0 else { return }
    if !isOnGrid && stretchSpace == nil { stretchSpace = rows.count }
    append(GalleyRow(.space, height: gap))
  }

  /// Asks for space below what there is. Of several spaces asked for at one place the largest counts.
  mutating func wantSpace(_ space: Int) { pendingSpace = max(pendingSpace, space) }

  /// Whether the next line must stay with the one before.
  var isKept: Bool { linesToKeep > 0 }

  /// Keeps the last line together with the next `lines`.
  mutating func keepWithNext(lines: Int) { linesToKeep = max(linesToKeep, lines) }

  /// Adds a row below the others.
  mutating func append(_ row: GalleyRow) {
    if row.kind == .line {
      if linesToKeep > 0 {
        linesToKeep -= 1
        forbidBreakBefore()
      }
      beginKnownPage()
      lineCount += 1
    }
    offset = (offset + Int(row.height)) % grid
    rows.append(row)
  }

  /// Opens a page if one is known to begin with the next line.
  private mutating func beginKnownPage() {
    guard pageStarts.contains(lineCount), (openings.last?.row ?? 0) < rows.count else { return }
    openings.append(GalleyOpening(row: rows.count, grid: grid))
    offset = 0
    stretchSpace = nil
  }

  /// Forbids a page end between the next row and the line before it.
  mutating func forbidBreakBefore() {
    var index = rows.count - 1
    let first = openings.last?.firstInColumns ?? 0
    while index >= first {
      if rows[index].kind == .line {
        rows[index].cost = LineItem.forbidden
        return
      }
      index -= 1
    }
  }

  /// Keeps the rows from `first` on together: whatever it costs if they are no higher than `always`, and rather than not
  /// if they are no higher than `most`.
  mutating func keepWhole(from first: Int, always: Int, most: Int) {
    guard first < rows.count, (openings.last?.row ?? 0) <= first else { return }
    let height = rows[first...].reduce(0) { $0 + Int($1.height) }
    guard height <= most, let last = rows.lastIndex(where: { $0.kind == .line }) else { return }
    for index in first..<max(first, last) where rows[index].kind == .line && rows[index].cost > LineItem.forced {
      rows[index].cost = height <= always ? LineItem.forbidden : min(rows[index].cost + 300, LineItem.forbidden)
    }
  }

  /// Makes the next row open a new page.
  mutating func open(_ opening: GalleyOpening) {
    var opening = opening
    opening.row = rows.count
    opening.grid = grid
    if let last = openings.last, last.row == rows.count { openings.removeLast() }
    openings.append(opening)
    offset = 0
    pendingSpace = 0
    stretchSpace = nil
    linesToKeep = 0
  }

  /// Ends what stands across the columns of the page that was opened last: the next row is the first in a column.
  ///
  /// - Parameter most: Height up to which it shares its page with columns.
  mutating func endAcross(most: Int) {
    guard let last = openings.indices.last, rows.count > openings[last].row else { return }
    let space = max(pendingSpace, grid)
    append(GalleyRow(.line, height: space + (grid - (offset + space) % grid) % grid))
    let height = rows[openings[last].row...].reduce(0) { $0 + Int($1.height) }
    if height > most {
      openings[last].isWide = true
      var next = openings[last]
      (next.isWide, next.isRecto, next.isChapter, next.isHeaded) = (false, false, false, false)
      open(next)
    } else {
      openings[last].across = rows.count - openings[last].row
    }
    offset = 0
    pendingSpace = 0
    stretchSpace = nil
    linesToKeep = 0
  }
}
