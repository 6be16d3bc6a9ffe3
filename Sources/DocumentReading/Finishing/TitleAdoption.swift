import DocumentModel

/// Takes title, author and date from the first blocks of a Markdown file, or removes them where the front matter says the
/// same. A heading with markup that plain text cannot carry stays.
struct TitleAdoption {
  private var document: Document
  /// Where the title is looked for.
  private var first: Int

  /// Changes the metadata and the first blocks of `document`.
  static func apply(to document: inout Document) {
    var adoption = TitleAdoption(document)
    document = Document()
    adoption.run()
    document = adoption.document
  }

  private init(_ document: Document) {
    self.document = document
    first = 0
  }

  private mutating func run() {
    adoptLabelled()
    guard isPlainHeading(first, level: 1) else { return }
    let heading = PersonReader.trimmed(document.plainText(of: first))
    if document.metadata.title.isEmpty {
      guard !heading.isEmpty, headingCount(level: 1) == 1 else { return }
      document.metadata.title = heading
    } else if !isSame(heading, document.metadata.title) {
      return
    }
    document.removeLeaf(first)
    adoptUnderTitle()
  }

  private func isPlainHeading(_ block: Int, level: UInt8) -> Bool {
    guard block < document.blocks.count, document.blocks[block].kind == .heading(level: level) else { return false }
    let attributes = document.attributes(document.blocks[block].attributes)
    return carriesPlainText(block) && attributes?.identifier.isEmpty != false
  }

  /// Whether the text of a leaf loses nothing as plain text.
  private func carriesPlainText(_ block: Int) -> Bool {
    document.blocks[block].spans.allSatisfy { span in
      switch document.spans[Int(span)].kind {
      case .emphasis, .strong, .code, .lineBreak: true
      default: false
      }
    }
  }

  private func headingCount(level: UInt8) -> Int { document.blocks.count { $0.kind == .heading(level: level) } }

  /// Whether two texts are the same but for case, space, quotation marks and dashes.
  private func isSame(_ first: String, _ second: String) -> Bool { Self.normalized(first) == Self.normalized(second) }

  private static func normalized(_ text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars
    where !CharacterClass.isWhitespace(scalar) && !CharacterClass.isPunctuation(scalar) {
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Takes one-line paragraphs under the title that are a date, an author, or the subtitle of the front matter.
  private mutating func adoptUnderTitle() {
    while first < document.blocks.count, document.blocks[first].kind == .paragraph, carriesPlainText(first) {
      let range = document.blocks[first].text
      guard !document.text[range.indices].contains(0x0A), range.count <= 200 else { return }
      let words = PersonReader.trimmed(document.plainText(of: first))
      guard takesDate(words) || takesAuthors(words) || takesSubtitle(words) else { return }
      document.removeLeaf(first)
    }
  }

  private mutating func takesDate(_ words: String) -> Bool {
    if let date = document.metadata.date {
      if isSame(words, date.text) { return true }
      guard let iso = date.iso, DateReader.date(words)?.iso == iso else { return false }
      document.metadata.date?.text = words
      return true
    }
    guard let date = DateReader.date(words) else { return false }
    document.metadata.date = date
    return true
  }

  private mutating func takesAuthors(_ words: String) -> Bool {
    let names = document.metadata.authors.map(\.name)
    let parts = words.split(separator: " ")
    let hasBy = parts.count > 1 && TextWords.by.contains(parts[0].lowercased())
    let rest = hasBy ? parts.dropFirst().joined(separator: " ") : words
    let persons = PersonReader.persons(rest)
    if !names.isEmpty {
      let found = persons.map(\.name)
      let isKnown =
        found.count == names.count && zip(found, names).allSatisfy { isSame($0, $1) }
        || isSame(rest, names.joined(separator: " "))
      if isKnown { document.metadata.byline = words }
      return isKnown
    }
    guard hasBy, parts.count <= 12, !rest.hasSuffix("."), rest.first?.isUppercase == true else { return false }
    document.metadata.authors = persons
    document.metadata.byline = words
    return true
  }

  private func takesSubtitle(_ words: String) -> Bool {
    !document.metadata.subtitle.isEmpty && isSame(words, document.metadata.subtitle)
  }

  /// Takes over front matter written as headings: `# Title: Common Sense`, `## Author: Thomas Paine`, `## Year: 1776`. Their
  /// own words stay, as an imprint.
  private mutating func adoptLabelled() {
    guard case .heading = document.blocks.first?.kind, document.metadata.title.isEmpty,
      label(of: 0)?.key == "title"
    else { return }
    var imprint = Attributes()
    imprint.classes = ["imprint"]
    while first < document.blocks.count, let (key, value) = label(of: first), take(value, as: key) {
      document.blocks[first].kind = .paragraph
      document.blocks[first].attributes = TableIndex(document.attributes.count)
      document.attributes.append(imprint)
      first += 1
    }
    if first < document.blocks.count, document.blocks[first].kind == .sceneBreak { document.removeLeaf(first) }
  }

  private func label(of block: Int) -> (key: String, value: String)? {
    guard case .heading = document.blocks[block].kind else { return nil }
    let words = document.plainText(of: block)
    let parts = words.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return (PersonReader.trimmed(parts[0].lowercased()), PersonReader.trimmed(String(parts[1])))
  }

  private mutating func take(_ value: String, as key: String) -> Bool {
    guard !value.isEmpty else { return false }
    switch key {
    case "title" where document.metadata.title.isEmpty: document.metadata.title = value
    case "subtitle" where document.metadata.subtitle.isEmpty: document.metadata.subtitle = value
    case "author", "authors":
      guard document.metadata.authors.isEmpty else { return false }
      document.metadata.authors = PersonReader.persons(value)
    case "date", "year":
      guard document.metadata.date == nil else { return false }
      document.metadata.date = DateReader.date(value) ?? PublicationDate(value)
    default: return false
    }
    return true
  }
}
