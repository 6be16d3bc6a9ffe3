import ArgumentParser

/// The command line. Everything that touches files, the environment or the terminal is in this module.
@main struct Pamphlet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pamphlet",
    abstract: "Makes an e-book, printed pages, a booklet, a plain-text leaflet and an offline copy from one text.",
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, ShowCommand.self, WatchCommand.self, ServeCommand.self, ShareCommand.self, VerifyCommand.self,
      KeyCommand.self, ImposeCommand.self, PrinterCommand.self, PlanCommand.self, CheckCommand.self,
      ExplainCommand.self, NewCommand.self, DoctorCommand.self,
      LayoutsCommand.self, CompletionsCommand.self, ManualCommand.self,
    ])

  static func main() {
    do {
      var command = try subcommand(CommandLine.arguments.dropFirst()) ?? parseAsRoot()
      try command.run()
    } catch let failure as ExitStatus {
      Terminal.exit(failure)
    } catch {
      let status: ExitStatus = exitCode(for: error).isSuccess ? .fine : .usage
      let message = fullMessage(for: error)
      Terminal.write(message.isEmpty || message.hasSuffix("\n") ? message : message + "\n", toErrors: status != .fine)
      Terminal.exit(status)
    }
  }
}

extension Pamphlet {
  /// The subcommand that the first argument names, if all arguments are right: read by its own parser, which takes two thirds
  /// of the time that the way through ours does. Help and mistakes are left to that.
  private static func subcommand(_ arguments: ArraySlice<String>) -> (any ParsableCommand)? {
    guard let name = arguments.first,
      let command = configuration.subcommands.first(where: { $0.configuration.commandName == name })
    else { return nil }
    return try? command.parse(Array(arguments.dropFirst()))
  }
}

/// What the program's exit code says.
enum ExitStatus: Int32, Error, CaseIterable {
  /// Everything was made.
  case fine = 0
  /// The manuscript has errors.
  case document = 1
  /// The command line was not understood.
  case usage = 2
  /// There were warnings and `--strict` was given.
  case strict = 3
  /// A file is missing or cannot be read or written.
  case file = 4
  /// The text does not fit.
  case fit = 5
  /// A mistake of ours.
  case `internal` = 70
}
