import DocumentModel

extension PDFBuilder {
  /// Writes the sides' contents, their page objects and the page tree.
  mutating func writeSides() {
    writeResources()
    // A word takes some six bytes when it is compressed.
    file.reserve(bytes: 8 * sheets.pages.pages.reduce(0) { $0 + $1.segments.count })
    let turns = Dictionary(uniqueKeysWithValues: pictures.map { ($0.number, $0.turn) })
    var writer = ContentWriter(sheets.pages, fonts: embedded, turns: turns)
    let annotationsOfSide = groupedAnnotations()
    let nodes = writePageTree()
    var bytes = PDFBytes()
    for (number, side) in sheets.sides.enumerated() {
      bytes.removeAll()
      switch press {
      case nil: break
      case .grey?: bytes.put("0 g\n")
      case .fourColour?: bytes.put("0 0 0 1 k\n")
      }
      for placement in side.placements { put(placement, on: number, with: &writer, into: &bytes) }
      if !side.marks.isEmpty {
        bytes.put("/Artifact<</Type/Page>>BDC\n")
        for mark in side.marks { bytes.put(mark, onPageOf: side.size.height) }
        bytes.put("EMC\n")
      }
      let stream = file.reserve()
      file.writeStream(stream, bytes.bytes)
      writePage(number, contents: stream, in: nodes[number], annotations: annotationsOfSide[number])
    }
    writeAnnotations()
  }

  private func put(
    _ placement: Placement, on side: Int, with writer: inout ContentWriter, into bytes: inout PDFBytes
  ) {
    let number = Int(placement.page)
    let page = sheets.pages.pages[number]
    let matrix = PageMatrix(placement, page: page.size, side: sheets.sides[side].size)
    let isRepeated = placed[number].map { $0.side != side || $0.matrix.corner != matrix.corner } ?? true
    // What one page sets (fonts, scales) must not reach the next.
    let isSet = !matrix.isIdentity || sheets.sides[side].placements.count > 1
    if isSet {
      bytes.put("q ")
      matrix.put(into: &bytes)
    }
    writer.put(page, content.marks[content.ofPage[number]], isRepeated: isRepeated, into: &bytes)
    if isSet { bytes.put("Q\n") }
  }

  private mutating func writeResources() {
    let fonts = file.writeFonts(embedded)
    let pictures = self.pictures
    let screenColours = hasColour ? screenColours() : nil
    file.write(resources) { bytes in
      bytes.put("<</Font<<")
      for (number, font) in fonts.enumerated() {
        bytes.put(words: "/F\(number) ")
        bytes.put(font)
      }
      bytes.put(">>")
      if !pictures.isEmpty {
        bytes.put("/XObject<<")
        for picture in pictures {
          bytes.put(words: "/I\(picture.number) ")
          bytes.put(picture.object)
        }
        bytes.put(">>")
      }
      if let screenColours {
        bytes.put("/ColorSpace<</DefaultRGB[/ICCBased ")
        bytes.put(screenColours)
        bytes.put("]>>")
      }
      bytes.put(">>")
    }
  }

  private mutating func writePage(
    _ number: Int, contents: ObjectID, in node: ObjectID, annotations: [ObjectID]
  ) {
    let (side, resources) = (sides[number], resources)
    let sheet = sheets.sides[number]
    file.write(side) { bytes in
      bytes.put("<</Type/Page/Parent ")
      bytes.put(node)
      let whole = Rectangle(x: .zero, y: .zero, width: sheet.size.width, height: sheet.size.height)
      bytes.put(box: "/MediaBox", whole, onPageOf: sheet.size.height)
      if let bleed = sheet.bleedBox { bytes.put(box: "/BleedBox", bleed, onPageOf: sheet.size.height) }
      bytes.put(box: "/TrimBox", sheet.trim ?? whole, onPageOf: sheet.size.height)
      bytes.put("/Resources ")
      bytes.put(resources)
      bytes.put("/Contents ")
      bytes.put(contents)
      bytes.put("/StructParents ")
      bytes.put(number)
      bytes.put("/Tabs/S")
      if !annotations.isEmpty {
        bytes.put("/Annots[")
        for annotation in annotations {
          bytes.put(annotation)
          bytes.put(byte: 0x20)
        }
        bytes.put(byte: 0x5D)
      }
      bytes.put(">>")
    }
  }

  /// Writes the page tree, balanced, and gives the parent of each side.
  private mutating func writePageTree() -> [ObjectID] {
    let fanOut = 32
    var levels: [[ObjectID]] = [sides]
    while levels[levels.count - 1].count > fanOut {
      let count = (levels[levels.count - 1].count + fanOut - 1) / fanOut
      levels.append((0..<count).map { _ in file.reserve() })
    }
    levels.append([pageTree])
    var pagesBelow = fanOut
    for level in 1..<levels.count {
      let isRoot = level == levels.count - 1
      for (index, node) in levels[level].enumerated() {
        let first = index * fanOut
        let kids =
          isRoot ? levels[level - 1][...] : levels[level - 1][first..<min(first + fanOut, levels[level - 1].count)]
        let count = isRoot ? sides.count : min(pagesBelow, sides.count - index * pagesBelow)
        let parent = isRoot ? nil : level + 1 == levels.count - 1 ? pageTree : levels[level + 1][index / fanOut]
        writeNode(node, parent: parent, kids: kids, count: count)
      }
      pagesBelow *= fanOut
    }
    return sides.indices.map { levels.count == 2 ? pageTree : levels[1][$0 / fanOut] }
  }

  private mutating func writeNode(_ node: ObjectID, parent: ObjectID?, kids: ArraySlice<ObjectID>, count: Int) {
    file.write(node) { bytes in
      bytes.put("<</Type/Pages/Count ")
      bytes.put(count)
      if let parent {
        bytes.put("/Parent ")
        bytes.put(parent)
      }
      bytes.put("/Kids[")
      for kid in kids {
        bytes.put(kid)
        bytes.put(byte: 0x20)
      }
      bytes.put("]>>")
    }
  }
}

extension PDFBytes {
  /// A box of a page: left, bottom, right, top.
  fileprivate mutating func put(box name: StaticString, _ box: Rectangle, onPageOf height: Length) {
    put(name)
    put(byte: 0x5B)
    let bottom = height - box.origin.y - box.size.height
    for (index, side) in [box.origin.x, bottom, box.origin.x + box.size.width, height - box.origin.y].enumerated() {
      if index > 0 { put(byte: 0x20) }
      put(side)
    }
    put(byte: 0x5D)
  }
}
