import DocumentModel

/// What the caller says about a manuscript. It counts more than what the manuscript says.
public struct ReadingOptions: Hashable, Sendable {
  /// The title, in place of the manuscript's.
  public var title: String?
  /// The authors, in place of the manuscript's; none leaves those.
  public var authors: [String] = []
  /// Language tag (BCP 47), in place of the manuscript's.
  public var language: String?
  /// The date as the reader shall see it, in place of the manuscript's.
  public var date: String?
  /// Whether straight quotation marks, `--`, `---` and `...` become what the language sets for them; `nil` leaves it to the
  /// front matter's `smart`, and where that says nothing they do.
  public var isSmart: Bool?
  /// What headings of a plain text look like.
  public var headings = HeadingForm.automatic

  /// The manuscript's own word on everything.
  public init() {}

  /// What headings of a plain text look like.
  public enum HeadingForm: String, CaseIterable, Hashable, Sendable {
    /// Whatever the rules find.
    case automatic
    /// Lines that end with a question mark, and no others.
    case questions
    /// Lines in capitals, and no others.
    case capitals = "caps"
    /// Lines that begin with a number, and no others.
    case numbered
    /// There are none.
    case none
  }

  /// Sets what is given in `metadata`.
  func apply(to metadata: inout Metadata) {
    if let title { metadata.title = title }
    if !authors.isEmpty {
      metadata.authors = authors.map { Person($0) }
      metadata.byline = ""
    }
    if let date { metadata.date = date.isEmpty ? nil : DateReader.date(afterPlace: date) ?? PublicationDate(date) }
    guard let language, !language.isEmpty else { return }
    metadata.language = language
    metadata.languageIsGiven = true
    metadata.direction = Direction(language: language)
  }
}
