import ArgumentParser
import Glibc
import PamphletKit

/// `pamphlet share`: works in, a folder to hand round out.
struct ShareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share", abstract: "Make a folder to hand round: every edition, a page to open them by, checksums.",
    discussion: """
      Each file is a work. Of a folder, each text is a work, and each folder in it is one work of its texts. The page works from a memory stick and without a \
      network. An older folder of the same kind is replaced; nothing else is ever deleted.
      """)

  @Argument(
    help: ArgumentHelp("Markdown or plain-text files, or folders of them.", valueName: "work"), completion: .file())
  var works: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder, or a file that ends in .zip.", valueName: "path"))
  var output: String = "Output/share"

  @Option(help: "The title of the collection, if there are several works.")
  var title: String = ""

  @Option(help: ArgumentHelp("Sign the checksums with a key from `pamphlet key new`.", valueName: "file"))
  var key: String?

  @Option(name: .shortAndLong, help: "A layout for all editions: a name from `pamphlet layouts`, or a file.")
  var layout: String?

  @Option(help: "How to read the files: automatic (by name), markdown or text.")
  var from: MarkupOption = .automatic

  @Option(help: "The form of diagnostics: short or json.")
  var diagnostics: DiagnosticForm = .short

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  func run() throws {
    let printer = DiagnosticPrinter(form: diagnostics, isQuiet: quiet)
    var shared: [SharedWork] = []
    var worst = ExitStatus.fine
    for path in works {
      do {
        for input in try WorkInput.works(at: path) { shared.append(try work(input, telling: printer)) }
      } catch let status as ExitStatus {
        worst = status
      } catch let failure as InputFile.Failure {
        printer.print(error: "cannot read \(path): \(failure.reason)")
        worst = .file
      }
    }
    guard worst == .fine else { throw worst }
    var reported = Diagnostics()
    do {
      var bundle = try Bundle(
        of: shared, titled: title, modified: Machine.sourceDate.map(Int64.init), reporting: &reported)
      if let key { bundle = try bundle.signed(by: try KeyFile.secret(at: key, telling: printer)) }
      printer.print(reported.all, in: [])
      try write(bundle, telling: printer)
    } catch let error as any DiagnosableError {
      printer.print([error.diagnostic], in: [])
      throw ExitStatus.document
    }
  }

  private func work(_ input: WorkInput, telling printer: DiagnosticPrinter) throws -> SharedWork {
    do {
      let tracked = try TrackedBuild(input, as: from.markup) { build in
        build.editions = Edition.usual
        build.layout = layout
      }
      printer.print(tracked.result.diagnostics, in: tracked.result.files)
      if let status = ExitStatus(tracked.result.outcome) { throw status }
      guard let work = SharedWork(named: input.name, from: tracked.result, below: input.root) else {
        throw ExitStatus.document
      }
      return work
    } catch let failure as WorkInput.Failure {
      printer.print(error: "cannot read \(failure.path): \(failure.reason)")
      throw ExitStatus.file
    }
  }

  private func write(_ bundle: Bundle, telling printer: DiagnosticPrinter) throws {
    do {
      if output.lowercased().hasSuffix(".zip") {
        var file = OutputFiles()
        try OutputFiles.makeFolder(String(output.prefix(upTo: output.lastIndex(of: "/") ?? output.startIndex)))
        try file.add(try SharedFile.zip(bundle.files), at: output)
        try file.commit()
      } else {
        try BundleFolder(output).replace(with: bundle.files)
      }
    } catch let failure as OutputFiles.Failure {
      printer.print(error: failure.message)
      throw ExitStatus.file
    } catch let failure as BundleFolder.Refusal {
      printer.print(error: failure.message)
      throw ExitStatus.file
    }
    guard !quiet else { return }
    let size = (bundle.size + 500) / 1_000
    Terminal.write("\(output): \(bundle.files.count) files, \(size) kB\n", toErrors: false)
  }
}

extension ExitStatus {
  /// What a build's outcome is as an exit code; `nil` if it was made.
  init?(_ outcome: Build.Outcome) {
    switch outcome {
    case .made: return nil
    case .failed: self = .document
    case .missingFile: self = .file
    case .doesNotFit: self = .fit
    }
  }
}
