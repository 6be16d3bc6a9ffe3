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
    do { root = try YAMLNode(parsing: yaml.bytes, file: file) } catch { throw .yaml(error.diagnostic) }
    var style = Style.base
    if let base = root["extends"] {
      let name = base.text ?? ""
      guard let found = try BuiltInLayouts.style(named: name) else {
        throw .unknownLayout(name, among: BuiltInLayouts.names, base.source)
      }
      style = found
    }
    style.name = Layout.name(of: yaml)
    for entry in root.mapping ?? [] where entry.key != "extends" {
      try LayoutKey.find(entry, in: LayoutKey.top).set(&style, entry.value)
    }
    if root.mapping == nil && !root.isNull { throw .notAMapping(root.source) }
    try style.check(at: root.source)
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
  /// Fails if the parts do not go together.
  func check(at place: SourceRange) throws(LayoutError) {
    guard page.columnMeasure >= .points(36), page.textHeight >= self[.body].leading * 4 else {
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
