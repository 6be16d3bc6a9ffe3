/// Moves destinations from pages to the sheets they are on (ISO 32000-1, 12.3.2).
struct DestinationMap {
  private let file: PDFObjects
  private let pages: [ForeignPage]
  private let fallback: UInt32
  private let indexOfPage: [CInt: Int]
  /// Arrays and actions that were moved already.
  private var moved: Set<CInt> = []

  /// A map of pages that are placed; what is on none leads to `fallback`.
  init(_ file: PDFObjects, _ pages: [ForeignPage], fallback: UInt32) {
    self.file = file
    self.pages = pages
    self.fallback = fallback
    indexOfPage = Dictionary(
      pages.enumerated().map { (file.identity($1.object), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Moves those of the outline, of the names and of the catalogue.
  mutating func moveAll() {
    let root = file.root
    moveOpening(root)
    var open = [file.entry("/First", of: file.entry("/Outlines", of: root))]
    var seen: Set<CInt> = []
    while let entry = open.popLast() {
      guard file.isDictionary(entry), seen.insert(file.identity(entry)).inserted else { continue }
      moveLinks(of: entry)
      open.append(file.entry("/Next", of: entry))
      open.append(file.entry("/First", of: entry))
    }
    let names = file.entry("/Dests", of: root)
    for key in file.keys(names) { moveNamed(file.entry(key, of: names)) }
    var nodes = [file.entry("/Dests", of: file.entry("/Names", of: root))]
    seen = []
    while let node = nodes.popLast() {
      guard file.isDictionary(node), file.identity(node) == 0 || seen.insert(file.identity(node)).inserted else {
        continue
      }
      let entries = file.items(file.entry("/Names", of: node))
      for index in stride(from: 1, to: entries.count, by: 2) { moveNamed(entries[index]) }
      nodes += file.items(file.entry("/Kids", of: node))
    }
  }

  private mutating func moveOpening(_ root: UInt32) {
    let opening = file.entry("/OpenAction", of: root)
    if file.isArray(opening) { move(opening) } else { moveAction(opening) }
  }

  /// Moves where an annotation or an entry of the outline leads.
  mutating func moveLinks(of object: UInt32) {
    move(file.entry("/Dest", of: object))
    moveAction(file.entry("/A", of: object))
  }

  private mutating func moveAction(_ action: UInt32) {
    var action = action
    var count = 0
    while file.isDictionary(action), count < 100 {
      if file.name(file.entry("/S", of: action)) == "/GoTo" {
        move(file.entry("/D", of: action))
        file.remove("/SD", of: action)
      }
      action = file.entry("/Next", of: action)
      count += 1
    }
  }

  /// A named destination is an array, or a dictionary with one.
  private mutating func moveNamed(_ value: UInt32) {
    move(file.isDictionary(value) ? file.entry("/D", of: value) : value)
  }

  /// Moves one destination; names stay names.
  mutating func move(_ destination: UInt32) {
    guard file.isArray(destination), file.count(destination) > 0 else { return }
    let identity = file.identity(destination)
    if identity != 0, !moved.insert(identity).inserted { return }
    let items = file.items(destination)
    // A number is a page of another file, or of this one in the files of careless writers.
    let index = file.isInteger(items[0]) ? Int(file.number(items[0]) ?? -1) : indexOfPage[file.identity(items[0])] ?? -1
    guard pages.indices.contains(index), let (sheet, matrix) = pages[index].place else {
      if file.isDictionary(items[0]), indexOfPage[file.identity(items[0])] == nil { return }
      replace(destination, with: [fallback, file.named("/Fit")])
      return
    }
    let box = pages[index].box
    let kind = items.count > 1 ? file.name(items[1]) : "/Fit"
    func number(_ index: Int) -> Double? { index < items.count ? file.number(items[index]) : nil }
    let region: [Double]
    switch kind {
    case "/XYZ":
      place(
        destination, on: sheet, matrix.point(number(2) ?? box[0], number(3) ?? box[3]),
        zoom: items.count > 4 ? items[4] : nil)
      return
    case "/FitH", "/FitBH":
      return place(destination, on: sheet, matrix.point(box[0], number(2) ?? box[3]), zoom: nil)
    case "/FitV", "/FitBV":
      return place(destination, on: sheet, matrix.point(number(2) ?? box[0], box[3]), zoom: nil)
    case "/FitR":
      region = (2..<6).compactMap(number).count == 4 ? (2..<6).compactMap(number) : box
    default: region = box
    }
    replace(destination, with: [sheet, file.named("/FitR")] + matrix.box(region).map { file.real($0) })
  }

  private func place(_ destination: UInt32, on sheet: UInt32, _ point: (x: Double, y: Double), zoom: UInt32?) {
    let items = [sheet, file.named("/XYZ"), file.real(point.x), file.real(point.y)]
    replace(destination, with: items + [zoom.flatMap { file.number($0) }.map { file.real($0) } ?? file.integer(0)])
  }

  private func replace(_ array: UInt32, with items: [UInt32]) {
    for (index, item) in items.enumerated() {
      index < file.count(array) ? file.setItem(index, of: array, to: item) : file.append(item, to: array)
    }
    while file.count(array) > items.count { file.eraseLast(of: array) }
  }
}
