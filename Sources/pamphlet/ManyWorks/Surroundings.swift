import Glibc
import PamphletKit

/// What decides an edition beside its manuscript and its settings: the program itself, its libraries, fonts and patterns, and
/// the profiles of printers.
enum Surroundings {
  /// A digest of names, sizes and times of all that; another machine, an upgrade or a new font gives another.
  static var digest: Digest {
    var text = ""
    for path in ["/proc/self/exe"] + libraries { text += facts(of: path) }
    for path in libraryFolders { text += facts(of: path) }
    for folder in Machine.resources.fontFolders + ["/usr/share/hyphen", "/usr/share/liblouis/tables"]
      + [PrinterStore.folder].compactMap(\.self)
    {
      text += facts(below: folder)
    }
    text += "\(Machine.sourceDate ?? -1)"
    return Digest(of: Array(text.utf8))
  }

  /// The libraries that are loaded.
  private static var libraries: [String] {
    guard let maps = try? InputFile.read("/proc/self/maps") else { return [] }
    var paths: Set<String> = []
    for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
      if let start = line.firstIndex(of: "/"), line.contains(".so") { paths.insert(String(line[start...])) }
    }
    return paths.sorted()
  }

  /// Their folders, in which are those that are loaded only when they are needed.
  private static var libraryFolders: [String] {
    Set(libraries.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) }).sorted()
  }

  private static func facts(below folder: String) -> String {
    guard let files = try? Folder.files(below: folder) else { return "" }
    return files.map { facts(of: folder + "/" + $0) }.joined()
  }

  /// What tells one version of a file from another, followed through links.
  private static func facts(of path: String) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return "\(path) missing\n" }
    return "\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)\n"
  }
}
