import ArgumentParser
import PamphletKit

/// `pamphlet build`: one work in, its editions out; or many works.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named as a part of `pamphlet`, it is not asked whether completions are to be made each time it is read, which takes longer
    // than reading it.
    commandName: "build", _superCommandName: "pamphlet", abstract: "Make editions of a manuscript, or of many.",
    discussion: """
      Several files make one work, in the order given; a folder is one work of its texts. With --each or --jobs each file \
      is a work of its own, and so is each text in a folder and each folder in it; what has not changed is not made again.

      The editions go into the folder Output unless -o says otherwise; old files there are replaced only when every \
      edition was made.
      """)

  @Argument(
    help: ArgumentHelp("Markdown or plain-text files, or folders; - reads standard input.", valueName: "file"),
    completion: .file())
  var files: [String]

  @Flag(help: "Make a work of each file, not one of all. One that has errors does not stop the others.")
  var each = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The same, with so many works made at a time (otherwise one for each processor).", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Make works again that have not changed since the last time.")
  var fresh = false

  /// Where the record of what was made is put, and the digest of the settings, if another process of ours makes this work
  /// as one of many.
  @Option(help: .hidden)
  var record: String?

  @Option(help: .hidden)
  var settings: String?

  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: ArgumentHelp("Editions, separated by commas: epub, pdf, booklet, txt, html, brf, md.", valueName: "editions"))
  var to: [String] = ["epub,pdf,booklet,txt,html"]

  @Option(
    name: .shortAndLong,
    help: "A layout for all editions: a name from `pamphlet layouts`, or a file such as ./mine.yaml.",
    completion: .list(BuiltInLayouts.names))
  var layout: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A folder, a file if there is one edition, or - for standard output.", valueName: "path"),
    completion: .directory)
  var output: String?

  @OptionGroup(title: "Printing")
  var print: PrintOptions
  @OptionGroup(title: "Printing")
  var length: PageGoalOptions

  @Flag(help: "Put the manuscript into the PDF, which is then PDF/A-3a.")
  var embedSource = false
  @Flag(help: "Make the e-book for Kobo’s readers: NAME.kepub.epub.")
  var kepub = false

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
    for name in to.flatMap({ $0.split(separator: ",") }) {
      guard let edition = Edition(rawValue: name == "text" ? "txt" : String(name)) else { continue }
      if !editions.contains(edition) { editions.append(edition) }
    }
    return editions
  }

  func validate() throws {
    let known = Edition.allCases.map(\.rawValue) + ["text"]
    for name in to.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) })
    where !known.contains(String(name)) {
      throw ValidationError(
        "There is no edition “\(name)”. Editions are \(Edition.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    if output == "-" && print.duplex == .manual && editions.contains(.booklet) {
      throw ValidationError("Standard output takes one file, and fronts and backs are two.")
    }
    let isAlone = print.press == nil && (print.foldHelp == nil || print.foldHelp == .page)
    if output == "-" && !isAlone && editions.contains(where: { $0 == .pdf || $0 == .booklet }) {
      throw ValidationError("Standard output takes one file; --press and --fold-help make more.")
    }
    if output == "-" && editions.count > 1 {
      throw ValidationError("Standard output takes one edition. Name it: -t \(editions[0].rawValue)")
    }
    if let jobs, jobs < 1 { throw ValidationError("At least one work is made at a time: --jobs 1") }
    if isMany { try validateMany() }
    if files.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read only once.") }
  }

  func run() throws {
    let printer = DiagnosticPrinter(form: diagnostics, isQuiet: quiet)
    if isMany { return try ManyWorks(self, telling: printer).make() }
    let work = try works(telling: printer)
    var manuscript = Manuscript([], markup: from.markup)
    do throws(WorkInput.Failure) {
      for input in work { manuscript.files += try input.manuscript(as: from.markup).files }
    } catch {
      printer.print(error: "cannot read \(error.path): \(error.reason)")
      throw ExitStatus.file
    }
    if manuscript.isOfSeparateWorks { printer.print([BuildCommand.separateWorks], in: []) }
    var build = Build(manuscript, editions: editions)
    build.layout = layout
    build.embedsSource = embedSource
    build.reading = reading
    build.printing = try print.printing(telling: printer)
    build.printing.goal = length.goal
    build.isForKobo = kepub
    // One of many works has its processor to itself; a work alone may use them all.
    build.jobs = record == nil ? jobs ?? Machine.processors : 1
    let progress = ProgressLine(isWanted: !quiet && diagnostics != .json && record == nil)
    build.tellProgress = progress.tell
    let tracked = TrackedBuild(build)
    progress.clear()
    let result = tracked.result
    printer.print(result.diagnostics, in: result.files)
    printer.print(work.compactMap { $0.leftOut(by: tracked, besides: output) }, in: [])
    switch result.outcome {
    case .failed: throw ExitStatus.document
    case .missingFile: throw ExitStatus.file
    case .doesNotFit: throw ExitStatus.fit
    case .made(let artifacts):
      if strict && result.diagnostics.contains(where: { $0.severity == .warning }) { throw ExitStatus.strict }
      try write(artifacts, of: work[0], tracked, telling: printer)
    }
  }

  /// Whether each file is a work: always as a single one if it is the only one.
  var isMany: Bool { record == nil && (each || jobs != nil && (files.count > 1 || OutputFiles.isFolder(files[0]))) }

  private func validateMany() throws {
    if files.contains("-") { throw ValidationError("Standard input is one work; leave out --each and --jobs.") }
    if output == "-" { throw ValidationError("Standard output takes one edition of one work.") }
    if title != nil { throw ValidationError("--title is for one work, and here each file is one.") }
    if let output, OutputFiles.isFile(output) {
      throw ValidationError("\(output) is a file; many works need a folder.")
    }
  }

  /// The works that were named: with ``isMany`` those of folders as well.
  func works(telling printer: DiagnosticPrinter) throws -> [WorkInput] {
    var works: [WorkInput] = []
    for file in files {
      do {
        // What cannot be read fails by itself when its turn comes, without the others.
        works +=
          isMany
          ? (try? WorkInput.works(at: file, besides: output)) ?? [WorkInput(unread: file)]
          : [try WorkInput(file, besides: output)]
      } catch {
        printer.print(error: "cannot read \(file): \(error.reason)")
        throw ExitStatus.file
      }
    }
    return works
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
}
