public import DocumentModel

/// Why pages cannot be arranged on sheets.
public enum ImpositionError: DiagnosableError, Hashable {
  /// A signature must be a positive multiple of four pages.
  case signatureNotDivisibleByFour(pages: Int)
  /// The pages do not fit on the paper.
  case paperTooSmall(paper: Size, page: Size)

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
        "Two pages of \(page.inMillimetres) do not fit side by side on paper of \(paper.inMillimetres)",
        hint: "Choose larger paper or a smaller page")
    }
  }
}

extension Diagnostic.Code {
  static let badSignature = Diagnostic.Code("bad-signature")
  static let paperTooSmall = Diagnostic.Code("paper-too-small")
}

extension Size {
  /// The size for people, rounded to whole millimetres.
  fileprivate var inMillimetres: String {
    func rounded(_ length: Length) -> Int { (length.scaledPoints * 254 / 7200 + 0x8000) >> 16 }
    return "\(rounded(width)) × \(rounded(height)) mm"
  }
}
