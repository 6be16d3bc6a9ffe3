import DocumentModel
import Testing
import XHTMLWriting

@testable import EPUBWriting

@Suite struct PackageTests {
  @Test func `titles, people and dates are described`() throws {
    let document = sample {
      $0.title = "The Work"
      $0.subtitle = "Under It"
      $0.authors = [Person("Ann Author")]
      $0.authors[0].sortName = "Author, Ann"
      $0.contributors = [Person("Ed Editor", role: "edt")]
      $0.date = PublicationDate("March 2017", year: 2017, month: 3)
    }
    let text = try package(of: publication(of: document))
    for part in [
      "<dc:title id=\"title\">The Work</dc:title>", "property=\"file-as\">Work, The</meta>",
      "property=\"title-type\">subtitle</meta>", "<dc:creator id=\"creator-1\">Ann Author</dc:creator>",
      "property=\"role\" scheme=\"marc:relators\">edt</meta>", "property=\"file-as\">Author, Ann</meta>",
      "<dc:date>2017-03</dc:date>", "property=\"dcterms:modified\">2017-03-01T00:00:00Z</meta>",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test func `the time of the run wins over the document's date`() throws {
    let document = sample { $0.date = PublicationDate("", year: 2017) }
    let text = try package(of: publication(of: document, modified: 0))
    #expect(text.contains("property=\"dcterms:modified\">1970-01-01T00:00:00Z</meta>"))
  }

  @Test func `the identifier follows the content, unless the author gives one`() throws {
    func identifier(_ document: Document) throws -> Substring {
      let text = try package(of: publication(of: document))
      let start = try #require(text.firstRange(of: "<dc:identifier id=\"pub-id\">"))
      return text[start.upperBound...].prefix { $0 != "<" }
    }
    #expect(try identifier(sample()) == identifier(sample()))
    #expect(try identifier(sample()) != identifier(sample(["First", "Third"])))
    #expect(try identifier(sample()).hasPrefix("urn:uuid:"))
    #expect(try identifier(sample { $0.identifier = "urn:isbn:9780000000002" }) == "urn:isbn:9780000000002")
  }

  @Test func `a work that reads from the right says so`() throws {
    let document = sample {
      $0.language = "he"
      $0.direction = .rightToLeft
    }
    let text = try package(of: publication(of: document))
    #expect(text.contains("page-progression-direction=\"rtl\""))
    #expect(text.contains("xml:lang=\"he\" dir=\"rtl\""))
  }

  @Test func `accessibility is described as it is found`() throws {
    let plain = try package(of: publication(of: sample()))
    #expect(!plain.contains(">visual<"))
    #expect(!plain.contains("alternativeText"))
    #expect(!plain.contains("pageBreakMarkers"))
    let pictured = try package(of: publication(of: sample(pictures: [dot])))
    #expect(pictured.contains("accessMode\">visual<"))
    #expect(pictured.contains("alternativeText"))
    let pages = PageMap([.init(folio: "1", start: TextPosition(block: 0, offset: 0))])
    let paged = try package(of: publication(of: sample(), pages: pages))
    #expect(paged.contains("pageBreakMarkers") && paged.contains("pageNavigation"))
    #expect(paged.contains("<dc:source id=\"print\">") && paged.contains("pageBreakSource"))
  }

  @Test func `everything in the manifest is in the container, and the other way round`() throws {
    let publication = try publication(of: sample(pictures: [dot]))
    let manifest = Manifest(publication)
    #expect(manifest.pictures.map(\.name) == ["images/picture-1.png", "images/cover.svg"])
    let text = package(of: publication)
    #expect(text.contains("href=\"images/cover.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\""))
    #expect(text.contains("<item id=\"picture-1\" href=\"images/picture-1.png\" media-type=\"image/png\"/>"))
  }

  @Test func `the author's cover is taken, without what it says about itself`() throws {
    let publication = try publication(of: sample(pictures: [dot]) { $0.coverImage = 0 })
    let manifest = Manifest(publication)
    #expect(manifest.pictures.map(\.name) == ["images/picture-1.png"])
    #expect(!manifest.pictures[0].bytes.contains(Array("Somebody".utf8)))
    #expect(manifest.pictures[0].bytes.contains(Array("IDAT".utf8)))
    #expect(package(of: publication).contains("properties=\"cover-image\""))
  }

}

@Suite struct NavigationTests {
  @Test func `contents, landmarks and pages are listed`() throws {
    let pages = PageMap([
      .init(folio: "i", start: TextPosition(block: 0, offset: 0)),
      .init(folio: "1", start: TextPosition(block: 3, offset: 2)),
    ])
    let manifest = Manifest(try publication(of: sample(), pages: pages))
    let text = String(decoding: Navigation(manifest).bytes, as: UTF8.self)
    #expect(text.contains("<li><a href=\"chapter-1.xhtml#h0\">First</a></li>"))
    #expect(text.contains("<a epub:type=\"bodymatter\" href=\"chapter-1.xhtml\">First</a>"))
    #expect(text.contains("<li><a href=\"chapter-1.xhtml#page.1\">i</a></li>"))
    #expect(text.contains("<li><a href=\"chapter-2.xhtml#page.2\">1</a></li>"))
    let old = String(decoding: NavigationControl(manifest).bytes, as: UTF8.self)
    #expect(old.contains("type=\"front\"") && old.contains("type=\"normal\""))
  }

  @Test func `a list that skips a rank stays well formed`() {
    let entries: [Outline.Entry] = [(1, "a", "a"), (3, "b", "b"), (2, "c", "c"), (1, "d", "d")]
    #expect(
      Outline(entries, in: .leftToRight).list.filter { $0 != "\n" }
        == "<ol><li><a href=\"a\">a</a><ol><li><a href=\"b\">b</a></li><li><a href=\"c\">c</a></li></ol></li>"
        + "<li><a href=\"d\">d</a></li></ol>")
  }
}

@Suite struct CoverTests {
  @Test(arguments: [
    "A", "An extraordinarily long title that goes on and on about everything there is to say and more, and never ends",
    String(repeating: "W", count: 300), "长标题" + String(repeating: "字", count: 60), "",
  ])
  func `a cover is drawn from any title`(title: String) throws {
    let drawing = CoverDrawing(title: title, subtitle: "", authors: ["Ann & Bob"], date: "")
    #expect(drawing.svg.contains("Ann &amp; Bob"))
    #expect(drawing.svg.filter { $0 == "<" }.count == drawing.svg.filter { $0 == ">" }.count)
  }
}
