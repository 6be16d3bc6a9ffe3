/// An element of a raw HTML block that is open.
struct RawElement {
  /// What may stand in an element.
  enum Role {
    /// Blocks; text goes into paragraphs.
    case flow
    /// Blocks and text.
    case item
    /// Text, and no blocks.
    case phrasing
    /// Text; a block ends it.
    case paragraph
    /// Text, inside one of the others.
    case inline
    /// Items of a list.
    case list
    /// Terms and definitions.
    case terms
    /// Groups of rows; rows; cells.
    case table, group, row
  }

  /// How far an element has come, where that decides what may follow.
  enum State {
    /// At its beginning.
    case fresh
    /// A figure or table with a caption at its head.
    case captioned
    /// A figure with something in it; one that ends with a caption.
    case filled, complete
    /// A table after its head; a table with rows.
    case head, body
    /// After a term; after a definition.
    case term, definition
  }

  /// Name of the tag in the manuscript; empty if the element was left to be understood.
  var written: String
  /// Name of the element that is written.
  var name: String
  /// What may stand in it.
  var role: Role
  /// Number of the document's containers around it.
  var depth: Int
  /// Offset of its start tag.
  var start = 0
  /// How far it has come.
  var state = State.fresh

  /// Whether it keeps what is inside from ending what is around it.
  var isBarrier: Bool { name == "td" || name == "th" || name == "caption" }
}

extension RawMarkup.Tag {
  /// What becomes of tags of a name. An associated value is the name of the element that is written instead.
  enum Treatment: Equatable {
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
    var isInline: Bool {
      switch self {
      case .inline, .void, .picture: true
      default: false
      }
    }
  }

  /// What becomes of tags called `name`.
  static func treatment(of name: String) -> Treatment {
    switch name {
    case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
      "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var":
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
    default: structure(of: name)
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
    case "input", "button", "svg", "math": .dropped
    default: .droppedBoundary
    }
  }
}
