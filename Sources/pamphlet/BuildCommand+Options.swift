import ArgumentParser
import PamphletKit

/// How files are read, as the command line says it.
enum MarkupOption: String, ExpressibleByArgument, CaseIterable {
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

/// How the printer turns paper, as the command line says it.
enum DuplexOption: String, ExpressibleByArgument, CaseIterable {
  /// As the scheme has it.
  case automatic
  /// About the long edge.
  case long
  /// About the short edge.
  case short
  /// Not at all.
  case manual

  /// The same in the kit's words.
  var duplex: Printing.Duplex {
    switch self {
    case .automatic: .automatic
    case .long: .long
    case .short: .short
    case .manual: .manual
    }
  }
}
