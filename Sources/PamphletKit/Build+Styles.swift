import DocumentModel
import Styling

extension Build {
  /// The style of an edition. A layout file joins `files`, so that its errors can be shown.
  func style(for edition: Edition, using resources: Resources, files: inout [SourceFile]) throws -> Style {
    let name = layout ?? edition.defaultLayout
    if let style = try BuiltInLayouts.style(named: name) { return style }
    guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      throw LayoutError.unknownLayout(name, among: BuiltInLayouts.names, nil)
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
