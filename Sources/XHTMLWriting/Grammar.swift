/// The grammars of the files we write, in RELAX NG (ISO/IEC 19757-2): as narrow as what we emit, in our own words.
///
/// Elements are alternatives of their own rather than names in a name class, which libxml2 validates four times faster.
/// Order matters nowhere but where it is given, and nothing is interleaved, which libxml2 gets wrong.
package struct Grammar {
  /// The grammar in RELAX NG's XML syntax.
  package let text: String

  /// The kinds of files that have a grammar.
  package enum Subject: CaseIterable, Sendable {
    /// A chapter, title page or cover page, or the whole in one file.
    case chapter
    /// The navigation document.
    case navigation
    /// The package document.
    case package
    /// The navigation for old readers.
    case ncx
    /// The container document.
    case container
  }

  /// The grammar of one kind of file.
  package init(of subject: Subject) {
    switch subject {
    case .chapter: text = Self.grammar([Self.xhtml], "http://www.w3.org/1999/xhtml", start: "html")
    case .navigation:
      text = Self.grammar([Self.xhtml, Self.navigation], "http://www.w3.org/1999/xhtml", start: "html")
    case .package: text = Self.grammar([Self.package], "http://www.idpf.org/2007/opf", start: "package")
    case .ncx: text = Self.grammar([Self.ncx], "http://www.daisy.org/z3986/2005/ncx/", start: "ncx")
    case .container:
      text = Self.grammar([Self.container], "urn:oasis:names:tc:opendocument:xmlns:container", start: "container")
    }
  }

  /// Rules of chapters. A line is a group (`name = content`) or elements (`names : attributes : content`), whose content
  /// is a sequence of names with `?`, `*` or `+`; `a|b` is a choice. `@` is an attribute, `text` is text.
  private static let xhtml = """
    common = @id? @class? @title? @lang? @xml:lang? @dir? @role? @aria-label? @aria-hidden?
    inline = text|em|strong|s|sup|sub|code|a|span|img|br|wbr|b|i|u|small|mark|kbd|abbr|cite|q|samp|var|dfn|del|ins|bdi|bdo
    block = p|h1|h2|h3|h4|h5|h6|ul|ol|dl|table|figure|blockquote|pre|hr|div|aside|header|nav
    flow = inline|block
    em strong s sup sub code b i u small mark kbd abbr cite q samp var dfn del ins bdi bdo : common : inline*
    span : common @epub:type? : inline*
    a : common @href @epub:type? : inline*
    img : common @src @alt @width? @height? : empty
    br wbr : common : empty
    hr : common : empty
    p h1 h2 h3 h4 h5 h6 : common : inline*
    ul : common : li*
    ol : common @start? @type? : li*
    li : common : flow*
    dl : common : entry*
    entry = terms definitions
    terms = dt+
    definitions = dd+
    dt : common : inline*
    dd : common : flow*
    table : common : caption? thead? tbody?
    caption : common : inline*
    thead tbody : common : tr+
    tr : common : cell*
    cell = th|td
    th : common @scope : inline*
    td : common : inline*
    figure : common : figureItem*
    figureItem = flow|figcaption
    figcaption : common : inline*
    blockquote div : common : flow*
    aside : common @epub:type? : flow*
    pre : common : code
    header : common : flow*
    section : common @epub:type? @aria-labelledby? : flow*
    nav : common @aria-labelledby? : navItem*
    navItem = h1|h2|ol|p
    main : common : content*
    content = section|flow
    bodyItem = main|nav|a|header
    body : common @epub:type? : bodyItem*
    html : @lang @xml:lang? @dir? : head body
    head : : metaItem+
    metaItem = meta|title|link|style
    meta : @charset? @name? @content? : empty
    title : : text
    link : @rel @type? @href : empty
    style : : text
    """

  private static let navigation = """
    body : : main
    main : : nav+
    content = nav
    nav : @epub:type @role? @id? @aria-labelledby? @aria-label? @hidden? : heading? ol
    heading = h1|h2
    ol : : li+
    li : : label ol?
    label = a|span
    a : @href @epub:type? : text
    span : : text
    h1 h2 : @id? : text
    """

  private static let package = """
    package : @version @unique-identifier @xml:lang @dir? @prefix? : metadata manifest spine
    metadata : : item1+
    item1 = meta|dc:title|dc:identifier|dc:language|dc:creator|dc:contributor|dc:date|dc:source|dc:subject|dc:description|dc:publisher|dc:rights
    dc:title dc:creator dc:contributor dc:description dc:publisher dc:rights dc:subject dc:source dc:identifier dc:language dc:date : @id? @xml:lang? @dir? : text
    meta : @property? @refines? @id? @name? @content? @scheme? @xml:lang? @dir? : text
    manifest : : item+
    item : @id @href @media-type @properties? @fallback? : empty
    spine : @toc? @page-progression-direction? : itemref+
    itemref : @idref @linear? @properties? : empty
    """

  private static let ncx = """
    ncx : @version @xml:lang? @dir? : head docTitle docAuthor* navMap pageList?
    head : : meta+
    meta : @name @content : empty
    docTitle docAuthor navLabel : : text1
    text1 = ncxtext
    ncxtext : : text
    navMap : : navPoint+
    navPoint : @id @playOrder? @class? : navLabel content navPoint*
    content : @src : empty
    pageList : : pageTarget+
    pageTarget : @id @type @value? @playOrder? : navLabel content
    """

  private static let container = """
    container : @version : rootfiles
    rootfiles : : rootfile
    rootfile : @full-path @media-type : empty
    """
}

extension Grammar {
  /// Values of the attributes whose values we choose.
  private static let values = [
    "dir": "ltr rtl", "scope": "col", "aria-hidden": "true false", "linear": "yes no",
    "page-progression-direction": "ltr rtl",
    "epub:type": """
    chapter titlepage cover pagebreak noteref footnote toc landmarks page-list bodymatter frontmatter
    """,
    "role": """
    doc-chapter doc-subtitle doc-pagebreak doc-noteref doc-footnote doc-backlink doc-toc doc-pagelist doc-cover img
    """,
  ]

  /// Translates rules into RELAX NG. Of two rules for one name the later counts.
  private static func grammar(_ rules: [String], _ namespace: String, start: String) -> String {
    var names: [String] = []
    var definitions: [String: String] = [:]
    for line in rules.flatMap({ $0.split(separator: "\n") }) {
      let words = line.split(separator: " ").map(String.init)
      guard let mark = words.firstIndex(where: { $0 == "=" || $0 == ":" }) else { continue }
      let isGroup = words[mark] == "="
      let content = words[(mark + 1)...].filter { $0 != ":" }.map(pattern).joined()
      for name in words[..<mark] {
        let element = name == "ncxtext" ? "text" : name
        if definitions[name] == nil { names.append(name) }
        definitions[name] = isGroup ? content : "<element name=\"\(element)\">\(content)</element>"
      }
    }
    var text = "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"\(namespace)\""
    text += " xmlns:epub=\"http://www.idpf.org/2007/ops\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    text += "<start><ref name=\"\(start)\"/></start>"
    for name in names { text += "<define name=\"\(plain(name))\">\(definitions[name] ?? "")</define>" }
    return text + "</grammar>"
  }

  /// A name that definitions may have: without a colon.
  private static func plain(_ name: some StringProtocol) -> String { String(name.map { $0 == ":" ? "-" : $0 }) }

  /// Translates one word of a rule: alternatives, and how often they may come.
  private static func pattern(_ word: String) -> String {
    var word = word[...]
    var wrapper = ""
    switch word.last {
    case "?": wrapper = "optional"
    case "*": wrapper = "zeroOrMore"
    case "+": wrapper = "oneOrMore"
    default: break
    }
    if !wrapper.isEmpty { word.removeLast() }
    let alternatives = word.split(separator: "|").map(single)
    let inside = alternatives.count == 1 ? alternatives[0] : "<choice>\(alternatives.joined())</choice>"
    return wrapper.isEmpty ? inside : "<\(wrapper)>\(inside)</\(wrapper)>"
  }

  private static func single(_ word: Substring) -> String {
    if word == "text" { return "<text/>" }
    if word == "empty" { return "<empty/>" }
    guard word.first == "@" else { return "<ref name=\"\(plain(word))\"/>" }
    let name = String(word.dropFirst())
    guard let values = values[name] else { return "<attribute name=\"\(name)\"/>" }
    let choices = values.split(whereSeparator: \.isWhitespace).map { "<value>\($0)</value>" }
    return "<attribute name=\"\(name)\"><choice>\(choices.joined())</choice></attribute>"
  }
}
