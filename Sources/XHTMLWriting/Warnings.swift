import DocumentModel

/// The warnings of one run, with a limit on how often one kind is reported.
struct Warnings {
  /// Warnings of one kind that are reported; a manuscript with more of them is told the number.
  static let limit = 40

  /// What was reported.
  private(set) var diagnostics: Diagnostics
  private var counts: [String: Int] = [:]
  private var codes: [Diagnostic.Code] = []
  private var droppedTags: Set<String> = []

  init(_ diagnostics: Diagnostics) { self.diagnostics = diagnostics }

  /// Adds a warning.
  mutating func warn(_ code: Diagnostic.Code, _ message: String, at place: SourceRange?, hint: String = "") {
    let count = counts[code.name, default: 0] + 1
    counts[code.name] = count
    if count == 1 { codes.append(code) }
    if count <= Self.limit { diagnostics.warn(code, message, at: place, hint: hint) }
  }

  /// Adds a warning that tags of a name are not kept, once a name.
  mutating func warn(droppedTag name: String, at place: SourceRange) {
    if droppedTags.count < Self.limit, droppedTags.insert(name).inserted {
      warn(.droppedHTML, "HTML <\(name)> is not kept; the text in it is", at: place)
    }
  }

  /// Adds how many warnings were held back, and returns everything.
  mutating func finished() -> Diagnostics {
    for code in codes {
      let count = counts[code.name, default: 0]
      if count > Self.limit { diagnostics.warn(code, "there are \(count - Self.limit) more of these") }
    }
    return diagnostics
  }
}
