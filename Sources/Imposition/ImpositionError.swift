public import DocumentModel

/// Why pages cannot be arranged on sheets.
public enum ImpositionError: DiagnosableError, Hashable {
  /// A signature must be a positive multiple of four pages.
  case signatureNotDivisibleByFour(pages: Int)
  /// The pages do not fit on the paper.
  case paperTooSmall(paper: Size, page: Size)
  /// The scheme holds fewer pages.
  case tooManyPages(Int, most: Int)
  /// A number of sheets, columns, rows or panels is out of range.
  case badNumber(Int, in: ClosedRange<Int>)
  /// There is no scheme of that name.
  case unknownScheme(String)
  /// There is no paper of that name.
  case unknownPaper(String)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .signatureNotDivisibleByFour(let pages):
      Diagnostic(
        .error, .badSignature, "A signature cannot have \(pages) pages",
        hint: "Choose a positive multiple of four, such as 16")
    case .paperTooSmall(let paper, let page):
      Diagnostic(
        .error, .paperTooSmall,
        "Pages of \(page.inMillimetres) do not fit into the places that paper of \(paper.inMillimetres) has for them",
        hint: "Choose larger paper, another scheme, or a layout with smaller pages")
    case .tooManyPages(let pages, let most):
      Diagnostic(
        .error, .tooManyPages, "\(pages) pages do not fit into a scheme for \(most)",
        hint: "Choose a scheme of several sheets, such as saddle, or fewer pages")
    case .badNumber(let number, let range):
      Diagnostic(
        .error, .badScheme, "A scheme cannot have the number \(number)",
        hint: "Choose a number from \(range.lowerBound) to \(range.upperBound)")
    case .unknownScheme(let name):
      Diagnostic(
        .error, .badScheme, "There is no imposition scheme “\(name)”",
        hint: "Schemes are \(ImpositionScheme.examples.joined(separator: ", "))")
    case .unknownPaper(let name):
      Diagnostic(
        .error, .unknownPaper, "There is no paper “\(name)”",
        hint: "Papers are \(Paper.known.map(\.name).joined(separator: ", ")), or a size such as 200x250mm")
    }
  }
}

extension Diagnostic.Code {
  static let badSignature = Diagnostic.Code("bad-signature")
  static let tooManyPages = Diagnostic.Code("too-many-pages")
  static let badScheme = Diagnostic.Code("bad-scheme")
  static let unknownPaper = Diagnostic.Code("unknown-paper")
  static let paperTooSmall = Diagnostic.Code("paper-too-small")
}

extension Size {
  /// The size for people, rounded to whole millimetres.
  fileprivate var inMillimetres: String {
    func rounded(_ length: Length) -> Int { (length.scaledPoints * 254 / 720 + 0x8000) >> 16 }
    return "\(rounded(width)) × \(rounded(height)) mm"
  }
}
