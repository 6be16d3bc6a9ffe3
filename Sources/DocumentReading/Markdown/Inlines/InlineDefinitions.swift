/// What a file defines for use in its text.
struct InlineDefinitions {
  /// `[label]: destination`
  var references = LinkReferences()
  /// Labels of footnotes, normalised, with their indices in the file.
  var notes: [String: Int32] = [:]
  /// `*[HTML]: …`
  var abbreviations = Abbreviations()
}
