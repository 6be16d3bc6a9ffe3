import DocumentModel
import FontShaping

/// Builds pages by hand: a galley that sets words line by line, without any typesetting worth the name.
struct SamplePages {
  let fonts = FontSet(searching: ["/usr/share/fonts"])
  private(set) var pages = Pages()
  private let roman: FontID
  private var y = Length.points(60)

  init() throws {
    roman = try fonts.font(family: ["Linux Libertine O"])
    pages.elements = [StructureElement(.document, in: -1)]
    addPage(folio: "1")
  }

  /// The pages with all that was shaped.
  var finished: Pages {
    var finished = pages
    finished.shapes = fonts.shapes
    return finished
  }

  mutating func addPage(folio: String) {
    pages.pages.append(Page(size: .a5, folio: folio))
    y = .points(60)
    if !folio.isEmpty { put(folio, .pagination, at: Point(x: .points(200), y: .points(570)), size: 9) }
  }

  /// A new element.
  mutating func element(
    _ role: StructureElement.Role, in parent: Int32 = 0, _ change: (inout StructureElement) -> Void = { _ in }
  ) -> Int32 {
    var element = StructureElement(role, in: parent)
    change(&element)
    pages.elements.append(element)
    return Int32(pages.elements.count - 1)
  }

  /// Sets words at a place and gives where they end.
  @discardableResult
  mutating func put(
    _ text: String, _ owner: PageOwner, at place: Point, size: Int = 10, isLastOfLine: Bool = false,
    italic: Bool = false,
    language: String = "en"
  ) -> Length {
    let traits = fonts.traits(language: language)
    let font = italic ? (try? fonts.font(family: ["Linux Libertine O"], isItalic: true)) ?? roman : roman
    let metrics = fonts.metrics(of: font)
    let page = pages.pages.count - 1
    let start = pages.pages[page].segments.count
    var x = 0
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() {
      let run = fonts.shape([UInt8](word.utf8)[...], in: font, as: traits)
      let follows = index + 1 < words.count || !isLastOfLine && word.last != "\u{AD}"
      pages.pages[page].segments.append(TextSegment(run, offset: Int32(x), spaceFollows: follows))
      x +=
        Length.points(size).scaled(Int(fonts.shapes.runs[Int(run)].advance), unitsPerEm: metrics.unitsPerEm)
        .scaledPoints
      x += Length.points(size).scaled(metrics.spaceAdvance, unitsPerEm: metrics.unitsPerEm).scaledPoints + 7001
    }
    let end = pages.pages[page].segments.count
    pages.pages[page].items.append(
      .text(TextItem(origin: place, size: .points(size), segments: Int32(start)..<Int32(end), owner: owner)))
    return place.x + Length(scaledPoints: x)
  }

  /// Sets one line of an element at the left margin.
  @discardableResult
  mutating func line(_ text: String, _ element: Int32, x: Int = 40, size: Int = 10, isLast: Bool = false) -> Length {
    let end = put(text, .element(element), at: Point(x: .points(x), y: y), size: size, isLastOfLine: isLast)
    y = y + .points(size + 3)
    return end
  }

  /// Goes on in the line that was set last.
  @discardableResult
  mutating func more(_ text: String, _ element: Int32, from x: Length, isLast: Bool = false, italic: Bool = false)
    -> Length
  {
    put(text, .element(element), at: Point(x: x, y: y - .points(13)), isLastOfLine: isLast, italic: italic)
  }

  /// Adds an item as it is.
  mutating func add(_ item: PageItem) { pages.pages[pages.pages.count - 1].items.append(item) }

  mutating func addOutline(_ title: String, depth: Int, _ element: Int32) {
    pages.outline.append(OutlineEntry(title, depth: depth, element: element))
  }

  mutating func setTarget(_ element: Int32, _ target: StructureElement.Target) {
    pages.elements[Int(element)].target = target
  }

  /// A page or two with one of everything.
  static func everything() throws -> SamplePages {
    var sample = try SamplePages()
    let contents = sample.element(.contents)
    let entry = sample.element(.contentsItem, in: contents)
    let entryReference = sample.element(.reference, in: entry)
    let entryLink = sample.element(.link, in: entryReference)
    sample.line("A Heading 1", entryLink, isLast: true)
    let bareEntry = sample.element(.contentsItem, in: contents)
    let bareLink = sample.element(.link, in: bareEntry)
    sample.line("The same again", bareLink)
    sample.more("1", bareEntry, from: .points(200), isLast: true)
    let section = sample.element(.section)
    let heading = sample.element(.heading(1), in: section) { $0.identifier = "a-heading" }
    sample.setTarget(entryLink, .element(heading))
    sample.setTarget(bareLink, .element(heading))
    sample.line("A Heading", heading, size: 15, isLast: true)
    sample.addOutline("A Heading", depth: 1, heading)
    try sample.addText(in: section)
    sample.addTable(in: section)
    sample.addFigure(in: section)
    return sample
  }

  private mutating func addText(in section: Int32) throws {
    let paragraph = element(.paragraph, in: section)
    line("An office of affluent first efforts, and a word that is di\u{AD}", paragraph)
    let x = line("vided. Then there is", paragraph)
    let link = element(.link, in: paragraph) { $0.target = .address("https://example.org/a b?q=ü") }
    more("a link", link, from: x)
    line("over two lines", link)
    let emphasis = element(.emphasis, in: paragraph)
    let note = element(.note, in: section)
    let end = more("and emphasis,", emphasis, from: .points(110), italic: true)
    let reference = element(.reference, in: paragraph)
    let mark = element(.link, in: reference) { $0.target = .element(note) }
    put("1", .element(mark), at: Point(x: end, y: .points(119)), size: 7, isLastOfLine: true)
    line("and a missing \u{10FFFD} character; - a hyphen.", paragraph, isLast: true)
    let french = element(.span, in: paragraph) { $0.language = "fr" }
    line("Ça ira", french, isLast: true)
    let list = element(.list, in: section)
    for label in ["1.", "2."] {
      let item = element(.listItem, in: list)
      let marker = element(.label, in: item)
      let body = element(.listBody, in: item)
      let text = element(.paragraph, in: body)
      line(label, marker)
      more("An item of the list", text, from: .points(60), isLast: true)
    }
    let label = element(.label, in: note)
    let text = element(.paragraph, in: note)
    line("1", label, size: 8)
    more("The text of the note begins", text, from: .points(50))
    addPage(folio: "2")
    line("and goes on overleaf.", text, isLast: true)
  }

  private mutating func addTable(in section: Int32) {
    let table = element(.table, in: section)
    let caption = element(.caption, in: table)
    line("A table", caption, isLast: true)
    for row in 0..<3 {
      let line = element(.tableRow, in: table)
      for column in 0..<2 {
        let cell = element(row == 0 ? .tableHeader : .tableCell, in: line)
        if row == 1 && column == 1 { continue }
        self.line("Cell \(row) \(column)", cell, x: 40 + 100 * column, isLast: true)
      }
    }
    add(.rule(Rectangle(x: .points(40), y: .points(100), width: .points(200), height: .points(1)), .decoration))
  }

  private mutating func addFigure(in section: Int32) {
    let figure = element(.figure, in: section) { $0.alternative = "Vier Wände (4)" }
    add(
      .picture(0, Rectangle(x: .points(40), y: .points(200), width: .points(80), height: .points(60)), .element(figure))
    )
    add(
      .picture(
        1, Rectangle(x: .points(140), y: .points(200), width: .points(80), height: .points(60)), .element(figure)))
    y = .points(280)
    let caption = element(.caption, in: figure)
    line("A picture", caption, isLast: true)
    let ornament = element(.figure, in: section)
    add(
      .picture(0, Rectangle(x: .points(40), y: .points(320), width: .points(8), height: .points(6)), .element(ornament))
    )
  }
}
