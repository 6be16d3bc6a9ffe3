public import DocumentModel

/// How a manuscript is written.
public enum ManuscriptKind: Hashable, Sendable {
  /// Markdown.
  case markdown
  /// Text without markup.
  case plainText

  /// The kind that a file's name and text tell: `.txt`, `.text` and a name without an ending are plain text unless the file
  /// begins with front matter; everything else is Markdown.
  public init(of file: SourceFile) {
    let name = file.name.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".")
    let ending = parts.count > 1 ? parts.last!.lowercased() : ""
    let isPlain = ["", "txt", "text", "asc"].contains(ending)
    self = isPlain && !file.bytes.starts(with: "---\n".utf8) ? .plainText : .markdown
  }
}
