import ArgumentParser
import PamphletKit

/// `pamphlet plan`: a library's editions as jobs for other programs to run.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Write the work on a library down as independent jobs.",
    discussion: """
      Each file is a work; of a folder, each text is one, and each folder in it. A job is named by the content of its files, \
      so one that was done, anywhere, need not be done again:
        pamphlet plan essays/ --form make > plan.mk && make -j -f plan.mk
        pamphlet plan essays/ --form commands | parallel --jobs 8
      """)

  /// How jobs are written.
  enum Form: String, WordOption {
    /// One JSON object a line.
    case json
    /// A makefile.
    case make
    /// One command a line.
    case commands
  }

  @Argument(
    help: ArgumentHelp("Markdown or plain-text files, or folders of them.", valueName: "work"), completion: .file())
  var works: [String]

  @Option(help: "How jobs are written: json, make or commands.")
  var form: Form = .json

  @OptionGroup var editions: EditionOptions

  func run() throws {
    let printer = DiagnosticPrinter(form: .short, isQuiet: false)
    var plan = Plan()
    do {
      let places = try WorkPlaces(of: try works.flatMap { try PlanCommand.works(at: $0) }, in: editions.output)
      for (work, folder) in zip(places.works, places.folders) { try plan.add(try job(for: work, in: folder)) }
    } catch let failure as WorkInput.Failure {
      printer.print(error: "cannot read \(failure.path): \(failure.reason)")
      throw ExitStatus.file
    } catch let clash as WorkPlaces.Clash {
      printer.print(error: clash.message)
      throw ExitStatus.usage
    } catch let error as SharingError {
      printer.print([error.diagnostic], in: [])
      throw ExitStatus.usage
    }
    let bytes =
      switch form {
      case .json: plan.jsonLines
      case .make: plan.makefile(marksIn: editions.output + "/.pamphlet")
      case .commands: plan.commands
      }
    guard Terminal.write(bytes, to: 1) == 0 else { throw ExitStatus.file }
  }

  private static func works(at path: String) throws(WorkInput.Failure) -> [WorkInput] {
    do {
      return try WorkInput.works(at: path)
    } catch {
      throw WorkInput.Failure(path: path, reason: error.reason)
    }
  }

  /// The job that makes a work's editions. It reads the work once, to find what it refers to.
  private func job(for work: WorkInput, in folder: String) throws -> Plan.Job {
    let (all, layout) = (editions.all, editions.layout)
    let tracked = try TrackedBuild(work, as: editions.from.markup) { build in
      build.editions = all
      build.layout = layout
      build.readsOnly = true
    }
    let inputs = tracked.inputs.map { Plan.Input($0.path, $0.digest ?? Digest(of: Array("missing".utf8))) }
    var arguments = ["build", "-t", editions.to.joined(separator: ","), "-o", folder]
    if let layout { arguments += ["-l", layout] }
    if editions.from != .automatic { arguments += ["--from", editions.from.rawValue] }
    arguments += ["--", work.path]
    let outputs = all.map { folder + work.name + $0.fileSuffix }
    return Plan.Job(arguments, reading: inputs, making: outputs, version: Pamphlet.configuration.version)
  }
}
