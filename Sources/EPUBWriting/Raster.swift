import DocumentModel

/// Fills shapes by scan lines: a pixel's ink is the part of it that lies inside, measured on four lines through it and
/// exactly along each. All in whole numbers, so the same everywhere.
struct Raster {
  /// Lines through a pixel.
  private static let lines = 4
  /// Ink of a pixel that is wholly covered: 64 along each line.
  static let full = 64 * lines

  /// Pixels that have ink: the left edge, the top, and rows of ink from there.
  let left: Int
  let top: Int
  let width: Int
  /// Ink by row, 0…``full``; as many as fit the rows that the shape touches.
  private(set) var ink: [UInt16]

  private struct Crossing {
    var x: Int32
    var winding: Int32
  }

  /// Rasters a shape inside a picture of a size in pixels.
  init(_ shape: Drawing.Shape, width pictureWidth: Int, height pictureHeight: Int) {
    let edges = Outliner(shape).edges
    let ys = edges.flatMap { [$0.start.y, $0.end.y] }
    let xs = edges.flatMap { [$0.start.x, $0.end.x] }
    let left = min(max(0, Int(xs.min() ?? 0) >> 6), pictureWidth)
    let top = min(max(0, Int(ys.min() ?? 0) >> 6), pictureHeight)
    let right = min(pictureWidth, Int(xs.max() ?? 0) >> 6 + 1)
    let bottom = min(pictureHeight, Int(ys.max() ?? 0) >> 6 + 1)
    (self.left, self.top, width) = (left, top, max(0, right - left))
    let rows = max(0, bottom - top)
    ink = [UInt16](repeating: 0, count: width * rows)
    guard !ink.isEmpty else { return }
    var crossings = [[Crossing]](repeating: [], count: rows * Self.lines)
    for edge in edges { Self.cross(edge, from: top, &crossings) }
    for (line, found) in crossings.enumerated() where !found.isEmpty { fill(line, found) }
  }

  /// Adds where an edge crosses the lines.
  private static func cross(_ edge: Outliner.Edge, from top: Int, _ crossings: inout [[Crossing]]) {
    let spacing = 64 / lines
    let isDown = edge.end.y > edge.start.y
    let (upper, lower) = isDown ? (edge.start, edge.end) : (edge.end, edge.start)
    let height = Int(lower.y - upper.y)
    guard height > 0 else { return }
    // Lines lie in the middle of their strips; an edge crosses those at or below its start and above its end.
    let first = max(0, (Int(upper.y) - top * 64 - spacing / 2 + spacing - 1) / spacing)
    var line = first
    while line < crossings.count {
      let y = top * 64 + line * spacing + spacing / 2
      guard y < Int(lower.y) else { return }
      if y >= Int(upper.y) {
        let x = Int(upper.x) + Int(lower.x - upper.x) * (y - Int(upper.y)) / height
        crossings[line].append(Crossing(x: Int32(clamping: x), winding: isDown ? 1 : -1))
      }
      line += 1
    }
  }

  /// Fills a line between crossings where the outline winds round it.
  private mutating func fill(_ line: Int, _ found: [Crossing]) {
    let row = line / Self.lines * width
    var winding: Int32 = 0
    var start: Int32 = 0
    for crossing in found.sorted(by: { $0.x < $1.x }) {
      if winding == 0 { start = crossing.x }
      winding += crossing.winding
      if winding == 0 { fill(row, from: Int(start) - left * 64, to: Int(crossing.x) - left * 64) }
    }
  }

  private mutating func fill(_ row: Int, from start: Int, to end: Int) {
    let (start, end) = (max(0, start), min(end, width * 64))
    guard start < end else { return }
    let (first, last) = (start >> 6, (end - 1) >> 6)
    if first == last {
      ink[row + first] += UInt16(end - start)
      return
    }
    ink[row + first] += UInt16(64 - start & 63)
    for pixel in first + 1..<last { ink[row + pixel] += 64 }
    ink[row + last] += UInt16(end - last << 6)
  }
}

/// Cuts an outline into straight edges.
private struct Outliner {
  struct Edge {
    var start: Drawing.Place
    var end: Drawing.Place
  }

  /// Straight pieces of a curve: on letters of a hundred pixels none is off by more than a sixteenth of one.
  private static let pieces = 12

  private(set) var edges: [Edge] = []

  init(_ shape: Drawing.Shape) {
    var first = Drawing.Place(0, 0)
    var pen = first
    for step in shape.steps {
      switch step {
      case .move(let place):
        add(from: pen, to: first)
        (first, pen) = (place, place)
      case .line(let place):
        add(from: pen, to: place)
        pen = place
      case .curve(let one, let two, let end):
        let start = pen
        for piece in 1...Self.pieces {
          let place = Self.point(piece, start, one, two, end)
          add(from: pen, to: place)
          pen = place
        }
      }
    }
    add(from: pen, to: first)
  }

  private mutating func add(from start: Drawing.Place, to end: Drawing.Place) {
    if start.y != end.y { edges.append(Edge(start: start, end: end)) }
  }

  /// A point of a cubic curve (Bernstein's form, in whole numbers).
  private static func point(
    _ piece: Int, _ start: Drawing.Place, _ one: Drawing.Place, _ two: Drawing.Place, _ end: Drawing.Place
  ) -> Drawing.Place {
    let (t, rest) = (piece, pieces - piece)
    let weights = (rest * rest * rest, 3 * rest * rest * t, 3 * rest * t * t, t * t * t)
    let cube = pieces * pieces * pieces
    func mixed(_ start: Int32, _ one: Int32, _ two: Int32, _ end: Int32) -> Int {
      (weights.0 * Int(start) + weights.1 * Int(one) + weights.2 * Int(two) + weights.3 * Int(end)) / cube
    }
    return Drawing.Place(mixed(start.x, one.x, two.x, end.x), mixed(start.y, one.y, two.y, end.y))
  }
}
