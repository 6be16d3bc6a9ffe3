import ArgumentParser
import Glibc
import PamphletKit

/// `pamphlet show`: the text edition on the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the text edition on the terminal.",
    discussion: """
      On a terminal the pages go to the program that PAGER names, or less; anywhere else they are written as they are.
      """)

  @Argument(
    help: ArgumentHelp("Markdown or plain-text files; - reads standard input.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(name: .shortAndLong, help: "A layout: a name from `pamphlet layouts`, or a file such as ./mine.yaml.")
  var layout: String?

  func run() throws {
    let printer = DiagnosticPrinter(form: .short, isQuiet: false)
    var contents: [Manuscript.File] = []
    for file in files {
      do {
        contents.append(Manuscript.File(name: file, bytes: try InputFile.read(file)))
      } catch {
        printer.print(error: "cannot read \(file): \(error.reason)")
        throw ExitStatus.file
      }
    }
    var build = Build(Manuscript(contents), editions: [.text])
    build.layout = layout
    build.modified = Machine.sourceDate
    let result = build.run(using: Machine.resources)
    printer.print(result.diagnostics, in: result.files)
    switch result.outcome {
    case .failed: throw ExitStatus.document
    case .missingFile: throw ExitStatus.file
    case .doesNotFit: throw ExitStatus.fit
    case .made(let artifacts): Self.show(artifacts[0].bytes)
    }
  }

  private static func show(_ bytes: [UInt8]) {
    if isatty(STDOUT_FILENO) == 1 { page(bytes) } else { _ = Terminal.write(bytes, to: STDOUT_FILENO) }
  }

  /// Hands the text to the pager, or writes it if there is none.
  private static func page(_ bytes: [UInt8]) {
    let pager = Terminal.environment("PAGER").flatMap { $0.isEmpty ? nil : $0 } ?? "less"
    _ = signal(SIGPIPE, SIG_IGN)
    guard let pipe = unsafe popen(pager, "w") else {
      _ = Terminal.write(bytes, to: STDOUT_FILENO)
      return
    }
    _ = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, pipe) }
    _ = unsafe pclose(pipe)
  }
}
