public import DocumentModel

/// Why no e-book can be made.
public enum EPUBError: DiagnosableError, Hashable {
  /// There is no chapter; a document always has one.
  case noChapters
  /// A file of ours breaks a rule: a defect of this program.
  case unsound(file: String, line: Int, reason: String)
  /// The container could not be put together, for want of memory.
  case unpackable(reason: String)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .noChapters: Diagnostic(.error, .noChapters, "an e-book needs at least one chapter")
    case .unsound(let file, let line, let reason):
      Diagnostic(
        .error, .unsoundPackage, "the e-book’s file \(file) would be invalid at line \(line): \(reason)",
        hint: "this is a defect of the program")
    case .unpackable(let reason): Diagnostic(.error, .unpackable, "the e-book could not be packed: \(reason)")
    }
  }
}

extension Diagnostic.Code {
  /// There is nothing to make an e-book of.
  static let noChapters = Diagnostic.Code("no-chapters")
  /// A file we made is invalid.
  static let unsoundPackage = Diagnostic.Code("unsound-package")
  /// The container could not be put together.
  static let unpackable = Diagnostic.Code("unpackable")
}
