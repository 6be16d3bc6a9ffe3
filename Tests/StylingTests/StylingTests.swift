import DocumentModel
import Styling
import Testing

@Suite struct LayoutTests {
  private func layout(_ yaml: String) throws -> Style {
    try Layout(yaml: SourceFile(name: "mine.yaml", bytes: Array(yaml.utf8))).style
  }

  private func place(of error: LayoutError?) -> SourceRange? { error?.diagnostic.place }

  @Test func `every built-in layout can be read and has a summary`() throws {
    #expect(BuiltInLayouts.names.count >= 3)
    for name in BuiltInLayouts.names {
      let style = try #require(try BuiltInLayouts.style(named: name))
      #expect(style.name == name)
      #expect(!style.summary.isEmpty)
    }
  }

  @Test func `pages of built-in layouts are whole lines of one grid, and no type is larger than its leading`() throws {
    for name in BuiltInLayouts.names where name != "ebook" && name != "leaflet-text" {
      let style = try #require(try BuiltInLayouts.style(named: name))
      let grid = style[.body].leading.scaledPoints
      for role in ParagraphRole.allCases where role.isOnGridByLayout {
        #expect(style[role].leading.scaledPoints * 2 % grid == 0, "\(name) \(role)")
      }
      for role in ParagraphRole.allCases {
        #expect(style[role].size < style[role].leading, "\(name) \(role)")
      }
      #expect(style.page.columnMeasure.scaledPoints > style[.body].size.scaledPoints * 18, "\(name)")
      #expect(style.page.columnMeasure.scaledPoints < style[.body].size.scaledPoints * 36, "\(name)")
      #expect(style.page.bottom >= style.page.top, "\(name)")
    }
  }

  @Test func `lengths are read in whole numbers`() throws {
    let style = try layout("body: {size: 11.25pt, indent: 5mm, space-before: 0.5in, space-after: 1cm}")
    #expect(style[.body].size.scaledPoints == 737_280)
    #expect(style[.body].firstLineIndent.scaledPoints == (5 * 65536 * 720 + 127) / 254)
    #expect(style[.body].spaceBefore == .points(36))
    #expect(style[.body].spaceAfter.scaledPoints == (65536 * 7200 + 127) / 254)
  }

  @Test func `places of notes, folios and heads are read`() throws {
    let style = try layout(
      "notes: chapter\nemphasis: bold\nink: colour\nbook: {drop-caps: 3}\npage: {folio: outer-head, left-head: author, right-head: none, "
        + "opening: {top: 50mm}}\npull-quote: {size: 2em}\n")
    #expect(style.notePlacement == .chapter && style.emphasis == .bold && style.book.dropCaps == 3)
    #expect(style.page.folioPlace == .outerHead && style.page.leftHead == .author && style.page.rightHead == .none)
    #expect(style.usesColour && !Style.base.usesColour)
    #expect(style.page.opening.top == .millimetres(50))
    #expect(style[.pullQuote].size == style[.body].size * 2)
  }

  @Test func `margins are given by class of page`() throws {
    let style = try layout(
      "page:\n  inner: 20mm\n  outer: 16mm\n  left: {inner: 19mm, outer: 17mm}\n  front-matter: {top: 40mm}\n  opening: {bottom: 30mm}\n"
    )
    #expect(style.page.of(.left).inner == .millimetres(19) && style.page.of(.right).inner == .millimetres(20))
    #expect(abs((style.page.of(.left).measure - style.page.measure).scaledPoints) < 1 << 8)
    #expect(style.page.of(.frontMatter).top == .millimetres(40))
    #expect(style.page.openingGrowth == style.page.bottom - .millimetres(30))
  }

  @Test(arguments: [
    ("page:\n  left: {inner: 30mm}\n", 2), ("page:\n  top: 20mm\n  right: {top: 9mm}\n", 3),
    ("page:\n  front-matter: {inner: 70mm, outer: 70mm}\n", 2), ("page:\n  opening: {inner: 9mm}\n", 2),
    ("page:\n  front-mater: {inner: 9mm}\n", 2),
  ])
  func `margins of a class that cannot be are an error at their line`(yaml: String, line: Int) throws {
    let source = SourceFile(name: "test.yaml", bytes: Array(yaml.utf8))
    do {
      _ = try Layout(yaml: source)
      Issue.record("No error")
    } catch {
      let start = error.diagnostic.place.map { Int($0.start) } ?? 0
      #expect(yaml.utf8.prefix(start).count { $0 == 0x0A } + 1 == line)
      if yaml.contains("mater:") { #expect("\(error.diagnostic)".contains("front-matter")) }
    }
  }

  @Test func `a layout extends another and keeps what it does not say`() throws {
    let base = try #require(try BuiltInLayouts.style(named: "leaflet-text"))
    let style = try layout("extends: leaflet-text\ntext: {columns: 40}\n")
    #expect(style.grid.columns == 40)
    #expect(style.grid.rows == base.grid.rows)
    #expect(style.name == "mine")
  }

  @Test func `an unknown key is named with its place and the nearest key`() throws {
    let error = #expect(throws: LayoutError.self) { try layout("page:\n  iner: 3mm\n") }
    #expect(error?.diagnostic.hint == "did you mean “inner”?")
    #expect(place(of: error) == SourceRange(8, 12))
  }

  @Test(arguments: [
    "page: {size: a9}", "page: {inner: 10}", "page: {inner: 10furlongs}", "page: {inner: -1mm}",
    "page: {inner: 99999mm}",
    "text: {columns: 2}", "text: {justified: maybe}", "page: 3", "- a", "a: [", "body: {align: left}",
    "page: {inner: 70mm, outer: 70mm}", "extends: nothing", "body: {size: 1pt}",
  ])
  func `a wrong value is an error with a place`(yaml: String) throws {
    let error = #expect(throws: LayoutError.self) { try layout(yaml) }
    #expect(place(of: error) != nil)
    #expect(error?.diagnostic.severity == .error)
  }

  @Test func `what a layout does not say follows from the body`() throws {
    let base = Style.base
    let style = try layout("body: {size: 21pt, leading: 26pt}")
    #expect(style[.heading1].size == .points(30))
    #expect(style[.heading1].leading == .points(39))
    #expect(style[.quotation].spaceBefore == .points(13))
    #expect(style[.note].size == .points(17))
    #expect(style[.body].firstLineIndent == base[.body].firstLineIndent)
  }

  @Test func `lengths can be in ems and lines of the body, wherever it stands`() throws {
    let style = try layout(
      "heading2: {size: 1.5em, leading: 2lines, space-before: 0.5line}\nbody: {size: 10pt, leading: 12pt}")
    #expect(style[.heading2].size == .points(15))
    #expect(style[.heading2].leading == .points(24))
    #expect(style[.heading2].spaceBefore == .points(6))
    #expect(throws: LayoutError.self) { try layout("heading2: {size: 1.5ems}") }
  }

  @Test func `headings can be set on a scale`() throws {
    let style = try layout("scale: 1.25\nbody: {size: 10pt, leading: 12pt}")
    #expect(style[.heading2].size == .points(12.5))
    #expect(style[.heading1].size == .points(15.75))
    #expect(style[.heading1].leading == .points(24))
    #expect(style[.title].size == .points(19.5))
    #expect(throws: LayoutError.self) { try layout("scale: 3") }
  }

  @Test func `figures are old-style among words and tabular in tables, unless a layout says otherwise`() throws {
    #expect(Style.base[.body].figures == .oldStyle)
    #expect(Style.base[.table].figures == .tabular)
    #expect(try layout("body: {figures: lining}")[.body].figures == .lining)
    #expect(throws: LayoutError.self) { try layout("body: {figures: roman}") }
  }

  @Test func `a layout can stand in a manuscript`() throws {
    let text = "---\nlayout:\n  extends: book-a6\n  body:\n    size: 10pt\n---\n"
    let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
    let style = try Layout(in: file, at: SourceRange(14, 54)).style
    #expect(style.page.size.width == .millimetres(105))
    #expect(style[.body].size == .points(10))
    let wrong = SourceFile(name: "a.md", bytes: Array("layout: {pgae: {}}".utf8))
    let error = #expect(throws: LayoutError.self) { try Layout(in: wrong, at: SourceRange(8, 18)) }
    #expect(error?.diagnostic.hint == "did you mean “page”?")
    #expect(place(of: error) == SourceRange(9, 13))
  }

  @Test func `settings that pandoc knows change the style`() throws {
    var style = Style.base
    func set(_ key: String, _ value: String) throws(LayoutError) {
      try style.apply(PrintSetting(key, value, source: SourceRange(1, 2)))
    }
    try set("fontsize", "12pt")
    #expect(style[.body].size == .points(12))
    #expect(style[.heading1].size > Style.base[.heading1].size)
    try set("mainfont", "EB Garamond")
    #expect(style.families.text == ["EB Garamond", "Linux Libertine O"])
    #expect(style.families.display == style.families.text)
    try set("papersize", "a4paper")
    #expect(style.page.size == .a4)
    #expect(style.page.inner > Style.base.page.inner)
    let leading = style[.body].leading
    try set("linestretch", "1.5")
    #expect(style[.body].leading.scaledPoints == leading.scaledPoints * 3 / 2)
    #expect(throws: LayoutError.self) { try style.apply(PrintSetting("papersize", "a99", source: SourceRange(1, 2))) }
  }

  @Test func `every layout says what it is for, and there is a specimen`() {
    for name in BuiltInLayouts.names { #expect(BuiltInLayouts.medium(of: name) != nil) }
    #expect(BuiltInLayouts.medium(of: "book-a5") == .print)
    for name in ["booklet-a4", "trifold-letter", "zine-8up", "handbill-a6-4up"] {
      #expect(BuiltInLayouts.medium(of: name) == .print)
    }
    #expect(BuiltInLayouts.medium(of: "receipt-32") == .text)
    #expect(!BuiltInLayouts.specimen.bytes.isEmpty && !BuiltInLayouts.specimenPicture.isEmpty)
  }

  @Test func `a page size can be given by width and height`() throws {
    let style = try layout("page: {size: 4.25in x 5.5in}")
    #expect(style.page.size == Size(width: .points(306), height: .points(396)))
  }
}

extension ParagraphRole {
  /// Whether its leading is a whole number of half lines of the body.
  fileprivate var isOnGridByLayout: Bool {
    switch self {
    case .note, .caption, .table: false
    default: true
    }
  }
}
