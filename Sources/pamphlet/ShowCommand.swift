import ArgumentParser
import Glibc
import PamphletKit

/// `pamphlet show`: the text edition on the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the text edition on the terminal.",
    discussion: """
      On a terminal the pages, parted by lines, go to the program that PAGER names, or less; with PAGER empty, or anywhere \
      else, they are written as they are.
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
    let pager = Terminal.environment("PAGER") ?? "less"
    let terminal = Terminal.environment("TERM") ?? "dumb"
    let isPaged = isatty(STDOUT_FILENO) == 1 && !pager.isEmpty && terminal != "dumb"
    if !isPaged || !page(bytes, with: pager) { _ = Terminal.write(bytes, to: STDOUT_FILENO) }
  }

  /// Hands the text to a pager; false if there is none.
  private static func page(_ bytes: [UInt8], with pager: String) -> Bool {
    _ = signal(SIGPIPE, SIG_IGN)
    // What fits the screen is written and stays there, and letters are letters in any locale; what the user set wins.
    _ = unsafe setenv("LESS", "FRX", 0)
    _ = unsafe setenv("LESSCHARSET", "utf-8", 0)
    guard let pipe = unsafe popen(pager, "w") else { return false }
    _ = unsafe parted(bytes).withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, pipe) }
    let notFound: Int32 = 127
    return unsafe pclose(pipe) >> 8 != notFound
  }

  /// The pages with a line between them where paper has its edge: pagers show a form feed as `^L`.
  private static func parted(_ bytes: [UInt8]) -> [UInt8] {
    let widest = bytes.split(separator: 0x0A).map { $0.count { $0 & 0xC0 != 0x80 } }.max() ?? 0
    let rule = Array(repeatElement(Array("─".utf8), count: min(widest, 80)).joined()) + [0x0A]
    return bytes.reduce(into: []) { text, byte in
      if byte == 0x0C { text += rule } else { text.append(byte) }
    }
  }
}
