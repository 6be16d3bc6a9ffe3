public import DocumentModel

extension Document {
  /// Returns the whole work as one HTML file that needs nothing else: styles and pictures are inside it, and nothing in it
  /// runs.
  ///
  /// The syntax is XHTML's and HTML's at the same time, so that it can be opened and checked as either.
  ///
  /// - Throws: ``XHTMLError/unsound(file:line:reason:place:)``, which would be a defect of this program.
  public func onePage(in style: Style, reporting: inout Diagnostics) throws(XHTMLError) -> [UInt8] {
    let book = Book(self, in: style, pageMap: nil, isOnePage: true, reporting: &reporting)
    var writer = ChapterWriter(book, reporting: reporting)
    let page = writer.writeOnePage()
    reporting = writer.warnings.finished()
    let facts: XMLFacts
    do {
      facts = try XMLProof.check(page.bytes, against: .chapter)
    } catch {
      throw unsound(page, line: error.line, reason: error.reason)
    }
    var rules = TargetRules()
    rules.add(page.name, facts)
    if let problem = facts.firstProblem ?? rules.firstProblem(in: page.name, facts) {
      throw unsound(page, line: problem.line, reason: problem.text)
    }
    return page.bytes
  }
}

extension ChapterWriter {
  /// Writes everything into one file.
  fileprivate mutating func writeOnePage() -> Chapter {
    part = 0
    chapter = Chapter(.opening, name: "index.html", title: book.title)
    let plan = book.parts[0]
    startHeadings(plan)
    write(blocks: plan.blocks)
    writeNotes(plan.notes)
    writeLastAnchors()
    if hasColophon {
      markup.add("<section class=\"colophon\" aria-labelledby=\"work.colophon\">\n")
      writeColophon(heading: plan.showsTitle ? 2 : 1)
      markup.add("</section>\n")
    }
    if !plan.showsTitle && !hasMainHeading { insertUnseenHeading(at: 0) }
    let text = markup.bytes
    let offset = writeOnePageHead(showsTitle: plan.showsTitle)
    for index in chapter.origins.indices { chapter.origins[index].offset += offset }
    markup.bytes += text
    markup.add("</main>\n</body>\n</html>\n")
    chapter.bytes = markup.bytes
    return chapter
  }

  /// Writes everything before the text, and returns how long it is.
  private mutating func writeOnePageHead(showsTitle: Bool) -> Int {
    markup = Markup()
    markup.add("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"")
    writeLanguage(book.language)
    if document.metadata.direction == .rightToLeft { markup.add(" dir=\"rtl\"") }
    markup.add(">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
    markup.add(text: book.title)
    markup.add("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    writeMeta("author", document.metadata.authors.map(\.name).joined(separator: ", "))
    writeMeta("description", document.metadata.description)
    writeMeta("keywords", document.metadata.keywords.joined(separator: ", "))
    markup.add("<style>\n")
    markup.add(markup: book.style.screenStylesheet)
    markup.add("</style>\n</head>\n<body class=\"page")
    if showsTitle { markup.add(" titled") }
    if document.isBook { markup.add(" book") }
    markup.add("\">\n<a class=\"skip\" href=\"#work.text\">")
    markup.add(text: book.vocabulary.skipToText)
    markup.add("</a>\n")
    if showsTitle { writeTitleBlock() }
    writeContents()
    markup.add("<main id=\"work.text\">\n")
    return markup.count
  }

  private mutating func writeMeta(_ name: String, _ content: String) {
    guard !content.isEmpty else { return }
    markup.add("<meta")
    markup.add("name", name)
    markup.add("content", content)
    markup.add("/>\n")
  }

  private mutating func writeContents() {
    let depth = max(1, document.metadata.contentsDepth ?? book.style.book.contentsDepth)
    guard document.metadata.wantsContents != false, chapter.headings.count(where: { $0.rank <= depth }) >= 2 else {
      return
    }
    markup.add("<nav aria-labelledby=\"work.contents\">\n<p class=\"contents\" id=\"work.contents\">")
    markup.add(text: book.vocabulary.contents)
    markup.add("</p>\n")
    let outline = Outline(
      chapter.headings.map { ($0.rank, $0.text, "#\($0.identifier)") }, depth: depth,
      in: document.metadata.direction)
    markup.add(markup: outline.list)
    markup.add("</nav>\n")
  }
}

extension Style {
  /// The style sheet of the one-file edition: that of e-books, and the page around it, on screens and on paper.
  fileprivate var screenStylesheet: String {
    let serif = families.text.map { "\"\($0.filter { $0 != "\"" && $0 != "\\" && $0 != "<" && $0 != "&" })\"" }
    let family = (serif + ["Charter", "Georgia", "serif"]).joined(separator: ", ")
    return stylesheet() + """
      html { color-scheme: light dark; }
      body.page { max-width: 34em; margin: 0 auto; padding: 2.5em 1.25em 5em; font-family: \(family); \
      font-size: 1.1875em; line-height: 1.5; background: #fffefb; color: #1b1b1a; }
      .page p { hanging-punctuation: first last; }
      .page header.work { margin: 2em 0 3em; text-align: center; }
      .page h2, .page h3, .page h4 { margin-top: 2em; }
      .page nav { margin: 0 0 3em; font-size: 0.9375em; }
      .page nav ol { list-style: none; }
      .page nav > ol { padding: 0; }
      .page .contents { margin: 0 0 0.25em; font-variant: small-caps; letter-spacing: 0.05em; text-indent: 0; }
      .page a { color: #1a4f8b; text-underline-offset: 0.15em; }
      .page pre { padding: 0.75em 1em; background: #f3f1ea; line-height: 1.4; }
      .page code { font-size: 0.875em; }
      .page pre code { font-size: 1em; }
      \(Style.dropCap(".page ", leading: 3, size: 2))
      .page figure img { display: block; margin: 0 auto; }
      .page a:target, .page aside:target, .page :focus-visible { outline: 2px solid #b8860b; outline-offset: 0.15em; }
      .skip { position: absolute; left: -999em; }
      .skip:focus { left: 1em; top: 0.5em; }
      @media (prefers-color-scheme: dark) {
      body.page { background: #16171a; color: #dcdad4; }
      .page a { color: #9cc4f2; }
      .page pre { background: #22242a; }
      }
      @media (max-width: 30em) { body.page { font-size: 1.0625em; padding-top: 1em; } }
      @page { margin: 20mm 18mm; }
      @media print {
      body.page { max-width: 36em; padding: 0; font-size: 11pt; background: none; color: #000; }
      .book h1, .book.titled h2 { break-before: page; page-break-before: always; }
      .book.titled h1 { break-before: auto; page-break-before: auto; }
      .page a { color: inherit; text-decoration: none; }
      .page pre { background: none; border: 1px solid; }
      .page div.wide { overflow: visible; }
      .skip, .page nav { display: none; }
      }

      """
  }
}
