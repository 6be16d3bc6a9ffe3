internal import DocumentModel
internal import FontShaping

/// Figures: a picture on a row of its own, and its caption with it.
extension Compositor {
  /// Sets a figure where it is in the text, or at the top or the foot of the page.
  mutating func setFigure(_ index: Int, in place: Surroundings) throws(TypesettingError) {
    if let float = floatPlace(of: index, in: place) {
      try setFloat(index, at: float, in: place)
    } else {
      try setFigureHere(index, in: place)
    }
  }

  /// Sets a figure in the galley at hand.
  mutating func setFigureHere(_ index: Int, in place: Surroundings) throws(TypesettingError) {
    let block = document.blocks[index]
    let caption = style[.caption]
    galley.wantSpace(max(halfLine, caption.spaceBefore.scaledPoints))
    let image = printedImage(of: index)
    let group = addElement(image == nil ? .section : .figure, in: place.element, attributes: block.attributes)
    var child = index + 1
    let firstRow = galley.rows.count
    while child < block.end {
      let kind = document.blocks[child].kind
      if firstRow < galley.rows.count { galley.keepWithNext(lines: 1) }
      if kind == .caption {
        try setCaption(child, in: place, owner: group, isProper: image != nil)
      } else if let image, image.block == child {
        try setPicture(image, in: place, figure: group)
      } else {
        try setFigureText(child, in: place, owner: group)
      }
      child = max(child + 1, Int(document.blocks[child].end))
    }
    galley.wantSpace(max(leastSpace(after: index), caption.spaceAfter.scaledPoints))
    isAfterBreak = false
  }

  /// The least space below a figure or a table: a line before another one, so that what the one says is not taken for a
  /// caption of the other; else half a line.
  func leastSpace(after index: Int) -> Int {
    let next = Int(document.blocks[index].end)
    guard next < document.blocks.count else { return halfLine }
    let kind = document.blocks[next].kind
    return kind == .table || kind == .figure ? galley.grid : halfLine
  }

  /// A picture that is all there is in a paragraph of a figure.
  private struct FigureImage {
    var block: Int
    var image: TableIndex
    var span: TextSpan
  }

  /// The picture of a figure, if it can be printed.
  private func printedImage(of figure: Int) -> FigureImage? {
    var child = figure + 1
    while child < document.blocks[figure].end {
      let block = document.blocks[child]
      if block.kind == .paragraph, !block.spans.isEmpty {
        let span = document.spans[Int(block.spans.lowerBound)]
        if case .image(let image) = span.kind, span.range == block.text, span.end >= block.spans.upperBound,
          document.images[Int(image)].printedSize(within: .a4) != nil
        {
          return FigureImage(block: child, image: image, span: span)
        }
      }
      child = max(child + 1, Int(block.end))
    }
    return nil
  }

  /// Sets the paragraph of a figure as a picture.
  private mutating func setPicture(
    _ image: FigureImage, in place: Surroundings, figure: Int32
  ) throws(TypesettingError) {
    let width = lasting - place.start - place.far
    let limit = Size(width: .scaled(width), height: Length(scaledPoints: Int(height) * 8 / 10))
    let wanted = document.attributes(image.span.attributes)
    guard let size = document.images[Int(image.image)].printedSize(within: limit, wanted: wanted) else { return }
    galley.beginBlock(spaceBefore: 0, isOnGrid: false)
    elements[Int(figure)].alternative = alternative(of: image.image, range: image.span.range)
    let first = try setLabels()
    galley.shift(
      first..<Int32(galley.items.count), x: 0, y: baseline(Int32(clamping: style[.body].leading.scaledPoints)))
    let free = width - Int32(clamping: size.width.scaledPoints)
    let isMirrored = document.metadata.direction == .rightToLeft
    // In a list a picture stands where text would.
    let isCentred = place.listDepth == 0
    let left = (isMirrored ? place.far : place.start) + (isCentred ? free / 2 : isMirrored ? free : 0)
    let frame = Rectangle(x: .scaled(left), y: .zero, width: size.width, height: size.height)
    galley.items.append(.picture(image.image, frame, .element(figure)))
    var row = GalleyRow(.line, height: size.height.scaledPoints)
    row.items = first..<Int32(galley.items.count)
    row.start = TextPosition(block: image.block, offset: 0)
    galley.append(row)
  }

  private mutating func setFigureText(_ index: Int, in place: Surroundings, owner: Int32) throws(TypesettingError) {
    let block = document.blocks[index]
    let element = addElement(.paragraph, in: owner, attributes: block.attributes)
    var look = style[.caption]
    look.alignment = .center
    var setting = self.setting(look, owner: element, in: place)
    setting.block = Int32(index)
    try setText(Leaf(range: block.text, spans: block.spans), in: setting)
  }

  /// Sets a caption; away from a figure or table it is a paragraph of the structure.
  mutating func setCaption(
    _ index: Int, in place: Surroundings, owner: Int32, isProper: Bool = false
  ) throws(TypesettingError) {
    let block = document.blocks[index]
    let element = addElement(isProper ? .caption : .paragraph, in: owner, attributes: block.attributes)
    let look = style[.caption]
    var setting = self.setting(look, owner: element, in: place)
    setting.block = Int32(index)
    setting.spaceBefore = look.spaceBefore.scaledPoints
    try setText(Leaf(range: block.text, spans: block.spans), in: setting, keepsTogether: true)
  }
}
