/// A page of a PDF made elsewhere.
struct ForeignPage {
  /// The page object.
  var object: UInt32
  /// What of it is seen, in its own coordinates: left, bottom, right, top.
  var box: [Double]
  /// Width and height as it is read, in points.
  var width: Double
  var height: Double
  /// From its own coordinates to those of the page as it is read, from the bottom left.
  var upright: Matrix
  /// How much it is made smaller or larger.
  var scale = 1.0
  /// The sheet it comes to lie on, and how; `nil` for one that no sheet shows.
  var place: (sheet: UInt32, matrix: Matrix)?
  /// The form that its content becomes.
  var form: UInt32 = 0
  /// The same without its part in the structure, for places where it is shown again.
  var repeated: UInt32?

  /// A page of a file; what is missing or cannot be is taken as a page of A4.
  init(_ object: UInt32, in file: PDFObjects) {
    self.object = object
    let media = ForeignPage.box(file.numbers(file.entry("/MediaBox", of: object))) ?? [0, 0, 595.276, 841.89]
    var box = media
    if let crop = ForeignPage.box(file.numbers(file.entry("/CropBox", of: object))) {
      let cut = [max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])]
      if cut[2] > cut[0], cut[3] > cut[1] { box = cut }
    }
    self.box = box
    let quarters = Int(file.number(file.entry("/Rotate", of: object)) ?? 0) / 90
    let unit = max(0.01, file.number(file.entry("/UserUnit", of: object)) ?? 1)
    var matrix: Matrix
    switch (quarters % 4 + 4) % 4 {
    case 1: matrix = Matrix(a: 0, b: -1, c: 1, d: 0, e: -box[1], f: box[2])
    case 2: matrix = Matrix(a: -1, b: 0, c: 0, d: -1, e: box[2], f: box[3])
    case 3: matrix = Matrix(a: 0, b: 1, c: -1, d: 0, e: box[3], f: -box[0])
    default: matrix = .moving(-box[0], -box[1])
    }
    upright = matrix.then(.scaling(unit))
    let seen = upright.box(box)
    (width, height) = (seen[2], seen[3])
  }

  /// A rectangle with its corners in order; `nil` if it is none.
  private static func box(_ numbers: [Double]) -> [Double]? {
    guard numbers.count == 4, numbers.allSatisfy({ abs($0) < 1e6 }) else { return nil }
    let box = [
      min(numbers[0], numbers[2]), min(numbers[1], numbers[3]), max(numbers[0], numbers[2]),
      max(numbers[1], numbers[3]),
    ]
    return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 ? box : nil
  }
}
