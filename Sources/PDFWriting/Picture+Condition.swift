public import DocumentModel

extension Picture {
  /// What is left of a picture file.
  public enum Condition: Hashable, Sendable {
    /// All of it, as far as can be told without showing it.
    case whole
    /// The upper part.
    case cutShort
    /// Nothing that could be shown.
    case unusable
  }

  /// Whether the file can be printed. Forms other than PNG and JPEG are looked into when they are made ``printable()``
  /// and count as whole.
  public var condition: Condition {
    switch format {
    case .png: PNGFile(bytes)?.isWhole == true ? .whole : .unusable
    case .jpeg:
      switch ImageData.jpegFile(bytes) {
      case nil: .unusable
      case let file?: file.isCutShort ? .cutShort : .whole
      }
    case .gif, .svg, .webp: .whole
    }
  }
}
