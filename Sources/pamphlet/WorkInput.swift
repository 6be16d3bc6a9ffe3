import Glibc
import PamphletKit

/// A work named on the command line: a file, or a folder whose texts are its parts: those that its `SUMMARY.md` lists, else
/// all that are in it and in the folders in it, in the order of their names.
struct WorkInput {
  /// The file or folder, as it was named.
  let path: String
  /// What its editions are called.
  let name: String
  /// The folder its files are in, with a slash at its end; empty for the current one.
  let root: String
  /// Paths of its files.
  let files: [String]

  /// The work at `path`, whose editions go to `output`. Fails if a folder has no texts or cannot be read.
  init(_ path: String, besides output: String? = nil) throws(InputFile.Failure) {
    self.path = path
    guard OutputFiles.isFolder(path) else {
      let slash = path.lastIndex(of: "/")
      root = slash.map { String(path[...$0]) } ?? ""
      name = OutputNames.stem(of: path)
      files = [path]
      return
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    files = try WorkTexts(below: folder, besides: output).paths
    guard !files.isEmpty else { throw InputFile.Failure(number: ENODATA) }
    root = folder
    name = WorkInput.name(ofFolder: folder)
  }

  /// A work at a path where nothing can be read.
  init(unread path: String) {
    self.path = path
    root = ""
    name = OutputNames.stem(of: path)
    files = [path]
  }

  /// The works at `path`: a file is one; of a folder, every text is one, and every folder of texts in it is one.
  static func works(at path: String, besides output: String? = nil) throws(InputFile.Failure) -> [WorkInput] {
    guard OutputFiles.isFolder(path) else { return [try WorkInput(path)] }
    let output = output.flatMap(Machine.realPath)
    let folder = path.hasSuffix("/") ? path : path + "/"
    var works: [WorkInput] = []
    for name in try Folder.names(in: path) where !name.hasPrefix(".") {
      if OutputFiles.isFolder(folder + name) {
        guard WorkTexts.mayHoldTexts(folder + name, called: name), Machine.realPath(folder + name) != output ?? ""
        else {
          continue
        }
        if let work = try? WorkInput(folder + name, besides: output) { works.append(work) }
      } else if WorkTexts.isText(name) {
        works.append(try WorkInput(folder + name))
      }
    }
    guard !works.isEmpty else { throw InputFile.Failure(number: ENOENT) }
    return works
  }

  /// Folders for the texts of a work whose own folder is the one around them, as in mdBook’s and many others.
  private static let insides: Set<Substring> = ["src", "source"]

  /// What a folder is called, also if it was named by its place only. One for sources is called as the folder around it.
  private static func name(ofFolder path: String) -> String {
    let names = path.split(separator: "/").filter { $0 != "." }
    if let name = names.last, name != "..", !insides.contains(name) { return String(name) }
    guard let real = Machine.realPath(path)?.split(separator: "/"), let last = real.last else { return "work" }
    return String(real.last { !insides.contains($0) } ?? last)
  }

  /// The work's files, read.
  func manuscript(as markup: Manuscript.Markup) throws(Failure) -> Manuscript {
    var manuscript = Manuscript([], markup: markup)
    for file in files {
      do {
        manuscript.files.append(Manuscript.File(name: file, bytes: try InputFile.read(file)))
      } catch {
        throw Failure(path: file, reason: error.reason)
      }
    }
    return manuscript
  }

  /// Why a work was not read.
  struct Failure: Error {
    /// The file.
    var path: String
    /// The reason in words.
    var reason: String
  }
}
