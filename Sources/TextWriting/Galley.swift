internal import Typesetting

/// Text set in lines but not yet broken into pages.
struct Galley {
  /// One line, or a run of blank lines.
  struct Line {
    /// Its bytes in ``Galley/bytes``, without trailing spaces.
    var text: Range<Int>
    /// Whether it stands for blank lines, or for none but the cost of a page's end; and for how many.
    var isSpace = false
    var blanks: Int32 = 0
    /// Cost of ending a page after it, as in ``VerticalItem/cost``.
    var cost: Int32 = 0
    /// Index of the section whose page number belongs at its end, or −1.
    var entry: Int32 = -1
  }

  /// The text of all lines.
  var bytes: [UInt8] = []
  /// The lines in order.
  var lines: [Line] = []
  /// The notes whose marks stand on lines, in order.
  var marks: [(line: Int, note: Int32)] = []

  /// The header lines of tables, to be repeated where a table goes on, and one past the table's last line.
  var tableHeads: [(head: Range<Int>, end: Int)] = []

  /// Blank lines due before the next line; the greatest number asked for counts.
  private var dueBlanks = 0
  private var dueCost: Int32 = 0
  /// What is to stand before the text of the next line: list markers and note numbers at their columns.
  private var dueMarkers: [(column: Int, text: [UInt8], width: Int)] = []

  /// Asks for blank lines before the next line.
  mutating func space(_ blanks: Int, cost: Int32 = 0) {
    dueBlanks = max(dueBlanks, blanks)
    if cost < 0 { dueCost = min(dueCost, cost) } else if dueCost >= 0 { dueCost = max(dueCost, cost) }
  }

  /// Puts a marker of `width` cells at a column of the next line.
  mutating func mark(_ text: [UInt8], width: Int, at column: Int) {
    if let last = dueMarkers.last, last.column + last.width >= column { addMarkers() }
    dueMarkers.append((column, text, width))
  }

  /// Sets the markers that wait on a line of their own.
  mutating func addMarkers() {
    if !dueMarkers.isEmpty { add([], at: 0, cost: VerticalItem.forbidden) }
  }

  /// Adds a line of text that begins at a column; spaces at its end are left out. Markers that reach as far as the column
  /// stand on a line of their own.
  mutating func add(_ text: [UInt8], at column: Int, cost: Int32 = 0) {
    if let last = dueMarkers.last, !text.isEmpty, last.column + last.width >= column { addMarkers() }
    flushSpace()
    let start = bytes.count
    var position = 0
    for marker in dueMarkers {
      bytes.append(contentsOf: repeatElement(0x20, count: max(0, marker.column - position)))
      bytes += marker.text
      position = max(position, marker.column) + marker.width
    }
    dueMarkers.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: repeatElement(0x20, count: max(0, column - position)))
    bytes += text
    while bytes.count > start, bytes[bytes.count - 1] == 0x20 { bytes.removeLast() }
    lines.append(Line(text: start..<bytes.count, cost: cost))
  }

  /// Ends the last line with a space, which says that it goes on in the next.
  mutating func flow() {
    guard !lines.isEmpty else { return }
    bytes.append(0x20)
    lines[lines.count - 1].text = lines[lines.count - 1].text.lowerBound..<bytes.count
  }

  /// Sets the blank lines that are due; none at the very beginning.
  private mutating func flushSpace() {
    if !lines.isEmpty && (dueBlanks > 0 || dueCost != 0) {
      lines.append(Line(text: bytes.count..<bytes.count, isSpace: true, blanks: Int32(dueBlanks), cost: dueCost))
    }
    dueBlanks = 0
    dueCost = 0
  }

  /// Makes a page end after the last line.
  mutating func endPage() { space(0, cost: VerticalItem.forced) }

  /// Keeps the last line on a page with the next.
  mutating func keepLastLine() {
    if !lines.isEmpty { lines[lines.count - 1].cost = VerticalItem.forbidden }
  }
}
