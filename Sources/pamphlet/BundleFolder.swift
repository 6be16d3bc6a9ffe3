import Glibc
import PamphletKit

/// A folder that a bundle is written to. What an older bundle left there goes; whatever else is there stops the writing.
struct BundleFolder {
  /// Why nothing was written.
  struct Refusal: Error {
    /// The reason, for the user.
    var message: String
  }

  private let path: String

  /// The folder at `path`; it need not be there.
  init(_ path: String) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// Puts the files in place: each is complete before the first is put there, and old files go last.
  func replace(with files: [SharedFile]) throws {
    let old = try oldFiles()
    var outputs = OutputFiles()
    try OutputFiles.makeFolder(path)
    for file in files {
      if let slash = file.path.lastIndex(of: "/") { try OutputFiles.makeFolder(path + "/" + file.path[..<slash]) }
      try outputs.add(file.bytes, at: path + "/" + file.path)
    }
    try outputs.commit()
    let kept = Set(files.map(\.path))
    for file in old where !kept.contains(file) {
      unsafe unlink(path + "/" + file)
      var folder = file
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        if unsafe rmdir(path + "/" + folder) != 0 { break }
      }
    }
  }

  /// The files of the bundle that is there.
  private func oldFiles() throws -> [String] {
    guard OutputFiles.isFolder(path) else { return [] }
    let there: [String]
    do {
      there = try Folder.files(below: path)
    } catch {
      throw OutputFiles.Failure(path: path, number: error.number)
    }
    guard !there.isEmpty else { return [] }
    guard let list = try? InputFile.read(path + "/" + Checksums.path), let old = try? Checksums(parsing: list) else {
      throw Refusal(message: "\(path) has other files in it; choose an empty folder or a new one")
    }
    let known = Set(old.entries.map(\.path)).union(Checksums.unlisted)
    if let strange = there.first(where: { !known.contains($0) && !$0.hasSuffix(".part") }) {
      throw Refusal(message: "\(path) has a file that is not of a bundle: \(strange); move it away")
    }
    return there
  }
}
