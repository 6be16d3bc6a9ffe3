import ArgumentParser
import PamphletKit

/// `pamphlet layouts`: what there is to choose from.
struct LayoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts", abstract: "List the built-in layouts, or make specimens of them.")

  @Option(
    help: ArgumentHelp("Make a specimen of this layout, or of all, instead of the list.", valueName: "layout|all"))
  var specimen: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder that specimens go into.", valueName: "folder"))
  var output: String = "Output"

  func run() throws {
    guard let specimen else {
      list()
      return
    }
    let names = specimen == "all" ? BuiltInLayouts.names : [specimen]
    for name in names { try makeSpecimen(of: name) }
  }

  private func list() {
    let layouts = BuiltInLayouts.all
    let width = layouts.map(\.name.count).max() ?? 0
    for layout in layouts {
      let gap = String(repeating: " ", count: width - layout.name.count + 2)
      Terminal.write(layout.name + gap + layout.summary + "\n", toErrors: false)
    }
  }

  /// Makes the specimen of a layout in the edition that it is for.
  private func makeSpecimen(of name: String) throws {
    let printer = DiagnosticPrinter(form: .long, isQuiet: false)
    let edition: Edition =
      switch BuiltInLayouts.medium(of: name) {
      case .print, nil: .pdf
      case .text: .text
      case .braille: .braille
      case .screen: .epub
      }
    let source = BuiltInLayouts.specimen
    var build = Build(
      Manuscript([Manuscript.File(name: source.name, bytes: source.bytes)]), editions: [edition])
    build.layout = name
    build.modified = Machine.sourceDate
    var resources = Machine.resources
    resources.picture = { _, _ in .success(BuiltInLayouts.specimenPicture) }
    let result = build.run(using: resources)
    printer.print(result.diagnostics, in: result.files)
    switch result.outcome {
    case .failed: throw ExitStatus.document
    case .missingFile: throw ExitStatus.file
    case .doesNotFit: throw ExitStatus.fit
    case .made(let artifacts):
      for artifact in artifacts {
        try write(artifact.bytes, to: "\(output)/specimen-\(name)\(artifact.suffix)", telling: printer)
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String, telling printer: DiagnosticPrinter) throws {
    do throws(OutputFiles.Failure) {
      try OutputFiles.makeFolder(output)
      var files = OutputFiles()
      try files.add(bytes, at: path)
      try files.commit()
    } catch {
      printer.print(error: "cannot write \(error.path): \(Terminal.reason(error.number))")
      throw ExitStatus.file
    }
    Terminal.write(path + "\n", toErrors: false)
  }
}
