import DocumentModel
import DocumentReading

/// What is to be published: files in the order in which they are read, still as they came.
public struct Manuscript: Sendable {
  /// How files are read.
  public enum Markup: String, CaseIterable, Hashable, Sendable {
    /// By the file's name: `.txt` and names without an ending are plain text, everything else is Markdown.
    case automatic
    /// As Markdown.
    case markdown
    /// As text without markup.
    case plainText = "text"
  }

  /// A file.
  public struct File: Sendable {
    /// The name as the user gave it.
    public var name: String
    /// Its bytes, in any encoding.
    public var bytes: [UInt8]

    /// A file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The files, at least one.
  public var files: [File]
  /// How they are read.
  public var markup: Markup

  /// A manuscript.
  public init(_ files: [File], markup: Markup = .automatic) {
    self.files = files
    self.markup = markup
  }

  /// Whether the files are read as Markdown: by their names, if any of them is Markdown.
  func isMarkdown(_ files: [SourceFile]) -> Bool {
    switch markup {
    case .markdown: true
    case .plainText: false
    case .automatic: files.contains { ManuscriptKind(of: $0) == .markdown }
    }
  }
}
