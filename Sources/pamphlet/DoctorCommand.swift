import ArgumentParser
import Glibc
import PamphletKit

/// `pamphlet doctor`: whether the machine has what editions need.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look for fonts, hyphenation and printers, and name the packages of what is missing.")

  @Option(help: ArgumentHelp("A language that you write, to look for its hyphenation.", valueName: "tag"))
  var language: [String] = ["en"]

  func run() throws {
    var missing: [String] = []
    for (family, file, package) in DoctorCommand.fonts {
      let isThere = DoctorCommand.folders.contains { DoctorCommand.exists("\($0)/\(file)") }
      DoctorCommand.tell(isThere, "font \(family)", package)
      if !isThere { missing.append(package) }
    }
    for tag in language {
      let isThere = Machine.resources.hyphenationPatterns(tag) != nil
      let package = DoctorCommand.hyphenationPackage(for: tag)
      DoctorCommand.tell(isThere, "hyphenation for \(tag)", package)
      if !isThere { missing.append(package) }
    }
    let hasPrinting = DoctorCommand.exists("/usr/bin/lp")
    DoctorCommand.tell(hasPrinting, "printing (lp)", "cups-client", isNeeded: false)
    let hasPrinter = (try? Folder.names(in: "/etc/cups/ppd"))?.isEmpty == false
    if hasPrinting { Terminal.write("\(hasPrinter ? "ok      " : "none    ") a printer\n", toErrors: false) }
    guard !missing.isEmpty else { return }
    Terminal.write("\nsudo apt install \(missing.joined(separator: " "))\n", toErrors: false)
    throw ExitStatus.file
  }

  private static let folders = ["/usr/share/fonts", "/usr/local/share/fonts"]

  /// The families of the layouts, one file of each, and its Debian package.
  private static let fonts = [
    ("Linux Libertine", "opentype/linux-libertine/LinLibertine_R.otf", "fonts-linuxlibertine")
  ]

  private static func tell(_ isThere: Bool, _ what: String, _ package: String, isNeeded: Bool = true) {
    let state = isThere ? "ok      " : isNeeded ? "MISSING " : "none    "
    Terminal.write("\(state) \(what)\(isThere ? "" : " (Debian package \(package))")\n", toErrors: false)
  }

  private static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  private static func hyphenationPackage(for tag: String) -> String {
    let parts = tag.lowercased().split(separator: "-").map(String.init)
    let usual = ["en": "en-us", "pt": "pt-pt", "no": "no", "nb": "no", "nn": "no"]
    let name =
      parts.count > 1 && parts[0] == "en"
      ? parts.prefix(2).joined(separator: "-") : usual[parts.first ?? ""] ?? parts.first ?? "en-us"
    return "hyphen-" + name
  }
}
