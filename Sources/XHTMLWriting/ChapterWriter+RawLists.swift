import DocumentModel

/// Items, terms and definitions in raw HTML, with the lists that they need around them.
extension ChapterWriter {
  mutating func openItem(_ tag: RawMarkup.Tag) {
    if let list = nearest(.list) {
      closeRaw(downTo: list + 1)
    } else {
      guard enterFlow() else { return separate(tag) }
      push("", "ul", .list)
    }
    push(tag, "li", .item)
  }

  mutating func openDefinition(_ tag: RawMarkup.Tag) {
    if let list = nearest(.terms) {
      closeRaw(downTo: list + 1)
    } else {
      guard enterFlow() else { return separate(tag) }
      push("", "dl", .terms)
    }
    if tag.name == "dt" {
      rawElements[rawElements.count - 1].state = .term
      push(tag, "dt", .phrasing)
    } else {
      pushDefinition(tag.name, tag)
    }
  }

  mutating func pushDefinition(_ written: String, _ tag: RawMarkup.Tag? = nil) {
    if rawElements[rawElements.count - 1].state == .fresh { markup.add("<dt></dt>\n") }
    rawElements[rawElements.count - 1].state = .definition
    push(written, "dd", .item) { if let tag { $0.writeRawAttributes(tag, as: "dd") } }
  }
}
