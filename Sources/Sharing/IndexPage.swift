import DocumentModel

/// The page that a bundle is opened by: every work with its cover and its editions, and a search. It works from a folder,
/// without a network and without scripts; only the search needs one, and is not there without it.
struct IndexPage {
  private let works: [NamedWork]
  private let title: String
  private let language: String
  private let words: BundleWords
  private let hasFoldingHelp: Bool

  /// The page of a bundle. `language` is that of its own words.
  init(of works: [NamedWork], titled title: String, language: String, hasFoldingHelp: Bool) {
    self.works = works
    self.title = title
    self.language = language
    self.hasFoldingHelp = hasFoldingHelp
    words = BundleWords(language: language)
  }

  /// The page, UTF-8.
  var bytes: [UInt8] {
    let isAlone = works.count == 1
    let heading = isAlone ? "" : "<h1>\(Markup.text(title))</h1>\n"
    let articles = works.map { article(for: $0, isAlone: isAlone) }.joined()
    let page = """
      <!DOCTYPE html>
      <html lang="\(Markup.text(language))" dir="\(Direction(language: language).rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(Markup.text(title))</title>
      <link rel="icon" href="data:,">
      <style>
      \(IndexPage.stylesheet)</style>
      </head>
      <body class="\(isAlone ? "one" : "many")">
      <header>
      \(heading)\(searchForm)</header>
      <main>
      <ol id="results" aria-live="polite" hidden></ol>
      <div id="works">
      \(articles)</div>
      </main>
      \(footer)<script>
      \(IndexPage.script)</script>
      </body>
      </html>

      """
    return Array(page.utf8)
  }

  /// The search; a script shows it, so that nobody is offered what cannot work.
  private var searchForm: String {
    let searched = works.filter { !$0.work.passages.isEmpty && pagePath($0) != nil }
    guard !searched.isEmpty else { return "" }
    let label = Markup.text(words[.search])
    return """
      <form id="search" role="search" hidden data-found="\(Markup.text(words[.found]))" \
      data-nothing="\(Markup.text(words[.nothingFound]))">
      <label for="query">\(label)</label>
      <input id="query" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search">
      <p id="status" role="status"></p>
      </form>

      """
  }

  private var footer: String {
    var links = "<a href=\"README.txt\">README.txt</a>"
    if hasFoldingHelp { links += " <a href=\"print/HOW-TO-FOLD.txt\">\(Markup.text(words[.howToFold]))</a>" }
    links += " <a href=\"SHA256SUMS\">SHA256SUMS</a>"
    return "<footer>\n<p>\(Markup.text(words[.passItOn]))</p>\n<p class=\"links\">\(links)</p>\n</footer>\n"
  }

  private func article(for work: NamedWork, isAlone: Bool) -> String {
    let metadata = work.work.metadata
    let tag = metadata.language == language ? "" : languageAttributes(metadata.language)
    let rank = isAlone ? "h1" : "h2"
    let data =
      work.work.passages.isEmpty
      ? "" : pagePath(work).map { " data-name=\"\(work.stem)\" data-page=\"\(Markup.address($0))\"" } ?? ""
    var text = "<article id=\"\(work.stem)\"\(data)>\n"
    let picture = work.cover.picture
    let image =
      "<img src=\"\(Markup.address(work.coverPath))\" alt=\"\" width=\"\(picture.width)\" height=\"\(picture.height)\""
    text += "<div class=\"cover\">\(image)\(isAlone ? "" : " loading=\"lazy\"")></div>\n<div class=\"about\">\n"
    text += "<\(rank)\(tag)>\(titleLink(of: work))</\(rank)>\n"
    if !metadata.subtitle.isEmpty { text += "<p class=\"subtitle\"\(tag)>\(Markup.text(metadata.subtitle))</p>\n" }
    let authors = metadata.authors.map(\.name).joined(separator: ", ")
    let date = metadata.date.map { $0.text } ?? ""
    if !authors.isEmpty { text += "<p class=\"authors\"\(tag)>\(Markup.text(authors))</p>\n" }
    if !date.isEmpty { text += "<p class=\"date\"\(tag)>\(Markup.text(date))</p>\n" }
    if !metadata.description.isEmpty {
      text += "<p class=\"summary\"\(tag)>\(Markup.text(metadata.description))</p>\n"
    }
    text += links(to: work)
    for line in [metadata.rights, metadata.license] where !line.isEmpty {
      text += "<p class=\"rights\"\(tag)>\(Markup.text(line))</p>\n"
    }
    return text + "</div>\n</article>\n"
  }

  private func titleLink(of work: NamedWork) -> String {
    let title = Markup.text(work.work.title)
    guard let page = pagePath(work) else { return title }
    return "<a href=\"\(Markup.address(page))\">\(title)</a>"
  }

  /// The editions as links: what most people want first, then the others.
  private func links(to work: NamedWork) -> String {
    let about = "<span class=\"of\"> – \(Markup.text(work.work.title))</span>"
    var items = ""
    for placed in work.editions {
      let (label, form) = label(of: placed.edition.kind)
      let size = IndexPage.size(placed.edition.bytes.count)
      let main = placed.edition.kind == .page ? " class=\"main\"" : ""
      items += "<li\(main)><a href=\"\(Markup.address(placed.path))\">\(Markup.text(label))\(about)</a> "
      items += "<small>\(form) · \(size)</small></li>\n"
    }
    for source in work.sources.prefix(1) {
      items += "<li><a href=\"\(Markup.address(source.path))\">\(Markup.text(words[.source]))\(about)</a></li>\n"
    }
    return "<ul class=\"editions\">\n\(items)</ul>\n"
  }

  private func label(of kind: SharedEdition.Kind) -> (label: String, form: String) {
    switch kind {
    case .epub: (words[.ebook], "EPUB")
    case .page: (words[.read], "HTML")
    case .text: (words[.text], "TXT")
    case .pages: (words[.pages], "PDF")
    case .booklet, .folded: (words[.booklet], "PDF")
    case .braille: (words[.braille], "BRF")
    }
  }

  private func pagePath(_ work: NamedWork) -> String? { work.path { $0 == .page } }

  private func languageAttributes(_ language: String) -> String {
    " lang=\"\(Markup.text(language))\" dir=\"\(Direction(language: language).rawValue)\""
  }

  /// A number of bytes as people say it.
  static func size(_ count: Int) -> String {
    if count < 1_000 { return "\(count) B" }
    if count < 1_000_000 { return "\((count + 500) / 1_000) kB" }
    let tenths = (count + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
