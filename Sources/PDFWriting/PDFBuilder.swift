public import DocumentModel
public import FontShaping

extension Sheets {
  /// The PDF of these sheets, tagged for reading aloud and fit for keeping: PDF/UA-1 and PDF/A-2a at once.
  ///
  /// The same input gives the same bytes. Pictures must be ``Picture/printable()``; items that show others draw nothing.
  ///
  /// - Parameter pictures: ``Document/images``, which picture items point into.
  /// - Throws: ``PDFError/picture(_:at:)`` for a damaged picture, ``PDFError/font(_:)`` for a font that cannot be embedded.
  public func pdf(
    describing metadata: Metadata, pictures: [Image], using fonts: FontSet, options: PDFOptions = PDFOptions()
  ) throws(PDFError) -> [UInt8] {
    var sheets = self
    if sheets.pages.elements.isEmpty { sheets.pages.elements.append(StructureElement(.document, in: -1)) }
    if sheets.sides.isEmpty { sheets.sides.append(SheetSide(size: .a5, placements: [])) }
    var builder = try PDFBuilder(sheets, fonts: fonts, press: options.press)
    try builder.writePictures(pictures, inGrey: options.isGrey)
    builder.writeSides()
    builder.writeStructure()
    return builder.finished(describing: DocumentFacts(metadata, options: options))
  }
}

/// A PDF being written: what its parts must know of each other. The parts are extensions in files of their own.
struct PDFBuilder {
  let sheets: Sheets
  /// What the file is printed with if it is for a printing house.
  let press: PDFOptions.Press?
  let placed: [PlacedPage?]
  let content: MarkedContent
  let order: StructureOrder
  let embedded: EmbeddedFonts
  let measures: TextMeasures
  let areas: [LinkArea]

  var file = PDFFile()
  /// The objects of the sides.
  let sides: [ObjectID]
  /// The object that all sides take fonts and pictures from.
  let resources: ObjectID
  /// The root of the page tree.
  let pageTree: ObjectID
  /// The root of the structure tree.
  let structureRoot: ObjectID
  /// The objects of the elements that are written.
  var elements: [ObjectID?] = []
  /// References around what an entry of a contents list must not hold itself, by the entry's element.
  var wrappers: [Int32: ObjectID] = [:]
  /// The head and body of each table that has both, by the table's element.
  var tableParts: [Int32: TableParts] = [:]
  /// The objects of the links' annotations, like ``areas``.
  let annotations: [ObjectID]
  /// The pictures that are drawn, and whether one of them has colour.
  var pictures: [(number: Int, object: ObjectID, turn: PictureTurn)] = []
  var hasColour = false
  /// The profile of pictures in printing inks, once there is one.
  var profile: ObjectID?
  /// See ``screenColours()``.
  var screenProfile: ObjectID?

  /// Everything that can be known before anything is written.
  init(_ sheets: Sheets, fonts: FontSet, press: PDFOptions.Press? = nil) throws(PDFError) {
    self.sheets = sheets
    self.press = press
    placed = sheets.placedPages
    embedded = try EmbeddedFonts(usedIn: sheets.pages, from: fonts)
    content = MarkedContent(sheets, placed: placed, unreadable: embedded.unreadable)
    order = StructureOrder(sheets.pages.elements, content: content)
    measures = TextMeasures(sheets.pages.shapes, fonts: fonts, used: embedded)
    areas = press == nil ? sheets.linkAreas(content, measures: measures) : []
    var file = PDFFile()
    pageTree = file.reserve()
    structureRoot = file.reserve()
    resources = file.reserve()
    sides = sheets.sides.map { _ in file.reserve() }
    annotations = areas.map { _ in file.reserve() }
    elements = order.isKept.map { $0 ? file.reserve() : nil }
    for (index, element) in sheets.pages.elements.enumerated() where element.role == .contentsItem {
      let needsWrapper = order.kids(of: index).contains {
        !PDFBuilder.isAllowed($0, in: element, sheets.pages.elements)
      }
      if needsWrapper { wrappers[Int32(index)] = file.reserve() }
    }
    for (index, element) in sheets.pages.elements.enumerated() where element.role == .table {
      tableParts[Int32(index)] = TableParts(index, sheets.pages.elements, order, file: &file)
    }
    self.file = file
  }

  /// The key of a link's annotation in the parent tree; those of the sides come first.
  func parentKey(ofAnnotation index: Int) -> Int { sides.count + index }

  /// The side that a page is on.
  func side(ofPage page: Int32) -> ObjectID? { placed[Int(page)].map { sides[$0.side] } }

  /// Puts where an element begins, as an explicit destination. An element that shows nothing is taken to begin where the
  /// nearest element around it does.
  func put(destination element: Int32, into bytes: inout PDFBytes) {
    var element = element
    while order.firstMark[Int(element)] == nil, sheets.pages.elements[Int(element)].parent >= 0 {
      element = sheets.pages.elements[Int(element)].parent
    }
    bytes.put(byte: 0x5B)
    guard let first = order.firstMark[Int(element)], let place = placed[Int(content.marks[Int(first)].page)] else {
      bytes.put(sides[0])
      bytes.put("/Fit]")
      return
    }
    let mark = content.marks[Int(first)]
    let page = sheets.pages.pages[Int(mark.page)]
    var rectangle: Rectangle?
    for item in mark.items where rectangle == nil { rectangle = measures.rectangle(of: page.items[item], on: page) }
    let corner = place.matrix.point(Point(x: .zero, y: rectangle?.origin.y ?? .zero))
    bytes.put(sides[place.side])
    bytes.put("/XYZ ")
    bytes.put(corner.x)
    bytes.put(byte: 0x20)
    bytes.put(corner.y)
    bytes.put(" 0]")
  }

  /// Puts a tree whose leaves are `entries` (ISO 32000-1, 7.9.6 and 7.9.7) and gives its root. `key` puts an entry's key,
  /// `value` puts key and value.
  mutating func writeTree<Entry>(
    _ entries: [Entry], leaves: StaticString, key: (Entry, inout PDFBytes) -> Void,
    value: (Entry, inout PDFBytes) -> Void
  ) -> ObjectID {
    let fanOut = 64
    var nodes: [(object: ObjectID, first: Int, last: Int)] = []
    let isSmall = entries.count <= fanOut
    for start in stride(from: 0, to: max(1, entries.count), by: fanOut) {
      let end = min(start + fanOut, entries.count)
      let object = file.add { bytes in
        bytes.put("<<")
        if !isSmall { PDFBuilder.put(limits: entries[start], entries[end - 1], key: key, into: &bytes) }
        bytes.put(leaves)
        bytes.put(byte: 0x5B)
        for entry in entries[start..<end] { value(entry, &bytes) }
        bytes.put("]>>")
      }
      nodes.append((object, start, end - 1))
    }
    while nodes.count > 1 {
      let isRoot = nodes.count <= fanOut
      nodes = stride(from: 0, to: nodes.count, by: fanOut).map { start in
        let group = nodes[start..<min(start + fanOut, nodes.count)]
        let (first, last) = (group.first?.first ?? 0, group.last?.last ?? 0)
        let object = file.add { bytes in
          bytes.put("<<")
          if !isRoot { PDFBuilder.put(limits: entries[first], entries[last], key: key, into: &bytes) }
          bytes.put("/Kids[")
          for node in group {
            bytes.put(node.object)
            bytes.put(byte: 0x20)
          }
          bytes.put("]>>")
        }
        return (object, first, last)
      }
    }
    return nodes[0].object
  }

  private static func put<Entry>(
    limits first: Entry, _ last: Entry, key: (Entry, inout PDFBytes) -> Void, into bytes: inout PDFBytes
  ) {
    bytes.put("/Limits[")
    key(first, &bytes)
    bytes.put(byte: 0x20)
    key(last, &bytes)
    bytes.put(byte: 0x5D)
  }
}
