/// The grammars of the files we write, in RELAX NG (ISO/IEC 19757-2): as narrow as what we emit, in our own words.
///
/// Order matters nowhere but where it is given, and nothing is interleaved, which libxml2 gets wrong. A grammar has two
/// forms that mean the same. In the grouped form, elements of the same content are one element with several names, which
/// libxml2 compiles at once and validates slowly. In the split form each is an element of its own: libxml2 makes automata
/// of those, in a time that grows with the cube of their number, and then validates many times faster.
///
/// A grammar can be narrowed to the elements that are met. It accepts of the files that have no others the same as the
/// whole; that is what makes the split form pay for all but the smallest works.
package struct Grammar {
  /// The grammar in RELAX NG's XML syntax.
  package let text: [UInt8]

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

  /// How elements of the same content are written.
  package enum Form: CaseIterable, Sendable {
    /// As one element with several names.
    case grouped
    /// Each for itself.
    case split
  }

  /// The grammar of one kind of file.
  ///
  /// - Parameters:
  ///   - subject: The kind of file.
  ///   - form: How it is written.
  ///   - names: The elements that are met; `nil` for all that there are.
  package init(of subject: Subject, form: Form = .split, narrowedTo names: ElementNames? = nil) {
    let all = Self.rules(of: subject)
    var writer = GrammarWriter(names.map(all.narrowed) ?? all, form: form, values: Self.values)
    writer.write(namespace: Self.namespace(of: subject), start: subject.root)
    text = writer.text
  }

  /// The rules of one kind of file.
  static func rules(of subject: Subject) -> GrammarRules {
    switch subject {
    case .chapter: GrammarRules([xhtml, head, mathML])
    case .navigation: GrammarRules([navigation, head])
    case .package: GrammarRules([package])
    case .ncx: GrammarRules([ncx])
    case .container: GrammarRules([container])
    }
  }

  private static func namespace(of subject: Subject) -> StaticString {
    switch subject {
    case .chapter, .navigation: "http://www.w3.org/1999/xhtml"
    case .package: "http://www.idpf.org/2007/opf"
    case .ncx: "http://www.daisy.org/z3986/2005/ncx/"
    case .container: "urn:oasis:names:tc:opendocument:xmlns:container"
    }
  }

  /// Prefixes that names in rules may have.
  static let namespaces: StaticString = """
    xmlns:epub="http://www.idpf.org/2007/ops" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:m="http://www.w3.org/1998/Math/MathML"
    """

  /// Rules of chapters. A line is a group (`name = content`) or elements (`names : attributes : content`), whose content
  /// is a sequence of names with `?`, `*` or `+`; `a|b` is a choice, the commonest first, none twice: libxml2 looks up what is
  /// distinct and tries all else in turn. `@` is an attribute, `text` is text. A prefix says the namespace; see ``namespaces``.
  fileprivate static let xhtml: StaticString = """
    common = @id? @class? @title? @lang? @xml:lang? @dir? @role? @aria-label? @aria-hidden?
    inline = text|em|strong|s|sup|sub|code|a|span|img|br|wbr|b|i|u|small|mark|kbd|abbr|cite|q|samp|var|dfn|del|ins|bdi|bdo|ruby|picture|m:math
    block = p|h1|h2|h3|h4|h5|h6|ul|ol|dl|table|figure|blockquote|pre|hr|div|aside|header|nav
    flow = block|inline
    em strong s sup sub b i u small mark kbd abbr cite q samp var dfn del ins bdi bdo : common : inline*
    code : common : inline*
    ruby : common : rubyItem+
    rubyItem = inline|rt
    rt : common : inline*
    span : common @epub:type? : inline*
    a : common @href @epub:type? : inline*
    img : common @src @alt @width? @height? : empty
    picture : common : source* img
    source : @srcset @type : empty
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
    blockquote aside header nav : common @epub:type? @aria-labelledby? : flow*
    div : common @epub:type? @aria-labelledby? @tabindex? : flow*
    section : common @epub:type? @aria-labelledby? : flow*
    pre : common : inline*
    main : common : content*
    content = flow|section
    bodyItem = main|nav|a|header
    body : common @epub:type? : bodyItem*
    """

  /// Rules of formulas, as narrow as ``ChapterWriter/writeMath(_:)`` writes them.
  fileprivate static let mathML: StaticString = """
    m:math : @alttext @display? : part
    part = m:mi|m:mo|m:mn|m:mrow|m:msup|m:msub|m:mtext|m:mspace|m:mfrac|m:msqrt|m:mroot|m:msubsup|m:munder|m:mover|m:munderover|m:mtable|m:mphantom|m:menclose
    m:mrow m:mphantom m:msqrt : : part*
    m:menclose : @notation : part*
    m:mi m:mn m:mtext : @mathvariant? : text
    m:mo : @form? @stretchy? @lspace? @rspace? : text
    m:mspace : @width : empty
    m:mfrac : @linethickness? : part part
    m:mroot m:msub m:msup : : part part
    m:munder m:mover : @accent? @accentunder? : part part
    m:msubsup m:munderover : : part part part
    m:mtable : @class? @columnalign @columnspacing? @displaystyle? : m:mtr+
    m:mtr : : m:mtd+
    m:mtd : @columnspan? @rowspan? : part*
    """

  fileprivate static let head: StaticString = """
    html : @lang @xml:lang? @dir? : head body
    head : : metaItem+
    metaItem = meta|title|link|style
    meta : @charset? @name? @content? : empty
    title style : : text
    link : @rel @type? @href : empty
    """

  fileprivate static let navigation: StaticString = """
    body : : main
    main : : nav+
    nav : @epub:type @role? @id? @aria-labelledby? @aria-label? @hidden? : heading? ol
    heading = h1|h2
    ol : : li+
    li : : label ol?
    label = a|span
    a : @href @epub:type? @dir? : text
    span : : text
    h1 h2 : @id? : text
    """

  fileprivate static let package: StaticString = """
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

  fileprivate static let ncx: StaticString = """
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

  fileprivate static let container: StaticString = """
    container : @version : rootfiles
    rootfiles : : rootfile
    rootfile : @full-path @media-type : empty
    """

  /// Values of the attributes whose values we choose.
  fileprivate static let values: [(name: StaticString, values: StaticString)] = [
    ("dir", "ltr rtl auto"), ("tabindex", "0"), ("scope", "col row colgroup rowgroup"), ("aria-hidden", "true false"),
    ("linear", "yes no"), ("page-progression-direction", "ltr rtl"),
    ("epub:type", "chapter titlepage cover pagebreak noteref footnote toc landmarks page-list bodymatter colophon"),
    (
      "role",
      "doc-chapter doc-subtitle doc-pagebreak doc-noteref doc-footnote doc-backlink doc-toc doc-pagelist doc-cover doc-colophon group"
    ),
  ]
}

extension Grammar.Subject {
  /// Name of the outermost element.
  fileprivate var root: StaticString {
    switch self {
    case .chapter, .navigation: "html"
    case .package: "package"
    case .ncx: "ncx"
    case .container: "container"
    }
  }
}
