/// HTML blocks: CommonMark's seven conditions.
extension BlockParser {
  private static let verbatimTags: [StaticString] = ["script", "pre", "style", "textarea"]

  private static let blockTags: [StaticString] = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  mutating func openHTML() -> Opening {
    guard let condition = htmlCondition(at: cursor.nextNonspace) else { return .none }
    let isInParagraph =
      drafts[container].kind == .paragraph || (!matchesAll && !cursor.isBlank && drafts[tip].kind == .paragraph)
    if condition == 7 && isInParagraph { return .none }
    closeUnmatched()
    add(.html(condition: condition), from: cursor.nextNonspace)
    return .leaf
  }

  private func htmlCondition(at start: Int) -> UInt8? {
    let name = start + 1
    guard name < cursor.end else { return nil }
    if Self.verbatimTags.contains(where: { isTag($0, at: name, mayBeClosed: false) }) { return 1 }
    if bytes.hasBytes("!--", at: name) { return 2 }
    if bytes[name] == UInt8(ascii: "?") { return 3 }
    if bytes.hasBytes("![CDATA[", at: name) { return 5 }
    if bytes[name] == UInt8(ascii: "!") {
      return name + 1 < cursor.end && CharacterClass.isLetter(bytes[name + 1]) ? 4 : nil
    }
    let tag = bytes[name] == UInt8(ascii: "/") ? name + 1 : name
    guard tag < cursor.end && CharacterClass.isLetter(bytes[tag]) else { return nil }
    if Self.blockTags.contains(where: { isTag($0, at: tag, mayBeClosed: true) }) { return 6 }
    guard let end = HTMLScanner.tagEnd(bytes, at: start, upTo: cursor.end) else { return nil }
    return isBlank(from: end, to: cursor.end) ? 7 : nil
  }

  /// Whether the tag name at `start` is `name`, whole.
  private func isTag(_ name: StaticString, at start: Int, mayBeClosed: Bool) -> Bool {
    guard bytes.hasLetters(name, at: start) else { return false }
    let end = start + name.utf8CodeUnitCount
    if end >= cursor.end { return end == cursor.end }
    if CharacterClass.isSpaceOrTab(bytes[end]) || bytes[end] == UInt8(ascii: ">") { return true }
    return mayBeClosed && bytes.hasBytes("/>", at: end)
  }

  /// Whether the current line ends an HTML block of `condition`.
  func endsHTML(_ condition: UInt8) -> Bool {
    switch condition {
    case 1: endsVerbatim()
    case 2: lineContains("-->")
    case 3: lineContains("?>")
    case 4: lineContains(">")
    case 5: lineContains("]]>")
    default: false
    }
  }

  private func lineContains(_ text: StaticString) -> Bool {
    var index = cursor.offset
    let length = text.utf8CodeUnitCount
    while index + length <= cursor.end {
      if bytes.hasBytes(text, at: index) { return true }
      index += 1
    }
    return false
  }

  private func endsVerbatim() -> Bool {
    var index = cursor.offset
    while index + 1 < cursor.end {
      if bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "/") {
        for name in Self.verbatimTags where bytes.hasLetters(name, at: index + 2) {
          let end = index + 2 + name.utf8CodeUnitCount
          if end < cursor.end && bytes[end] == UInt8(ascii: ">") { return true }
        }
      }
      index += 1
    }
    return false
  }
}
