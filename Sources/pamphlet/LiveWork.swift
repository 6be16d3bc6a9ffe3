import PamphletKit

/// A work that is built again whenever one of its files changes.
struct LiveWork {
  /// The file or folder.
  let path: String
  /// How its files are read.
  let markup: Manuscript.Markup
  /// The layout for all editions.
  let layout: String?

  /// How long nothing may change before editions are built that nobody looks at, in milliseconds: about as long as a typist
  /// takes from one word to the next.
  private static let pause: Int32 = 300

  /// What is done with a build: the work's name, the build, and whether it is the last of its round.
  typealias Reaction = (_ name: String, _ tracked: TrackedBuild, _ isLast: Bool) throws -> Void

  /// Builds, waits for a change, and begins again; comes back only with an error.
  ///
  /// A round builds the editions in several steps, so that the one somebody looks at need not wait for the others. A change
  /// in between begins the next round; after the first step there is time for one, since the second would hold it up.
  func follow(
    telling printer: DiagnosticPrinter, inSteps steps: () -> [[Edition]], whenBuilt reaction: Reaction
  ) throws {
    do {
      let watcher = try FileWatcher()
      var isFirst = true
      while true {
        do {
          let isChanged = try build(steps(), watchedBy: watcher, reaction)
          if !isChanged { _ = watcher.waitForChange() }
        } catch let failure as WorkInput.Failure {
          // Between two steps of an editor a file may be gone.
          printer.print(error: "cannot read \(failure.path): \(failure.reason)")
          if isFirst { throw ExitStatus.file }
          _ = watcher.waitForChange()
        }
        isFirst = false
      }
    } catch let failure as InputFile.Failure {
      printer.print(error: "cannot read \(path): \(failure.reason)")
      throw ExitStatus.file
    }
  }

  /// One round; says whether something changed before it was done.
  private func build(_ steps: [[Edition]], watchedBy watcher: FileWatcher, _ reaction: Reaction) throws -> Bool {
    let input = try WorkInput(path)
    watcher.watch(input.files, keepingOthers: true)
    for (index, editions) in steps.enumerated() {
      let tracked = try TrackedBuild(input, as: markup) { build in
        build.editions = editions
        build.layout = layout
      }
      watcher.watch(tracked.inputs.map(\.path), keepingOthers: index > 0)
      let isLast = index == steps.count - 1
      try reaction(input.name, tracked, isLast)
      if !isLast, watcher.waitForChange(atMost: index == 0 ? LiveWork.pause : 0) { return true }
    }
    return false
  }
}
