import Foundation

/// A Swift file of this package.
struct SourceText {
  /// Its path from the package's root.
  let path: String
  /// The target it belongs to: the folder below `Sources` or `Tests`.
  let target: String
  /// Its lines.
  let lines: [Substring]

  /// The modules that the file imports, each once, without attributes and access levels.
  var imports: [String] {
    var modules: [String] = []
    for line in lines {
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") && !accessLevels.contains(String($0)) }
      guard words.first == "import", words.count > 1 else { continue }
      let path = words.count > 2 && declarationKinds.contains(String(words[1])) ? words[2] : words[1]
      let module = String(path.split(separator: ".").first ?? path)
      if !modules.contains(module) { modules.append(module) }
    }
    return modules
  }
}

private let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private", "unsafe"]
private let declarationKinds: Set<String> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]

/// The package's root: the folder that holds `Package.swift`.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The Swift files below a folder of the package, by path.
func sources(below folder: String) throws -> [SourceText] {
  let paths = try FileManager.default.subpathsOfDirectory(atPath: packageRoot.appending(path: folder).path)
  return try paths.filter { $0.hasSuffix(".swift") && !$0.contains(".build/") }.sorted().map { path in
    let text = try String(contentsOf: packageRoot.appending(path: "\(folder)/\(path)"), encoding: .utf8)
    return SourceText(
      path: "\(folder)/\(path)", target: String(path.split(separator: "/")[0]),
      lines: text.split(separator: "\n", omittingEmptySubsequences: false))
  }
}

/// The names of the entries of a folder of the package, sorted.
func entries(of folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: packageRoot.appending(path: folder).path).sorted()
}
