public import DocumentModel

/// Why a PDF made elsewhere cannot be imposed.
public enum PDFImposingError: DiagnosableError, Hashable {
  /// The library that reads it is not installed.
  case noLibrary
  /// It is not a PDF, or damaged beyond repair; the reason in words.
  case unreadable(String)
  /// It is encrypted.
  case encrypted
  /// It has no pages.
  case noPages
  /// It cannot be written; the reason in words.
  case unwritable(String)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .noLibrary:
      Diagnostic(
        .error, .noLibrary, "qpdf, which reads PDFs made elsewhere, is not installed", hint: "apt install qpdf")
    case .unreadable(let reason):
      Diagnostic(
        .error, .unreadablePDF, "the file cannot be read as a PDF: \(reason)",
        hint: "Export it again from the program that made it")
    case .encrypted:
      Diagnostic(
        .error, .encryptedPDF, "the PDF is encrypted", hint: "qpdf --decrypt --password=… IN.pdf OUT.pdf, if you may")
    case .noPages: Diagnostic(.error, .unreadablePDF, "the PDF has no pages")
    case .unwritable(let reason): Diagnostic(.error, .unreadablePDF, "the sheets cannot be written: \(reason)")
    }
  }
}

extension Diagnostic.Code {
  static let noLibrary = Diagnostic.Code("missing-library")
  static let unreadablePDF = Diagnostic.Code("unreadable-pdf")
  static let encryptedPDF = Diagnostic.Code("encrypted-pdf")
}
