public import DocumentModel
import YAMLReading

extension Diagnostic.Code {
  /// A file that is no text at all.
  static let foreignFormat = Diagnostic.Code("not-a-manuscript")
  /// More bytes than a document can hold.
  static let manuscriptTooLarge = Diagnostic.Code("manuscript-too-large")
}

/// Why a manuscript could not be read at all.
public enum DocumentReadingError: DiagnosableError, Hashable, Sendable {
  /// The files have more bytes than ``Document/mostBytes`` in all.
  case tooLarge(bytes: Int)
  /// A file is no text.
  case foreign(name: String, ForeignFormat)
  /// The front matter is not YAML.
  case frontMatter(Diagnostic)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .tooLarge(let bytes):
      Diagnostic(
        .error, .manuscriptTooLarge, "the manuscript has \(bytes) bytes; \(Document.mostBytes) is the most",
        hint: "divide it into several books")
    case .foreign(let name, let format):
      Diagnostic(.error, .foreignFormat, "\(name) is \(format.rawValue), not a text", hint: format.hint)
    case .frontMatter(let diagnostic): diagnostic
    }
  }
}

extension Document {
  /// Bytes of a manuscript, all files together, at most: 1 GB, so that every offset fits 32 bits whatever is expanded.
  public static let mostBytes = 1_000_000_000
}
