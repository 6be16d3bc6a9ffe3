/// What a PDF says about itself that the manuscript does not.
public struct PDFOptions: Hashable, Sendable {
  /// The title if the work has none, such as the name of the manuscript; readers show it in the window's title bar.
  public var fallbackTitle: String
  /// Time of the last change in seconds since 1970 (UTC); `nil` takes the work's date, or a fixed one.
  public var modified: Int?

  /// Options.
  public init(fallbackTitle: String = "Untitled", modified: Int? = nil) {
    self.fallbackTitle = fallbackTitle
    self.modified = modified
  }
}
