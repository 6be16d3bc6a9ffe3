import DocumentModel

/// The head and the body of a table, which stand between the table and its rows.
struct TableParts {
  /// The objects of the two parts.
  let head: ObjectID
  let body: ObjectID
  /// The rows of each, as elements.
  private(set) var headRows: [Int32] = []
  private(set) var bodyRows: [Int32] = []

  /// The parts of the table that is element `table`; `nil` if it is all head or has none, and its rows are its own kids.
  init?(_ table: Int, _ elements: [StructureElement], _ order: StructureOrder, file: inout PDFFile) {
    for case .element(let row) in order.kids(of: table) where elements[Int(row)].role == .tableRow {
      if bodyRows.isEmpty && TableParts.isHead(row, elements, order) {
        headRows.append(row)
      } else {
        bodyRows.append(row)
      }
    }
    guard !headRows.isEmpty, !bodyRows.isEmpty else { return nil }
    head = file.reserve()
    body = file.reserve()
  }

  /// Whether a row holds header cells only.
  static func isHead(_ row: Int32, _ elements: [StructureElement], _ order: StructureOrder) -> Bool {
    let kids = order.kids(of: Int(row))
    return !kids.isEmpty
      && kids.allSatisfy { kid in
        guard case .element(let cell) = kid else { return false }
        return elements[Int(cell)].role == .tableHeader
      }
  }
}

extension PDFBuilder {
  /// Writes the head and the body of a table.
  mutating func write(_ parts: TableParts, of table: ObjectID) {
    for (object, role, rows) in [
      (parts.head, "/THead" as StaticString, parts.headRows), (parts.body, "/TBody", parts.bodyRows),
    ] {
      let kids = rows.map { StructureOrder.Kid.element($0) }
      var bytes = PDFBytes()
      bytes.put("<</S")
      bytes.put(role)
      bytes.put("/P ")
      bytes.put(table)
      put(kids: kids[...], areas: [], into: &bytes)
      bytes.put(">>")
      file.write(object) { $0.put(bytes: bytes.bytes) }
    }
  }

  /// Puts the kids of a table that has a head and a body.
  func put(kidsOf table: Int, _ parts: TableParts, into bytes: inout PDFBytes) {
    bytes.put("/K[")
    for case .element(let kid) in order.kids(of: table) {
      if sheets.pages.elements[Int(kid)].role != .tableRow, let object = elements[Int(kid)] {
        bytes.put(object)
        bytes.put(byte: 0x20)
      } else if kid == parts.headRows[0] {
        bytes.put(parts.head)
        bytes.put(byte: 0x20)
        bytes.put(parts.body)
        bytes.put(byte: 0x20)
      }
    }
    bytes.put(byte: 0x5D)
  }

  /// What a header cell is for: its column if its whole row is header cells, else its row.
  func isForColumn(_ cell: StructureElement) -> Bool {
    cell.parent < 0 || TableParts.isHead(cell.parent, sheets.pages.elements, order)
  }
}
