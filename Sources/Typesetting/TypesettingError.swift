public import DocumentModel
public import FontShaping

/// Why a document could not be set.
public enum TypesettingError: DiagnosableError, Hashable {
  /// A font that the style asks for could not be had.
  case font(FontError)
  /// The margins leave less than two lines, or less than a few characters in a line.
  case textAreaTooSmall(width: Length, height: Length)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .font(let error): error.diagnostic
    case .textAreaTooSmall(let width, let height):
      Diagnostic(
        .error, .textAreaTooSmall,
        "The margins leave \(width.wholePoints) × \(height.wholePoints) pt for the text, which is too little",
        hint: "Choose a larger page, smaller margins or smaller type")
    }
  }
}

extension Diagnostic.Code {
  /// A character that no font on this machine has.
  static let missingGlyph = Diagnostic.Code("missing-glyph")
  /// Margins that leave no room for text.
  static let textAreaTooSmall = Diagnostic.Code("text-area-too-small")
}

extension Length {
  /// Whole points, for messages.
  fileprivate var wholePoints: Int { scaledPoints >> 16 }
}
