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
  enum Form: String, ExpressibleByArgument, CaseIterable {
    /// One JSON object a line.
    case json
    /// A makefile.
    case make
    /// One command a line.
    case commands
  }

  @Argument(help: ArgumentHelp("Markdown or plain-text files, or folders of them.", valueName: "work"))
  var works: [String]

  @Option(help: "How jobs are written: json, make or commands.")
  var form: Form = .json

  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: ArgumentHelp("Editions, separated by commas: epub, pdf, booklet, txt, html.", valueName: "editions"))
  var to: String = "epub,pdf,booklet,txt,html"

  @Option(name: .shortAndLong, help: "A layout for all editions: a name from `pamphlet layouts`, or a file.")
  var layout: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the editions.", valueName: "folder"))
  var output: String = "Output"

  @Option(help: "How to read the files: automatic (by name), markdown or text.")
  var from: MarkupOption = .automatic

  func validate() throws {
    for name in to.split(separator: ",") where Edition(named: name) == nil {
      throw ValidationError("There is no edition “\(name)”.")
    }
  }

  func run() throws {
    let printer = DiagnosticPrinter(form: .short, isQuiet: false)
    var plan = Plan()
    var names: Set<String> = []
    for path in works {
      do {
        for work in try WorkInput.works(at: path) {
          let isFirst = names.insert(work.name.lowercased()).inserted
          try plan.add(try job(for: work, hasName: isFirst))
        }
      } catch let failure as InputFile.Failure {
        printer.print(error: "cannot read \(path): \(failure.reason)")
        throw ExitStatus.file
      } catch let failure as WorkInput.Failure {
        printer.print(error: "cannot read \(failure.path): \(failure.reason)")
        throw ExitStatus.file
      } catch let error as SharingError {
        printer.print([error.diagnostic], in: [])
        throw ExitStatus.usage
      }
    }
    let bytes =
      switch form {
      case .json: plan.jsonLines
      case .make: plan.makefile(marksIn: output + "/.pamphlet")
      case .commands: plan.commands
      }
    guard Terminal.write(bytes, to: 1) == 0 else { throw ExitStatus.file }
  }

  /// The job that makes a work's editions. It reads the work once, to find what it refers to.
  ///
  /// - Parameter hasName: Whether no other work has its name; one that shares it gets a folder of its own.
  private func job(for work: WorkInput, hasName: Bool) throws -> Plan.Job {
    let tracked = try TrackedBuild(work, as: from.markup) { $0.layout = layout }
    var paths = tracked.inputs
    if let layout, layout.contains("/") || layout.hasSuffix(".yaml"), !paths.contains(layout) { paths.append(layout) }
    let inputs = paths.map { path in
      let digest = (try? InputFile.read(path)).map { Digest(of: $0) } ?? Digest(of: Array("missing".utf8))
      return Plan.Input(path, digest)
    }
    let place = work.files[0].hasPrefix(work.root) ? work.files[0].dropFirst(work.root.count) : work.files[0][...]
    let folder =
      work.files.count > 1 ? "\(output)/\(work.name)/" : hasName ? "\(output)/" : "\(output)/\(place)/"
    var arguments = ["build", "-t", to, "-o", folder]
    if let layout { arguments += ["-l", layout] }
    if from != .automatic { arguments += ["--from", from.rawValue] }
    arguments += ["--"] + work.files
    let stem = OutputNames.stem(of: work.files[0])
    let outputs = to.split(separator: ",").compactMap { Edition(named: $0) }.map { folder + stem + $0.fileSuffix }
    return Plan.Job(arguments, reading: inputs, making: outputs, version: Pamphlet.configuration.version)
  }
}
