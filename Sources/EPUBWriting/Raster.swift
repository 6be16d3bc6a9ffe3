import DocumentModel

/// Fills a shape: a pixel's ink is the part of it that lies inside, measured exactly. All in whole numbers, so the same
/// everywhere.
///
/// Each edge adds to the cells that it passes how far it goes down in them and the area to its left; summing a row from the
/// left then gives what is covered, without sorting edges. This is how FreeType's smooth rasterizer works (Turner, 1996).
struct Raster {
  /// Ink of a pixel that is wholly covered.
  static let full = 256

  /// What edges add to a cell.
  private struct Cell {
    /// How far edges go down in it, in 1/64 pixel.
    var cover: Int32 = 0
    /// Twice the area between the edges and the cell's left side, in 1/64 pixel squared.
    var area: Int32 = 0

    /// Whether an edge may pass through it.
    @inline(__always) var isCrossed: Bool { cover | area != 0 }
  }

  /// Pixels that have ink: the left edge, the top, and rows of ink from there.
  let left: Int
  let top: Int
  let width: Int
  private let height: Int
  private var cells: [Cell]

  /// Rasters a shape inside a picture of a size in pixels.
  init(_ shape: Drawing.Shape, width pictureWidth: Int, height pictureHeight: Int) {
    let bounds = shape.bounds
    left = min(max(0, Int(bounds.low.x) >> 6), pictureWidth)
    top = min(max(0, Int(bounds.low.y) >> 6), pictureHeight)
    width = max(0, min(pictureWidth, Int(bounds.high.x) >> 6 + 1) - left)
    height = max(0, min(pictureHeight, Int(bounds.high.y) >> 6 + 1) - top)
    // One cell more in a row, for what is right of the picture.
    cells = [Cell](repeating: Cell(), count: height > 0 && width > 0 ? (width + 1) * height : 0)
    guard !cells.isEmpty else { return }
    shape.forEachEdge { addEdge(from: $0, to: $1) }
  }

  /// Calls `body` with the columns, row and ink, 1…``full``, of all runs of pixels that have the same ink.
  @inline(__always) func forEachRun(_ body: (_ columns: Range<Int>, _ y: Int, _ ink: Int) -> Void) {
    guard !cells.isEmpty else { return }
    let cells = cells.span
    for y in top..<top + height {
      let first = (y - top) * (width + 1)
      var cover = 0
      var x = 0
      while x < width {
        let start = x
        // No edge until the next cell that has one: as much ink as here.
        while x < width && !cells[first + x].isCrossed { x += 1 }
        if cover != 0 && start < x { body(left + start..<left + x, y, min(Self.full, abs(cover) << 2)) }
        guard x < width else { break }
        let cell = cells[first + x]
        cover += Int(cell.cover)
        let ink = min(Self.full, abs(cover * 128 - Int(cell.area)) >> 5)
        if ink > 0 { body(left + x..<left + x + 1, y, ink) }
        x += 1
      }
    }
  }

  /// Adds an edge, cut at the borders of rows.
  private mutating func addEdge(from start: Drawing.Place, to end: Drawing.Place) {
    let (x0, y0) = (Int(start.x) - left << 6, Int(start.y) - top << 6)
    let (x1, y1) = (Int(end.x) - left << 6, Int(end.y) - top << 6)
    guard y0 != y1 else { return }
    let isDown = y1 > y0
    let (highX, highY, lowX, lowY) = isDown ? (x0, y0, x1, y1) : (x1, y1, x0, y0)
    var y = max(0, highY)
    let bottom = min(lowY, height << 6)
    guard y < bottom else { return }
    func x(at y: Int) -> Int { highX + (lowX - highX) * (y - highY) / (lowY - highY) }
    var from = x(at: y)
    while y < bottom {
      let next = min(bottom, (y >> 6 + 1) << 6)
      let to = x(at: next)
      addPiece(inRow: y >> 6, from: from, to: to, height: next - y, sign: isDown ? 1 : -1)
      (from, y) = (to, next)
    }
  }

  /// Adds a piece of an edge within a row, cut at the borders of columns.
  private mutating func addPiece(inRow row: Int, from start: Int, to end: Int, height: Int, sign: Int) {
    let first = row * (width + 1)
    let (low, high) = (min(start, end), max(start, end))
    if high < 0 {
      // All of the row lies to its right.
      cells[first].cover += Int32(sign * height)
      return
    }
    if low >> 6 == high >> 6 || low >= width << 6 {
      add(sign * height, at: first, low, high)
      return
    }
    var done = 0
    var x = low
    while x < high {
      let border = min(high, (x >> 6 + 1) << 6)
      let reached = border == high ? height : height * (border - low) / (high - low)
      add(sign * (reached - done), at: first, x, border)
      (x, done) = (border, reached)
    }
  }

  /// Adds a piece within a cell.
  @inline(__always) private mutating func add(_ height: Int, at first: Int, _ low: Int, _ high: Int) {
    let column = min(max(0, low) >> 6, width)
    let inner = column << 6
    cells[first + column].cover += Int32(height)
    if column < width {
      cells[first + column].area += Int32(height * (max(0, low - inner) + max(0, min(high - inner, 64))))
    }
  }
}

extension Drawing.Shape {
  /// In how many straight pieces a curve is drawn, so that none is off by more than a sixteenth of a pixel. A piece is off by
  /// no more than three quarters of the second difference of the control points by the square of the number of pieces.
  private static func pieces(
    _ start: Drawing.Place, _ one: Drawing.Place, _ two: Drawing.Place, _ end: Drawing.Place
  ) -> Int {
    func bend(_ a: Drawing.Place, _ b: Drawing.Place, _ c: Drawing.Place) -> Int {
      let (x, y) = (Int(a.x) - 2 * Int(b.x) + Int(c.x), Int(a.y) - 2 * Int(b.y) + Int(c.y))
      return abs(x) + abs(y)
    }
    let most = max(bend(start, one, two), bend(one, two, end)) * 3
    var pieces = 1
    while pieces < 64 && pieces * pieces * 16 < most { pieces += 1 }
    return pieces
  }

  /// The corners of a rectangle that holds the outline; the low one is beyond the high one if there is none.
  fileprivate var bounds: (low: Drawing.Place, high: Drawing.Place) {
    var low = Drawing.Place(Int.max, Int.max)
    var high = Drawing.Place(-64, -64)
    func add(_ place: Drawing.Place) {
      low = Drawing.Place(Int(min(low.x, place.x)), Int(min(low.y, place.y)))
      high = Drawing.Place(Int(max(high.x, place.x)), Int(max(high.y, place.y)))
    }
    for step in steps {
      switch step {
      case .move(let place), .line(let place): add(place)
      case .curve(let first, let second, let end):
        add(first)
        add(second)
        add(end)
      }
    }
    return (low, high)
  }

  /// Calls `body` with the ends of each straight piece of the outline, in order.
  fileprivate func forEachEdge(_ body: (Drawing.Place, Drawing.Place) -> Void) {
    var first = Drawing.Place(0, 0)
    var pen = first
    for step in steps {
      switch step {
      case .move(let place):
        body(pen, first)
        (first, pen) = (place, place)
      case .line(let place):
        body(pen, place)
        pen = place
      case .curve(let one, let two, let end):
        let start = pen
        let pieces = Self.pieces(start, one, two, end)
        for piece in 1...pieces {
          let place = Self.point(piece, of: pieces, start, one, two, end)
          body(pen, place)
          pen = place
        }
      }
    }
    body(pen, first)
  }

  /// A point of a cubic curve (Bernstein's form, in whole numbers).
  private static func point(
    _ piece: Int, of pieces: Int, _ start: Drawing.Place, _ one: Drawing.Place, _ two: Drawing.Place,
    _ end: Drawing.Place
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
