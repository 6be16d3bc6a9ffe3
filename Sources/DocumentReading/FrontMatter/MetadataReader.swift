import DocumentModel
import YAMLReading

/// Turns the keys of the front matter into metadata.
struct MetadataReader {
  var metadata: Metadata
  /// Path of the cover picture.
  private(set) var cover: (path: String, source: SourceRange)?
  private var diagnostics: Diagnostics
  /// Whether straight quotation marks become those of the language, if the front matter says it.
  private(set) var isSmart: Bool?
  private(set) var directionIsGiven = false
  private var warnings = WarningLimit()

  /// Keys that other stages read, or that mean something only to other programs.
  private static let otherKeys: Set<String> = [
    "layout", "print", "text", "chapters", "papersize", "fontsize", "mainfont", "sansfont", "monofont", "linestretch",
    "ink",
  ]
  private static let latexKeys: Set<String> = [
    "documentclass", "classoption", "geometry", "header-includes", "include-before",
    "include-after", "lof", "lot",
    "mathfont", "colorlinks", "linkcolor", "urlcolor", "biblio-style", "fontfamily",
    "numbersections", "secnumdepth", "bibliography", "csl", "link-citations", "toc-title", "output",
    "indent",
  ]
  private static let ownKeys = [
    "title", "subtitle", "author", "authors", "date", "lang", "language", "dir", "keywords", "tags", "subject",
    "description", "abstract", "summary", "rights", "copyright", "license", "publisher", "identifier", "isbn",
    "contributor", "contributors", "editor", "translator", "illustrator", "cover-image", "cover-alt", "toc",
    "toc-depth", "links-as-notes", "page-references", "smart", "byline", "contact", "writing", "conforms-to",
    "certified-by",
  ]

  /// Reads `entries`, and reports what is not understood.
  init(_ entries: [YAMLNode.Entry], into metadata: Metadata, reporting diagnostics: inout Diagnostics) {
    self.metadata = metadata
    self.diagnostics = diagnostics
    for entry in entries { read(entry) }
    if !directionIsGiven && self.metadata.languageIsGiven {
      self.metadata.direction = Direction(language: self.metadata.language)
    }
    diagnostics = self.diagnostics
    self.diagnostics = Diagnostics()
  }

  private mutating func read(_ entry: YAMLNode.Entry) {
    let key = entry.key.lowercased().split(separator: "_").joined(separator: "-")
    if !(readText(key, entry) || readPersons(key, entry) || readSetting(key, entry)) { reportUnknown(key, entry) }
  }

  private mutating func readText(_ key: String, _ entry: YAMLNode.Entry) -> Bool {
    switch key {
    case "title": setTitle(entry)
    case "subtitle": metadata.subtitle = text(entry)
    case "byline": metadata.byline = text(entry)
    case "date":
      let words = text(entry)
      metadata.date = words.isEmpty ? nil : DateReader.date(afterPlace: words) ?? PublicationDate(words)
    case "keywords", "tags": metadata.keywords += words(entry)
    case "subject", "subjects": metadata.subjects += texts(entry)
    case "description", "abstract", "summary":
      if metadata.description.isEmpty || key == "description" { metadata.description = text(entry) }
    case "rights", "copyright": metadata.rights = text(entry)
    case "license", "licence": metadata.license = text(entry)
    case "contact": metadata.contact = text(entry)
    case "conforms-to": metadata.conformance = text(entry)
    case "certified-by": metadata.certifier = text(entry)
    case "publisher": metadata.publisher = text(entry)
    case "identifier": metadata.identifier = identifier(entry)
    case "isbn": metadata.identifier = "urn:isbn:" + text(entry).filter { $0 != "-" && $0 != " " }
    case "cover-image", "cover":
      let path = text(entry)
      if !path.isEmpty { cover = (path, entry.value.source) }
    case "cover-alt": metadata.coverDescription = text(entry)
    default: return false
    }
    return true
  }

  /// pandoc also knows `title: [{type: main, text: …}, {type: subtitle, text: …}]`.
  private mutating func setTitle(_ entry: YAMLNode.Entry) {
    let parts = entry.value.sequence ?? (entry.value.mapping == nil ? [] : [entry.value])
    guard !parts.isEmpty else {
      metadata.title = text(entry)
      return
    }
    for part in parts {
      let words = part["text"]?.text ?? part.text ?? ""
      if part["type"]?.text == "subtitle" {
        metadata.subtitle = words
      } else if metadata.title.isEmpty {
        metadata.title = words
      }
    }
  }

  private func identifier(_ entry: YAMLNode.Entry) -> String {
    let node = entry.value.sequence?.first ?? entry.value
    guard let number = node["text"]?.text else { return node.text ?? "" }
    let scheme = node["scheme"]?.text?.lowercased() ?? ""
    return scheme.hasPrefix("isbn") ? "urn:isbn:" + number.filter { $0 != "-" && $0 != " " } : number
  }

  private mutating func readPersons(_ key: String, _ entry: YAMLNode.Entry) -> Bool {
    switch key {
    case "author", "authors", "creator": metadata.authors += persons(entry, role: "aut")
    case "contributor", "contributors": metadata.contributors += persons(entry, role: "ctb")
    case "editor", "editors": metadata.contributors += persons(entry, role: "edt")
    case "translator", "translators": metadata.contributors += persons(entry, role: "trl")
    case "illustrator", "illustrators": metadata.contributors += persons(entry, role: "ill")
    default: return false
    }
    return true
  }

  private mutating func persons(_ entry: YAMLNode.Entry, role: String) -> [Person] {
    (entry.value.sequence ?? [entry.value]).compactMap { node in
      if let name = node.text { return name.isEmpty ? nil : Person(name, role: role) }
      guard let name = node["name"]?.text ?? node["text"]?.text ?? node["literal"]?.text ?? Self.fullName(node) else {
        warnValue(entry, node, "a person needs a name")
        return nil
      }
      var person = Person(name, role: node["role"]?.text.map(Self.relator) ?? role)
      person.sortName = node["file-as"]?.text ?? node["sort-name"]?.text ?? node["sort"]?.text ?? ""
      return person
    }
  }

  private static func fullName(_ node: YAMLNode) -> String? {
    let parts = ["given", "first", "family", "last"].compactMap { node[$0]?.text }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// The MARC code for a role that is written out.
  private static func relator(_ role: String) -> String {
    let codes = [
      "author": "aut", "editor": "edt", "translator": "trl", "illustrator": "ill", "photographer": "pht",
      "contributor": "ctb", "designer": "bkd", "narrator": "nrt",
    ]
    return codes[role.lowercased()] ?? role.lowercased()
  }

  private mutating func readSetting(_ key: String, _ entry: YAMLNode.Entry) -> Bool {
    switch key {
    case "lang", "language":
      let tag = text(entry).split(separator: "_").joined(separator: "-")
      if Self.isLanguageTag(tag) {
        metadata.language = tag
        metadata.languageIsGiven = true
      } else if !tag.isEmpty {
        warnValue(entry, entry.value, "“\(tag)” is not a language tag such as en or pt-BR")
      }
    case "dir":
      if let direction = Direction(rawValue: text(entry)) {
        metadata.direction = direction
        directionIsGiven = true
      } else {
        warnValue(entry, entry.value, "the direction is ltr or rtl")
      }
    case "writing":
      let writing = text(entry)
      metadata.isVertical = writing == "vertical"
      if writing != "vertical" && writing != "horizontal" {
        warnValue(entry, entry.value, "the writing is horizontal or vertical")
      }
    case "toc", "table-of-contents": metadata.wantsContents = truth(entry)
    case "toc-depth":
      if let depth = entry.value.integer, (1...6).contains(depth) {
        metadata.contentsDepth = depth
      } else {
        warnValue(entry, entry.value, "the depth is a number from 1 to 6")
      }
    case "smart": isSmart = truth(entry)
    case "links-as-notes": metadata.linksAsNotes = truth(entry)
    case "page-references": metadata.pageReferences = truth(entry)
    case "print": readPrint(entry)
    case "layout":
      guard entry.value.mapping != nil || !(entry.value.text ?? "").isEmpty else {
        warnValue(
          entry, entry.value, "a layout is a name such as book-a6, a path, or keys of its own")
        break
      }
      metadata.layout = LayoutChoice(name: entry.value.text ?? "", source: entry.value.source)
    case "papersize", "fontsize", "mainfont", "sansfont", "monofont", "linestretch", "ink":
      let value = text(entry)
      if !value.isEmpty {
        metadata.printSettings.append(PrintSetting(key, value, source: entry.value.source))
      }
    default: return Self.otherKeys.contains(key)
    }
    return true
  }

  /// How long the printed work is to be; other keys are for other stages.
  private mutating func readPrint(_ entry: YAMLNode.Entry) {
    if entry.value.mapping == nil { warnValue(entry, entry.value, "pages or sheets is expected under it") }
    for other in entry.value.mapping ?? [] where other.key != "pages" && other.key != "sheets" {
      warnValue(entry, other.value, "only pages or sheets can stand under it; “\(other.key)” belongs into a layout")
    }
    if let pages = entry.value["pages"] {
      metadata.pageGoal = PageGoal(pages: pages.text ?? "")
      if metadata.pageGoal == nil { warnValue(entry, pages, "pages is a number from 1 to 9999, or auto") }
    } else if let sheets = entry.value["sheets"] {
      if let count = sheets.integer, (1...9999).contains(count) {
        metadata.pageGoal = .sheets(count)
      } else {
        warnValue(entry, sheets, "sheets is a number from 1 to 9999")
      }
    }
  }

  private static func isLanguageTag(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    return (2...8).contains(parts[0].utf8.count) && parts[0].utf8.allSatisfy(CharacterClass.isLetter)
      && parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(CharacterClass.isAlphanumeric) }
  }
}

/// Values.
extension MetadataReader {
  /// One text; the parts of a list are joined.
  private mutating func text(_ entry: YAMLNode.Entry) -> String { texts(entry).joined(separator: ", ") }

  private mutating func texts(_ entry: YAMLNode.Entry) -> [String] {
    (entry.value.sequence ?? [entry.value]).compactMap { node in
      if let text = node.text ?? node["text"]?.text { return text.isEmpty ? nil : PersonReader.trimmed(text) }
      warnValue(entry, node, "text is expected")
      return nil
    }
  }

  /// Keywords: a list, or one text with commas.
  private mutating func words(_ entry: YAMLNode.Entry) -> [String] {
    if entry.value.sequence != nil { return texts(entry) }
    return text(entry).split { $0 == "," || $0 == ";" }.map { PersonReader.trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private mutating func truth(_ entry: YAMLNode.Entry) -> Bool? {
    if let value = entry.value.bool { return value }
    warnValue(entry, entry.value, "true or false is expected")
    return nil
  }

  private mutating func warnValue(_ entry: YAMLNode.Entry, _ node: YAMLNode, _ problem: String) {
    warnings.pass(Diagnostic(.warning, .badValue, "\(entry.key): \(problem)", at: node.source), to: &diagnostics)
  }

  private mutating func reportUnknown(_ key: String, _ entry: YAMLNode.Entry) {
    let unknown: Diagnostic
    if Self.latexKeys.contains(key) {
      unknown = Diagnostic(
        .note, .unknownKey, "the key “\(entry.key)” is for LaTeX and has no effect here", at: entry.keySource)
    } else {
      let nearest = Spelling.nearest(to: key, in: Self.ownKeys + Self.otherKeys.sorted())
      unknown = Diagnostic(
        .warning, .unknownKey, "the key “\(entry.key)” is not known", at: entry.keySource,
        hint: nearest.map { "did you mean “\($0)”?" } ?? "")
    }
    warnings.pass(unknown, to: &diagnostics)
  }
}
