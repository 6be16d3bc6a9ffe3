import Glibc
import PamphletKit

/// Where profiles of printers are kept: a file each, in the user's configuration folder.
enum PrinterStore {
  /// The folder, with a slash at its end; `nil` if there is no home.
  static var folder: String? {
    if let base = Terminal.environment("XDG_CONFIG_HOME"), base.hasPrefix("/") { return base + "/pamphlet/printers/" }
    guard let home = Terminal.environment("HOME"), !home.isEmpty else { return nil }
    return home + "/.config/pamphlet/printers/"
  }

  /// Whether a name can be that of a file.
  static func isGood(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".")
      && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x2F && $0 != 0x7F }
  }

  /// The names of all profiles, sorted.
  static var names: [String] {
    guard let folder, let files = try? Folder.names(in: folder) else { return [] }
    return files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The profile of a name. What is wrong is told, and ends the program.
  static func profile(named name: String, telling printer: DiagnosticPrinter) throws -> PrinterProfile {
    guard isGood(name), let folder, names.contains(name) else {
      let known = names
      printer.print(
        [
          Diagnostic(
            .error, Diagnostic.Code("unknown-printer"), "There is no profile of a printer “\(name)”",
            hint: known.isEmpty
              ? "Make one: pamphlet printer test --name \(name)" : "Known are \(known.joined(separator: ", "))")
        ], in: [])
      throw ExitStatus.usage
    }
    let path = folder + name + ".yaml"
    do {
      switch PrinterProfile.read(try InputFile.read(path), named: name) {
      case .success(let profile): return profile
      case .failure(let line):
        printer.print(error: "\(path):\(line.number): “\(line.text)” means nothing in a printer's profile")
        throw ExitStatus.document
      }
    } catch let failure as InputFile.Failure {
      printer.print(error: "cannot read \(path): \(failure.reason)")
      throw ExitStatus.file
    }
  }

  /// Keeps a profile; returns the path of its file.
  static func keep(_ profile: PrinterProfile, telling printer: DiagnosticPrinter) throws -> String {
    guard isGood(profile.name) else {
      printer.print(error: "a printer's name has neither spaces nor strokes: “\(profile.name)”")
      throw ExitStatus.usage
    }
    guard let folder else {
      printer.print(error: "profiles are kept below HOME, which is not set")
      throw ExitStatus.file
    }
    let path = folder + profile.name + ".yaml"
    do {
      try OutputFiles.makeFolder(String(folder.dropLast()))
      var outputs = OutputFiles()
      try outputs.add(Array(profile.written.utf8), at: path)
      try outputs.commit()
    } catch {
      printer.print(error: "cannot write \(error.path): \(Terminal.reason(error.number))")
      throw ExitStatus.file
    }
    return path
  }
}
