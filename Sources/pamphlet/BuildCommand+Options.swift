import ArgumentParser
import PamphletKit

/// How files are read, as the command line says it.
enum MarkupOption: String, WordOption {
  /// By the file's name.
  case automatic
  /// As Markdown.
  case markdown
  /// As text without markup.
  case text

  /// The same in the kit's words.
  var markup: Manuscript.Markup {
    switch self {
    case .automatic: .automatic
    case .markdown: .markdown
    case .text: .plainText
    }
  }
}
