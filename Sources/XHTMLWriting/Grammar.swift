/// The grammars of the files we write, in RELAX NG (ISO/IEC 19757-2): as narrow as what we emit, in our own words.
///
/// Order matters nowhere but where it is given, and nothing is interleaved, which libxml2 gets wrong. A grammar has two
/// forms that mean the same. In one, elements of the same content are one element with several names, which libxml2 compiles
/// at once and validates slowly. In the other each is an element of its own: libxml2 makes automata of those, which takes it
/// some 10 ms, and then validates four times faster.
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

  /// Bytes of markup from which on it pays to compile automata.
  package static let largeSize = 1_000_000
  /// Nodes in one element from which on it pays: without automata, libxml2 takes time that grows with their square.
  package static let largeWidth = 800

  /// The grammar of one kind of file, in the form for many or for few bytes of it.
  package init(of subject: Subject, isLarge: Bool = false) {
    switch subject {
    case .chapter: text = Self.grammar([Self.xhtml, Self.head], "http://www.w3.org/1999/xhtml", isLarge, start: "html")
    case .navigation:
      text = Self.grammar([Self.navigation, Self.head], "http://www.w3.org/1999/xhtml", isLarge, start: "html")
    case .package: text = Self.grammar([Self.package], "http://www.idpf.org/2007/opf", isLarge, start: "package")
    case .ncx: text = Self.grammar([Self.ncx], "http://www.daisy.org/z3986/2005/ncx/", isLarge, start: "ncx")
    case .container:
      text = Self.grammar(
        [Self.container], "urn:oasis:names:tc:opendocument:xmlns:container", isLarge, start: "container")
    }
  }

  /// Rules of chapters. A line is a group (`name = content`) or elements (`names : attributes : content`), whose content
  /// is a sequence of names with `?`, `*` or `+`; `a|b` is a choice. `@` is an attribute, `text` is text.
  private static let xhtml = """
    common = @id? @class? @title? @lang? @xml:lang? @dir? @role? @aria-label? @aria-hidden?
    inline = text|em|strong|s|sup|sub|code|a|span|img|br|wbr|b|i|u|small|mark|kbd|abbr|cite|q|samp|var|dfn|del|ins|bdi|bdo|ruby
    block = p|h1|h2|h3|h4|h5|h6|ul|ol|dl|table|figure|blockquote|pre|hr|div|aside|header|nav
    flow = inline|block
    em strong s sup sub b i u small mark kbd abbr cite q samp var dfn del ins bdi bdo : common : inline*
    code : common : inline*
    ruby : common : rubyItem+
    rubyItem = inline|rt
    rt : common : inline*
    span : common @epub:type? : inline*
    a : common @href @epub:type? : inline*
    img : common @src @alt @width? @height? : empty
    br wbr : common : empty
    hr : common : empty
    p h1 h2 h3 h4 h5 h6 : common : inline*
    ul ol : common @start? @type? : li*
    li : common @value? : flow*
    dl : common : entry*
    entry = terms definitions
    terms = dt+
    definitions = dd+
    dt : common : inline*
    dd : common : flow*
    table : common : caption? thead? tbody*
    caption : common : inline*
    thead tbody : common : tr*
    tr : common : cell*
    cell = th|td
    th : common @scope @colspan? @rowspan? : flow*
    td : common @colspan? @rowspan? : flow*
    figure : common : figcaption? flow* figcaption?
    figcaption : common : inline*
    blockquote div aside header nav : common @epub:type? @aria-labelledby? : flow*
    section : common @epub:type? @aria-labelledby? : flow*
    pre : common : inline*
    main : common : content*
    content = section|flow
    bodyItem = main|nav|a|header
    body : common @epub:type? : bodyItem*
    """

  private static let head = """
    html : @lang @xml:lang? @dir? : head body
    head : : metaItem+
    metaItem = meta|title|link|style
    meta : @charset? @name? @content? : empty
    title style : : text
    link : @rel @type? @href : empty
    """

  private static let navigation = """
    body : : main
    main : : nav+
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
  fileprivate static let values = [
    "dir": "ltr rtl auto", "scope": "col row colgroup rowgroup", "aria-hidden": "true false", "linear": "yes no",
    "page-progression-direction": "ltr rtl",
    "epub:type": "chapter titlepage cover pagebreak noteref footnote toc landmarks page-list bodymatter",
    "role":
      "doc-chapter doc-subtitle doc-pagebreak doc-noteref doc-footnote doc-backlink doc-toc doc-pagelist doc-cover",
  ]

  /// A grammar in the making.
  fileprivate struct Translation {
    /// Whether every element is one of its own.
    let isLarge: Bool
    /// The name that an element's definition has.
    var leaders: [Substring: Substring] = [:]
    var text: String
  }

  /// Translates rules into RELAX NG.
  private static func grammar(_ rules: [String], _ namespace: String, _ isLarge: Bool, start: String) -> String {
    var head = "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"\(namespace)\""
    head += " xmlns:epub=\"http://www.idpf.org/2007/ops\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    head += "<start><ref name=\"\(start)\"/></start>"
    var translation = Translation(isLarge: isLarge, text: head)
    let lines = rules.flatMap { split($0[...], at: "\n").map { split($0, at: " ") } }
    for words in lines { translation.name(words) }
    for words in lines { translation.define(words) }
    return translation.text + "</grammar>"
  }
}

extension Grammar.Translation {
  /// Chooses names for the definitions of a rule.
  mutating func name(_ words: [Substring]) {
    let names = words.prefix { $0 != ":" && $0 != "=" }
    for name in names { leaders[name] = isLarge ? name : names[0] }
  }

  /// Adds the definitions of a rule.
  mutating func define(_ words: [Substring]) {
    let names = words.prefix { $0 != ":" && $0 != "=" }
    let content = words.dropFirst(names.count + 1).filter { $0 != ":" }.map(pattern).joined()
    if words[names.count] == "=" {
      text += "<define name=\"\(names[0])\">\(content)</define>"
    } else if isLarge || names.count == 1 {
      for name in names {
        text += "<define name=\"\(plain(name))\"><element name=\"\(element(name))\">\(content)</element></define>"
      }
    } else {
      let choice = names.map { "<name>\(element($0))</name>" }.joined()
      text += "<define name=\"\(plain(names[0]))\"><element><choice>\(choice)</choice>\(content)</element></define>"
    }
  }

  /// The name of an element whose rule has another name, as `text` means text.
  private func element(_ name: Substring) -> Substring { name == "ncxtext" ? "text" : name }

  /// A name that definitions may have: without a colon.
  private func plain(_ name: Substring) -> String {
    String(decoding: name.utf8.map { $0 == UInt8(ascii: ":") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }

  /// Translates one word of a rule: alternatives, and how often they may come.
  private func pattern(_ word: Substring) -> String {
    var word = word
    let wrapper: String
    switch word.utf8.last {
    case UInt8(ascii: "?"): wrapper = "optional"
    case UInt8(ascii: "*"): wrapper = "zeroOrMore"
    case UInt8(ascii: "+"): wrapper = "oneOrMore"
    default: wrapper = ""
    }
    if !wrapper.isEmpty { word.removeLast() }
    var seen: [Substring] = []
    var inside = ""
    for name in split(word, at: "|") {
      let name = leaders[name] ?? name
      if seen.contains(name) { continue }
      seen.append(name)
      inside += single(name)
    }
    if seen.count > 1 { inside = "<choice>\(inside)</choice>" }
    return wrapper.isEmpty ? inside : "<\(wrapper)>\(inside)</\(wrapper)>"
  }

  private func single(_ word: Substring) -> String {
    if word == "text" { return "<text/>" }
    if word == "empty" { return "<empty/>" }
    guard word.utf8.first == UInt8(ascii: "@") else { return "<ref name=\"\(plain(word))\"/>" }
    let name = String(word.dropFirst())
    guard let values = Grammar.values[name] else { return "<attribute name=\"\(name)\"/>" }
    let choices = split(values[...], at: " ").map { "<value>\($0)</value>" }
    return "<attribute name=\"\(name)\"><choice>\(choices.joined())</choice></attribute>"
  }
}

/// The parts of a text between separators, cut by bytes, which is many times faster than by characters.
private func split(_ text: Substring, at separator: Unicode.Scalar) -> [Substring] {
  text.utf8.split(separator: UInt8(ascii: separator)).map(Substring.init)
}
