import DocumentModel

/// Passes warnings on, but of each kind no more than a reader wants to see.
struct WarningLimit {
  /// Warnings of one kind, at most.
  private static let most = 100
  private var counts: [Diagnostic.Code: Int] = [:]

  init() {}

  mutating func pass(_ warning: Diagnostic, to diagnostics: inout Diagnostics) {
    let count = counts[warning.code, default: 0] + 1
    counts[warning.code] = count
    if count <= Self.most { diagnostics.report(warning) }
    if count == Self.most + 1 {
      diagnostics.warn(warning.code, "there are more warnings of this kind; the first \(Self.most) are shown")
    }
  }
}
