public import DocumentModel
public import FontShaping

/// Why a document could not be set.
public enum TypesettingError: DiagnosableError, Hashable {
  /// A font that the style asks for could not be had.
  case font(FontError)
  /// The margins leave less than two lines, or less than a few characters in a line.
  case textAreaTooSmall(width: Length, height: Length)
  /// The text does not take the number of pages wanted, whatever is done within the layout's limits.
  case doesNotFit(Misfit)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .font(let error): error.diagnostic
    case .textAreaTooSmall(let width, let height):
      Diagnostic(
        .error, .textAreaTooSmall,
        "The margins leave \(width.wholePoints) × \(height.wholePoints) pt for the text, which is too little",
        hint: "Choose a larger page, smaller margins or smaller type")
    case .doesNotFit(let misfit):
      Diagnostic(
        .error, .copyfit,
        "the text is \(misfit.isLong ? "over" : "short of") \(Self.count(misfit.pages, "page")) by "
          + "\(Self.count(misfit.lines, "line")), about \(Self.count(misfit.words, "word"))",
        hint: misfit.isLong
          ? "cut as much, allow smaller type or margins (fitting: in a layout), or ask for more pages"
          : "add as much, or ask for fewer pages")
    }
  }
}

extension TypesettingError {
  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

extension Diagnostic.Code {
  /// How a text was made to fit a number of pages, or why it was not.
  static let copyfit = Diagnostic.Code("copyfit")
  /// A character that no font on this machine has.
  static let missingGlyph = Diagnostic.Code("missing-glyph")
  /// Margins that leave no room for text.
  static let textAreaTooSmall = Diagnostic.Code("text-area-too-small")
}

extension Length {
  /// Whole points, for messages.
  fileprivate var wholePoints: Int { scaledPoints >> 16 }
}
