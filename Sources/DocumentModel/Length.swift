/// A length: a whole number of scaled points, 1/65536 of a PostScript point (1/72 inch). Exact and the same everywhere.
public struct Length: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The length in 1/65536 pt.
  public var scaledPoints: Int

  /// A length in 1/65536 pt.
  public init(scaledPoints: Int) { self.scaledPoints = scaledPoints }

  /// Nothing.
  public static let zero = Length(scaledPoints: 0)

  /// A whole number of points.
  public static func points(_ points: Int) -> Length { Length(scaledPoints: points << 16) }

  /// A number of points, rounded to the nearest scaled point.
  public static func points(_ points: Double) -> Length {
    Length(scaledPoints: Int((points * 65536).rounded()))
  }

  /// A number of millimetres, rounded to the nearest scaled point.
  public static func millimetres(_ millimetres: Double) -> Length { .points(millimetres * 72 / 25.4) }

  /// In points, for a writer that needs a fraction.
  public var inPoints: Double { Double(scaledPoints) / 65536 }

  /// Sum.
  public static func + (left: Length, right: Length) -> Length {
    Length(scaledPoints: left.scaledPoints + right.scaledPoints)
  }

  /// Difference.
  public static func - (left: Length, right: Length) -> Length {
    Length(scaledPoints: left.scaledPoints - right.scaledPoints)
  }

  /// Opposite.
  public static prefix func - (length: Length) -> Length { Length(scaledPoints: -length.scaledPoints) }

  /// Multiple.
  public static func * (length: Length, factor: Int) -> Length {
    Length(scaledPoints: length.scaledPoints * factor)
  }

  /// Fraction, rounded towards zero.
  public static func / (length: Length, divisor: Int) -> Length {
    Length(scaledPoints: length.scaledPoints / divisor)
  }

  /// Shorter first.
  public static func < (left: Length, right: Length) -> Bool { left.scaledPoints < right.scaledPoints }

  /// The length of `units` font units at this type size, rounded towards negative infinity.
  public func scaled(_ units: Int, unitsPerEm: Int) -> Length {
    let product = scaledPoints * units
    let quotient = product / unitsPerEm
    return Length(scaledPoints: product % unitsPerEm < 0 ? quotient - 1 : quotient)
  }
}

/// A width and a height.
public struct Size: Hashable, Sendable {
  /// Width.
  public var width: Length
  /// Height.
  public var height: Length

  /// A size.
  public init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }

  /// ISO 216 A4, 210 × 297 mm, upright.
  public static let a4 = Size(width: .millimetres(210), height: .millimetres(297))
  /// ISO 216 A5, 148 × 210 mm, upright.
  public static let a5 = Size(width: .millimetres(148), height: .millimetres(210))
  /// US Letter, 8½ × 11 in, upright.
  public static let letter = Size(width: .points(612), height: .points(792))

  /// The same sheet turned by a quarter.
  public var turned: Size { Size(width: height, height: width) }
}

/// A point on a page or sheet, from its **top left** corner, y downwards.
public struct Point: Hashable, Sendable {
  /// From the left edge.
  public var x: Length
  /// From the top edge.
  public var y: Length

  /// A point.
  public init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }
}

/// A rectangle by its top left corner and its size.
public struct Rectangle: Hashable, Sendable {
  /// Top left corner.
  public var origin: Point
  /// Width and height, neither negative.
  public var size: Size

  /// A rectangle.
  public init(x: Length, y: Length, width: Length, height: Length) {
    origin = Point(x: x, y: y)
    size = Size(width: width, height: height)
  }
}
