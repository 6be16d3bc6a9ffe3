extension RawMarkup {
  /// Elements that cannot be in a drawing: HTML ends it where one begins or ends (WHATWG HTML, 13.2.6.5).
  private static let breakouts: Set<String> = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var", "section", "article", "figure",
    "figcaption", "td", "th", "tr", "tbody", "thead", "tfoot", "details", "summary", "main", "aside", "nav", "header",
    "footer",
  ]

  /// Where a drawing ends whose start tag ends at `start`.
  package static func drawingEnd(of bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var tokens = RawMarkup(bytes[start...], isForeign: true)
    var drawings = 1
    // Inside these, HTML is at home.
    var documents = 0
    while true {
      let before = tokens.position
      guard let token = tokens.next() else { return bytes.endIndex }
      switch token {
      case .open(let tag):
        if documents == 0, breakouts.contains(tag.name) { return before }
        if tag.isClosed { continue }
        if tag.name == "svg" { drawings += 1 }
        if tag.name == "foreignobject" { documents += 1 }
      case .close(let name):
        if documents == 0, breakouts.contains(name) { return before }
        if name == "foreignobject" { documents = max(0, documents - 1) }
        if name == "svg" { drawings -= 1 }
        if drawings == 0 { return tokens.position }
      case .text, .program, .comment, .drawing: break
      }
    }
  }
}
