import DocumentModel
import Styling
import Testing
import Typesetting

/// Where notes, figures, large letters and passages with a character of their own stand.
@Suite struct PlacementTests {
  private static func text(_ words: Int) -> String {
    (0..<words).map { ["some", "words", "of", "no", "great", "weight"][$0 % 6] }.joined(separator: " ")
  }

  private static let chapters = """
    # One

    First[^a] text.

    # Two

    Second[^b] text.

    [^a]: Note of one.

    [^b]: Note of two, with *stress*.
    """

  @Test(arguments: [NotePlacement.foot, .chapter, .end])
  func `notes stand where the layout says`(place: NotePlacement) throws {
    var style = Style.plain
    style.notePlacement = place
    let sample = try Sample(Self.chapters, in: style)
    let texts = sample.runs.map(\.text)
    func index(_ word: String) throws -> Int { try #require(texts.firstIndex(of: word)) }
    #expect(texts.count { $0 == "Notes" } == (place == .foot ? 0 : place == .end ? 1 : 2))
    let (first, second) = (try index("one."), try index("two,"))
    #expect(try (first < index("Two")) == (place == .chapter))
    #expect(try second > index("Second") && second > first)
    #expect(sample.words(inNotes: true) == sample.wordsOfDocument(inNotes: true))
    // Every mark leads to its note.
    let targets = sample.pages.elements.compactMap { element -> Int32? in
      guard case .element(let target)? = element.target else { return nil }
      return target
    }
    #expect(targets.count == 2 && targets.allSatisfy { sample.pages.elements[Int($0)].role == .note })
  }

  @Test(arguments: ["> ", "", "| "]) func `what fits is kept whole`(mark: String) throws {
    let passage =
      mark.isEmpty
      ? "::: letter\nDear all,\n\nlast \(Self.text(30))\n:::" : (mark + "first\n\(mark.dropLast())\n" + mark + "last")
    for lines in 10...30 {
      let above = (0..<lines).map { "Line \($0)" }.joined(separator: "\n\n")
      let sample = try Sample(above + "\n\n" + passage + "\n\n" + Self.text(40), in: .narrow)
      let edges = sample.runs.filter { ["first", "Dear", "last"].contains($0.text) }
      #expect(edges.count == 2 && Set(edges.map(\.page)).count == 1, "after \(lines) lines")
    }
  }

  @Test func `a quotation longer than a page goes on`() throws {
    let sample = try Sample("> " + Self.text(2000), in: .narrow)
    #expect(Set(sample.runs.map(\.page)).count > 3)
  }

  @Test func `the source of a quotation stands at the far edge`() throws {
    let sample = try Sample("::: epigraph\nShort.\n\n— Somebody\n:::\n\nText.")
    let source = try #require(sample.runs.first { $0.text == "Somebody" })
    let page = sample.style.page
    #expect(abs(source.end - (page.inner + page.measure).scaledPoints) < source.size)
    let motto = try #require(sample.runs.first { $0.text == "Short." })
    #expect(motto.x >= (page.inner + sample.style[.epigraph].indentStart).scaledPoints)
  }

  /// A document with pictures of a height in pixels, 120 wide.
  private static func document(_ markdown: String, pictureHeight: Int) throws -> Document {
    var document = try Sample(markdown).document
    for index in document.images.indices {
      document.images[index].picture = Picture(.png, width: 120, height: pictureHeight, bytes: [])
    }
    return document
  }

  /// Where the pictures are, in painting order.
  private static func figures(in sample: Sample) -> [(page: Int, image: TableIndex, frame: Rectangle)] {
    sample.pages.pages.enumerated().flatMap { number, page in
      page.items.compactMap { item in
        guard case .picture(let image, let frame, _) = item else { return nil }
        return (number, image, frame)
      }
    }
  }

  @Test(arguments: ["top", "bottom"])
  func `a figure without room waits for the next page, and the text goes on`(place: String) throws {
    for lines in 14...40 {
      let above = (0..<lines).map { "Line \($0)" }.joined(separator: "\n\n")
      let markdown =
        above + "\n\nanchor\n\n![Alt](a.png){placement=\(place)}\n\n" + Self.text(60) + "\n\n" + Self.text(300)
      let sample = try Sample(Self.document(markdown, pictureHeight: 150), in: .narrow)
      let anchor = try #require(sample.runs.first { $0.text == "anchor" })
      let figure = try #require(Self.figures(in: sample).first)
      #expect(figure.page == anchor.page || figure.page == anchor.page + 1)
      let foot = sample.style.page.top + sample.style.page.textHeight
      let leading = sample.style[.body].leading.scaledPoints
      for page in 0...anchor.page {
        var lowest = sample.runs.filter { $0.page == page }.map(\.y).max() ?? 0
        if page == figure.page { lowest = max(lowest, (figure.frame.origin.y + figure.frame.size.height).scaledPoints) }
        #expect(lowest > foot.scaledPoints - 3 * leading, "page \(page) of \(figure.page), \(lines) lines")
      }
      for run in sample.runs where run.page == figure.page {
        #expect((run.y > figure.frame.origin.y.scaledPoints) == (place == "top"), "\(run.text), \(lines) lines")
      }
    }
  }

  @Test(arguments: [1, 2]) func `figures keep their order and none is lost`(columns: Int) throws {
    var style = Style.narrow
    style.page.columns = columns
    style.book.opening = .page
    if columns == 2 { style.page.size = Size(width: .points(420), height: .points(330)) }
    for height in [60, 150, 230, 290, 400] {
      let parts = (0..<6).map { part in
        Self.text(20 + part * 30) + "\n\n![Alt](a\(part).png){placement=\(part % 3 == 1 ? "foot" : "top")}"
      }
      let markdown = "# One\n\n" + parts.joined(separator: "\n\n") + "\n\n# Two\n\n" + Self.text(100)
      let sample = try Sample(Self.document(markdown, pictureHeight: height), in: style)
      let figures = Self.figures(in: sample)
      #expect(figures.map(\.image).sorted() == (0..<6).map { TableIndex($0) }, "\(height) px")
      #expect(figures.map(\.page) == figures.sorted { $0.image < $1.image }.map(\.page))
      let two = try #require(sample.runs.first { $0.text == "Two" })
      #expect(figures.allSatisfy { $0.page < two.page })
      for figure in figures {
        let frame = figure.frame
        for run in sample.runs where run.page == figure.page {
          let isBeside =
            run.end <= frame.origin.x.scaledPoints || run.x >= (frame.origin.x + frame.size.width).scaledPoints
          let isAbove = run.y <= frame.origin.y.scaledPoints
          let isBelow = run.y - run.size >= (frame.origin.y + frame.size.height).scaledPoints
          #expect(isBeside || isAbove || isBelow, "\(run.text) on a picture, \(height) px")
        }
      }
      #expect(sample.words(inNotes: false) == sample.wordsOfDocument(inNotes: false))
    }
  }

  @Test func `the words of a missing picture are not taken for the caption of a table`() throws {
    let table = "| a | b |\n|---|---|\n| c | d |"
    let sample = try Sample("Text.\n\n\(table)\n\n![Gone](no.png)\n\n\(table)\n\n\(table)")
    let words = try #require(sample.runs.first { $0.text.contains("Gone") })
    let rules = sample.pages.pages[0].items.compactMap { item -> Int? in
      guard case .rule(let frame, _) = item else { return nil }
      return frame.origin.y.scaledPoints
    }.sorted()
    let leading = sample.style[.body].leading.scaledPoints
    #expect(rules.count == 9)
    // A line below the words, and between the last rule of the second table and the first of the third.
    #expect(try #require(rules.first { $0 > words.y }) - words.y > leading)
    #expect(rules[6] - rules[5] >= leading)
  }

  @Test(arguments: [1, 2]) func `no figure stands above the head of a chapter`(columns: Int) throws {
    var style = Style.narrow
    style.page.columns = columns
    style.book.opening = .page
    let chapter = "# One\n\n\(Self.text(12))\n\n![Alt](a.png){placement=top}\n\n"
    for words in [10, 400] {
      let sample = try Sample(Self.document(chapter + Self.text(words), pictureHeight: 30), in: style)
      let figure = try #require(Self.figures(in: sample).first)
      // Where there is but one page it stands there all the same.
      #expect(figure.page == (words == 10 ? 0 : 1))
    }
  }

  @Test func `a figure whose caption has a note does not wait`() throws {
    for lines in 14...28 {
      let above = (0..<lines).map { "Line \($0)" }.joined(separator: "\n\n")
      let figure = "![Alt](a.png){placement=top}\n\n*Words[^a]*"
      let markdown = above + "\n\nanchor\n\n\(figure)\n\n" + Self.text(300) + "\n\n[^a]: Noted."
      let sample = try Sample(Self.document(markdown, pictureHeight: 120), in: .narrow)
      let mark = sample.runs.first { $0.text == "Words" }
      let note = sample.runs.first { $0.text == "Noted." }
      #expect(mark?.page == note?.page && note != nil)
    }
  }

  @Test(arguments: ["top", "foot"]) func `a figure floats to the edge of the page with the line before it`(
    place: String
  ) throws {
    for lines in [1, 8, 15] {
      let above = (0..<lines).map { "Line \($0)" }.joined(separator: "\n\n")
      let markdown = above + "\n\nanchor\n\n![Alt](a.png){placement=\(place)}\n\n" + Self.text(300)
      let sample = try Sample(Self.document(markdown, pictureHeight: 60), in: .narrow)
      let anchor = try #require(sample.runs.first { $0.text == "anchor" })
      let figures = Self.figures(in: sample)
      #expect(figures.map(\.page) == [anchor.page])
      let figure = try #require(figures.first)
      let (top, bottom) = (figure.frame.origin.y, figure.frame.origin.y + figure.frame.size.height)
      for run in sample.runs where run.page == anchor.page {
        let isClear = place == "top" ? run.y - run.size > bottom.scaledPoints : run.y < top.scaledPoints
        #expect(isClear, "\(run.text) on \(figure.frame)")
      }
      #expect(bottom <= sample.style.page.top + sample.style.page.textHeight + sample.style[.body].leading)
    }
  }

  @Test func `a large letter reaches over its lines and stands for its word`() throws {
    var style = Style.plain
    style.book.dropCaps = 3
    let sample = try Sample("# One\n\nShort.\n\n# Two\n\n“Wells are \(Self.text(90))\n\n\(Self.text(50))", in: style)
    #expect(sample.pages.actualTexts == ["“Wells ", ""])
    let letters = sample.runs.filter { $0.text == "“W" }
    let letter = try #require(letters.first)
    #expect(letters.count == 1 && letter.size > 2 * style[.body].size.scaledPoints)
    let rows = Set(
      sample.runs.filter { $0.y > letter.y - letter.size && $0.y <= letter.y && $0.text != "Two" }.map(\.y))
    #expect(rows.count == 3 && rows.max() == letter.y)
    for run in sample.runs where rows.contains(run.y) && run != letter { #expect(run.x >= letter.end) }
    #expect(sample.words(inNotes: false) == sample.wordsOfDocument(inNotes: false))
  }

  @Test func `a paragraph too short for a large letter begins with a small one`() throws {
    let sample = try Sample("::: drop-cap\nWells are deep.\n:::\n\n1 \(Self.text(90))")
    #expect(sample.pages.actualTexts.isEmpty)
  }

  @Test func `licence and contact are printed, with a link`() throws {
    var document = try Sample("Text.").document
    document.metadata.license = "CC BY 4.0"
    document.metadata.contact = "mill@example.org"
    let sample = try Sample(document)
    let texts = sample.runs.map(\.text)
    #expect(texts == ["Text.", "Licence:", "CC", "BY", "4.0", "Contact:", "mill@example.org"])
    #expect(sample.pages.elements.contains { $0.target == .address("mailto:mill@example.org") })
  }

  @Test func `heads and folios stand where the layout says`() throws {
    var style = Style.narrow
    style.page.leftHead = .author
    style.page.rightHead = .none
    style.page.folioPlace = .outerHead
    var document = try Sample("# One\n\n" + Self.text(900)).document
    document.metadata.title = "Title"
    document.metadata.authors = [Person("Ann Lee")]
    let sample = try Sample(document, in: style)
    for (number, page) in sample.pages.pages.enumerated().dropFirst() {
      let furniture = page.items.compactMap { item -> TextItem? in
        guard case .text(let text) = item, text.owner == .pagination else { return nil }
        return text
      }
      #expect(furniture.count == (number % 2 == 0 ? 1 : 2))
      #expect(furniture.allSatisfy { $0.origin.y < style.page.top })
    }
  }

  @Test(arguments: [
    ("![a](a.png) ![b](a.png)", true), ("![](a.png)\n![](a.png)", true), ("[![a](a.png)](x.html) ![b](a.png)", true),
    ("![a](a.png) b ![b](a.png)", false), ("- a\n\n  ![a](a.png) ![b](a.png)", false),
  ])
  func `pictures that share a paragraph stand in the middle, but in a list`(markdown: String, isCentred: Bool) throws {
    var style = Style.plain
    style[.body].firstLineIndent = .millimetres(5)
    let sample = try Sample(Self.document("Before.\n\n" + markdown + "\n\nAfter.", pictureHeight: 30), in: style)
    let frames = Self.figures(in: sample).map(\.frame)
    #expect(frames.count == 2)
    let left = style.page.inner.scaledPoints
    let right = (style.page.size.width - style.page.outer).scaledPoints
    let before = frames[0].origin.x.scaledPoints - left
    let after = right - (frames[1].origin.x + frames[1].size.width).scaledPoints
    #expect((abs(before - after) < 1 << 16) == isCentred, "\(before >> 16) and \(after >> 16) pt")
  }
}
