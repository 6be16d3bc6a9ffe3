import DocumentModel
import Imposition

/// A line drawing of a sheet or of a fold, as SVG without letters, so that it needs no typeface and no language.
struct FoldingDrawing {
  /// What is drawn.
  enum Shape {
    /// Sheets folded once, half open.
    case half
    /// The same with two staples.
    case stapled
    /// A pile in another.
    case nested
    /// Signatures on each other with glue at the spine.
    case gathered
    /// Folded in the middle and in the middle again.
    case doubled
    /// A slit sheet seen from its end.
    case cross
    /// To and fro, so many panels.
    case zigzag(Int)
    /// One pile laid on another.
    case piles
    /// Three panels, one tucked in.
    case tucked
    /// Four panels rolled up.
    case rolled
    /// Two flaps.
    case gate
  }

  /// A place in the drawing.
  private typealias Place = (x: Double, y: Double)

  /// Width and height in CSS pixels.
  static let size = (width: 240, height: 150)
  private static let depth: Place = (58, -40)

  private var body = ""
  private let isMirrored: Bool

  /// A fold, seen from the end; mirrored for sheets that are read from right to left.
  init(_ shape: Shape, isMirrored: Bool) {
    self.isMirrored = isMirrored
    switch shape {
    case .half: add(strip: FoldingDrawing.open)
    case .stapled:
      add(strip: FoldingDrawing.open)
      for share in [0.25, 0.75] {
        let (x, y) = (95 + FoldingDrawing.depth.x * share, 130 + FoldingDrawing.depth.y * share)
        add(line: [(x - 4, y + 2.8), (x + 4, y - 2.8)], width: 4)
      }
    case .nested:
      add(strip: FoldingDrawing.open)
      add(strip: FoldingDrawing.open.map { ($0.x, $0.y - 22) })
      add(arrow: (95, 70), (95, 96))
    case .gathered:
      for level in [0.0, 18, 36] {
        add(strip: [(160, 122 - level), (30, 128 - level), (160, 134 - level)])
      }
      add(line: [(27, 136), (27, 84)], width: 4)
    case .doubled: add(strip: [(22, 94), (95, 119), (166, 94), (172, 104), (95, 131), (16, 104)])
    case .cross:
      add(strip: [(15, 102), (58, 102), (95, 70), (132, 102), (175, 102)])
      add(strip: [(15, 104), (58, 104), (95, 138), (132, 104), (175, 104)])
    case .zigzag(let count):
      let step = 84 / Double(count)
      add(strip: (0...count).map { ($0 % 2 == 0 ? 20 : 150, 134 - step * Double($0)) })
    case .piles:
      for base in [132.0, 84] {
        add(strip: [(40, base), (130, base), (130, base - 16), (40, base - 16), (40, base)])
      }
      add(arrow: (85, 88), (85, 110))
    case .tucked: add(strip: [(96, 66), (45, 130), (135, 130), (62, 112)])
    case .rolled: add(strip: [(100, 58), (30, 132), (148, 132), (48, 116), (122, 102)])
    case .gate: add(strip: [(88, 84), (48, 130), (142, 130), (102, 84)])
    }
  }

  private static let open: [Place] = [(20, 105), (95, 130), (170, 105)]

  /// The front of a sheet: pages with their numbers the way up they stand, folds broken, cuts and slits solid.
  init(sheet places: SheetPlaces, _ scheme: ImpositionScheme) {
    isMirrored = false
    let paper = (width: places.paper.width.inPoints, height: places.paper.height.inPoints)
    let scale = min(220 / paper.width, 138 / paper.height)
    let (left, top) = ((240 - paper.width * scale) / 2, (150 - paper.height * scale) / 2)
    func box(_ frame: Rectangle) -> (Place, Place) {
      let start = (x: left + frame.origin.x.inPoints * scale, y: top + frame.origin.y.inPoints * scale)
      return (start, (start.x + frame.size.width.inPoints * scale, start.y + frame.size.height.inPoints * scale))
    }
    for place in FoldingDrawing.cells(places, scheme) {
      let (start, end) = box(place.frame)
      if place.page == 0 { add(area: [start, (end.x, start.y), end, (start.x, end.y)], fill: "#dddddd", width: 0) }
      let isInverted = place.isInverted
      let edges: [(SheetPlaces.Edge, [Place])] = [
        (isInverted ? place.left : place.right, [(end.x, start.y), end]),
        (isInverted ? place.top : place.bottom, [(start.x, end.y), end]),
      ]
      for (edge, line) in edges {
        switch edge {
        case .cut: add(line: line, width: 1.6)
        case .innerFold, .outerFold: add(line: line, width: 0.8, isBroken: true)
        case .sheetSide, .sheetEnd: break
        }
      }
      let height = min(30, (end.y - start.y) * 0.4, (end.x - start.x) * 0.5)
      add(number: place.page + 1, at: ((start.x + end.x) / 2, (start.y + end.y) / 2), height, isInverted)
    }
    for slit in places.slits {
      let (start, end) = box(slit)
      add(line: [start, end], width: 2.4)
    }
    let whole = box(Rectangle(x: .zero, y: .zero, width: places.paper.width, height: places.paper.height))
    let (start, end) = whole
    add(line: [start, (end.x, start.y), end, (start.x, end.y), start], width: 1.2)
  }

  /// The places on the outermost front; of a page that is repeated, all.
  private static func cells(_ places: SheetPlaces, _ scheme: ImpositionScheme) -> [SheetPlaces.Place] {
    guard case .repeated(let columns, let rows) = scheme, let first = places.places.first else {
      return places.places.filter { $0.sheet == 0 && !$0.isOnBack }
    }
    return (0..<columns * rows).map { index in
      var place = first
      let (column, row) = (index % columns, index / columns)
      place.frame.origin = Point(
        x: places.paper.width * column / columns, y: places.paper.height * row / rows)
      (place.right, place.bottom) = (column + 1 < columns ? .cut : .sheetSide, row + 1 < rows ? .cut : .sheetEnd)
      return place
    }
  }

  /// The picture.
  var picture: Picture {
    let (width, height) = FoldingDrawing.size
    let turned = isMirrored ? "<g transform=\"matrix(-1 0 0 1 \(width) 0)\">\n\(body)</g>\n" : body
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
      <g stroke="#000000" fill="none" stroke-linejoin="round" stroke-linecap="round">
      \(turned)</g>
      </svg>

      """
    return Picture(.svg, width: width, height: height, bytes: Array(svg.utf8))
  }
}

/// Lines and areas.
extension FoldingDrawing {
  /// Panels behind a polyline, the lower ones first, as they are seen from above.
  private mutating func add(strip: [Place]) {
    let back = FoldingDrawing.depth
    let panels = strip.indices.dropLast().map { index in
      (strip[index], strip[index + 1])
    }
    for (start, end) in panels.sorted(by: { $0.0.y + $0.1.y > $1.0.y + $1.1.y }) {
      add(
        area: [start, end, (end.x + back.x, end.y + back.y), (start.x + back.x, start.y + back.y)], fill: "#ffffff",
        width: 0.8)
    }
    add(line: strip, width: 2)
  }

  private mutating func add(area: [Place], fill: String, width: Double) {
    body += "<path d=\"\(FoldingDrawing.path(area))Z\" fill=\"\(fill)\""
    body += width == 0 ? " stroke=\"none\"/>\n" : " stroke-width=\"\(FoldingDrawing.written(width))\"/>\n"
  }

  private mutating func add(line: [Place], width: Double, isBroken: Bool = false) {
    let dashes = isBroken ? " stroke-dasharray=\"5 4\"" : ""
    body += "<path d=\"\(FoldingDrawing.path(line))\" stroke-width=\"\(FoldingDrawing.written(width))\"\(dashes)/>\n"
  }

  private mutating func add(arrow start: Place, _ end: Place) {
    add(line: [start, end], width: 2)
    add(line: [(end.x - 6, end.y - 7), end, (end.x + 6, end.y - 7)], width: 2)
  }

  /// A number in figures of seven strokes.
  private mutating func add(number: Int, at middle: Place, _ height: Double, _ isInverted: Bool) {
    let digits = String(number).utf8.map { Int($0 - 0x30) }
    let (width, gap) = (height * 0.5, height * 0.25)
    let whole = Double(digits.count) * (width + gap) - gap
    let sign = isInverted ? -1.0 : 1
    for (index, digit) in digits.enumerated() {
      let left = Double(index) * (width + gap) - whole / 2
      for (bit, stroke) in FoldingDrawing.strokes.enumerated() where FoldingDrawing.figures[digit] & 1 << bit != 0 {
        let line = stroke.map { part -> Place in
          (middle.x + sign * (left + part.x * width), middle.y + sign * (part.y - 0.5) * height)
        }
        add(line: line, width: max(1, height / 14))
      }
    }
  }

  /// The strokes in the order of the bits: above, upper right, lower right, below, lower left, upper left, middle.
  private static let strokes: [[Place]] = [
    [(0, 0), (1, 0)], [(1, 0), (1, 0.5)], [(1, 0.5), (1, 1)], [(0, 1), (1, 1)], [(0, 0.5), (0, 1)], [(0, 0), (0, 0.5)],
    [(0, 0.5), (1, 0.5)],
  ]
  private static let figures = [0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F]

  private static func path(_ places: [Place]) -> String {
    "M" + places.map { "\(written($0.x)) \(written($0.y))" }.joined(separator: "L")
  }

  /// A number to a tenth.
  private static func written(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
