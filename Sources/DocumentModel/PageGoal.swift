/// How long a printed work is to be.
public enum PageGoal: Hashable, Sendable {
  /// A number of pages.
  case pages(Int)
  /// As many pages as go on a number of sheets.
  case sheets(Int)
  /// Fewer sheets, if a small change of the setting is enough for that.
  case automatic

  /// The goal that words on the command line or in front matter name: a number of pages from 1 to 9999, or `auto`.
  public init?(pages words: String) {
    if words == "auto" || words == "automatic" {
      self = .automatic
    } else if let count = Int(words), (1...9999).contains(count) {
      self = .pages(count)
    } else {
      return nil
    }
  }
}
