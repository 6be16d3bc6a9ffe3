import ArgumentParser
import PamphletKit

/// `pamphlet watch`: editions made again whenever the manuscript changes.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Make editions again whenever a file of the work changes.",
    discussion: "Only editions that came out different are written. Control-C ends it.")

  @Argument(
    help: ArgumentHelp("A Markdown or plain-text file, or a folder of them.", valueName: "work"), completion: .file())
  var work: String

  @OptionGroup var editions: EditionOptions

  @Option(help: "The form of diagnostics: short or json.")
  var diagnostics: DiagnosticForm = .short

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  func run() throws {
    let printer = DiagnosticPrinter(form: diagnostics, isQuiet: quiet)
    var written: [String: Digest] = [:]
    let output = editions.output
    let live = LiveWork(path: work, markup: editions.from.markup, layout: editions.layout)
    try live.follow(telling: printer) {
      [editions.all]
    } whenBuilt: { name, tracked, _ in
      printer.print(tracked.result.diagnostics, in: tracked.result.files)
      guard case .made(let artifacts) = tracked.result.outcome else { return }
      do {
        try OutputFiles.makeFolder(output)
        var files = OutputFiles(keeping: tracked.inputs.map(\.path))
        var lines = ""
        for artifact in artifacts {
          let path = output + "/" + name + artifact.suffix
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
        printer.print(error: failure.message)
      } catch {
        printer.print(error: "\(error)")
      }
    }
  }
}
