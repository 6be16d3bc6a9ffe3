import ArgumentParser
import PamphletKit

/// `pamphlet impose`: the pages of a PDF made elsewhere, on sheets to be folded or cut.
struct ImposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impose", abstract: "Put the pages of any PDF on sheets to be folded or cut.",
    discussion: """
      Tags, links, bookmarks and metadata stay. Pages larger than their places are made smaller. The sheets go beside the \
      PDF unless -o says otherwise; their names say what to click when they are printed.
      """)

  @Argument(help: ArgumentHelp("A PDF; - reads standard input.", valueName: "file"))
  var file: String

  @OptionGroup(title: "Printing")
  var print: PrintOptions

  @Flag(help: "Make pages larger, too, where they are smaller than their places.")
  var enlarge = false

  @Flag(help: "Keep the last page last: blanks go before it.")
  var backCover = false

  @Flag(help: "Sheets for text that runs from right to left; else as the PDF says.")
  var rightToLeft = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A folder, a file if there is one, or - for standard output.", valueName: "path"))
  var output: String?

  @Option(help: "The form of diagnostics: long, short or json.")
  var diagnostics: DiagnosticForm = .long

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  func validate() throws {
    if print.foldHelp == .page {
      throw ValidationError("Help for folding comes beside the PDF of somebody else: --fold-help file, or text.")
    }
    if print.press != nil { throw ValidationError("--press is for `build`, which knows the colours of what it sets.") }
  }

  func run() throws {
    let printer = DiagnosticPrinter(form: diagnostics, isQuiet: quiet)
    var imposing = Imposing()
    imposing.printing = try print.printing(telling: printer)
    imposing.enlarges = enlarge
    imposing.hasBackCover = backCover
    imposing.title = OutputNames.stem(of: file)
    if rightToLeft { imposing.direction = .rightToLeft }
    let bytes: [UInt8]
    do { bytes = try InputFile.read(file) } catch {
      printer.print(error: "cannot read \(file): \(error.reason)")
      throw ExitStatus.file
    }
    do {
      let (files, notes) = try imposing.files(of: bytes, using: Machine.resources)
      printer.print(notes, in: [])
      try write(files, telling: printer)
    } catch let error as ImpositionError {
      printer.print([error.diagnostic], in: [])
      throw ExitStatus.fit
    } catch let error as any DiagnosableError {
      var diagnostic = error.diagnostic
      diagnostic.message = "\(file): \(diagnostic.message)"
      printer.print([diagnostic], in: [])
      throw ExitStatus.document
    }
  }

  private func write(_ files: [Imposing.File], telling printer: DiagnosticPrinter) throws {
    if output == "-" {
      guard files.count == 1 else {
        printer.print(error: "standard output takes one file, and these are \(files.count)")
        throw ExitStatus.usage
      }
      let number = Terminal.write(files[0].bytes, to: 1)
      if number == 0 { return }
      printer.print(error: "cannot write standard output: \(Terminal.reason(number))")
      throw ExitStatus.file
    }
    do {
      var outputs = OutputFiles(keeping: [file])
      let paths = try OutputNames(suffixes: files.map(\.suffix), of: OutputNames.stem(of: file), at: output ?? folder)
        .paths
      for (file, path) in zip(files, paths) { try outputs.add(file.bytes, at: path) }
      try outputs.commit()
      if !quiet { for path in paths { Terminal.write(path + "\n", toErrors: false) } }
    } catch let failure as OutputFiles.Failure {
      printer.print(error: failure.message)
      throw ExitStatus.file
    }
  }

  /// The folder that the PDF is in.
  private var folder: String {
    guard let slash = file.lastIndex(of: "/") else { return "./" }
    return String(file[...slash])
  }
}
