public import DocumentModel

extension ForeignPDF {
  /// The file with its pages on sheets, one for each side.
  ///
  /// A page becomes a form with the page's own parent key, and marked content in the structure is found through it. Links
  /// and destinations go through the map of their page; fold and crop marks are artifacts. What leads to a page that no
  /// side shows leads to the first. This can be done once.
  ///
  /// - Parameter sheets: Sides that place as many pages as there are, of ``sizes``.
  public func imposed(_ sheets: Sheets) throws(PDFImposingError) -> [UInt8] {
    let folios = folios
    let tree = file.indirect(file.dictionary(["/Type": file.named("/Pages")]))
    let sides = sheets.sides.map { _ in file.indirect(file.dictionary(["/Type": file.named("/Page")])) }
    place(sheets, on: sides)
    makeForms()
    for (side, object) in zip(sheets.sides, sides) { write(side, to: object, below: tree) }
    var destinations = DestinationMap(file, pages, fallback: sides[0])
    moveAnnotations(with: &destinations)
    destinations.moveAll()
    StructureMap(file, pages).moveAll()
    file.set("/Kids", of: tree, to: file.array(sides))
    file.set("/Count", of: tree, to: file.integer(sides.count))
    let root = file.root
    file.set("/Pages", of: root, to: tree)
    file.set("/PageLabels", of: root, to: labels(of: sheets, folios))
    for key in ["/PageLayout", "/Threads", "/AA"] { file.remove(key, of: root) }
    setPreferences(sheets)
    file.updatePages()
    return try file.written()
  }

  /// Finds where each page is seen first.
  private func place(_ sheets: Sheets, on sides: [UInt32]) {
    for (side, object) in zip(sheets.sides, sides) {
      for placement in side.placements where pages[Int(placement.page)].place == nil {
        pages[Int(placement.page)].place = (object, matrix(placement, on: side))
      }
    }
  }

  /// From a page's own coordinates to those of a side.
  private func matrix(_ placement: Placement, on side: SheetSide) -> Matrix {
    let page = pages[Int(placement.page)]
    let size = (width: page.width * page.scale, height: page.height * page.scale)
    let (left, top) = (placement.origin.x.inPoints, side.size.height.inPoints - placement.origin.y.inPoints)
    let scaled = page.upright.then(.scaling(page.scale))
    return placement.isInverted
      ? scaled.then(Matrix(a: -1, d: -1, e: left + size.width, f: top))
      : scaled.then(.moving(left, top - size.height))
  }

  /// Makes a form of every page's content.
  private func makeForms() {
    var used: Set<CInt> = []
    for index in pages.indices where pages[index].place != nil {
      let page = pages[index]
      let content = file.entry("/Contents", of: page.object)
      let isOwn = file.isStream(content) && used.insert(file.identity(content)).inserted
      let form = isOwn ? content : file.stream(file.content(ofPage: page.object))
      file.set("/Type", of: form, to: file.named("/XObject"))
      file.set("/Subtype", of: form, to: file.named("/Form"))
      file.set("/BBox", of: form, to: file.array(page.box.map { file.real($0) }))
      let resources = file.entry("/Resources", of: page.object)
      file.set("/Resources", of: form, to: file.isDictionary(resources) ? resources : file.dictionary())
      for key in ["/Group", "/StructParents", "/Metadata"] {
        if let value = file.present(key, of: page.object) { file.set(key, of: form, to: value) }
      }
      pages[index].form = form
    }
  }

  /// The form of a page without its part in the structure; made once.
  private func repeatedForm(of number: Int) -> UInt32 {
    if let form = pages[number].repeated { return form }
    let page = pages[number]
    let form = file.stream(file.content(ofPage: page.object))
    file.set("/Type", of: form, to: file.named("/XObject"))
    file.set("/Subtype", of: form, to: file.named("/Form"))
    for key in ["/BBox", "/Resources", "/Group"] {
      if let value = file.present(key, of: page.form) { file.set(key, of: form, to: value) }
    }
    pages[number].repeated = form
    return form
  }

  private func write(_ side: SheetSide, to object: UInt32, below tree: UInt32) {
    let forms = file.dictionary()
    var content = ""
    for placement in side.placements {
      let number = Int(placement.page)
      let matrix = matrix(placement, on: side)
      // A page that is shown again is an ornament there: it is read once.
      let isRepeated = pages[number].place.map { $0.sheet != object || $0.matrix != matrix } ?? true
      if isRepeated {
        file.set("/R\(number)", of: forms, to: repeatedForm(of: number))
        content += "/Artifact BMC q \(matrix.operands) cm /R\(number) Do Q EMC\n"
      } else {
        file.set("/P\(number)", of: forms, to: pages[number].form)
        content += "q \(matrix.operands) cm /P\(number) Do Q\n"
      }
    }
    if !side.marks.isEmpty {
      content += "/Artifact BMC\n0 g\n"
      for mark in side.marks {
        content += box(mark, on: side, isSize: true).map(decimal).joined(separator: " ") + " re f\n"
      }
      content += "EMC\n"
    }
    let whole = Rectangle(x: .zero, y: .zero, width: side.size.width, height: side.size.height)
    func put(_ key: String, _ rectangle: Rectangle) {
      file.set(key, of: object, to: file.array(box(rectangle, on: side).map { file.real($0) }))
    }
    put("/MediaBox", whole)
    if let bleed = side.bleedBox { put("/BleedBox", bleed) }
    put("/TrimBox", side.trim ?? whole)
    file.set("/Parent", of: object, to: tree)
    file.set("/Resources", of: object, to: file.dictionary(["/XObject": forms]))
    file.set("/Contents", of: object, to: file.stream(Array(content.utf8)))
    file.set("/Tabs", of: object, to: file.named("/S"))
  }

  /// A rectangle in PDF's coordinates: left, bottom, right and top, or else width and height.
  private func box(_ rectangle: Rectangle, on side: SheetSide, isSize: Bool = false) -> [Double] {
    let (left, width) = (rectangle.origin.x.inPoints, rectangle.size.width.inPoints)
    let height = rectangle.size.height.inPoints
    let bottom = side.size.height.inPoints - rectangle.origin.y.inPoints - height
    return isSize ? [left, bottom, width, height] : [left, bottom, left + width, bottom + height]
  }

  /// A side is called by the pages on it.
  private func labels(of sheets: Sheets, _ folios: [String]) -> UInt32 {
    let numbers = file.array()
    for (index, label) in sheets.labels(folios).enumerated() {
      file.append(file.integer(index), to: numbers)
      file.append(file.dictionary(["/P": file.string(label)]), to: numbers)
    }
    return file.indirect(file.dictionary(["/Nums": numbers]))
  }

  /// Sheets are printed at their size and turned about the right edge.
  private func setPreferences(_ sheets: Sheets) {
    let root = file.root
    var preferences = file.entry("/ViewerPreferences", of: root)
    if !file.isDictionary(preferences) { preferences = file.dictionary() }
    file.set("/PrintScaling", of: preferences, to: file.named("/None"))
    let duplex =
      switch sheets.duplex {
      case nil: "/Simplex"
      case .longEdge: "/DuplexFlipLongEdge"
      case .shortEdge: "/DuplexFlipShortEdge"
      }
    file.set("/Duplex", of: preferences, to: file.named(duplex))
    file.set("/ViewerPreferences", of: root, to: preferences)
  }
}
