import ArgumentParser

/// A manual page (man(7)) from the help of a command and of those below it.
struct Manual {
  /// The page.
  let text: String

  /// The page of a program.
  init(of root: any ParsableCommand.Type) {
    let (name, configuration) = (Manual.name(of: root), root.configuration)
    var page = ".TH \(Manual.plain(name.uppercased())) 1 \"\" \"\(name) \(configuration.version)\" \"User Commands\"\n"
    page += ".SH NAME\n\(name) \\- \(Manual.plain(Manual.asPart(configuration.abstract)))\n"
    page += ".SH SYNOPSIS\n.B \(name)\n.I command\n[\\fIoptions\\fR] [\\fIfiles\\fR]\n"
    page += ".SH DESCRIPTION\n\(Manual.lines(Manual.introduction))"
    page += ".SH COMMANDS\n"
    for (path, command) in Manual.commands(below: root, after: [name]) {
      page += Manual.section(on: path, Pamphlet.helpMessage(for: command, columns: 100_000))
    }
    page += ".SH EXIT STATUS\n"
    for status in ExitStatus.allCases { page += ".TP\n.B \(status.rawValue)\n\(Manual.plain(status.meaning))\n" }
    page += ".SH ENVIRONMENT\n"
    for (variable, meaning) in Manual.environment { page += ".TP\n.B \(variable)\n\(Manual.plain(meaning))\n" }
    page += ".SH SEE ALSO\n.BR lp (1),\n.BR make (1),\n.BR minisign (1),\n.BR parallel (1)\n"
    text = page
  }

  private static let introduction = """
    One manuscript in, Markdown or plain text; an e-book, printed pages, a booklet to fold, a plain-text leaflet and an \
    offline copy out.

    Begin with: pamphlet new essay.md, then: pamphlet serve essay.md, and in the end: pamphlet build essay.md
    """

  private static let environment = [
    ("SOURCE_DATE_EPOCH", "The time that editions carry, in seconds since 1970, where the manuscript has no date."),
    ("PAGER", "What pamphlet show hands the text to on a terminal; otherwise less."),
    ("NO_COLOR", "Diagnostics have no colours if it is set."),
    ("CLICOLOR_FORCE", "Diagnostics have colours also where there is no terminal."),
  ]

  /// The commands that do something, each with the words that call it.
  private static func commands(
    below command: any ParsableCommand.Type, after words: [String]
  ) -> [(String, any ParsableCommand.Type)] {
    command.configuration.subcommands.flatMap { sub in
      let path = words + [name(of: sub)]
      return sub.configuration.subcommands.isEmpty
        ? [(path.joined(separator: " "), sub)] : commands(below: sub, after: path)
    }
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? "\(command)".lowercased()
  }

  /// A command's help, set anew.
  private static func section(on path: String, _ help: String) -> String {
    var page = ".SS \(plain(path))\n"
    var isList = false
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !isList && !page.hasSuffix(".PP\n") { page += ".PP\n" }
      } else if line.hasPrefix("OVERVIEW: ") {
        page += lines(line.dropFirst(10))
      } else if line.hasPrefix("USAGE: ") {
        page += "Usage:\n.B \(plain(line.dropFirst(7)))\n"
      } else if line.hasSuffix(":") && line.first?.isUppercase == true && line == line.uppercased() {
        isList = true
        if line != "ARGUMENTS:" && line != "OPTIONS:" { page += ".PP\n.I \(plain(asTitle(String(line.dropLast()))))\n" }
      } else if isList {
        page += entry(line)
      } else {
        page += line.hasPrefix("  ") ? ".RS\n.nf\n\(lines(line.drop { $0 == " " })).fi\n.RE\n" : lines(line)
      }
    }
    return page
  }

  /// An option or an argument: its name, two or more spaces, and what it does.
  private static func entry(_ line: some StringProtocol) -> String {
    let text = line.drop { $0 == " " }
    guard let gap = text.firstRange(of: "  ") else { return ".TP\n.B \(plain(text))\n" }
    return ".TP\n.B \(plain(text[..<gap.lowerBound]))\n\(lines(text[gap.upperBound...].drop { $0 == " " }))"
  }

  /// Paragraphs, ended by a line end.
  private static func lines(_ text: some StringProtocol) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? ".PP\n" : (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + plain(line) + "\n"
    }.joined()
  }

  /// Text in which nothing is a command.
  private static func plain(_ text: some StringProtocol) -> String {
    String(text).replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }

  /// The title of a group of options, which the help has in capitals.
  private static func asTitle(_ capitals: String) -> String {
    String(capitals.prefix(1)) + capitals.dropFirst().lowercased()
  }

  /// A sentence as a part of one.
  private static func asPart(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + (sentence.hasSuffix(".") ? sentence.dropFirst().dropLast() : sentence.dropFirst())
  }
}

extension ExitStatus {
  /// What it says, in words.
  var meaning: String {
    switch self {
    case .fine: "Everything was made."
    case .document: "The manuscript has an error, or a copy is not what it was."
    case .usage: "The command was not understood."
    case .strict: "There were warnings, and --strict was given."
    case .file: "A file is missing, or cannot be read or written."
    case .fit: "The text does not fit."
    case .internal: "A mistake in pamphlet itself."
    }
  }
}
