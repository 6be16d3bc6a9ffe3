import ArgumentParser
import Glibc
import PamphletKit

/// Many works made at once, each by a process of its own: one that fails, in whatever way, leaves the others as they are.
struct ManyWorks {
  private let command: BuildCommand
  private let printer: DiagnosticPrinter
  private let works: [MadeWork]
  private let arguments: [String]
  private let settings: Digest

  /// What has become of a work.
  private enum State {
    case waiting
    case unchanged
    case made(ExitStatus, said: [UInt8], told: [UInt8])
  }

  /// The works that a command names.
  init(_ command: BuildCommand, telling printer: DiagnosticPrinter) throws {
    self.command = command
    self.printer = printer
    let output = command.output ?? "Output"
    do {
      let places = try WorkPlaces(of: try command.works(telling: printer), in: output)
      works = zip(places.works, places.folders).map { MadeWork($0, in: $1, of: output) }
      arguments = try ManyWorks.options(of: command)
      settings = try ManyWorks.settings(arguments, layout: command.layout)
    } catch let clash as WorkPlaces.Clash {
      printer.print(error: clash.message)
      throw ExitStatus.usage
    } catch let failure as WorkInput.Failure {
      printer.print(error: "cannot read \(failure.path): \(failure.reason)")
      throw ExitStatus.file
    }
  }

  /// Makes the works that are not there yet, tells what there is to tell in the order of the works, and sums up.
  func make() throws {
    // The others write to files, and what they write is shown here.
    if Terminal.showsColour { unsafe setenv("CLICOLOR_FORCE", "1", 1) }
    var states = works.map { work in
      !command.fresh && work.isMade(with: settings) ? State.unchanged : State.waiting
    }
    var crew = Crew(size: command.jobs ?? Machine.processors)
    var progress = Progress(of: states.count { if case .waiting = $0 { true } else { false } }, isShown: !command.quiet)
    var next = 0
    var told = 0
    while told < works.count {
      while next < works.count, crew.hasRoom {
        if case .waiting = states[next] {
          progress.show(works[next].input.path)
          crew.start(next, arguments(for: works[next]))
        }
        next += 1
      }
      if let done = crew.waitForOne() {
        states[done.job] = .made(done.status, said: done.output, told: done.errors)
        progress.advance()
      }
      while told < works.count, tell(states[told], of: works[told], progress) { told += 1 }
    }
    progress.clear()
    try sumUp(states)
  }

  /// Tells about one work; says whether there was something to tell already.
  private func tell(_ state: State, of work: MadeWork, _ progress: Progress) -> Bool {
    switch state {
    case .waiting: return false
    case .unchanged: return true
    case .made(let status, let said, let told):
      guard !said.isEmpty || !told.isEmpty || status == .internal else { return true }
      progress.clear()
      _ = Terminal.write(said, to: STDOUT_FILENO)
      _ = Terminal.write(told, to: STDERR_FILENO)
      if status == .internal {
        printer.print(error: "\(work.input.path): pamphlet itself failed; please report it, with this file if you can")
      }
      return true
    }
  }

  private func sumUp(_ states: [State]) throws {
    var counts = (made: 0, unchanged: 0)
    var failed: [String] = []
    var worst = ExitStatus.fine
    for (state, work) in zip(states, works) {
      guard case .made(let status, _, _) = state else {
        counts.unchanged += 1
        continue
      }
      if status == .fine { counts.made += 1 } else { failed.append(work.input.path) }
      if status.gravity > worst.gravity { worst = status }
    }
    if !command.quiet {
      let number = works.count == 1 ? "1 work" : "\(works.count) works"
      var line = "\(number): \(counts.made) made, \(counts.unchanged) unchanged, \(failed.count) failed"
      if !failed.isEmpty { line += ": " + failed.joined(separator: ", ") }
      Terminal.write(DiagnosticPrinter.printable(line) + "\n", toErrors: true)
    }
    if worst != .fine { throw worst }
  }
}

/// The command that makes one of the works.
extension ManyWorks {
  private func arguments(for work: MadeWork) -> [String] {
    let own = [
      "--record", work.recordPath, "--settings", settings.hexadecimal, "-o", work.folder, "--", work.input.path,
    ]
    return ["build"] + arguments + own
  }

  /// The options as they were given, without the files: what this command understands, the others understand.
  private static func options(of command: BuildCommand) throws -> [String] {
    var options = Array(CommandLine.arguments.dropFirst(2))
    for file in command.files {
      // The value of an option that is written like a file cannot be told from it.
      if options.count(where: { $0 == file }) > command.files.count(where: { $0 == file }) {
        throw ValidationError("“\(file)” is both a file and something else here; write ./\(file) for the file.")
      }
    }
    for file in command.files {
      if let place = options.lastIndex(of: file) { options.remove(at: place) }
    }
    options.removeAll { $0 == "--" }
    return options
  }

  /// What decides the editions beside the files of the work.
  private static func settings(_ arguments: [String], layout: String?) throws -> Digest {
    var parts = [Surroundings.digest.hexadecimal] + arguments
    if let layout, layout.contains("/") || layout.hasSuffix(".yaml") || layout.hasSuffix(".yml") {
      do {
        parts.append(Digest(of: try InputFile.read(layout)).hexadecimal)
      } catch {
        throw WorkInput.Failure(path: layout, reason: error.reason)
      }
    }
    return Digest(of: Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
  }
}

extension ExitStatus {
  /// How bad it is: the worst of many works is what the program ends with.
  var gravity: Int {
    switch self {
    case .fine: 0
    case .strict: 1
    case .document: 2
    case .fit: 3
    case .file: 4
    case .usage: 5
    case .internal: 6
    }
  }
}
