import ArgumentParser
import PamphletKit

/// `pamphlet verify`: whether a copy is what was handed out.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Say what was changed, added or removed in a shared folder.",
    discussion: """
      Without a key this shows damage and careless changes. Against somebody who changes the checksums as well, give the \
      public key of the publisher, and get it from somewhere else than the copy.
      """)

  @Argument(help: ArgumentHelp("The folder.", valueName: "folder"), completion: .directory)
  var folder: String = "."

  @Option(help: ArgumentHelp("The publisher's public key: a file, or the key itself.", valueName: "key"))
  var key: String?

  @Flag(name: .shortAndLong, help: "Print nothing if all is well.")
  var quiet = false

  func run() throws {
    let printer = DiagnosticPrinter(form: .short, isQuiet: quiet)
    let list = try KeyFile.read(folder + "/" + Checksums.path, telling: printer)
    do {
      try checkSignature(of: list, telling: printer)
      let changes = try Checksums(parsing: list).changes(in: try Folder.digests(below: folder))
      var report = changes.changed.map { "changed: \($0)\n" }
      report += changes.added.map { "added: \($0)\n" }
      report += changes.removed.map { "removed: \($0)\n" }
      Terminal.write(report.map(VerifyCommand.printable).joined(), toErrors: false)
      guard changes.isEmpty else { throw ExitStatus.document }
      if !quiet { Terminal.write("Nothing was changed.\n", toErrors: false) }
    } catch let error as SharingError {
      printer.print([error.diagnostic], in: [])
      throw ExitStatus.document
    } catch let failure as InputFile.Failure {
      printer.print(error: "cannot read \(folder): \(failure.reason)")
      throw ExitStatus.file
    }
  }

  private func checkSignature(of list: [UInt8], telling printer: DiagnosticPrinter) throws {
    let path = folder + "/" + Checksums.signaturePath
    guard let key else {
      guard !quiet, let signature = try? Signature(parsing: try InputFile.read(path)) else { return }
      Terminal.write("Signed with the key \(signature.keyName), not checked: give it with --key.\n", toErrors: false)
      return
    }
    let publicKey: PublicKey
    if let direct = try? PublicKey(parsing: Array(key.utf8)) {
      publicKey = direct
    } else {
      publicKey = try PublicKey(parsing: try KeyFile.read(key, telling: printer))
    }
    let signature = try Signature(parsing: try KeyFile.read(path, telling: printer))
    try publicKey.verify(signature, of: list)
    if !quiet { Terminal.write("Signed by \(publicKey.name): \(signature.trustedComment)\n", toErrors: false) }
  }

  /// A line without control characters but its end.
  private static func printable(_ line: String) -> String {
    let clean = line.dropLast().unicodeScalars.map {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "\u{FFFD}" : $0
    }
    return String(String.UnicodeScalarView(clean)) + "\n"
  }
}
