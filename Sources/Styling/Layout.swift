public import DocumentModel
import YAMLReading

/// A layout file: how editions look, in YAML. Layouts/README.md describes the keys.
public struct Layout: Hashable, Sendable {
  /// What the layout says, every length resolved.
  public var style: Style

  /// Reads a layout.
  ///
  /// - Parameters:
  ///   - yaml: The file.
  ///   - file: Its index among the files that diagnostics point into.
  /// - Throws: ``LayoutError`` with the place of the key or value that is wrong.
  public init(yaml: SourceFile, file: Int = 0) throws(LayoutError) {
    let root: YAMLNode
    do { root = try YAMLNode(parsing: yaml.bytes, file: file) } catch {
      throw .yaml(error.diagnostic)
    }
    try self.init(root, named: Layout.name(of: yaml))
  }

  /// Reads a layout that stands in a manuscript's front matter.
  ///
  /// - Parameter place: Where its keys are in the manuscript.
  public init(in manuscript: SourceFile, at place: SourceRange) throws(LayoutError) {
    var start = Int(place.start)
    // A mapping of several lines needs the indent of its first line as well.
    while start > 0, manuscript.bytes[start - 1] == 0x20 { start -= 1 }
    if start > 0, manuscript.bytes[start - 1] != 0x0A { start = Int(place.start) }
    let root: YAMLNode
    do {
      root = try YAMLNode(parsing: manuscript.bytes[start..<Int(place.end)], file: Int(place.file))
    } catch { throw .yaml(error.diagnostic) }
    try self.init(root, named: "front-matter")
  }

  private init(_ root: YAMLNode, named name: String) throws(LayoutError) {
    if root.mapping == nil && !root.isNull { throw .notAMapping(root.source) }
    var style = Style.base
    if let base = root["extends"] {
      let name = base.text ?? ""
      guard let found = try BuiltInLayouts.style(named: name) else {
        throw .unknownLayout(name, among: BuiltInLayouts.names, base.source)
      }
      style = found
    }
    style.name = name
    // The body and the scale first: other sizes follow from them, unless the layout says otherwise.
    let old = style[.body]
    for entry in root.mapping ?? [] where entry.key == "body" {
      try LayoutKey.find(entry, in: LayoutKey.top(relativeTo: old)).set(&style, entry.value)
      style.scale(from: old)
    }
    let keys = LayoutKey.top(relativeTo: style[.body])
    for entry in root.mapping ?? [] where entry.key == "scale" {
      try LayoutKey.find(entry, in: keys).set(&style, entry.value)
    }
    for entry in root.mapping ?? [] where !["extends", "body", "scale"].contains(entry.key) {
      try LayoutKey.find(entry, in: keys).set(&style, entry.value)
    }
    try style.check(at: root.source)
    for (key, pages) in [("left", PageClass.left), ("right", .right), ("front-matter", .frontMatter)] {
      try style.check(pages, at: root["page"]?[key]?.source ?? root.source)
    }
    self.style = style
  }

  /// The file's name without folder and ending.
  private static func name(of file: SourceFile) -> String {
    let last = file.name.split(separator: "/").last.map(String.init) ?? file.name
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
  }
}

extension Style {
  /// Fails if the margins of a class of pages do not go with those of others.
  fileprivate func check(_ pages: PageClass, at place: SourceRange) throws(LayoutError) {
    let own = page.of(pages)
    guard own.measure >= .points(36), own.textHeight >= self[.body].leading * 4 else {
      throw .noRoom("the margins leave less than half an inch by four lines of text", place)
    }
    // Text goes on from one page to the next. Lengths are rounded, each for itself.
    let differences = [own.measure - page.measure, own.textHeight - page.textHeight].map { abs($0.scaledPoints) }
    guard pages == .frontMatter || differences.allSatisfy({ $0 < 1 << 8 }) else {
      throw .noRoom("the text of left-hand and right-hand pages is of the size that it has elsewhere", place)
    }
  }

  /// Fails if the parts do not go together.
  func check(at place: SourceRange) throws(LayoutError) {
    let height = min(page.textHeight, page.textHeight + page.openingGrowth)
    guard page.columnMeasure >= .points(36), height >= self[.body].leading * 4 else {
      throw .noRoom("the margins leave less than half an inch by four lines of text", place)
    }
    for role in ParagraphRole.allCases {
      guard self[role].size >= .points(3), self[role].size <= .points(300) else {
        throw .noRoom("type sizes are from 3pt to 300pt", place)
      }
      guard self[role].leading >= self[role].size / 2, self[role].leading <= page.textHeight else {
        throw .noRoom("the leading is at least half the type size and fits the page", place)
      }
      guard self[role].indentStart + self[role].indentEnd <= page.columnMeasure / 2 else {
        throw .noRoom("indents leave at least half of the measure", place)
      }
    }
    guard (20...400).contains(grid.columns), (12...1000).contains(grid.rows) else {
      throw .noRoom("a text page has 20 to 400 columns and 12 to 1000 rows", place)
    }
  }
}
