import DocumentModel
import FontShaping

/// One rectangle of a link: what it covers of one line.
struct LinkArea {
  /// The link's element.
  var element: Int32
  /// The page, as an index into ``Pages/pages``.
  var page: Int32
  /// What it covers, on the page.
  var rectangle: Rectangle
  /// What it says there.
  var text: String
}

/// The measures of placed text that links and destinations need.
struct TextMeasures {
  private let shapes: ShapedText
  private let metrics: [FontMetrics?]

  /// Measures in the fonts of the runs of `shapes`.
  init(_ shapes: ShapedText, fonts: FontSet, used: EmbeddedFonts) {
    self.shapes = shapes
    metrics = used.fontNumbers.map { $0.map { fonts.metrics(of: $0) } }
  }

  /// The rectangle that an item covers; `nil` if nothing is to be seen of it.
  func rectangle(of item: PageItem, on page: Page) -> Rectangle? {
    switch item {
    case .rule(let rectangle, _), .picture(_, let rectangle, _): return rectangle
    case .text(let text):
      let segments = page.segments[text.segments.asInts]
      guard let first = segments.first,
        let metrics = metrics[Int(shapes.runs[Int(first.run)].font.index)]
      else { return nil }
      let left = segments.reduce(Int32.max) { min($0, $1.offset) }
      // Where directions are mixed, any segment may be the rightmost.
      let right = segments.reduce(Int.min) { max($0, Int($1.offset) + width(of: $1, in: text)) }
      let up = text.size.scaled(metrics.ascender, unitsPerEm: metrics.unitsPerEm)
      let down = text.size.scaled(-metrics.descender, unitsPerEm: metrics.unitsPerEm)
      return Rectangle(
        x: text.origin.x + Length(scaledPoints: Int(left)), y: text.origin.y - up,
        width: Length(scaledPoints: max(0, right - Int(left))), height: max(.zero, up + down))
    }
  }

  private func width(of segment: TextSegment, in text: TextItem) -> Int {
    let run = shapes.runs[Int(segment.run)]
    guard let metrics = metrics[Int(run.font.index)] else { return 0 }
    let tracking = text.size.scaled(Int(text.tracking) * run.glyphs.count, unitsPerEm: 1000).scaledPoints
    let width = text.size.scaled(Int(run.advance), unitsPerEm: metrics.unitsPerEm).scaledPoints + tracking
    return width * Int(text.scale) / 1000
  }

  /// The text of an item.
  func text(of item: PageItem, on page: Page) -> String {
    guard case .text(let text) = item else { return "" }
    var result = ""
    for segment in page.segments[text.segments.asInts] {
      result += shapes.string(of: segment.run)
      if segment.spaceFollows { result += " " }
    }
    return String(result.unicodeScalars.filter { $0.value != 0xAD })
  }
}

extension Sheets {
  /// The rectangles of all links, in reading order: each covers what one line shows of a link.
  func linkAreas(_ content: MarkedContent, measures: TextMeasures) -> [LinkArea] {
    let linkOf = pages.enclosingLinks
    var areas: [LinkArea] = []
    for mark in content.marks where mark.element >= 0 && linkOf[Int(mark.element)] >= 0 {
      let page = pages.pages[Int(mark.page)]
      let link = linkOf[Int(mark.element)]
      for index in mark.items {
        guard let rectangle = measures.rectangle(of: page.items[index], on: page) else { continue }
        let text = measures.text(of: page.items[index], on: page)
        if let last = areas.last, last.element == link, last.page == mark.page, last.rectangle.isBeside(rectangle) {
          areas[areas.count - 1].rectangle.formUnion(rectangle)
          areas[areas.count - 1].text += text
        } else {
          areas.append(LinkArea(element: link, page: mark.page, rectangle: rectangle, text: text))
        }
      }
    }
    return areas
  }
}

extension Pages {
  /// The link that each element is or is in; -1 outside links.
  var enclosingLinks: [Int32] {
    var links: [Int32] = []
    for (index, element) in elements.enumerated() {
      let outer = element.parent >= 0 ? links[Int(element.parent)] : -1
      links.append(outer >= 0 ? outer : element.linkTarget == nil ? -1 : Int32(index))
    }
    return links
  }
}

extension Rectangle {
  /// Whether the middle of one of the two lies between top and bottom of the other.
  fileprivate func isBeside(_ other: Rectangle) -> Bool {
    let middle = other.origin.y + other.size.height / 2
    let ownMiddle = origin.y + size.height / 2
    return (origin.y <= middle && middle <= origin.y + size.height)
      || (other.origin.y <= ownMiddle && ownMiddle <= other.origin.y + other.size.height)
  }

  /// Grows to cover another rectangle.
  fileprivate mutating func formUnion(_ other: Rectangle) {
    let left = min(origin.x, other.origin.x)
    let top = min(origin.y, other.origin.y)
    let right = max(origin.x + size.width, other.origin.x + other.size.width)
    let bottom = max(origin.y + size.height, other.origin.y + other.size.height)
    self = Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}
