import DocumentModel

/// A work with the names that its files have in the bundle.
struct NamedWork {
  /// An edition and its path.
  struct PlacedEdition {
    /// The edition.
    var edition: SharedEdition
    /// Its path.
    var path: String
  }

  /// The work.
  let work: SharedWork
  /// What its files' names begin with; unique in the bundle, case apart.
  let stem: String
  /// Its editions and their paths.
  let editions: [PlacedEdition]
  /// Its cover.
  let cover: Cover

  /// Names that the bundle's own files have.
  static let taken: Set<String> = [
    "index", "readme", "opds", "sha256sums", "print", "covers", "search", "source", "how-to-fold", "desktop", "autorun",
  ]

  /// Names a work's files; `stems` has the names given so far.
  init(_ work: SharedWork, among stems: inout Set<String>) throws(SharingError) {
    self.work = work
    let wanted = NamedWork.taken.contains(work.name.lowercased()) ? work.name + "-work" : work.name
    let stem = SafeName.unique(wanted, limit: SafeName.longestStem, among: &stems)
    var names: Set<String> = []
    var editions: [PlacedEdition] = []
    for edition in work.editions {
      let path = (edition.isForPrint ? "print/" : "") + stem + edition.suffix
      guard names.insert(path.lowercased()).inserted else { throw .duplicatePath(path) }
      editions.append(PlacedEdition(edition: edition, path: path))
    }
    self.stem = stem
    self.editions = editions
    cover = Cover(of: work)
  }

  /// The path of the first edition of a kind.
  func path(where isWanted: (SharedEdition.Kind) -> Bool) -> String? {
    editions.first { isWanted($0.edition.kind) }?.path
  }

  /// The cover's path.
  var coverPath: String { "covers/\(stem).\(cover.picture.format.fileExtension)" }

  /// The path of the cover as pixels, for e-readers.
  var thumbnailPath: String { cover.thumbnail == nil ? coverPath : "covers/\(stem).png" }

  /// The path of the text to be searched.
  var searchPath: String { "search/\(stem).js" }

  /// The path of the work's own OPDS document.
  var publicationPath: String { "opds/\(stem).json" }

  /// The manuscript's files with safe names, and a list of those that had to be renamed.
  var sources: [SharedFile] {
    var files: [SharedFile] = []
    var renamed = ""
    var taken: Set<String> = ["names.txt"]
    var folders: [String: String] = [:]
    for source in work.sources {
      let parts = source.path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
      guard let name = parts.last else { continue }
      var original = ""
      var place = ""
      for part in parts.dropLast() {
        original += part + "/"
        if folders[original] == nil { folders[original] = NamedWork.unique(part, in: place, among: &taken) + "/" }
        place = folders[original]!
      }
      let path = NamedWork.unique(name, in: place, among: &taken)
      if path != source.path { renamed += "\(path)\t\(FoldingHelp.oneLine(source.path))\n" }
      files.append(SharedFile("SOURCE/\(stem)/\(path)", source.bytes))
    }
    if !renamed.isEmpty { files.append(SharedFile("SOURCE/\(stem)/NAMES.txt", Array(renamed.utf8))) }
    return files
  }

  /// A safe name in a folder, as a path; unique there.
  private static func unique(_ name: String, in folder: String, among taken: inout Set<String>) -> String {
    var number = 1
    while true {
      var candidates: Set<String> = []
      for _ in 1..<number { _ = SafeName.unique(name, among: &candidates) }
      let path = folder + SafeName.unique(name, among: &candidates)
      if taken.insert(path.lowercased()).inserted { return path }
      number += 1
    }
  }
}
