import DocumentModel

/// What stands on a cover, as a document of its own.
struct CoverText {
  /// Characters of a part that a cover shows at most; the whole of it stands on the title page.
  private static let longest = 300
  /// Authors that a cover names at most.
  private static let mostAuthors = 6

  /// The parts of a cover, in their order.
  enum Part: Hashable {
    case title, subtitle, author, date

    /// The role of the layout whose look it takes.
    var likeness: ParagraphRole {
      switch self {
      case .title: .title
      case .subtitle: .subtitle
      case .author: .author
      case .date: .date
      }
    }
  }

  /// A heading for each line of the cover.
  private(set) var document = Document()
  /// The part that each heading plays.
  private(set) var parts: [Part] = []
  /// The parts that there are; the rank of a part's headings is its place here.
  private(set) var order: [Part] = []

  init(title: String, metadata: Metadata) {
    document.metadata.language = metadata.language
    document.metadata.direction = metadata.direction
    add(title, .title)
    add(metadata.subtitle, .subtitle)
    let authors = metadata.authors.map(\.name)
    for name in authors.prefix(Self.mostAuthors) { add(name, .author) }
    if authors.count > Self.mostAuthors { add("…", .author) }
    add(metadata.date?.text ?? "", .date)
  }

  private mutating func add(_ words: String, _ part: Part) {
    let words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { return }
    let text = words.count > Self.longest ? words.prefix(Self.longest) + "…" : words[...]
    if order.last != part { order.append(part) }
    parts.append(part)
    let start = document.text.count
    document.text += Array(text.utf8)
    var block = Block(.heading(level: UInt8(order.count)), source: SourceRange(0, 0))
    block.text = TextRange(start, document.text.count)
    block.end = Int32(document.blocks.count + 1)
    document.blocks.append(block)
  }
}
