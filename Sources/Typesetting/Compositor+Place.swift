internal import DocumentModel
internal import FontShaping

/// Placing: lines of type become rows of the galley, with their labels and notes.
extension Compositor {
  /// Sets a leaf as rows. One without anything to be seen leaves no trace.
  ///
  /// - Parameter keepsTogether: Whether no page may end between its lines.
  mutating func setText(
    _ leaf: Leaf, in setting: TextSetting, keepsTogether: Bool = false
  ) throws(TypesettingError) {
    let labels = try setLabels()
    try setLines(of: leaf, in: setting)
    guard !lines.isEmpty || labels < galley.items.count else { return }
    galley.beginBlock(spaceBefore: setting.spaceBefore, isOnGrid: setting.isOnGrid)
    try placeLines(setting, from: labels, keepsTogether: keepsTogether)
  }

  /// Makes rows of ``lines``. No page may end after the first or before the last of them.
  mutating func placeLines(
    _ setting: TextSetting, from firstItem: Int32, keepsTogether: Bool = false
  ) throws(TypesettingError) {
    let set = lines
    let others = otherLines
    lines = []
    otherLines = []
    if set.isEmpty && firstItem < galley.items.count {
      let leading = Int32(clamping: setting.style.leading.scaledPoints)
      place(firstItem..<Int32(galley.items.count), ascent: 0, leading: leading, isOnGrid: false)
    }
    let first = galley.rows.count
    for (index, var row) in rows(of: set, from: firstItem, in: setting).enumerated() {
      if keepsTogether && index < set.count - 1 { row.cost = LineItem.forbidden }
      galley.append(row)
      if let last = set[index].footnotes.max() { try setNotes(upTo: last, at: galley.rows.count - 1) }
    }
    if !isSettingNotes { try setNotes(upTo: .max, at: galley.rows.count - 1) }
    if !others.isEmpty && !keepsTogether { offer(others, insteadOf: first..<galley.rows.count, setting) }
  }

  /// Rows of lines, not yet placed; the first begins with the items from `firstItem` on, if those are told.
  private mutating func rows(
    of set: [SetLine], from firstItem: Int32? = nil, in setting: TextSetting
  ) -> [GalleyRow] {
    let leading = Int32(clamping: setting.style.leading.scaledPoints)
    return set.enumerated().map { index, line in
      var line = line
      if index == 0, let firstItem { line.items = firstItem..<line.items.upperBound }
      var row = self.row(of: line, leading: leading, isOnGrid: setting.isOnGrid)
      if setting.block >= 0 && line.offset >= 0 {
        row.start = TextPosition(block: Int(setting.block), offset: Int(line.offset))
      }
      if index == 0 && set.count > 1 || index == set.count - 2 {
        row.cost = LineItem.forbidden
      } else if line.endsInHyphen {
        row.cost = Compositor.hyphenCost
      }
      return row
    }
  }

  /// Offers other ways to set a paragraph, with the notes on the rows that bear their marks.
  private mutating func offer(_ others: [OtherLines], insteadOf own: Range<Int>, _ setting: TextSetting) {
    var first: Int32 = -1
    var end: Int32 = 0
    for row in galley.rows[own] where !row.notes.isEmpty {
      if first < 0 { first = row.notes.lowerBound }
      end = max(end, row.notes.upperBound)
    }
    let height = galley.rows[own].reduce(0) { $0 + Int($1.height) }
    var variants: [GalleyChoice.Variant] = []
    for other in others {
      var rows = rows(of: other.lines, in: setting)
      if first >= 0 {
        var start = first
        for (index, line) in other.lines.enumerated() {
          var last = line.footnotes.map { footnoteRows[Int($0)] }.max() ?? start
          if index == other.lines.count - 1 { last = end }
          rows[index].notes = start..<max(start, last)
          start = max(start, last)
        }
      }
      // What does not stand on the grid cannot be exchanged.
      let difference = rows.reduce(-height) { $0 + Int($1.height) }
      guard difference != 0, difference % galley.grid == 0 else { continue }
      rows[rows.count - 1].cost = galley.rows[own.upperBound - 1].cost
      variants.append(GalleyChoice.Variant(rows: rows, cost: Self.pageDemerits(of: other)))
    }
    guard !variants.isEmpty else { return }
    galley.choices.append(GalleyChoice(rows: own, variants: variants))
  }

  /// What it costs a page that a paragraph is not set as is best for it: a very loose line, 10⁴ demerits, little, for nobody
  /// sees it, and every reader that a page is short. A page of 40 lines that falls short by one has 625.
  private static func pageDemerits(of other: OtherLines) -> Int { 20 + other.cost / 4000 }

  /// Cost of a page that ends in a hyphen, on the scale of ``VerticalItem/cost``: less than that of a page that falls short.
  static let hyphenCost: Int32 = 2

  /// Adds a row with items that stand relative to its baseline.
  mutating func place(_ items: Range<Int32>, ascent: Int32, leading: Int32, isOnGrid: Bool) {
    galley.append(row(of: SetLine(items: items, offset: -1, ascent: ascent), leading: leading, isOnGrid: isOnGrid))
  }

  /// A row of a line, whose items stand relative to its baseline until then.
  private mutating func row(of line: SetLine, leading: Int32, isOnGrid: Bool) -> GalleyRow {
    var height = leading
    var baseline = self.baseline(leading)
    if line.ascent > baseline {
      let grid = Int32(galley.grid)
      let extra = (line.ascent - baseline + grid - 1) / grid * grid
      height += extra
      baseline += extra
    }
    galley.shift(line.items, x: 0, y: baseline)
    var row = GalleyRow(.line, height: Int(height))
    row.items = line.items
    row.isOnGrid = isOnGrid
    return row
  }

  /// How far below the top of a row of some leading its baseline is.
  func baseline(_ leading: Int32) -> Int32 {
    leading - Int32(Int(leading) * depthShare / 1000)
  }

  /// Sets the labels that wait; returns the index of the first item.
  mutating func setLabels() throws(TypesettingError) -> Int32 {
    let first = Int32(galley.items.count)
    let labels = pendingLabels
    pendingLabels = []
    for label in labels {
      try setShort(Leaf(range: label.text), in: label.style, owner: label.element, edge: label.edge)
    }
    return first
  }

  /// Sets a short text on one line, whatever its width, so that it ends at `edge` from the near edge of the text area, or
  /// begins at that edge if it is wider. Its items stand relative to the baseline.
  @discardableResult
  mutating func setShort(
    _ leaf: Leaf, in style: ParagraphStyle, owner: Int32, edge: Int32
  ) throws(TypesettingError) -> Int32 {
    var style = style
    style.alignment = .start
    try setLines(of: leaf, in: TextSetting(style, owner: owner, width: 1 << 29))
    guard let line = lines.first else { return 0 }
    let isMirrored = document.metadata.direction == .rightToLeft || paragraph.base == .rightToLeft
    let width = isMirrored ? line.reach - leftEnd(of: line) : line.reach
    let left = leftEnd(of: line)
    let isMirroredText = document.metadata.direction == .rightToLeft
    let wanted = isMirroredText ? min(measure - edge, measure - width) : max(0, edge - width)
    for line in lines { galley.shift(line.items, x: wanted - left, y: 0) }
    return width
  }

  /// The left end of a line of text.
  private func leftEnd(of line: SetLine) -> Int32 {
    var left = Int.max
    for item in galley.items[line.items.asInts] {
      if case .text(let text) = item { left = min(left, text.origin.x.scaledPoints) }
    }
    return left == .max ? 0 : Int32(clamping: left)
  }
}

extension Galley {
  /// Moves items.
  mutating func shift(_ range: Range<Int32>, x: Int32, y: Int32) {
    for index in range.asInts { items[index].shift(x: Int(x), y: Int(y)) }
  }
}

extension PageItem {
  /// Moves it, in scaled points.
  mutating func shift(x: Int, y: Int) {
    switch self {
    case .text(var text):
      text.origin.x.scaledPoints += x
      text.origin.y.scaledPoints += y
      self = .text(text)
    case .rule(var frame, let owner):
      frame.shift(x: x, y: y)
      self = .rule(frame, owner)
    case .picture(let image, var frame, let owner):
      frame.shift(x: x, y: y)
      self = .picture(image, frame, owner)
    }
  }
}

extension Rectangle {
  /// Moves it, in scaled points.
  mutating func shift(x: Int, y: Int) {
    origin.x.scaledPoints += x
    origin.y.scaledPoints += y
  }
}
