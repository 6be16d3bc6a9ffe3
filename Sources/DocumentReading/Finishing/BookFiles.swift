import DocumentModel

/// The files of a work by the paths that links between them use: their own, and those that websites made of such files have,
/// which end in `.html`, in nothing, or in the folder that a file is the first page of.
struct BookFiles {
  private let names: [String]
  /// Index of the file of each path without `.` and `..`.
  private var files: [String: Int] = [:]
  /// The same for paths without what they end in, such as `.md`.
  private var stems: [String: Int] = [:]
  /// The first page of each folder.
  private var folders: [String: Int] = [:]

  /// Names of first pages, those that are tried first in front.
  private static let firstPages = ["index", "_index", "readme"]

  init(_ names: [String]) {
    self.names = names
    for (index, name) in names.enumerated() {
      let path = Self.path(name, relativeTo: "")
      files.setFirst(index, for: path)
      stems.setFirst(index, for: Self.stem(of: path))
    }
    for page in Self.firstPages {
      for (index, name) in names.enumerated() {
        let stem = Self.stem(of: Self.path(name, relativeTo: ""))
        let start = stem.lastIndex(of: "/").map { stem.index(after: $0) } ?? stem.startIndex
        guard stem[start...].lowercased() == page else { continue }
        folders.setFirst(index, for: Self.withoutSlash(String(stem[..<start])))
      }
    }
  }

  /// The file that a path in the file at `index` means. A path from the root is one from the first file's folder.
  func file(at path: String, from index: Int) -> Int? {
    guard names.indices.contains(index) else { return nil }
    if path.hasPrefix("/"), let found = file(of: Self.path(path, relativeTo: "")) { return found }
    let base = path.hasPrefix("/") ? names[0] : names[index]
    return file(of: Self.path(path.hasPrefix("/") ? String(path.dropFirst()) : path, relativeTo: base))
  }

  private func file(of path: String) -> Int? {
    if let found = files[path] ?? stems[path] ?? folders[path] { return found }
    for ending in [".html", ".htm", ".xhtml"] where path.lowercased().hasSuffix(ending) {
      let stem = String(path.dropLast(ending.count))
      if let found = stems[stem] { return found }
      let page = stem.split(separator: "/").last?.lowercased() ?? ""
      if Self.firstPages.contains(page) { return folders[Self.withoutSlash(String(stem.dropLast(page.count)))] }
    }
    return nil
  }

  private static func withoutSlash(_ path: String) -> String {
    path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
  }

  /// A path without its last full stop and what follows, unless its name begins with that.
  private static func stem(of path: String) -> String {
    guard let dot = path.lastIndex(of: "."), path[dot...].allSatisfy({ $0 != "/" }), dot > path.startIndex,
      path[path.index(before: dot)] != "/"
    else { return path }
    return String(path[..<dot])
  }

  /// A path without `.` and `..`, as seen from the folder of `base`.
  static func path(_ path: String, relativeTo base: String) -> String {
    var parts = PathParts(folderOf: base)
    parts.append(path)
    return (base.hasPrefix("/") || path.hasPrefix("/") ? "/" : "") + parts.text
  }
}

extension [String: Int] {
  /// Sets a value that is not set yet.
  fileprivate mutating func setFirst(_ value: Int, for key: String) {
    if self[key] == nil { self[key] = value }
  }
}
