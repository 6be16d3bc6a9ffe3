import PamphletKit

/// Where editions go: a path for each.
struct OutputNames {
  /// The paths, in the order of the artifacts.
  let paths: [String]

  /// Paths for editions of the work called `stem`. `output` is a folder, or a file if there is one artifact; the
  /// folder is made if need be.
  init(for artifacts: [Artifact], of stem: String, at output: String?) throws {
    try self.init(suffixes: artifacts.map(\.suffix), of: stem, at: output)
  }

  /// Paths for files whose names are `stem` with something added.
  init(suffixes: [String], of stem: String, at output: String?) throws {
    guard let output else {
      try OutputFiles.makeFolder("Output")
      paths = suffixes.map { "Output/" + stem + $0 }
      return
    }
    let isFolder = output.hasSuffix("/") || OutputFiles.isFolder(output) || suffixes.count > 1
    guard isFolder else {
      if let slash = output.lastIndex(of: "/"), slash != output.startIndex {
        try OutputFiles.makeFolder(String(output[..<slash]))
      }
      paths = [output]
      return
    }
    try OutputFiles.makeFolder(output)
    paths = suffixes.map { output + (output.hasSuffix("/") ? "" : "/") + stem + $0 }
  }

  /// The name of a file without its folder and ending; `pamphlet` for standard input.
  static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    if name == "-" { return "pamphlet" }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
