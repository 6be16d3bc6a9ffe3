import DocumentModel
import Sharing
import Testing

@Suite struct IndexPageTests {
  /// The values of an attribute in a page.
  private func values(of attribute: String, in page: String) -> [String] {
    page.split(separator: " \(attribute)=\"").dropFirst().compactMap {
      $0.split(separator: "\"").first.map(String.init)
    }
  }

  @Test func `every link leads to a file of the bundle`() throws {
    for works in [[Samples.work()], Samples.awkward] {
      let (bundle, _) = try Samples.bundle(works, titled: "A <shelf>")
      let paths = Set(bundle.files.map(\.path))
      let page = bundle.text("index.html")
      let links = (values(of: "href", in: page) + values(of: "src", in: page)).filter { $0 != "data:," }
      #expect(links.count >= works.count * 7)
      for link in links { #expect(paths.contains(link), "\(link)") }
    }
  }

  @Test func `nothing of the page comes from elsewhere`() throws {
    let (bundle, _) = try Samples.bundle([Samples.work()])
    let page = bundle.text("index.html")
    for word in ["http:", "https:", "fetch(", "XMLHttpRequest", "import(", "type=\"module\"", "@import", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func `text of the works cannot become markup or script`() throws {
    var work = Samples.work(title: "</title><script>alert(1)</script>\"'&")
    work.metadata.rights = "<img src=x onerror=alert(1)>"
    work.metadata.language = "en\"><script>"
    let (bundle, _) = try Samples.bundle([work])
    for path in ["index.html", "covers/essay.svg", "opds.xml"] {
      #expect(!bundle.text(path).contains("<script>alert") && !bundle.text(path).contains("<img src=x"))
    }
    #expect(!bundle.text("search/essay.js").contains("</script>"))
    #expect(!bundle.text("search/essay.js").contains("\u{2028}"))
  }

  @Test func `the search and the page speak the language of the first work`() throws {
    let page = try Samples.bundle([Samples.work(language: "he")]).bundle.text("index.html")
    #expect(page.contains("<html lang=\"he\" dir=\"rtl\">") && page.contains("חיפוש"))
  }

  @Test func `a work in another language than the page's says so`() throws {
    let works = [Samples.work("a"), Samples.work("b", language: "he")]
    let page = try Samples.bundle(works, titled: "Shelf").bundle.text("index.html")
    #expect(page.contains("<html lang=\"en\" dir=\"ltr\">") && page.contains("<h2 lang=\"he\" dir=\"rtl\">"))
  }

  @Test func `passages hold every word and the anchors of the headings`() {
    var document = Document()
    func add(_ kind: Block.Kind, _ text: String, identifier: String = "") {
      var block = Block(kind, source: SourceRange(0, 0))
      block.text = TextRange(document.text.count, document.text.count + text.utf8.count)
      document.text += Array(text.utf8)
      block.end = Int32(document.blocks.count + 1)
      if !identifier.isEmpty {
        block.attributes = Int32(document.attributes.count)
        var attributes = Attributes()
        attributes.identifier = identifier
        document.attributes.append(attributes)
      }
      document.blocks.append(block)
    }
    add(.paragraph, "First\nline")
    add(.heading(level: 2), "One", identifier: "one")
    add(.heading(level: 3), "Two", identifier: "two")
    add(.codeBlock, "let x")
    let expected = [
      Passage(anchor: "", heading: "", paragraphs: ["First line"]),
      Passage(anchor: "one", heading: "One", paragraphs: []),
      Passage(anchor: "two", heading: "Two", paragraphs: ["let x"]),
    ]
    #expect(document.passages == expected)
  }
}
