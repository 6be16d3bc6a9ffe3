import DocumentModel
import XHTMLWriting

/// The navigation document (EPUB 3.3, 7): contents, landmarks, printed pages.
struct Navigation {
  /// The document.
  let bytes: [UInt8]

  /// Lists what `manifest` holds.
  init(_ manifest: Manifest) {
    let words = manifest.vocabulary
    let direction = manifest.publication.document.metadata.direction
    let head = pageHead(titled: words.contents, in: manifest.language, direction)
    var text = """
      \(head)>
      <main>
      <nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">
      <h1 id="toc-title">\(escaped(words.contents))</h1>
      \(Outline(manifest.contents, in: direction).list)</nav>
      <nav epub:type="landmarks" aria-label="\(escaped(words.cover)), \(escaped(words.contents))" hidden="hidden">
      <ol>
      \(Self.landmarks(manifest))</ol>
      </nav>

      """
    let pages = manifest.pages
    if !pages.isEmpty {
      text += """
        <nav epub:type="page-list" role="doc-pagelist" aria-label="\(escaped(words.pages))" hidden="hidden">
        \(Outline(pages.map { (1, $0.folio, $0.address) }, in: .leftToRight).list)</nav>

        """
    }
    bytes = Array((text + "</main>\n</body>\n</html>\n").utf8)
  }

  private static func landmarks(_ manifest: Manifest) -> String {
    var text = landmark("cover", "cover.xhtml", manifest.vocabulary.cover)
    let chapters = manifest.publication.chapters
    if let page = chapters.first(where: { $0.role == .titlePage }) {
      text += landmark("titlepage", page.name, manifest.vocabulary.titlePage)
    }
    if manifest.showsContents { text += landmark("toc", "nav.xhtml#toc", manifest.vocabulary.contents) }
    if let first = chapters.first(where: { $0.role != .titlePage }) {
      text += landmark("bodymatter", first.name, first.title)
    }
    return text
  }

  private static func landmark(_ type: String, _ address: String, _ name: String) -> String {
    "<li><a epub:type=\"\(type)\" href=\"\(address)\">\(escaped(name))</a></li>\n"
  }
}

/// The navigation for readers of EPUB 2 (OPF 2.0.1, 2.4.1).
struct NavigationControl {
  /// The document.
  let bytes: [UInt8]

  /// Lists what `manifest` holds.
  init(_ manifest: Manifest) {
    let entries = manifest.contents
    let pages = manifest.pages
    let (points, depth) = Self.points(entries)
    let numbers = pages.compactMap { Int($0.folio) }
    let authors = manifest.publication.document.metadata.authors.map(\.name).filter { !$0.isEmpty }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="\(escaped(manifest.language))">
      <head>
      <meta name="dtb:uid" content="\(escaped(manifest.identifier))"/>
      <meta name="dtb:depth" content="\(depth)"/>
      <meta name="dtb:totalPageCount" content="\(pages.count)"/>
      <meta name="dtb:maxPageNumber" content="\(numbers.max() ?? 0)"/>
      </head>
      <docTitle><text>\(escaped(manifest.title))</text></docTitle>

      """
    for author in authors { text += "<docAuthor><text>\(escaped(author))</text></docAuthor>\n" }
    text += "<navMap>\n\(points)</navMap>\n"
    if !pages.isEmpty {
      text += "<pageList>\n"
      for (index, page) in pages.enumerated() {
        let type = Int(page.folio) == nil ? "front" : "normal"
        text += "<pageTarget id=\"page-\(index + 1)\" type=\"\(type)\">"
        text +=
          "<navLabel><text>\(escaped(page.folio))</text></navLabel><content src=\"\(escaped(page.address))\"/></pageTarget>\n"
      }
      text += "</pageList>\n"
    }
    bytes = Array((text + "</ncx>\n").utf8)
  }

  /// Nested points, and how deep they are.
  private static func points(_ entries: [Outline.Entry]) -> (text: String, depth: Int) {
    var text = ""
    var ranks: [Int] = []
    var depth = 1
    for (index, entry) in entries.enumerated() {
      while let last = ranks.last, last >= entry.rank {
        text += "</navPoint>\n"
        ranks.removeLast()
      }
      ranks.append(entry.rank)
      depth = max(depth, ranks.count)
      text += "<navPoint id=\"point-\(index + 1)\"><navLabel><text>\(escaped(entry.text))</text></navLabel>"
      text += "<content src=\"\(escaped(entry.address))\"/>\n"
    }
    for _ in ranks { text += "</navPoint>\n" }
    return (text, depth)
  }
}
