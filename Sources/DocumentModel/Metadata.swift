/// What is known about the work as a whole, from its front matter or its first lines.
public struct Metadata: Hashable, Sendable {
  /// The title; empty if none was found.
  public var title = ""
  /// The subtitle, or empty.
  public var subtitle = ""
  /// Authors in the order given.
  public var authors: [Person] = []
  /// The line that names the authors as the manuscript has it ("by Ruth Baker and others"), or empty.
  public var byline = ""
  /// Others who had a hand in it.
  public var contributors: [Person] = []
  /// Day of publication.
  public var date: PublicationDate?
  /// Language tag (BCP 47).
  public var language = "en"
  /// Whether the front matter said the language; a guess otherwise.
  public var languageIsGiven = false
  /// Direction of the text; follows from the language unless the front matter says it.
  public var direction = Direction.leftToRight
  /// Keywords.
  public var keywords: [String] = []
  /// Subjects.
  public var subjects: [String] = []
  /// A description, plain text.
  public var description = ""
  /// Rights statement.
  public var rights = ""
  /// Licence.
  public var license = ""
  /// Where readers can write to: an address of the web or of mail, or any words; empty if none is given.
  public var contact = ""
  /// Index into ``Document/images`` of the contact as a QR code, or `.none`.
  public var contactCode: TableIndex = .none
  /// Whether lines run from top to bottom and from right to left, where an edition can.
  public var isVertical = false
  /// The accessibility standard that the author says the work meets, or empty.
  public var conformance = ""
  /// Who says so, or empty.
  public var certifier = ""
  /// Publisher.
  public var publisher = ""
  /// An identifier of the author's own (ISBN, DOI, URN), or empty.
  public var identifier = ""
  /// Index into ``Document/images`` of the cover picture, or `.none`.
  public var coverImage: TableIndex = .none
  /// Alternative text of the cover.
  public var coverDescription = ""
  /// Whether a contents list is wanted; `nil` leaves it to the layout.
  public var wantsContents: Bool?
  /// Deepest heading rank in the contents list; `nil` leaves it to the layout.
  public var contentsDepth: Int?
  /// Whether links are printed as notes; `nil` leaves it to the layout.
  public var linksAsNotes: Bool?
  /// Whether links in the work are printed with the number of their page; `nil` leaves it to the layout.
  public var pageReferences: Bool?
  /// How long the printed work is to be, or `nil`.
  public var pageGoal: PageGoal?
  /// The layout of the printed editions, if the manuscript names one.
  public var layout: LayoutChoice?
  /// What the manuscript wants of the printed page beside its layout, in the words that pandoc knows, and `ink`: `papersize`,
  /// `fontsize`, `mainfont`, `sansfont`, `monofont`, `linestretch`.
  public var printSettings: [PrintSetting] = []

  /// Nothing known.
  public init() {}

  /// The lines of the title block that name the authors.
  public var authorLines: [String] {
    byline.isEmpty ? authors.map(\.name).filter { !$0.isEmpty } : [byline]
  }
}

/// A manuscript's choice of a layout.
public struct LayoutChoice: Hashable, Sendable {
  /// A name or a path; empty if the layout itself stands in the front matter.
  public var name: String
  /// Where the choice, or the layout, is.
  public var source: SourceRange

  /// A choice.
  public init(name: String, source: SourceRange) {
    self.name = name
    self.source = source
  }
}

/// A setting for print.
public struct PrintSetting: Hashable, Sendable {
  /// Its key.
  public var key: String
  /// Its value as written.
  public var value: String
  /// Where the value is.
  public var source: SourceRange

  /// A setting.
  public init(_ key: String, _ value: String, source: SourceRange) {
    self.key = key
    self.value = value
    self.source = source
  }
}

/// An author or another contributor.
public struct Person: Hashable, Sendable {
  /// The name as it is printed.
  public var name: String
  /// The name as it is sorted ("Paine, Thomas"), or empty.
  public var sortName = ""
  /// MARC relator code: `aut`, `edt`, `trl`, `ill` …
  public var role: String

  /// A person.
  public init(_ name: String, role: String = "aut") {
    self.name = name
    self.role = role
  }
}

/// A date with what is known of it.
public struct PublicationDate: Hashable, Sendable {
  /// The date as the author wrote it, for readers.
  public var text: String
  /// Year, 1…9999, if it was understood.
  public var year: Int?
  /// Month, 1…12.
  public var month: Int?
  /// Day, 1…31.
  public var day: Int?

  /// A date written as `text`.
  public init(_ text: String, year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    self.text = text
    self.year = year
    self.month = month
    self.day = day
  }

  /// ISO 8601: `2017-03-20`, `2017-03` or `2017`; `nil` if the year is not known.
  public var iso: String? {
    guard let year else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    guard let month else { return padded(year, 4) }
    guard let day else { return padded(year, 4) + "-" + padded(month, 2) }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}
