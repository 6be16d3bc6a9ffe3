/// Reads a drawing that stands in raw HTML, where tags need not match and names are written in any case.
enum RawDrawing {
  /// The drawing that begins where `markup` begins.
  static func tree(of markup: ArraySlice<UInt8>) -> DrawingTree {
    var tree = DrawingTree(hasNamespaces: false)
    var tokens = RawMarkup(markup, isForeign: true)
    var line = 1
    var counted = markup.startIndex
    while let token = tokens.next() {
      switch token {
      case .open(let tag):
        tree.open(tag.name, tag.attributes, line: line)
        if tag.isClosed { _ = tree.close(tag.name) }
      case .close(let name): _ = tree.close(name)
      case .text(let text): tree.add(text: text, line: line)
      case .program, .comment, .drawing: break
      }
      if tree.isComplete { break }
      line += markup[counted..<tokens.position].count { $0 == 0x0A }
      counted = tokens.position
    }
    tree.closeAll()
    return tree
  }

  /// Elements that cannot be in a drawing: HTML ends it where one begins or ends (WHATWG HTML, 13.2.6.5).
  private static let breakouts: Set<String> = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var", "section", "article", "figure",
    "figcaption", "td", "th", "tr", "tbody", "thead", "tfoot", "details", "summary", "main", "aside", "nav", "header",
    "footer",
  ]

  /// Where a drawing ends whose start tag ends at `start`.
  static func end(of bytes: ArraySlice<UInt8>, from start: Int) -> Int {
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
