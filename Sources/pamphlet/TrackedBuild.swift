import PamphletKit

/// A build, and the files that it read: what must be looked at to know whether it would give something else now.
struct TrackedBuild {
  /// What the build gave.
  let result: Build.Result
  /// Paths of the files that were read or asked for, each once: the manuscript's, then pictures and layouts.
  let inputs: [String]

  /// Makes editions of a work.
  init(_ work: WorkInput, as markup: Manuscript.Markup, _ settings: (inout Build) -> Void) throws(WorkInput.Failure) {
    var build = Build(try work.manuscript(as: markup), editions: [])
    build.modified = Machine.sourceDate
    settings(&build)
    let log = InputLog(work.files.filter { $0 != "-" })
    var resources = Machine.resources
    let (picture, layout) = (resources.picture, resources.layout)
    resources.picture = { path, referrer in
      let slash = referrer.lastIndex(of: "/")
      let folder = slash.map { String(referrer[...$0]) } ?? ""
      if !path.contains("://") { log.add(path.hasPrefix("/") ? path : folder + path) }
      return picture(path, referrer)
    }
    resources.layout = { path in
      log.add(path)
      return layout(path)
    }
    result = build.run(using: resources)
    inputs = log.paths
  }
}

/// Paths in the order in which they were asked for.
private final class InputLog {
  private(set) var paths: [String]
  private var seen: Set<String>

  init(_ paths: [String]) {
    self.paths = paths
    seen = Set(paths)
  }

  func add(_ path: String) {
    if seen.insert(path).inserted { paths.append(path) }
  }
}
