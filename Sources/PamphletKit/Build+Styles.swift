import DocumentModel
import Styling

extension Build {
  /// The style of an edition. A layout file joins `files`, so that its errors can be shown.
  ///
  /// The layout named on the command line comes first; then, for printed editions, the one that the manuscript names.
  func style(
    for edition: Edition, of metadata: Metadata, using resources: Resources,
    files: inout [SourceFile], reporting diagnostics: inout Diagnostics
  ) throws -> Style {
    guard edition == .pdf || edition == .booklet else {
      return try style(
        named: layout ?? edition.defaultLayout, at: nil, using: resources, files: &files)
    }
    var style: Style?
    if layout == nil, let choice = metadata.layout {
      do {
        style =
          choice.name.isEmpty
          ? try Layout(in: files[Int(choice.source.file)], at: choice.source).style
          : try self.style(named: choice.name, at: choice.source, using: resources, files: &files)
      } catch let error as LayoutError {
        // Website generators have layouts of their own, which no manuscript should fail for.
        guard case .unknownLayout = error else { throw error }
        var warning = error.diagnostic
        warning.severity = .warning
        warning.message += "; the usual one is taken"
        if !diagnostics.all.contains(warning) { diagnostics.report(warning) }
      }
    }
    var chosen =
      try style
      ?? self.style(
        named: layout ?? edition.defaultLayout, at: nil, using: resources, files: &files)
    for setting in metadata.printSettings { try chosen.apply(setting) }
    return chosen
  }

  private func style(
    named name: String, at place: SourceRange?, using resources: Resources,
    files: inout [SourceFile]
  ) throws -> Style {
    if let style = try BuiltInLayouts.style(named: name) { return style }
    guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      throw LayoutError.unknownLayout(name, among: BuiltInLayouts.names, place)
    }
    if let known = files.firstIndex(where: { $0.name == name }) {
      return try Layout(yaml: files[known], file: known).style
    }
    switch resources.layout(name) {
    case .failure(let problem): throw LayoutError.unreadable(name, reason: problem.words)
    case .success(let bytes):
      files.append(SourceFile(name: name, bytes: bytes))
      return try Layout(yaml: files[files.count - 1], file: files.count - 1).style
    }
  }
}

extension Resources.PictureProblem {
  /// The problem in words.
  var words: String {
    switch self {
    case .missing: "there is no such file"
    case .outsideFolder: "it is outside the manuscript's folder"
    case .remote: "it is an address on a network, and nothing is fetched"
    case .unreadable(let reason): reason
    }
  }
}
