import DocumentModel

/// How the pixels of a photograph must be turned and mirrored to stand upright: the orientation that cameras note (EXIF
/// 2.3, tag 274).
struct PictureTurn: Hashable {
  /// 1…8; 1 leaves the picture as it is.
  let orientation: Int
  /// Whether boxes are measured for the upright picture, as ``Picture/printable()`` sees to; else as its pixels lie.
  var boxIsUpright = false

  /// The turn of a camera's number.
  init(orientation: Int, boxIsUpright: Bool = false) {
    self.orientation = orientation
    self.boxIsUpright = boxIsUpright
  }

  /// As the pixels lie.
  static let none = PictureTurn(orientation: 1)

  /// Whether width and height change places.
  var swapsSides: Bool { orientation >= 5 }

  /// The picture's unit square, as PDF sees it with (0, 0) at the bottom left, after turning: for each of x and y, how it
  /// depends on the square's own x and y, and on neither.
  private var rows: (x: [Int], y: [Int]) {
    switch orientation {
    case 2: ([-1, 0, 1], [0, 1, 0])
    case 3: ([-1, 0, 1], [0, -1, 1])
    case 4: ([1, 0, 0], [0, -1, 1])
    case 5: ([0, -1, 1], [-1, 0, 1])
    case 6: ([0, 1, 0], [-1, 0, 1])
    case 7: ([0, 1, 0], [1, 0, 0])
    case 8: ([0, -1, 1], [1, 0, 0])
    default: ([1, 0, 0], [0, 1, 0])
    }
  }

  /// The six numbers of the matrix that draws the picture into a box, `bottom` measured upwards.
  func matrix(left: Length, bottom: Length, size: Size) -> [Length] {
    let rows = rows
    return [
      size.width * rows.x[0], size.height * rows.y[0], size.width * rows.x[1], size.height * rows.y[1],
      left + size.width * rows.x[2], bottom + size.height * rows.y[2],
    ]
  }

  /// The part of a box that the picture fills once it is turned: all of it, or of a box measured for the picture as its
  /// pixels lie as much as there is room for, in the middle.
  func fitted(_ box: Rectangle) -> Rectangle {
    let (width, height) = (box.size.width, box.size.height)
    guard swapsSides, !boxIsUpright, width > .zero, height > .zero else { return box }
    func scaled(_ side: Length) -> Length {
      Length(scaledPoints: side.scaledPoints.multipliedQuotient(of: side, by: max(width, height)))
    }
    // Turned, the picture is as wide as it was high; the longer side shrinks to the shorter.
    let size =
      width > height ? Size(width: scaled(height), height: height) : Size(width: width, height: scaled(width))
    return Rectangle(
      x: box.origin.x + (width - size.width) / 2, y: box.origin.y + (height - size.height) / 2, width: size.width,
      height: size.height)
  }
}

extension Int {
  /// This times a length over another, without overflow.
  fileprivate func multipliedQuotient(of length: Length, by divisor: Length) -> Int {
    let product = multipliedFullWidth(by: length.scaledPoints)
    return divisor.scaledPoints.dividingFullWidth(product).quotient
  }
}
