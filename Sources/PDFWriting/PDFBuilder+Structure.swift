import DocumentModel

extension PDFBuilder {
  /// Writes the structure elements.
  mutating func writeStructure() {
    var areasOfElement: [Int32: [Int]] = [:]
    for (index, area) in areas.enumerated() { areasOfElement[area.element, default: []].append(index) }
    var bytes = PDFBytes()
    for (index, element) in sheets.pages.elements.enumerated() {
      guard let object = elements[index] else { continue }
      bytes.removeAll()
      put(element, at: index, areas: areasOfElement[Int32(index)] ?? [], into: &bytes)
      file.write(object) { $0.put(bytes: bytes.bytes) }
      if element.role == .contentsItem, let wrapper = wrappers[Int32(index)] { write(wrapper, in: object, of: index) }
      if element.role == .table, let parts = tableParts[Int32(index)] { write(parts, of: object) }
    }
  }

  /// Whether an element may hold a kid itself. An entry of a contents list holds labels, references, paragraphs and
  /// contents lists only (ISO 32000-1, table 333).
  static func isAllowed(
    _ kid: StructureOrder.Kid, in element: StructureElement, _ elements: [StructureElement]
  ) -> Bool {
    guard element.role == .contentsItem else { return true }
    guard case .element(let child) = kid else { return false }
    switch elements[Int(child)].role {
    case .label, .reference, .paragraph, .contents: return true
    default: return false
    }
  }

  /// Writes the reference that holds what an entry of a contents list may not.
  private mutating func write(_ wrapper: ObjectID, in item: ObjectID, of index: Int) {
    let element = sheets.pages.elements[index]
    let kids = order.kids(of: index).filter { !PDFBuilder.isAllowed($0, in: element, sheets.pages.elements) }
    var bytes = PDFBytes()
    bytes.put("<</S/Reference/P ")
    bytes.put(item)
    put(kids: kids[...], areas: [], into: &bytes)
    bytes.put(">>")
    file.write(wrapper) { $0.put(bytes: bytes.bytes) }
  }

  private func put(_ element: StructureElement, at index: Int, areas: [Int], into bytes: inout PDFBytes) {
    bytes.put("<</S")
    bytes.put(element.tag)
    bytes.put("/P ")
    bytes.put(parent(of: element, at: Int32(index)))
    if element.role == .note { bytes.put(words: "/ID(note\(index))") }
    if !element.alternative.isEmpty {
      bytes.put("/Alt")
      bytes.put(text: element.alternative)
    }
    if let language = element.languageTag {
      bytes.put("/Lang")
      bytes.put(string: language.utf8)
    }
    if element.role == .tableHeader {
      bytes.put(isForColumn(element) ? "/A<</O/Table/Scope/Column>>" : "/A<</O/Table/Scope/Row>>")
    }
    let kids = order.kids(of: index)
    if element.role == .figure, let box = box(of: kids) {
      bytes.put("/A<</O/Layout/Placement/Block/BBox[")
      for side in box {
        bytes.put(side)
        bytes.put(byte: 0x20)
      }
      bytes.put("]>>")
    }
    if element.role == .contentsItem, let wrapper = wrappers[Int32(index)] {
      bytes.put("/K[")
      bytes.put(wrapper)
      for case .element(let child) in kids {
        guard PDFBuilder.isAllowed(.element(child), in: element, sheets.pages.elements) else { continue }
        bytes.put(byte: 0x20)
        if let object = elements[Int(child)] { bytes.put(object) }
      }
      bytes.put("]>>")
      return
    }
    if element.role == .table, let parts = tableParts[Int32(index)] {
      put(kidsOf: index, parts, into: &bytes)
    } else {
      put(kids: kids, areas: areas, into: &bytes)
    }
    bytes.put(">>")
  }

  private func parent(of element: StructureElement, at index: Int32) -> ObjectID {
    guard element.parent >= 0 else { return structureRoot }
    let outer = sheets.pages.elements[Int(element.parent)]
    if outer.role == .contentsItem, let wrapper = wrappers[element.parent],
      !PDFBuilder.isAllowed(.element(index), in: outer, sheets.pages.elements)
    {
      return wrapper
    }
    if element.role == .tableRow, let parts = tableParts[element.parent] {
      return parts.headRows.last.map { index <= $0 } == true ? parts.head : parts.body
    }
    return elements[Int(element.parent)] ?? structureRoot
  }

  func put(kids: ArraySlice<StructureOrder.Kid>, areas: [Int], into bytes: inout PDFBytes) {
    guard !kids.isEmpty || !areas.isEmpty else { return }
    // The side of the first content is the element's own; content on others must name its side.
    var ownPage: ObjectID?
    for case .mark(let mark) in kids where ownPage == nil { ownPage = side(ofPage: content.marks[Int(mark)].page) }
    if let ownPage {
      bytes.put("/Pg ")
      bytes.put(ownPage)
    }
    bytes.put("/K[")
    for kid in kids {
      switch kid {
      case .element(let child):
        if let object = elements[Int(child)] { bytes.put(object) }
      case .mark(let mark): put(content.marks[Int(mark)], ownPage: ownPage, into: &bytes)
      }
      bytes.put(byte: 0x20)
    }
    for area in areas {
      guard let side = side(ofPage: self.areas[area].page) else { continue }
      bytes.put("<</Type/OBJR/Obj ")
      bytes.put(annotations[area])
      bytes.put("/Pg ")
      bytes.put(side)
      bytes.put(">>")
    }
    bytes.put(byte: 0x5D)
  }

  private func put(_ mark: Mark, ownPage: ObjectID?, into bytes: inout PDFBytes) {
    guard let side = side(ofPage: mark.page), side != ownPage else {
      bytes.put(Int(mark.identifier))
      return
    }
    bytes.put("<</Type/MCR/Pg ")
    bytes.put(side)
    bytes.put("/MCID ")
    bytes.put(Int(mark.identifier))
    bytes.put(">>")
  }

  /// What a figure covers of the first side that it is on.
  private func box(of kids: ArraySlice<StructureOrder.Kid>) -> [Length]? {
    var box: [Length]?
    var number: Int32?
    for case .mark(let index) in kids {
      let mark = content.marks[Int(index)]
      guard let place = placed[Int(mark.page)], mark.page == number ?? mark.page else { continue }
      number = mark.page
      let page = sheets.pages.pages[Int(mark.page)]
      for item in mark.items {
        guard let rectangle = measures.rectangle(of: page.items[item], on: page) else { continue }
        let next = place.matrix.box(rectangle)
        guard let last = box else {
          box = next
          continue
        }
        box = [min(last[0], next[0]), min(last[1], next[1]), max(last[2], next[2]), max(last[3], next[3])]
      }
    }
    return box
  }

  /// Writes what leads from content to its element, and the root of the structure tree.
  mutating func writeStructureRoot() {
    var entries: [(key: Int, object: ObjectID)] = []
    let (elements, wrappers) = (elements, wrappers)
    for (number, owners) in content.elementsOfSide.enumerated() {
      entries.append(
        (
          number,
          file.add { bytes in
            bytes.put(byte: 0x5B)
            for owner in owners {
              if let element = wrappers[owner] ?? elements[Int(owner)] { bytes.put(element) }
              bytes.put(byte: 0x20)
            }
            bytes.put(byte: 0x5D)
          }
        ))
    }
    for (index, area) in areas.enumerated() {
      if let element = elements[Int(area.element)] { entries.append((parentKey(ofAnnotation: index), element)) }
    }
    let tree = writeTree(entries, leaves: "/Nums") {
      $1.put($0.key)
    } value: {
      $1.put($0.key)
      $1.put(byte: 0x20)
      $1.put($0.object)
      $1.put(byte: 0x20)
    }
    let (document, next) = (elements[0], sides.count + areas.count)
    file.write(structureRoot) { bytes in
      bytes.put("<</Type/StructTreeRoot/RoleMap")
      bytes.put(StructureElement.roleMap)
      bytes.put("/ParentTreeNextKey ")
      bytes.put(next)
      bytes.put("/ParentTree ")
      bytes.put(tree)
      if let document {
        bytes.put("/K ")
        bytes.put(document)
      }
      bytes.put(">>")
    }
  }
}
