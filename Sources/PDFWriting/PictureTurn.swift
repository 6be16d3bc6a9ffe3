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

extension JPEGFile {
  /// The orientation that an EXIF segment notes, without its marker and length; 1 if it notes none.
  static func orientation(inEXIF segment: ArraySlice<UInt8>) -> Int {
    let header: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
    guard segment.starts(with: header), segment.count >= 14 else { return 1 }
    let bytes = segment.dropFirst(6)
    let isLittle = bytes[bytes.startIndex] == 0x49
    func number(_ offset: Int, _ width: Int) -> Int {
      guard offset >= 0, offset + width <= bytes.count else { return 0 }
      let part = bytes[bytes.startIndex + offset..<bytes.startIndex + offset + width]
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    let directory = number(4, 4)
    for entry in 0..<number(directory, 2) where number(directory + 2 + 12 * entry, 2) == 0x0112 {
      let orientation = number(directory + 2 + 12 * entry + 8, 2)
      return (1...8).contains(orientation) ? orientation : 1
    }
    return 1
  }
}
