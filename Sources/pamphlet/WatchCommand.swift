import ArgumentParser
import PamphletKit

/// `pamphlet watch`: editions made again whenever the manuscript changes.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Make editions again whenever a file of the work changes.",
    discussion: "Only editions that came out different are written. Control-C ends it.")

  @Argument(help: ArgumentHelp("A Markdown or plain-text file, or a folder of them.", valueName: "work"))
  var work: String

  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: ArgumentHelp("Editions, separated by commas: epub, pdf, booklet, txt, html.", valueName: "editions"))
  var to: String = "epub,pdf,booklet,txt,html"

  @Option(name: .shortAndLong, help: "A layout for all editions: a name from `pamphlet layouts`, or a file.")
  var layout: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder.", valueName: "folder"))
  var output: String = "Output"

  @Option(help: "How to read the files: automatic (by name), markdown or text.")
  var from: MarkupOption = .automatic

  @Option(help: "The form of diagnostics: short or json.")
  var diagnostics: DiagnosticForm = .short

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  func validate() throws {
    for name in to.split(separator: ",") where Edition(named: name) == nil {
      throw ValidationError("There is no edition “\(name)”.")
    }
  }

  func run() throws {
    let printer = DiagnosticPrinter(form: diagnostics, isQuiet: quiet)
    var written: [String: Digest] = [:]
    try LiveWork.follow(work, as: from.markup, telling: printer) { build in
      build.editions = to.split(separator: ",").compactMap { Edition(named: $0) }
      build.layout = layout
    } whenBuilt: { name, tracked in
      printer.print(tracked.result.diagnostics, in: tracked.result.files)
      guard case .made(let artifacts) = tracked.result.outcome else { return }
      do {
        try OutputFiles.makeFolder(output)
        var files = OutputFiles()
        var lines = ""
        for artifact in artifacts {
          let path = output + "/" + name + artifact.edition.fileSuffix
          let digest = Digest(of: artifact.bytes)
          guard written[path] != digest else { continue }
          try files.add(artifact.bytes, at: path)
          written[path] = digest
          lines += path + "\n"
        }
        try files.commit()
        if !quiet { Terminal.write(lines, toErrors: false) }
      } catch let failure as OutputFiles.Failure {
        written = [:]
        printer.print(error: "cannot write \(failure.path): \(Terminal.reason(failure.number))")
      } catch {
        printer.print(error: "\(error)")
      }
    }
  }
}

/// A work that is built again whenever one of its files changes.
enum LiveWork {
  /// Builds, tells, waits for a change, and begins again; comes back only if the work cannot be read at first.
  static func follow(
    _ path: String, as markup: Manuscript.Markup, telling printer: DiagnosticPrinter,
    settings: (inout Build) -> Void, whenBuilt: (_ name: String, TrackedBuild) throws -> Void
  ) throws {
    do {
      let watcher = try FileWatcher()
      var isFirst = true
      while true {
        do {
          let input = try WorkInput(path)
          if isFirst { watcher.watch(input.files) }
          let tracked = try TrackedBuild(input, as: markup, settings)
          watcher.watch(tracked.inputs)
          try whenBuilt(input.name, tracked)
        } catch let failure as WorkInput.Failure {
          // Between two steps of an editor a file may be gone.
          printer.print(error: "cannot read \(failure.path): \(failure.reason)")
          if isFirst { throw ExitStatus.file }
        }
        isFirst = false
        _ = watcher.waitForChange()
      }
    } catch let failure as InputFile.Failure {
      printer.print(error: "cannot read \(path): \(failure.reason)")
      throw ExitStatus.file
    }
  }
}

extension Edition {
  /// The edition that a user calls `name`.
  init?(named name: some StringProtocol) { self.init(rawValue: name == "text" ? "txt" : String(name)) }
}
