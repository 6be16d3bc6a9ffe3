import DocumentModel

/// Tables in raw HTML.
extension ChapterWriter {
  /// Opens a table, in a box of its own if it is wide. What the reader made of it tells that.
  mutating func openRawTable(_ tag: RawMarkup.Tag) {
    guard enterFlow() else { return separate(tag) }
    let isInner = rawElements.contains { $0.role == .table }
    let isBoxed = isInner ? false : rawTables.popFirst().map { openBox(ofTable: $0) } ?? false
    push(tag, "table", .table)
    rawElements[rawElements.count - 1].isBoxed = isBoxed
  }

  /// Opens a part of the innermost table, and what it needs around it.
  mutating func openTablePart(_ tag: RawMarkup.Tag, _ treatment: RawMarkup.Tag.Treatment) {
    guard let table = nearest(.table, throughCells: true) else { return separate(tag) }
    switch treatment {
    case .caption:
      if table == rawElements.count - 1, rawElements[table].state == .fresh {
        rawElements[table].state = .captioned
        push(tag, "caption", .phrasing)
      } else {
        separate(tag)
      }
    case .group:
      closeRaw(downTo: table + 1)
      pushGroup(tag)
    case .row:
      if let group = nearest(.group, throughCells: true), group > table {
        closeRaw(downTo: group + 1)
      } else {
        closeRaw(downTo: table + 1)
        pushGroup(nil)
      }
      push(tag, "tr", .row)
    default:
      if let row = nearest(.row, throughCells: true), row > table {
        closeRaw(downTo: row + 1)
      } else {
        enterRow()
      }
      push(tag, tag.name, .item)
    }
  }

  private mutating func pushGroup(_ tag: RawMarkup.Tag?) {
    let table = rawElements.count - 1
    let isHead = tag?.name == "thead" && (rawElements[table].state == .fresh || rawElements[table].state == .captioned)
    rawElements[table].state = isHead ? .head : .body
    push(tag?.name ?? "", isHead ? "thead" : "tbody", .group) {
      if let tag { $0.writeRawAttributes(tag, as: "tbody") }
    }
  }

  /// Opens the group and the row that a cell needs, in the innermost table.
  private mutating func enterRow() {
    if rawElements.last?.role == .table { pushGroup(nil) }
    if rawElements.last?.role == .group { push("", "tr", .row) }
  }

  /// Opens a cell that the manuscript left to be understood.
  mutating func pushCell() {
    enterRow()
    push("", "td", .item)
  }
}
