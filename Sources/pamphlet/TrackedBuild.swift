import PamphletKit

/// A build, and the files that it read: what must be looked at to know whether it would give something else now.
struct TrackedBuild {
  /// A file that was read or asked for.
  struct Input {
    /// Its path.
    var path: String
    /// What was in it; `nil` if it was not to be had.
    var content: [UInt8]?
    /// The digest of its content, made when it is asked for: most builds leave no record.
    var digest: Digest? { content.map { Digest(of: $0) } }
  }

  /// What the build gave.
  let result: Build.Result
  /// The files, each once: the manuscript's, then chapters, pictures and layouts.
  let inputs: [Input]

  /// Makes editions of a work.
  init(_ work: WorkInput, as markup: Manuscript.Markup, _ settings: (inout Build) -> Void) throws(WorkInput.Failure) {
    self.init(Build(try work.manuscript(as: markup), editions: []), settings)
  }

  /// Runs a build.
  init(_ build: Build, _ settings: (inout Build) -> Void = { _ in }) {
    var build = build
    build.modified = Machine.sourceDate
    settings(&build)
    let log = InputLog()
    for file in build.manuscript.files where file.name != "-" { log.add(file.name, .success(file.bytes)) }
    result = build.run(using: log.tracking(Machine.resources))
    inputs = log.inputs
  }
}

/// Files in the order in which they were asked for.
private final class InputLog {
  private(set) var inputs: [TrackedBuild.Input] = []
  private var seen: Set<String> = []

  /// The same resources, which add to the log what they are asked for.
  func tracking(_ original: Resources) -> Resources {
    var resources = original
    resources.picture = { path, referrer in
      let picture = original.picture(path, referrer)
      let folder = referrer.lastIndex(of: "/").map { String(referrer[...$0]) } ?? ""
      if !path.contains("://") { self.add(path.hasPrefix("/") ? path : folder + path, picture) }
      return picture
    }
    resources.chapter = { path, list in
      let chapter = original.chapter(path, list)
      self.add(path, chapter)
      return chapter
    }
    resources.layout = { path in
      let layout = original.layout(path)
      self.add(path, layout)
      return layout
    }
    return resources
  }

  func add(_ path: String, _ content: Result<[UInt8], Resources.PictureProblem>) {
    guard seen.insert(path).inserted else { return }
    inputs.append(TrackedBuild.Input(path: path, content: try? content.get()))
  }
}
