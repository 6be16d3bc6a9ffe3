public import DocumentModel

/// Why a text edition cannot be made.
public enum TextError: DiagnosableError, Hashable {
  /// liblouis is not installed.
  case noLouis
  /// liblouis has no table for the language.
  case noTable(language: String)
  /// The table that the layout names is missing or damaged.
  case badTable(String)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .noLouis:
      Diagnostic(
        .error, .missingBraille, "Braille is translated by liblouis, which is not installed",
        hint: "Install it, for example with: apt-get install liblouis20 liblouis-data")
    case .noTable(let language):
      Diagnostic(
        .error, .missingBraille, "There is no Braille table for the language \(language)",
        hint: "Name a table of liblouis in the layout: text: { braille-table: unicode.dis,en-ueb-g1.ctb }")
    case .badTable(let name):
      Diagnostic(
        .error, .missingBraille, "The Braille table \(name) cannot be read",
        hint: "Install it, for example with: apt-get install liblouis-data")
    }
  }
}

extension Diagnostic.Code {
  static let missingBraille = Diagnostic.Code("missing-braille")
}
