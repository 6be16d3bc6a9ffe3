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
      #expect(style.page.measure.scaledPoints > style[.body].size.scaledPoints * 18, "\(name)")
      #expect(style.page.measure.scaledPoints < style[.body].size.scaledPoints * 36, "\(name)")
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
