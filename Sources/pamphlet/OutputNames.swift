import PamphletKit

/// Where editions go: a path for each.
struct OutputNames {
  /// The paths, in the order of the editions.
  let paths: [String]

  /// Paths for editions of the work that begins with `file`. `output` is a folder, or a file if there is one edition; the
  /// folder is made if need be.
  init(for editions: [Edition], of file: String, at output: String?) throws {
    let stem = OutputNames.stem(of: file)
    guard let output else {
      try OutputFiles.makeFolder("Output")
      paths = editions.map { "Output/" + stem + $0.fileSuffix }
      return
    }
    let isFolder = output.hasSuffix("/") || OutputFiles.isFolder(output) || editions.count > 1
    guard isFolder else {
      if let slash = output.lastIndex(of: "/"), slash != output.startIndex {
        try OutputFiles.makeFolder(String(output[..<slash]))
      }
      paths = [output]
      return
    }
    try OutputFiles.makeFolder(output)
    paths = editions.map { output + (output.hasSuffix("/") ? "" : "/") + stem + $0.fileSuffix }
  }

  /// The name of a file without its folder and ending; `pamphlet` for standard input.
  static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    if name == "-" { return "pamphlet" }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
