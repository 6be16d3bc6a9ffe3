/// What a PDF says about itself that the manuscript does not.
public struct PDFOptions: Hashable, Sendable {
  /// The title if the work has none, such as the name of the manuscript; readers show it in the window's title bar.
  public var fallbackTitle: String
  /// Time of the last change in seconds since 1970 (UTC); `nil` takes the work's date, or a fixed one.
  public var modified: Int?
  /// Whether PNG pictures lose their colours. Photographs are given in grey, drawings keep theirs.
  public var isGrey = false
  /// Files that the PDF carries with it, such as its manuscript: with them it is PDF/A-3a, without them PDF/A-2a.
  public var attachments: [Attachment] = []

  /// What a printing house prints with. Such a file has no annotations, and says that it is PDF/X-4 and not PDF/A.
  public var press: Press?

  /// The inks of a press.
  public enum Press: Hashable, Sendable {
    /// Black only, given as grey.
    case grey
    /// The four process colours; text is black alone.
    case fourColour
  }

  /// A file that a PDF carries with it.
  public struct Attachment: Hashable, Sendable {
    /// Its name without folders.
    public var name: String
    /// Its media type, such as `text/markdown`.
    public var mediaType: String
    /// What it is, for people.
    public var description: String
    /// Its content.
    public var bytes: [UInt8]

    /// A file.
    public init(name: String, mediaType: String, description: String, bytes: [UInt8]) {
      self.name = name
      self.mediaType = mediaType
      self.description = description
      self.bytes = bytes
    }
  }

  /// Options.
  public init(fallbackTitle: String = "Untitled", modified: Int? = nil) {
    self.fallbackTitle = fallbackTitle
    self.modified = modified
  }
}
