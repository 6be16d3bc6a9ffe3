extension RawMarkup {
  /// What is not HTML and may stand in it, by the name of its element.
  package enum Foreign: String {
    case drawing = "svg"
    case formula = "math"

    /// Whether HTML is at home in an element of this name.
    func holdsHTML(_ name: String) -> Bool {
      switch self {
      case .drawing: name == "foreignobject"
      case .formula: ["mi", "mo", "mn", "ms", "mtext", "annotation-xml"].contains(name)
      }
    }
  }

  /// Elements that cannot be in a drawing or a formula: HTML ends it where one begins or ends (WHATWG HTML, 13.2.6.5).
  private static let breakouts: Set<String> = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var", "section", "article", "figure",
    "figcaption", "td", "th", "tr", "tbody", "thead", "tfoot", "details", "summary", "main", "aside", "nav", "header",
    "footer",
  ]

  /// Where a drawing or formula ends whose start tag ends at `start`.
  package static func end(of kind: Foreign, in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var tokens = RawMarkup(bytes[start...], isForeign: true)
    var depth = 1
    // Inside these, HTML is at home.
    var documents = 0
    while true {
      let before = tokens.position
      guard let token = tokens.next() else { return bytes.endIndex }
      switch token {
      case .open(let tag):
        if documents == 0, breakouts.contains(tag.name) { return before }
        if tag.isClosed { continue }
        if tag.name == kind.rawValue { depth += 1 }
        if kind.holdsHTML(tag.name) { documents += 1 }
      case .close(let name):
        if documents == 0, breakouts.contains(name) { return before }
        if kind.holdsHTML(name) { documents = max(0, documents - 1) }
        if name == kind.rawValue { depth -= 1 }
        if depth == 0 { return tokens.position }
      case .text, .program, .comment, .drawing, .formula: break
      }
    }
  }
}
