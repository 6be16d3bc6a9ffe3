public import DocumentModel
public import FontShaping

/// Why no PDF can be written.
public enum PDFError: DiagnosableError, Hashable {
  /// A font cannot be embedded.
  case font(FontError)
  /// A picture's file is damaged or of a kind that PDF cannot carry; with the path as written.
  case picture(String, at: SourceRange)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .font(let error): error.diagnostic
    case .picture(let destination, let place):
      Diagnostic(
        .error, .unreadablePicture, "The picture \(destination) cannot be read", at: place,
        hint: "Save it again as PNG or JPEG")
    }
  }
}

extension Diagnostic.Code {
  static let unreadablePicture = Diagnostic.Code("unreadable-picture")
}
