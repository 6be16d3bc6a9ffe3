/// What may stand in a work in HTML: one list for all editions.
extension RawMarkup.Tag {
  /// What becomes of tags of a name. An associated value is the name of the element that is written instead.
  package enum Treatment: Equatable {
    /// Kept inside a line of text.
    case inline(String)
    /// Kept; has no content.
    case void
    /// Kept; has no content and stands between paragraphs.
    case rule
    /// A picture.
    case picture
    /// Kept with blocks in it.
    case flow(String)
    /// Kept as a paragraph.
    case paragraph
    /// A heading.
    case heading
    /// Kept with text in it.
    case phrasing(String)
    /// Kept: a list, its items.
    case list, item
    /// Kept: a list of definitions, its parts.
    case terms, term, definition
    /// Kept: a table and its parts.
    case table, caption, group, row, cell
    /// Not kept, and says nothing that could be lost.
    case silent
    /// Not kept, and begins or ends a paragraph.
    case droppedBoundary
    /// Not kept.
    case dropped

    /// Whether tags of this kind may stand among text.
    package var isInline: Bool {
      switch self {
      case .inline, .void, .picture: true
      default: false
      }
    }
  }

  /// What becomes of tags called `name`.
  package static func treatment(of name: String) -> Treatment {
    switch name {
    case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
      "samp", "small", "span", "strong", "sub", "sup", "u", "var":
      .inline(name)
    case "font", "big", "nobr", "time", "data", "label", "basefont": .inline("span")
    case "tt": .inline("code")
    case "strike": .inline("s")
    case "acronym": .inline("abbr")
    case "br", "wbr": .void
    case "hr": .rule
    case "img", "image": .picture
    case "p": .paragraph
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "pre", "listing", "xmp", "plaintext": .phrasing("pre")
    case "summary": .phrasing("p")
    case "figcaption": .phrasing("figcaption")
    case "div", "center", "section", "article", "header", "footer", "main", "aside", "nav", "address", "details",
      "hgroup", "fieldset", "search":
      .flow("div")
    case "blockquote", "figure": .flow(name)
    default: RubyElement.names.contains(name) ? .inline(name) : structure(of: name)
    }
  }

  private static func structure(of name: String) -> Treatment {
    switch name {
    case "ul", "ol", "menu", "dir": .list
    case "li": .item
    case "dl": .terms
    case "dt": .term
    case "dd": .definition
    case "table": .table
    case "caption": .caption
    case "thead", "tbody", "tfoot": .group
    case "tr": .row
    case "td", "th": .cell
    case "html", "head", "body", "picture", "source", "col", "colgroup", "map", "area", "noscript": .silent
    case "input", "button", "svg", "math", "script", "style", "template": .dropped
    default: .droppedBoundary
    }
  }
}
