import PamphletKit

/// Putting what was made in its place.
extension BuildCommand {
  /// Writes the editions, and the record of them if there is to be one.
  func write(
    _ artifacts: [Artifact], of work: WorkInput, _ tracked: TrackedBuild, telling printer: DiagnosticPrinter
  ) throws {
    if output == "-" {
      let number = Terminal.write(artifacts[0].bytes, to: 1)
      if number == 0 { return }
      printer.print(error: "cannot write standard output: \(Terminal.reason(number))")
      throw ExitStatus.file
    }
    do {
      var outputs = OutputFiles(keeping: tracked.inputs.map(\.path))
      let names = try OutputNames(for: artifacts, of: work.name, at: output)
      for (artifact, path) in zip(artifacts, names.paths) { try outputs.add(artifact.bytes, at: path) }
      if let file = recordFile(of: Array(zip(names.paths, artifacts.map(\.bytes))), work, tracked), let record {
        try OutputFiles.makeFolder(String(record[..<(record.lastIndex(of: "/") ?? record.endIndex)]))
        try outputs.add(file, at: record)
      }
      try outputs.commit()
      if !quiet { for path in names.paths { Terminal.write(path + "\n", toErrors: false) } }
    } catch let failure as OutputFiles.Failure {
      printer.print(error: failure.message)
      throw ExitStatus.file
    }
  }

  private func recordFile(
    of outputs: [(String, [UInt8])], _ work: WorkInput, _ tracked: TrackedBuild
  ) -> [UInt8]? {
    guard let settings = settings.flatMap({ Digest(hexadecimal: $0.utf8) }) else { return nil }
    return MadeWork.record(of: tracked, below: work.root, settings: settings, layout: layout, making: outputs)?.file
  }

  /// What is said when files that look like many works were made into one.
  static let separateWorks = Diagnostic(
    .note, Diagnostic.Code("one-work"), "each of these files has a title of its own, and they are made into one work",
    hint: "to make a work of each: pamphlet build --each …")
}
