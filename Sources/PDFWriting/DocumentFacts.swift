import DocumentModel

/// What the file says about the work, once in XMP and once in the information dictionary, which must agree.
struct DocumentFacts {
  /// The title; never empty.
  let title: String
  /// The authors.
  let authors: [String]
  /// A description, or empty.
  let summary: String
  /// Keywords.
  let keywords: [String]
  /// A well-formed language tag.
  let language: String
  /// Which way the text runs.
  let direction: Direction
  /// Rights statement, or empty.
  let rights: String
  /// Publisher, or empty.
  let publisher: String
  /// The author's own identifier, or empty.
  let identifier: String
  /// When it was made and changed.
  let date: Timestamp
  /// Files that go with it.
  let attachments: [PDFOptions.Attachment]
  /// Whether it is for a printing house.
  let isForPress: Bool

  /// The program that makes the file; the same in every version, so that equal input gives equal bytes.
  static let producer = "Pamphlet"

  /// The facts of a work.
  init(_ metadata: Metadata, options: PDFOptions) {
    func clean(_ text: String) -> String {
      // XML allows no other control characters (XML 1.0, 2.2).
      String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE }))
    }
    let name = metadata.title.isEmpty ? clean(options.fallbackTitle) : clean(metadata.title)
    title = name.isEmpty ? "Untitled" : name
    authors = metadata.authors.map { clean($0.name) }.filter { !$0.isEmpty }
    summary = clean(metadata.description)
    keywords = metadata.keywords.map(clean)
    language = String(wellFormedLanguage: metadata.language) ?? "und"
    direction = metadata.direction
    rights = clean(metadata.rights)
    publisher = clean(metadata.publisher)
    identifier = clean(metadata.identifier)
    date = options.modified.map { Timestamp(secondsSince1970: $0) } ?? Timestamp(metadata.date)
    attachments = options.attachments
    isForPress = options.press != nil
  }
}

extension DocumentFacts {
  /// A name for this work and version that is the same each time.
  var documentID: String {
    let hash = ContentHash(of: Array("\(title)\n\(authors)\n\(identifier)\n\(date.pdf)".utf8)).hexadecimal
    return "xmp.did:\(hash)"
  }
}

/// A second of the Gregorian calendar, UTC.
struct Timestamp: Hashable {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  /// Whether only the day is known. The time is then left out, which both forms allow, for Poppler takes a year before 1930
  /// for one that a program got wrong at the turn of the millennium if there is more than a day.
  let isDay: Bool

  /// The second so many seconds after the beginning of 1970; years below 1 and above 9999 become those.
  init(secondsSince1970 seconds: Int) {
    let seconds = min(max(seconds, -62_135_596_800), 253_402_300_799)
    var days = seconds / 86_400
    var rest = seconds % 86_400
    if rest < 0 {
      rest += 86_400
      days -= 1
    }
    // Days from 1 March of year 0, in eras of 400 years (Hinnant, "chrono-compatible low-level date algorithms").
    days += 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
    isDay = false
  }

  /// The beginning of the day of publication; of 2000 if it is not known, for a file must say when it was made.
  init(_ date: PublicationDate?) {
    year = min(max(date?.year ?? 2000, 1), 9999)
    month = min(max(date?.month ?? 1, 1), 12)
    day = min(max(date?.day ?? 1, 1), 31)
    hour = 0
    minute = 0
    second = 0
    isDay = true
  }

  private func digits(_ separators: (date: String, middle: String, time: String)) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let date = [padded(year, 4), padded(month, 2), padded(day, 2)].joined(separator: separators.date)
    if isDay { return date }
    return date + separators.middle
      + [padded(hour, 2), padded(minute, 2), padded(second, 2)].joined(separator: separators.time) + "Z"
  }

  /// As XMP writes it: `2017-03-20T12:00:00Z`, or `2017-03-20`.
  var xmp: String { digits(("-", "T", ":")) }

  /// As PDF writes it: `D:20170320120000Z`, or `D:20170320`.
  var pdf: String { "D:" + digits(("", "", "")) }
}
