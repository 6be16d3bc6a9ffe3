import ArgumentParser
import PamphletKit

/// `pamphlet printer`: what is known of printers.
struct PrinterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "printer", abstract: "Learn how a printer turns paper and how far it prints.",
    discussion: "What is learned is kept under a name, and used by `build` and `impose` with --printer NAME.",
    subcommands: [PrinterTestCommand.self, PrinterProbeCommand.self, PrinterListCommand.self, PrinterShowCommand.self])
}

/// `pamphlet printer list`.
struct PrinterListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the printers that are known.")

  func run() throws {
    let names = PrinterStore.names
    for name in names { Terminal.write(name + "\n", toErrors: false) }
    if names.isEmpty { Terminal.write("No printer is known yet; begin with: pamphlet printer test\n", toErrors: true) }
  }
}

/// `pamphlet printer show`.
struct PrinterShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show what is known of a printer.")

  @Argument(help: "Its name.")
  var name: String

  func run() throws {
    let profile = try PrinterStore.profile(
      named: name, telling: DiagnosticPrinter(form: .long, isQuiet: false))
    Terminal.write(profile.written, toErrors: false)
  }
}

/// `pamphlet printer probe`.
struct PrinterProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe", abstract: "Ask a printer over IPP for its margins, papers and duplex, and keep them.")

  @Argument(help: ArgumentHelp("Its address, such as ipp://office.local/ipp/print.", valueName: "address"))
  var address: String

  @Option(help: "The name to keep it under; else it is only shown.")
  var name: String?

  func run() throws {
    let printer = DiagnosticPrinter(form: .long, isQuiet: false)
    guard let place = PrinterAddress(address) else {
      printer.print(error: "“\(address)” is no address of a printer; one is ipp://office.local/ipp/print")
      throw ExitStatus.usage
    }
    let probed: ProbedPrinter
    do { probed = try ProbedPrinter(at: place) } catch {
      switch error {
      case .noLibrary: printer.print(error: "CUPS, which asks printers, is not installed: apt install libcups2")
      case .silent(let reason): printer.print(error: "\(address) does not answer: \(reason)")
      }
      throw ExitStatus.file
    }
    let profile = PrinterProfile(name: name ?? "", probed)
    Terminal.write("# \(probed.model)\n" + profile.written, toErrors: false)
    guard name != nil else { return }
    Terminal.write(try PrinterStore.keep(profile, telling: printer) + "\n", toErrors: true)
  }
}
