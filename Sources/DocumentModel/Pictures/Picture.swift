/// The bytes of a picture and what its header says.
public struct Picture: Hashable, Sendable {
  /// The forms that editions may carry.
  public enum Format: String, Hashable, Sendable {
    /// Portable Network Graphics.
    case png
    /// JPEG.
    case jpeg
    /// Graphics Interchange Format.
    case gif
    /// Scalable Vector Graphics.
    case svg
    /// WebP.
    case webp

    /// Its media type, as in a package document.
    public var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }

    /// The usual ending of file names.
    public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
  }

  /// The form.
  public var format: Format
  /// Width in pixels (for SVG: CSS pixels), at least 1.
  public var width: Int
  /// Height in pixels (for SVG: CSS pixels), at least 1.
  public var height: Int
  /// The file as it was.
  public var bytes: [UInt8]

  /// A picture.
  public init(_ format: Format, width: Int, height: Int, bytes: [UInt8]) {
    self.format = format
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}
