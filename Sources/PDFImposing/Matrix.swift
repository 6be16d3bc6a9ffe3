/// An affine map of the plane, as PDF writes it: (x, y) ↦ (ax + cy + e, bx + dy + f). In points, y upwards.
struct Matrix: Equatable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  /// A move.
  static func moving(_ x: Double, _ y: Double) -> Matrix { Matrix(e: x, f: y) }

  /// A change of size.
  static func scaling(_ factor: Double) -> Matrix { Matrix(a: factor, d: factor) }

  /// This map, and after it another.
  func then(_ next: Matrix) -> Matrix {
    Matrix(
      a: a * next.a + b * next.c, b: a * next.b + b * next.d, c: c * next.a + d * next.c, d: c * next.b + d * next.d,
      e: e * next.a + f * next.c + next.e, f: e * next.b + f * next.d + next.f)
  }

  /// Where a place comes to lie.
  func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

  /// The upright box around what a box becomes: left, bottom, right, top.
  func box(_ box: [Double]) -> [Double] {
    let corners = [point(box[0], box[1]), point(box[2], box[1]), point(box[0], box[3]), point(box[2], box[3])]
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    return [xs.min()!, ys.min()!, xs.max()!, ys.max()!]
  }

  /// The map without its move and without its change of size: a turn by quarters.
  var turn: Matrix {
    let size = max(abs(a) + abs(b), 1e-9)
    return Matrix(a: a / size, b: b / size, c: c / size, d: d / size)
  }

  /// As an operator's operands.
  var operands: String { [a, b, c, d, e, f].map(decimal).joined(separator: " ") }
}
