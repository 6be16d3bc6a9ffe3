import ArgumentParser
import Glibc
import PamphletKit

/// `pamphlet doctor`: whether the machine has what editions need.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look for fonts, hyphenation, libraries and printers, and name the packages of what is missing.",
    discussion: """
      “MISSING” is what the usual editions need, “none” what some editions or some languages need. It exits with 4 if \
      something is missing.
      """)

  @Option(
    name: [.customLong("lang"), .customLong("language")],
    help: ArgumentHelp(
      "A language that you write, to look for its hyphenation and Braille; give it again for each.", valueName: "tag"))
  var languages: [String] = ["en"]

  func run() throws {
    var findings = [Finding("pamphlet \(Pamphlet.configuration.version)", isThere: true)]
    findings += fonts + hyphenation + libraries + braille + printing
    for finding in findings { Terminal.write(finding.line, toErrors: false) }
    let isLacking = findings.contains { !$0.isThere && $0.isNeeded }
    let needed = findings.filter { !$0.isThere && $0.isNeeded }.map(\.package).filter { !$0.isEmpty }
    let useful = findings.filter { !$0.isThere && !$0.isNeeded }.map(\.package).filter { !$0.isEmpty }
    DoctorCommand.advise("To make the usual editions", needed)
    DoctorCommand.advise("For everything else", useful)
    if isLacking { throw ExitStatus.file }
  }

  /// Something that was looked for.
  private struct Finding {
    var what: String
    var isThere: Bool
    var package: String
    var isNeeded: Bool

    init(_ what: String, isThere: Bool, package: String = "", isNeeded: Bool = false) {
      self.what = what
      self.isThere = isThere
      self.package = package
      self.isNeeded = isNeeded
    }

    var line: String {
      let state = isThere ? "ok      " : isNeeded ? "MISSING " : "none    "
      return "\(state) \(what)\(isThere || package.isEmpty ? "" : " (Debian package \(package))")\n"
    }
  }

  private static func advise(_ aim: String, _ packages: [String]) {
    guard !packages.isEmpty else { return }
    var seen: Set<String> = []
    let names = packages.filter { seen.insert($0).inserted }.joined(separator: " ")
    Terminal.write("\n\(aim): sudo apt install \(names)\n", toErrors: false)
  }

  private var fonts: [Finding] {
    [
      (
        "Linux Libertine, the type of the layouts", "opentype/linux-libertine/LinLibertine_R.otf",
        "fonts-linuxlibertine", true
      ),
      ("Noto, for scripts that it lacks", "truetype/noto/NotoSerif-Regular.ttf", "fonts-noto-core", false),
      ("Noto CJK, for Chinese, Japanese and Korean", "opentype/noto/NotoSerifCJK-Regular.ttc", "fonts-noto-cjk", false),
    ].map { family, file, package, isNeeded in
      let isThere = Machine.resources.fontFolders.contains { DoctorCommand.exists("\($0)/\(file)") }
      return Finding("font \(family)", isThere: isThere, package: package, isNeeded: isNeeded)
    }
  }

  private var hyphenation: [Finding] {
    languages.map { tag in
      Finding(
        "hyphenation for \(tag)", isThere: Machine.resources.hyphenationPatterns(tag) != nil,
        package: DoctorCommand.hyphenationPackage(for: tag), isNeeded: true)
    }
  }

  /// What is opened only when an edition needs it; the program does not start without the others.
  private var libraries: [Finding] {
    [
      ("liblouis, for Braille", "liblouis.so.20", "liblouis20"),
      ("libqrencode, for QR codes in the text edition", "libqrencode.so.4", "libqrencode4"),
      ("fontconfig, for typefaces of your own", "libfontconfig.so.1", "libfontconfig1"),
    ].map { what, file, package in
      guard let library = unsafe dlopen(file, RTLD_LAZY | RTLD_LOCAL) else {
        return Finding(what, isThere: false, package: package)
      }
      unsafe dlclose(library)
      return Finding(what, isThere: true)
    }
  }

  private var braille: [Finding] {
    let tables = (try? Folder.names(in: "/usr/share/liblouis/tables")) ?? []
    return languages.map { tag in
      let primary = tag.lowercased().prefix { $0 != "-" }
      let isThere = tables.contains {
        $0.hasPrefix(primary) && ($0.hasSuffix(".ctb") || $0.hasSuffix(".utb") || $0.hasSuffix(".tbl"))
      }
      return Finding("Braille for \(tag)", isThere: isThere, package: "liblouis-data")
    }
  }

  private var printing: [Finding] {
    guard DoctorCommand.exists("/usr/bin/lp") else {
      return [Finding("printing from the command line (lp)", isThere: false, package: "cups-client")]
    }
    let printers = DoctorCommand.output(of: "/usr/bin/lpstat -e 2>/dev/null").split(separator: "\n")
    return [Finding("printing from the command line (lp)", isThere: true)]
      + (printers.isEmpty
        ? [Finding("a printer; add one in the settings of the system", isThere: false)]
        : printers.map { Finding("printer \(DiagnosticPrinter.printable(String($0)))", isThere: true) })
  }

  /// What a program of the system writes; nothing if it cannot be run.
  private static func output(of command: String) -> String {
    guard let pipe = unsafe popen(command, "re") else { return "" }
    defer { _ = unsafe pclose(pipe) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = unsafe fread(&part, 1, part.count, pipe)
      guard count > 0, bytes.count < 1 << 20 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += part.prefix(count)
    }
  }

  private static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// The package with the patterns of a language; empty if Debian has none.
  private static func hyphenationPackage(for tag: String) -> String {
    let parts = tag.lowercased().split(separator: "-").map(String.init)
    let usual = ["en": "en-us", "pt": "pt-pt", "nb": "no", "nn": "no"]
    guard let primary = parts.first else { return "" }
    let names = parts.dropFirst().map { "\(primary)-\($0)" } + [usual[primary] ?? primary]
    return names.first { packaged.contains($0) }.map { "hyphen-" + $0 } ?? ""
  }

  /// The languages of Debian's packages `hyphen-…`.
  private static let packaged: Set = [
    "af", "as", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en-gb", "en-us", "es", "fr", "gl", "gu", "hi", "hr",
    "hu", "id", "is", "it", "kn", "lt", "lv", "ml", "mn", "mr", "nl", "no", "or", "pa", "pl", "pt-br", "pt-pt", "ro",
    "ru", "sk", "sl", "sr", "sv", "ta", "te", "th", "uk", "zu",
  ]
}
