import Glibc
import PamphletKit

/// What is in a folder.
enum Folder {
  /// The names in a folder, sorted by their bytes, without `.` and `..`.
  static func names(in path: String) throws(InputFile.Failure) -> [String] {
    guard let folder = unsafe opendir(path) else { throw InputFile.Failure(number: errno) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Paths of all files below a folder, seen from it. Symbolic links are not followed: they are files that are no files.
  static func files(below path: String) throws(InputFile.Failure) -> [String] {
    var files: [String] = []
    var open = [""]
    while let folder = open.popLast() {
      for name in try names(in: folder.isEmpty ? path : path + "/" + folder) {
        let inside = folder.isEmpty ? name : folder + "/" + name
        var status = stat()
        guard unsafe lstat(path + "/" + inside, &status) == 0 else { throw InputFile.Failure(number: errno) }
        if status.st_mode & S_IFMT == S_IFDIR { open.append(inside) } else { files.append(inside) }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The digests of all files below a folder; a link or a device counts by what it is, not by what it leads to.
  static func digests(below path: String) throws(InputFile.Failure) -> [Checksums.Entry] {
    var entries: [Checksums.Entry] = []
    for file in try files(below: path) {
      var status = stat()
      let isFile = unsafe lstat(path + "/" + file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      let bytes = isFile ? try InputFile.read(path + "/" + file) : Array("not a file".utf8)
      entries.append(Checksums.Entry(file, Digest(of: bytes)))
    }
    return entries
  }
}
