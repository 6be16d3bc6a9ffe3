/// Moves the references of the logical structure from pages to forms and sheets (ISO 32000-1, 14.7.4).
struct StructureMap {
  private let file: PDFObjects
  private let pages: [ForeignPage]
  private let indexOfPage: [CInt: Int]

  init(_ file: PDFObjects, _ pages: [ForeignPage]) {
    self.file = file
    self.pages = pages
    indexOfPage = Dictionary(
      pages.enumerated().map { (file.identity($1.object), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Moves all of them. The order of the structure stays as it is.
  func moveAll() {
    guard let root = file.present("/StructTreeRoot", of: file.root) else { return }
    var open = elements(of: root)
    var seen: Set<CInt> = []
    while let element = open.popLast() {
      let identity = file.identity(element)
      guard identity == 0 || seen.insert(identity).inserted else { continue }
      open += elements(of: element)
      moveKids(of: element)
    }
  }

  private func kids(of element: UInt32) -> [UInt32] {
    let kids = file.entry("/K", of: element)
    if file.isArray(kids) { return file.items(kids) }
    return file.isNull(kids) ? [] : [kids]
  }

  /// The kids that are elements themselves.
  private func elements(of element: UInt32) -> [UInt32] {
    kids(of: element).filter { kid in
      guard file.isDictionary(kid) else { return false }
      let type = file.name(file.entry("/Type", of: kid))
      return type != "/MCR" && type != "/OBJR"
    }
  }

  private func page(_ object: UInt32?) -> ForeignPage? {
    guard let object, let index = indexOfPage[file.identity(object)] else { return nil }
    return pages[index]
  }

  private func moveKids(of element: UInt32) {
    let own = file.present("/Pg", of: element)
    let kept = kids(of: element).compactMap { moved($0, own: own) }
    if let own, let place = page(own)?.place {
      file.set("/Pg", of: element, to: place.sheet)
    } else if page(own) != nil {
      file.remove("/Pg", of: element)
    }
    guard !kept.isEmpty else {
      file.remove("/K", of: element)
      return
    }
    file.set("/K", of: element, to: kept.count == 1 ? kept[0] : file.array(kept))
  }

  /// A kid as it is now; `nil` if it is on a page that no sheet shows.
  private func moved(_ kid: UInt32, own: UInt32?) -> UInt32? {
    if file.isInteger(kid) {
      guard let page = page(own) else { return kid }
      return page.place.map { reference(to: kid, in: page.form, on: $0.sheet) }
    }
    guard file.isDictionary(kid) else { return kid }
    let type = file.name(file.entry("/Type", of: kid))
    guard type == "/MCR" || type == "/OBJR" else { return kid }
    guard let page = page(file.present("/Pg", of: kid) ?? own) else { return kid }
    guard let place = page.place else { return nil }
    if type == "/MCR", file.present("/Stm", of: kid) == nil {
      return reference(to: file.entry("/MCID", of: kid), in: page.form, on: place.sheet)
    }
    file.set("/Pg", of: kid, to: place.sheet)
    return kid
  }

  private func reference(to identifier: UInt32, in form: UInt32, on sheet: UInt32) -> UInt32 {
    file.dictionary(["/Type": file.named("/MCR"), "/Pg": sheet, "/Stm": form, "/MCID": identifier])
  }
}
