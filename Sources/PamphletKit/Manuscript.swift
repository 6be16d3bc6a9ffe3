/// What is to be published: files in the order in which they are read, still as they came.
public struct Manuscript: Sendable {
  /// How files are read.
  public enum Markup: String, CaseIterable, Hashable, Sendable {
    /// By the file's name: `.md`, `.markdown` and the like are Markdown, everything else is plain text.
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

  /// Whether the files are read as Markdown.
  var isMarkdown: Bool {
    switch markup {
    case .markdown: true
    case .plainText: false
    case .automatic: files.allSatisfy { Manuscript.hasMarkdownName($0.name) }
    }
  }

  static func hasMarkdownName(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return ["md", "markdown", "mdown", "mkd", "mkdn"].contains(name[name.index(after: dot)...].lowercased())
  }
}
