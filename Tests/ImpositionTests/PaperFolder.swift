import DocumentModel

/// What shows on one face of a piece of paper: a page, upright or not, or nothing.
struct Face: Hashable {
  var page: Int?
  var isInverted = false

  static let white = Face(page: nil)

  /// The face once the paper was turned about a level axis.
  var upended: Face { Face(page: page, isInverted: page != nil && !isInverted) }
}

/// A piece of paper, one cell large.
struct Layer: Hashable {
  var up: Face
  var down: Face
}

/// Folds and cuts printed sheets as a person would. It looks at where pages lie on the paper and knows nothing of schemes.
struct PaperFolder {
  /// What a person does to the pile.
  enum Fold {
    /// The left half onto the right, and so on.
    case leftOntoRight, rightOntoLeft, topOntoBottom, bottomOntoTop
  }

  /// Piles of layers by row and column, from the lowest layer up.
  private(set) var piles: [[[Layer]]]

  init(piles: [[[Layer]]]) { self.piles = piles }

  /// The sheets on a pile, the first lowest, fronts down.
  init(_ sheets: Sheets, columns: [Length], rows: Int) {
    var grid = Array(repeating: Array(repeating: [Layer](), count: columns.count), count: rows)
    let hasBacks = sheets.duplex != nil
    for index in stride(from: 0, to: sheets.sides.count, by: hasBacks ? 2 : 1) {
      let front = PaperFolder.faces(sheets.sides[index], of: sheets.pages, columns, rows)
      let mirrored = PaperFolder.mirrored(columns, width: sheets.sides[index].size.width)
      let back =
        hasBacks ? PaperFolder.faces(PaperFolder.seen(index + 1, of: sheets), of: sheets.pages, mirrored, rows) : nil
      for row in 0..<rows {
        for column in columns.indices {
          // Fronts are down: what is seen from above is the back, and the front is mirrored.
          grid[row][column].append(
            Layer(up: back?[row][column] ?? .white, down: front[row][columns.count - 1 - column]))
        }
      }
    }
    piles = grid
  }

  /// Left edges of equal columns.
  static func equal(_ count: Int, of width: Length) -> [Length] { (0..<count).map { width * $0 / count } }

  private static func mirrored(_ columns: [Length], width: Length) -> [Length] {
    (columns.dropFirst() + [width]).reversed().map { width - $0 }
  }

  /// A back as it lies once the paper was turned about its vertical axis.
  private static func seen(_ index: Int, of sheets: Sheets) -> SheetSide {
    let side = sheets.sides[index]
    if (sheets.duplex == .shortEdge) == (side.size.width > side.size.height) { return side }
    var seen = side
    seen.placements = side.placements.map { placement in
      let size = sheets.pages.pages[Int(placement.page)].size
      let origin = Point(
        x: side.size.width - placement.origin.x - size.width, y: side.size.height - placement.origin.y - size.height)
      return Placement(page: Int(placement.page), at: origin, isInverted: !placement.isInverted)
    }
    return seen
  }

  private static func faces(_ side: SheetSide, of pages: Pages, _ columns: [Length], _ rows: Int) -> [[Face]] {
    var faces = Array(repeating: Array(repeating: Face.white, count: columns.count), count: rows)
    for placement in side.placements {
      let size = pages.pages[Int(placement.page)].size
      let middle = Point(x: placement.origin.x + size.width / 2, y: placement.origin.y + size.height / 2)
      let column = columns.lastIndex { $0 <= middle.x } ?? 0
      let row = min(rows - 1, middle.y.scaledPoints * rows / side.size.height.scaledPoints)
      precondition(faces[row][column] == .white, "two pages lie on each other")
      faces[row][column] = Face(page: Int(placement.page), isInverted: placement.isInverted)
    }
    return faces
  }

  /// Folds the whole pile in half.
  mutating func fold(_ fold: Fold) {
    switch fold {
    case .leftOntoRight:
      let half = piles[0].count / 2
      piles = piles.map { row in (0..<half).map { row[half + $0] + PaperFolder.turned(row[half - 1 - $0]) } }
    case .rightOntoLeft:
      let half = piles[0].count / 2
      piles = piles.map { row in (0..<half).map { row[$0] + PaperFolder.turned(row[2 * half - 1 - $0]) } }
    case .topOntoBottom:
      let half = piles.count / 2
      piles = (0..<half).map { row in
        zip(piles[half + row], piles[half - 1 - row]).map { $0 + PaperFolder.turned($1).map(PaperFolder.upended) }
      }
    case .bottomOntoTop:
      let half = piles.count / 2
      piles = (0..<half).map { row in
        zip(piles[row], piles[2 * half - 1 - row]).map { $0 + PaperFolder.turned($1).map(PaperFolder.upended) }
      }
    }
  }

  /// A pile turned over.
  private static func turned(_ pile: [Layer]) -> [Layer] { pile.reversed().map { Layer(up: $0.down, down: $0.up) } }

  private static func upended(_ layer: Layer) -> Layer { Layer(up: layer.up.upended, down: layer.down.upended) }

  /// Cuts between rows and puts the upper pile on paper that lies below it in the nest: the lower pile comes on top.
  mutating func cutAndNest() {
    piles = [zip(piles[0], piles[1]).map { $0 + $1 }]
  }

  /// The faces of the one pile that is left, from the top: what a reader sees who turns the leaves.
  var reading: [Face] {
    precondition(piles.count == 1 && piles[0].count == 1, "still unfolded")
    return piles[0][0].reversed().flatMap { [$0.up, $0.down] }
  }
}
