import DocumentModel

/// Passes warnings on, but of each kind no more than a reader wants to see.
struct WarningLimit {
  /// Warnings of one kind, at most.
  private static let most = 100
  private var counts: [Diagnostic.Code: Int] = [:]

  init() {}

  mutating func warn(
    _ code: Diagnostic.Code, _ message: String, at place: SourceRange, hint: String = "",
    _ diagnostics: inout Diagnostics
  ) {
    let count = counts[code, default: 0] + 1
    counts[code] = count
    if count <= Self.most { diagnostics.warn(code, message, at: place, hint: hint) }
    if count == Self.most + 1 {
      diagnostics.warn(code, "there are more warnings of this kind; the first \(Self.most) are shown")
    }
  }
}
