import ArgumentParser
import PamphletKit

/// `pamphlet build`: one work in, its editions out.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Make editions of a manuscript.",
    discussion: """
      Several files make one work, in the order given. The editions go into the folder Output unless -o says otherwise; \
      old files there are replaced only when every edition was made.
      """)

  @Argument(help: ArgumentHelp("Markdown or plain-text files; - reads standard input.", valueName: "file"))
  var files: [String]

  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: ArgumentHelp("Editions, separated by commas: epub, pdf, booklet, txt, html, brf, md.", valueName: "editions"))
  var to: String = "epub,pdf,booklet,txt,html"

  @Option(
    name: .shortAndLong,
    help: "A layout for all editions: a name from `pamphlet layouts`, or a file such as ./mine.yaml.")
  var layout: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A folder, a file if there is one edition, or - for standard output.", valueName: "path"))
  var output: String?

  @Option(help: "The booklet's paper: A3, A4, A5, Letter, Legal, Tabloid, or a size such as 200x250mm.")
  var paper: String = "A4"

  @Option(
    help: ArgumentHelp(
      "How the booklet's pages lie on its sheets: \(ImpositionScheme.examples.joined(separator: ", ")).",
      valueName: "name"))
  var scheme: String = "saddle"

  @Option(
    help: "How the printer turns the booklet's paper: automatic, long, short, or manual (fronts and backs apart).")
  var duplex: DuplexOption = .automatic

  @Flag(help: "Tell how many sheets of paper the booklet takes.")
  var estimate = false

  @Option(help: "How to read the files: automatic (by name), markdown or text.")
  var from: MarkupOption = .automatic

  @Option(help: "The work's title, whatever the manuscript says.")
  var title: String?

  @Option(help: "An author, whatever the manuscript says; give it again for each.")
  var author: [String] = []

  @Option(help: "The language of the text, such as en-GB, whatever the manuscript says.")
  var lang: String?

  @Option(help: "The date, whatever the manuscript says.")
  var date: String?

  @Option(help: "What headings of plain text look like: automatic, questions, caps, numbered or none.")
  var headings: HeadingsOption = .automatic

  @Option(help: "The form of diagnostics: long, short or json.")
  var diagnostics: DiagnosticForm = .long

  @Flag(help: "Make nothing if there are warnings, and exit with 3.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  var editions: [Edition] {
    var editions: [Edition] = []
    for name in to.split(separator: ",") {
      guard let edition = Edition(rawValue: name == "text" ? "txt" : String(name)) else { continue }
      if !editions.contains(edition) { editions.append(edition) }
    }
    return editions
  }

  func validate() throws {
    let known = Edition.allCases.map(\.rawValue) + ["text"]
    for name in to.split(separator: ",", omittingEmptySubsequences: false) where !known.contains(String(name)) {
      throw ValidationError(
        "There is no edition “\(name)”. Editions are \(Edition.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    if output == "-" && duplex == .manual && editions.contains(.booklet) {
      throw ValidationError("Standard output takes one file, and fronts and backs are two.")
    }
    if output == "-" && editions.count > 1 {
      throw ValidationError("Standard output takes one edition. Name it: -t \(editions[0].rawValue)")
    }
    if files.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read only once.") }
  }

  func run() throws {
    let printer = DiagnosticPrinter(form: diagnostics, isQuiet: quiet)
    var manuscript = Manuscript([], markup: from.markup)
    for file in files {
      do {
        manuscript.files.append(Manuscript.File(name: file, bytes: try InputFile.read(file)))
      } catch {
        printer.print(error: "cannot read \(file): \(error.reason)")
        throw ExitStatus.file
      }
    }
    var build = Build(manuscript, editions: editions)
    build.layout = layout
    build.reading = reading
    build.modified = Machine.sourceDate
    build.printing = try printing(telling: printer)
    let result = build.run(using: Machine.resources)
    printer.print(result.diagnostics, in: result.files)
    switch result.outcome {
    case .failed: throw ExitStatus.document
    case .missingFile: throw ExitStatus.file
    case .doesNotFit: throw ExitStatus.fit
    case .made(let artifacts):
      if strict && result.diagnostics.contains(where: { $0.severity == .warning }) { throw ExitStatus.strict }
      try write(artifacts, telling: printer)
    }
  }

  private var reading: ReadingOptions {
    var reading = ReadingOptions()
    reading.title = title
    reading.authors = author
    reading.language = lang
    reading.date = date
    reading.headings = headings.form
    return reading
  }

  private func printing(telling printer: DiagnosticPrinter) throws -> Printing {
    var printing = Printing()
    do {
      printing.paper = try Paper(named: paper)
      printing.scheme = try ImpositionScheme(named: scheme)
    } catch {
      printer.print([error.diagnostic], in: [])
      throw ExitStatus.usage
    }
    printing.duplex = duplex.duplex
    printing.isEstimated = estimate
    return printing
  }

  private func write(_ artifacts: [Artifact], telling printer: DiagnosticPrinter) throws {
    if output == "-" {
      let number = Terminal.write(artifacts[0].bytes, to: 1)
      if number == 0 { return }
      printer.print(error: "cannot write standard output: \(Terminal.reason(number))")
      throw ExitStatus.file
    }
    do {
      var outputs = OutputFiles()
      let names = try OutputNames(for: artifacts, of: files[0], at: output)
      for (artifact, path) in zip(artifacts, names.paths) { try outputs.add(artifact.bytes, at: path) }
      try outputs.commit()
      if !quiet { for path in names.paths { Terminal.write(path + "\n", toErrors: false) } }
    } catch let failure as OutputFiles.Failure {
      printer.print(error: "cannot write \(failure.path): \(Terminal.reason(failure.number))")
      throw ExitStatus.file
    }
  }
}

/// How files are read, as the command line says it.
enum MarkupOption: String, ExpressibleByArgument, CaseIterable {
  /// By the file's name.
  case automatic
  /// As Markdown.
  case markdown
  /// As text without markup.
  case text

  /// The same in the kit's words.
  var markup: Manuscript.Markup {
    switch self {
    case .automatic: .automatic
    case .markdown: .markdown
    case .text: .plainText
    }
  }
}

/// How the printer turns paper, as the command line says it.
enum DuplexOption: String, ExpressibleByArgument, CaseIterable {
  /// As the scheme has it.
  case automatic
  /// About the long edge.
  case long
  /// About the short edge.
  case short
  /// Not at all.
  case manual

  /// The same in the kit's words.
  var duplex: Printing.Duplex {
    switch self {
    case .automatic: .automatic
    case .long: .long
    case .short: .short
    case .manual: .manual
    }
  }
}
