public import DocumentModel

/// Why no XHTML can be made.
public enum XHTMLError: DiagnosableError, Hashable {
  /// A file of ours is not well formed, or breaks a rule of its grammar: a defect of this program.
  case unsound(file: String, line: Int, reason: String, place: SourceRange?)
  /// A grammar of ours does not compile: a defect of this program, or of the XML library.
  case unusableGrammar(reason: String)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .unsound(let file, let line, let reason, let place):
      Diagnostic(
        .error, .unsoundMarkup, "the e-book's file \(file) would be invalid at line \(line): \(reason)", at: place,
        hint: "this is a defect of the program; leave out or simplify the passage to go on")
    case .unusableGrammar(let reason):
      Diagnostic(.error, .unsoundMarkup, "the grammar to check e-books with cannot be used: \(reason)")
    }
  }
}

extension Diagnostic.Code {
  /// A file we made is invalid.
  static let unsoundMarkup = Diagnostic.Code("unsound-markup")
  /// A link leads to a place that is not in the work.
  static let danglingLink = Diagnostic.Code("dangling-link")
  /// A link leads where none may lead.
  static let forbiddenLink = Diagnostic.Code("forbidden-link")
  /// Raw HTML that is not kept.
  static let droppedHTML = Diagnostic.Code("dropped-html")
  /// A character that XML forbids.
  static let forbiddenCharacter = Diagnostic.Code("forbidden-character")
  /// A language tag that is not well formed.
  static let malformedLanguage = Diagnostic.Code("malformed-language")
  /// Blocks nested deeper than readers can follow.
  static let deepNesting = Diagnostic.Code("deep-nesting")
}
