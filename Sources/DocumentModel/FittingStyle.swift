/// How far the setting may be changed so that a text takes a certain number of pages.
public struct FittingStyle: Hashable, Sendable {
  /// Smallest type size of running text; what is smaller in the layout stays as it is.
  public var smallestSize: Length
  /// Largest type size of running text; what is larger in the layout stays as it is.
  public var largestSize: Length
  /// Narrowest margin; what is narrower in the layout stays as it is.
  public var leastMargin: Length

  /// Type from 9 to 13 pt, margins of 12 mm.
  public init() {
    smallestSize = .points(9)
    largestSize = .points(13)
    leastMargin = .millimetres(12)
  }
}
