import ArgumentParser
import Glibc
import PamphletKit

/// `pamphlet check`: what is wrong with a manuscript, or what an edition tells about its maker.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report on a manuscript without writing anything, or on what an edition gives away.",
    discussion: """
      With --privacy, editions (PDF, EPUB, HTML, text, pictures, shared folders and ZIP files of them) are looked through for names, times, cameras, places and \
      folders; a manuscript's editions are made for that and thrown away. Fields that say who wrote it and when are noted; \
      for anything else that was found it exits with 1.
      """)

  @Argument(help: ArgumentHelp("Manuscripts, folders of one, or editions.", valueName: "file"), completion: .file())
  var files: [String]

  @Flag(help: "List what identifies the author, the machine or the reader.")
  var privacy = false

  @Option(
    name: .customLong("name"),
    help: ArgumentHelp("A name that must not be in the edition, besides yours and the machine's.", valueName: "name"))
  var names: [String] = []

  @Option(name: .shortAndLong, help: "A layout for all editions: a name from `pamphlet layouts`, or a file.")
  var layout: String?

  @Option(help: "How to read the files: automatic (by name), markdown or text.")
  var from: MarkupOption = .automatic

  @Option(help: "The form of diagnostics: short or json.")
  var diagnostics: DiagnosticForm = .short

  @Flag(help: "Exit with 3 if there are warnings.")
  var strict = false

  func run() throws {
    let printer = DiagnosticPrinter(form: diagnostics, isQuiet: false)
    var worst = ExitStatus.fine
    for file in files {
      do {
        let status = privacy ? try checkPrivacy(of: file, telling: printer) : try check(file, telling: printer)
        if worst == .fine || status == .document { worst = status == .fine ? worst : status }
      } catch let failure as WorkInput.Failure {
        printer.print(error: "cannot read \(failure.path): \(failure.reason)")
        worst = .file
      } catch let failure as InputFile.Failure {
        printer.print(error: "cannot read \(file): \(failure.reason)")
        worst = .file
      }
    }
    if worst != .fine { throw worst }
  }

  private func check(_ file: String, telling printer: DiagnosticPrinter) throws -> ExitStatus {
    let work = try WorkInput(file)
    let tracked = try build(work)
    let result = tracked.result
    printer.print(result.diagnostics, in: result.files)
    printer.print([work.leftOut(by: tracked)].compactMap(\.self), in: [])
    if let status = ExitStatus(result.outcome) { return status }
    return strict && result.diagnostics.contains { $0.severity == .warning } ? .strict : .fine
  }

  private func build(_ work: WorkInput) throws -> TrackedBuild {
    try TrackedBuild(work, as: from.markup) { build in
      build.editions = Edition.usual
      build.layout = layout
    }
  }

  private func checkPrivacy(of file: String, telling printer: DiagnosticPrinter) throws -> ExitStatus {
    if OutputFiles.isFolder(file), (try? Folder.names(in: file))?.contains(Checksums.path) == true {
      return try worst(of: try Folder.files(below: file)) {
        tell(file + "/" + $0, try InputFile.read(file + "/" + $0), printer)
      }
    }
    let isManuscript = OutputFiles.isFolder(file) || [".md", ".markdown"].contains { file.lowercased().hasSuffix($0) }
    guard isManuscript else { return tell(file, try InputFile.read(file), printer) }
    let result = try build(try WorkInput(file)).result
    guard case .made(let artifacts) = result.outcome else {
      printer.print(result.diagnostics, in: result.files)
      return ExitStatus(result.outcome) ?? .document
    }
    return worst(of: artifacts) { tell(OutputNames.stem(of: file) + $0.suffix, $0.bytes, printer) }
  }

  private func worst<Item>(of items: [Item], _ status: (Item) throws -> ExitStatus) rethrows -> ExitStatus {
    try items.map(status).max { $0.gravity < $1.gravity } ?? .fine
  }

  private func tell(_ name: String, _ bytes: [UInt8], _ printer: DiagnosticPrinter) -> ExitStatus {
    // A ZIP file that is no e-book is a folder that was packed.
    if bytes.starts(with: Array("PK".utf8)), let files = SharedFile.files(inZip: bytes),
      !files.contains(where: { $0.path == "mimetype" })
    {
      return worst(of: files) { tell(name + "/" + $0.path, $0.bytes, printer) }
    }
    guard let report = PrivacyReport(ofFile: name, bytes, lookingFor: names + Machine.ownNames) else {
      printer.print(error: "\(name) cannot be unpacked")
      return .file
    }
    let found = report.findings.map { finding in
      let place = finding.place.isEmpty ? "" : " (\(finding.place))"
      let isMeant = finding.kind == .field || finding.kind == .time
      let text = "\(name): \(finding.kind.rawValue)\(place): \(finding.text)"
      return Diagnostic(isMeant ? .note : .warning, Diagnostic.Code("identifies"), text)
    }
    printer.print(found, in: [])
    return found.contains { $0.severity == .warning } ? .document : .fine
  }
}

extension Machine {
  /// The names of the user and of the machine, which no edition should have.
  static var ownNames: [String] {
    var names = ["USER", "LOGNAME"].compactMap { Terminal.environment($0) }
    if let home = Terminal.environment("HOME")?.split(separator: "/").last { names.append(String(home)) }
    var buffer = [CChar](repeating: 0, count: 256)
    if unsafe gethostname(&buffer, 255) == 0 {
      names.append(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    let general: Set<String> = ["root", "localhost", "user", "home"]
    var seen: Set<String> = []
    return names.filter { !general.contains($0) && seen.insert($0).inserted }
  }
}
