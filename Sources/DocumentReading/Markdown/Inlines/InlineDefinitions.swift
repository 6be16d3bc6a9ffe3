/// What a file defines for use in its text.
struct InlineDefinitions {
  /// `[label]: destination`
  var references = LinkReferences()
  /// Labels of footnotes, normalised, with their indices in the file.
  var notes: [String: Int32] = [:]
  /// Addresses that a plain text lists; the first is that of `<1>`.
  var addresses: [String] = []
  /// `*[HTML]: …`
  var abbreviations = Abbreviations()
}
