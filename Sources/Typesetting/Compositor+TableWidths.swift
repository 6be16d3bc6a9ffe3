internal import DocumentModel
internal import FontShaping

/// How wide the columns of a table are, and how large its type is: words are kept whole if they can be, for which type gets
/// smaller within what can be read.
extension Compositor {
  /// Columns of a table, at most, that stays one although words in it have to be broken anywhere, and the least ems of its
  /// least type that each of them must have for that.
  private static var fewColumns: (count: Int, ems: Int) { (3, 6) }

  /// Chooses the widths of the columns, and smaller type where there are too many of them.
  mutating func fitColumns(of grid: TableGrid, in table: inout TableSetting, width: Int32) throws(TypesettingError) {
    let count = max(1, grid.columns)
    let usual = table.look.size.scaledPoints
    let least = leastSize(of: table.look)
    // With not even two ems for each column there is nothing to measure.
    if Int(width) / count >= 2 * least {
      let measures = try measures(of: grid, in: table)
      if let fit = TableFit(measures, width: Int(width), usual: usual, least: least) {
        table.reduce(to: fit.size)
        (table.gap, table.widths) = (Int32(clamping: fit.gap), fit.widths)
        return
      }
      if count <= Self.fewColumns.count && Int(width) / count >= Self.fewColumns.ems * least {
        table.gap = min(Int32(clamping: usual), width / Int32(clamping: count * 4))
        let room = Int(width) - Int(table.gap) * (count - 1)
        table.widths = ColumnWidths(natural: measures.natural, narrowest: measures.whole).fitted(to: max(count, room))
        return
      }
    }
    try fitRecords(of: grid, in: &table, width: width)
    guard table.labels == nil else { return }
    table.isStacked = true
    table.widths = [width]
  }

  /// The smallest type that a table may be set in: seven tenths of what the style says, but no less than 6 points; and where
  /// the text is in large print, of 16 points and more, no less than that.
  private func leastSize(of look: ParagraphStyle) -> Int {
    let usual = look.size.scaledPoints
    let floor = style[.body].size.scaledPoints >= 16 << 16 ? 16 << 16 : max(6 << 16, usual * 7 / 10)
    return min(usual, floor)
  }

  private mutating func measures(of grid: TableGrid, in table: TableSetting) throws(TypesettingError) -> TableMeasures {
    var measures = TableMeasures(columns: max(1, grid.columns))
    for row in grid.rows {
      for (column, cell) in row.cells.enumerated() {
        measures.add(try extent(of: cell, in: table, isHeader: row.isHeader), column: column)
      }
      measures.endRow()
    }
    return measures
  }

  /// The width of a cell on one line, and those of its widest parts.
  mutating func extent(
    of cell: Int, in table: TableSetting, isHeader: Bool
  ) throws(TypesettingError) -> TextExtent {
    let block = document.blocks[cell]
    var look = table.look
    look.isBold = look.isBold || isHeader
    let kept = (elements.count, footnotes.count, openLinks.count)
    let wasKnown = elementOfIdentifier
    let known = (footnoteOfNote, footnoteOfAddress)
    try collect(
      Leaf(range: block.text, spans: block.spans), in: TextSetting(look, owner: table.element, width: 1 << 29))
    // Measuring is not setting: what it added to the structure is taken back.
    elements.removeSubrange(kept.0...)
    footnotes.removeSubrange(kept.1...)
    openLinks.removeSubrange(kept.2...)
    elementOfIdentifier = wasKnown
    (footnoteOfNote, footnoteOfAddress) = known
    return paragraph.extent
  }
}

extension TableSetting {
  /// Makes type smaller, and its leading with it.
  fileprivate mutating func reduce(to size: Int) {
    let usual = max(1, look.size.scaledPoints)
    look.leading = Length(scaledPoints: look.leading.scaledPoints * size / usual)
    look.size = Length(scaledPoints: size)
  }
}

/// Widths of a text.
struct TextExtent {
  /// On one line.
  var natural: Int32
  /// That of its widest word.
  var whole: Int32
  /// The same when words are divided once.
  var divided: Int32
}

extension ParagraphItems {
  /// The width of the text on one line, and those of its widest words, whole and divided once.
  var extent: TextExtent {
    var (natural, whole, divided, word) = (0, 0, 0, 0)
    /// Widths before places where the word may be divided, and with what a line end adds there.
    var places: [(before: Int, shown: Int)] = []
    func endWord() {
      whole = max(whole, word)
      divided = max(divided, places.reduce(word) { min($0, max($1.shown, word - $1.before)) })
      places.removeAll(keepingCapacity: true)
      word = 0
    }
    for (index, item) in items.enumerated() {
      switch item.kind {
      case .box:
        natural += Int(item.width)
        word += Int(item.width)
      case .glue:
        natural += Int(item.width)
        // After a penalty, that says whether a line may end here: not at no-break spaces and between Korean syllables.
        if index > 0 && items[index - 1].kind == .penalty {
          if word > 0 { word += Int(item.width) }
        } else {
          endWord()
        }
      case .penalty where item.cost < Self.emergencyCost:
        if item.isHyphen { places.append((word, word + Int(item.width))) } else { endWord() }
      case .penalty: break
      }
    }
    endWord()
    // A few ideographs are a word, and stay whole as such.
    if !opportunities.isEmpty, let look = looks.first, natural <= 4 * Int(look.size) { whole = natural }
    // A trifle more, for kerns between parts of a word that are counted apart.
    return TextExtent(
      natural: Int32(clamping: natural + natural / 500 + 64), whole: Int32(clamping: whole + 64),
      divided: Int32(clamping: divided + divided / 100 + 64))
  }
}
