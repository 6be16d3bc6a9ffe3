import DocumentModel
import FontShaping

/// A cover set with its title in one size.
struct CoverSetting {
  /// Sizes of titles in points, of which two pixels make one.
  static let sizes = [76, 64, 52, 42, 34, 28, 22]

  private static let pixelsPerPoint = 2
  private static let page = Size(width: .points(600), height: .points(900))
  private static let side = Length.points(78)
  /// Where the title begins, and where the last line of the authors stands, from the top.
  private static let top = Length.points(170)
  private static let foot = Length.points(790)

  private let pages: Pages
  private let titleSize: Int
  /// Whether no typeface of the machine has some character.
  let lacksGlyphs: Bool
  /// The part that each structure element plays, if any.
  private let parts: [CoverText.Part?]
  private let fonts: FontSet

  init(_ text: CoverText, titleSize: Int, in style: Style, using fonts: FontSet) throws(TypesettingError) {
    var problems = Diagnostics()
    pages = try text.document.pages(
      in: Self.style(like: style, titleSize: titleSize, for: text.order), using: fonts, hyphenatedBy: nil,
      reporting: &problems)
    self.titleSize = titleSize
    lacksGlyphs = problems.all.contains { $0.severity == .warning }
    self.fonts = fonts
    var headings = text.parts.makeIterator()
    parts = pages.elements.map { element in
      if case .heading = element.role { headings.next() } else { nil }
    }
  }

  /// The layout's typefaces, as large as on a cover.
  private static func style(like layout: Style, titleSize: Int, for parts: [CoverText.Part]) -> Style {
    var style = layout
    style.page = PageStyle(size: page, inner: side, outer: side, top: top, bottom: .points(20))
    style.page.hasRunningHeads = false
    style.page.hasFolios = false
    style.book.titlePage = .never
    style.book.contents = .never
    style.book.opening = .runOn
    let sizes: [CoverText.Part: Int] = [
      .title: titleSize, .subtitle: max(20, titleSize * 45 / 100), .author: 30, .date: 20,
    ]
    for (index, part) in parts.enumerated() {
      var look = layout[part.likeness]
      let size = sizes[part]!
      look.size = .points(size)
      look.leading = .points(size * 5 / 4)
      look.spaceBefore = part == .subtitle ? .points(14) : .zero
      look.spaceAfter = .zero
      look.firstLineIndent = .zero
      look.indentStart = .zero
      look.indentEnd = .zero
      look.alignment = .center
      look.keepsWithNext = false
      style[.heading(rank: index + 1)] = look
    }
    return style
  }

  /// Whether the title takes few lines, none is too long, and everything has room.
  var isGood: Bool {
    guard pages.pages.count == 1 else { return false }
    let lines = lines(of: [.title])
    let measure = (Self.page.width - Self.side * 2).scaledPoints
    return lines.count <= (titleSize > 40 ? 4 : 7) && lines.allSatisfy { width(of: $0) <= measure }
      && (bottom(of: [.title, .subtitle]) ?? .zero) < Self.foot - height(of: [.author, .date]) - .points(60)
  }

  /// The lines of some parts, each once however many items it is made of.
  private func lines(of parts: Set<CoverText.Part>) -> [[TextItem]] {
    var lines: [Length: [TextItem]] = [:]
    for case .text(let item) in pages.pages[0].items {
      guard let part = part(of: item.owner), parts.contains(part) else { continue }
      lines[item.origin.y, default: []].append(item)
    }
    return lines.sorted { $0.key < $1.key }.map(\.value)
  }

  private func part(of owner: PageOwner) -> CoverText.Part? {
    guard case .element(var element) = owner else { return nil }
    while element >= 0, parts[Int(element)] == nil { element = pages.elements[Int(element)].parent }
    return element >= 0 ? parts[Int(element)] : nil
  }

  private func width(of line: [TextItem]) -> Int {
    var extent: (left: Int, right: Int) = (.max, .min)
    for item in line {
      for segment in pages.pages[0].segments[Int(item.segments.lowerBound)..<Int(item.segments.upperBound)] {
        let run = pages.shapes.runs[Int(segment.run)]
        let left = item.origin.x.scaledPoints + Int(segment.offset)
        extent.left = min(extent.left, left)
        let units = fonts.metrics(of: run.font).unitsPerEm
        extent.right = max(extent.right, left + item.size.scaled(Int(run.advance), unitsPerEm: units).scaledPoints)
      }
    }
    return max(0, extent.right - extent.left)
  }

  private func bottom(of parts: Set<CoverText.Part>) -> Length? { lines(of: parts).last?.first?.origin.y }

  private func height(of parts: Set<CoverText.Part>) -> Length {
    let lines = lines(of: parts)
    guard let first = lines.first?.first, let last = lines.last?.first else { return .zero }
    return last.origin.y - first.origin.y
  }

  /// The cover as shapes.
  var drawing: Drawing {
    let scale = Self.pixelsPerPoint
    var drawing = Drawing(
      width: Self.page.width.scaledPoints >> 16 * scale, height: Self.page.height.scaledPoints >> 16 * scale)
    drawing.addFrame(inset: 60, thickness: 6)
    drawing.addFrame(inset: 78, thickness: 2)
    let page = pages.pages[0]
    let rise = Self.foot - (bottom(of: [.author, .date]) ?? Self.foot)
    for case .text(let item) in page.items {
      let part = part(of: item.owner)
      let shift = part == .author || part == .date ? rise : .zero
      for segment in page.segments[Int(item.segments.lowerBound)..<Int(item.segments.upperBound)] {
        add(segment, of: item, shiftedBy: shift, to: &drawing)
      }
    }
    if let first = lines(of: [.author]).first?.first {
      let y = first.origin.y + rise - first.size * 9 / 5
      drawing.shapes.append(
        Drawing.Shape(
          x: (drawing.width / 2 - 80) * 64, y: y.scaledPoints >> 16 * scale * 64, width: 160 * 64, height: 6 * 64,
          ink: .ornament))
    }
    return drawing
  }

  private func add(
    _ segment: TextSegment, of item: TextItem, shiftedBy shift: Length, to drawing: inout Drawing
  ) {
    let run = pages.shapes.runs[Int(segment.run)]
    let units = fonts.metrics(of: run.font).unitsPerEm
    var pen = 0
    for glyph in pages.shapes.glyphs[Int(run.glyphs.lowerBound)..<Int(run.glyphs.upperBound)] {
      let placement = GlyphPlacement(
        x: item.origin.x.scaledPoints + Int(segment.offset)
          + item.size.scaled(pen + Int(glyph.xOffset), unitsPerEm: units).scaledPoints,
        y: (item.origin.y + shift - item.size.scaled(Int(glyph.yOffset), unitsPerEm: units)).scaledPoints,
        size: item.size.scaledPoints, unitsPerEm: units, pixelsPerPoint: Self.pixelsPerPoint)
      let steps = fonts.outline(of: glyph.glyph, in: run.font).map(placement.step)
      if !steps.isEmpty { drawing.shapes.append(Drawing.Shape(steps, ink: .text)) }
      pen += Int(glyph.advance)
    }
  }
}

/// Where a glyph's origin lies and how large it is, all in scaled points.
private struct GlyphPlacement {
  let x: Int
  let y: Int
  let size: Int
  let unitsPerEm: Int
  let pixelsPerPoint: Int

  /// A step of its outline on the drawing.
  func step(_ step: OutlineStep) -> Drawing.Step {
    switch step {
    case .move(let x, let y): .move(place(x, y))
    case .line(let x, let y): .line(place(x, y))
    case .curve(let x1, let y1, let x2, let y2, let x, let y): .curve(place(x1, y1), place(x2, y2), place(x, y))
    }
  }

  private func place(_ x: Int32, _ y: Int32) -> Drawing.Place {
    let pixel = 65_536 / 64 / pixelsPerPoint
    return Drawing.Place(
      (self.x + Int(x) * size / unitsPerEm) / pixel, (self.y - Int(y) * size / unitsPerEm) / pixel)
  }
}

extension Drawing {
  /// Adds a frame at a distance from the edges, in pixels.
  fileprivate mutating func addFrame(inset: Int, thickness: Int) {
    let (right, bottom) = (width - 2 * inset, height - 2 * inset)
    let sides = [
      (inset, inset, right, thickness), (inset, height - inset - thickness, right, thickness),
      (inset, inset, thickness, bottom), (width - inset - thickness, inset, thickness, bottom),
    ]
    for (x, y, width, height) in sides {
      shapes.append(Shape(x: x * 64, y: y * 64, width: width * 64, height: height * 64, ink: .ornament))
    }
  }
}
