import DocumentModel

/// What is known about the work, as YAML.
extension MarkdownWriter {
  mutating func writeFrontMatter() {
    let metadata = document.metadata
    var fields: [String] = []
    func add(_ key: String, _ value: String) { if !value.isEmpty { fields.append("\(key): \(Self.quoted(value))") } }
    func add(_ key: String, _ values: [String]) {
      if !values.isEmpty { fields.append("\(key): [\(values.map(Self.quoted).joined(separator: ", "))]") }
    }
    func add(_ key: String, _ persons: [Person]) {
      if !persons.isEmpty { fields.append("\(key):\n" + persons.map(Self.person).joined(separator: "\n")) }
    }
    add("title", metadata.title)
    add("subtitle", metadata.subtitle)
    add("author", metadata.authors)
    add("byline", metadata.byline)
    add("contributor", metadata.contributors)
    add("date", metadata.date?.text ?? "")
    add("lang", metadata.language)
    if metadata.direction != Direction(language: metadata.language) { add("dir", metadata.direction.rawValue) }
    add("keywords", metadata.keywords)
    add("subject", metadata.subjects)
    add("description", metadata.description)
    add("rights", metadata.rights)
    add("license", metadata.license)
    add("contact", metadata.contact)
    if metadata.isVertical { add("writing", "vertical") }
    add("conforms-to", metadata.conformance)
    add("certified-by", metadata.certifier)
    add("publisher", metadata.publisher)
    add("identifier", metadata.identifier)
    if metadata.coverImage != .none { add("cover-image", document.images[Int(metadata.coverImage)].destination) }
    add("cover-alt", metadata.coverDescription)
    if let wants = metadata.wantsContents { fields.append("toc: \(wants)") }
    if let depth = metadata.contentsDepth { fields.append("toc-depth: \(depth)") }
    if let notes = metadata.linksAsNotes { fields.append("links-as-notes: \(notes)") }
    if let pages = metadata.pageReferences { fields.append("page-references: \(pages)") }
    fields.append("smart: no")
    output += Array("---\n\(fields.joined(separator: "\n"))\n---\n\n".utf8)
  }

  private static func person(_ person: Person) -> String {
    var text = "- name: " + quoted(person.name)
    if !person.sortName.isEmpty { text += "\n  file-as: " + quoted(person.sortName) }
    if person.role != "aut" { text += "\n  role: " + quoted(person.role) }
    return text
  }

  /// A YAML scalar in double quotes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
