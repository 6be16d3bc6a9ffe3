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
    lines = []
    let leading = Int32(clamping: setting.style.leading.scaledPoints)
    if set.isEmpty && firstItem < galley.items.count {
      place(firstItem..<Int32(galley.items.count), ascent: 0, leading: leading, isOnGrid: false)
    }
    for (index, line) in set.enumerated() {
      let items = (index == 0 ? firstItem : line.items.lowerBound)..<line.items.upperBound
      place(items, ascent: line.ascent, leading: leading, isOnGrid: setting.isOnGrid)
      let row = galley.rows.count - 1
      if setting.block >= 0 && line.offset >= 0 {
        galley.rows[row].start = TextPosition(block: Int(setting.block), offset: Int(line.offset))
      }
      let isStart = index == 0 && set.count > 1
      let isEnd = index == set.count - 2
      if isStart || isEnd || keepsTogether && index < set.count - 1 {
        galley.rows[row].cost = LineItem.forbidden
      } else if line.endsInHyphen {
        galley.rows[row].cost = Compositor.hyphenCost
      }
      if let last = line.footnotes.max() { try setNotes(upTo: last, at: row) }
    }
    if !isSettingNotes { try setNotes(upTo: .max, at: galley.rows.count - 1) }
  }

  /// Cost of a page that ends in a hyphen, on the scale of ``VerticalItem/cost``.
  static let hyphenCost: Int32 = 30

  /// Adds a row with items that stand relative to its baseline.
  mutating func place(_ items: Range<Int32>, ascent: Int32, leading: Int32, isOnGrid: Bool) {
    var height = leading
    var baseline = self.baseline(leading)
    if ascent > baseline {
      let grid = Int32(galley.grid)
      let extra = (ascent - baseline + grid - 1) / grid * grid
      height += extra
      baseline += extra
    }
    galley.shift(items, x: 0, y: baseline)
    var row = GalleyRow(.line, height: Int(height))
    row.items = items
    row.isOnGrid = isOnGrid
    galley.append(row)
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
