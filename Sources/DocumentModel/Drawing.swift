/// A picture made of filled shapes: text as the outlines of its glyphs, and rules. What a cover is drawn as.
///
/// Lengths are whole numbers of 1/64 pixel, from the top left corner, y downwards.
public struct Drawing: Hashable, Sendable {
  /// What a shape is filled with.
  public enum Ink: Hashable, Sendable {
    /// The colour of text.
    case text
    /// The colour of ornaments.
    case ornament
  }

  /// A place.
  public struct Place: Hashable, Sendable {
    /// From the left edge.
    public var x: Int32
    /// From the top edge.
    public var y: Int32

    /// A place.
    public init(_ x: Int, _ y: Int) {
      self.x = Int32(clamping: x)
      self.y = Int32(clamping: y)
    }
  }

  /// A part of an outline.
  public enum Step: Hashable, Sendable {
    /// Begins a closed contour.
    case move(Place)
    /// A straight line.
    case line(Place)
    /// A cubic Bézier curve with its two control points and its end.
    case curve(Place, Place, Place)
  }

  /// Contours that are filled together, by the nonzero winding rule.
  public struct Shape: Hashable, Sendable {
    /// The outline; every contour is closed.
    public var steps: [Step]
    /// What it is filled with.
    public var ink: Ink

    /// A shape.
    public init(_ steps: [Step], ink: Ink) {
      self.steps = steps
      self.ink = ink
    }

    /// A rectangle; width and height are positive.
    public init(x: Int, y: Int, width: Int, height: Int, ink: Ink) {
      self.init(
        [
          .move(Place(x, y)), .line(Place(x + width, y)), .line(Place(x + width, y + height)),
          .line(Place(x, y + height)),
        ], ink: ink)
    }
  }

  /// Width in whole pixels.
  public var width: Int
  /// Height in whole pixels.
  public var height: Int
  /// The shapes, the lowest first.
  public var shapes: [Shape] = []

  /// An empty drawing of a size in pixels.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
