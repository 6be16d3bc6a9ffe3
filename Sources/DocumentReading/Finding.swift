public import DocumentModel

/// What one block of a manuscript was taken for, and why.
public struct Finding: Hashable, Sendable {
  /// The block: `heading`, `paragraph` and the like.
  public var block: String
  /// The rule that decided.
  public var rule: String
  /// The score of a heading in plain text, in points with one digit after the point, or empty.
  public var score: String
  /// Where it stands.
  public var place: SourceRange
  /// Its first words.
  public var words: String

  /// Findings about a text without markup.
  public static func all(plainText source: SourceFile, options: ReadingOptions = ReadingOptions()) -> [Finding] {
    let text = TextLines(source.bytes)
    return TextClassifier(text, headings: options.headings).parts.map { part in
      guard let first = part.lines.first, let last = part.lines.last else {
        return Finding(
          block: "pageBreak", rule: "a form feed", score: "", place: SourceRange(0, 0), words: "")
      }
      let tenths = part.score ?? 0
      let score = part.score == nil ? "" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
      return Finding(
        block: name(of: part.kind), rule: part.rule, score: score,
        place: SourceRange(text.lines[first].start, text.lines[last].end),
        words: String(text.text(text.lines[first]).prefix(50)))
    }
  }

  /// Findings about Markdown: its blocks.
  public static func all(
    markdown source: SourceFile, reporting diagnostics: inout Diagnostics
  ) throws(DocumentReadingError) -> [Finding] {
    let document = try Document(markdown: [source], reporting: &diagnostics)
    var depths: [Int] = []
    return document.blocks.indices.map { index in
      let block = document.blocks[index]
      while let last = depths.last, last <= index { depths.removeLast() }
      let rule = depths.isEmpty ? "" : "inside \(depths.count) other\(depths.count == 1 ? "" : "s")"
      if block.end > index + 1 { depths.append(Int(block.end)) }
      return Finding(
        block: name(of: "\(block.kind)"), rule: rule, score: "", place: block.source,
        words: String(document.plainText(of: index).prefix(50)))
    }
  }

  private static func name(of kind: TextPart.Kind) -> String { name(of: "\(kind)") }

  /// A case's name without its values.
  private static func name(of kind: String) -> String { String(kind.prefix { $0 != "(" }) }
}
