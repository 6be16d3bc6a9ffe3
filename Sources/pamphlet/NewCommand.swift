import ArgumentParser
import Glibc
import PamphletKit

/// `pamphlet new`: a manuscript to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a manuscript.",
    discussion: "On a terminal it asks for what was not given. A file that is there is never overwritten.")

  /// What kind of work it is.
  enum Kind: String, WordOption {
    /// A few pages under one title.
    case essay
    /// Chapters.
    case book
    /// One sheet.
    case leaflet
  }

  @Argument(help: ArgumentHelp("The file to make, such as essay.md.", valueName: "file"))
  var file: String

  @Option(help: "What to begin: essay, book or leaflet; an essay if nothing is said.")
  var kind: Kind?

  @Option(help: "The title.")
  var title: String?

  @Option(help: "The author.")
  var author: String?

  @Option(
    name: [.customLong("lang"), .customLong("language")],
    help: ArgumentHelp("The language, such as en or de-AT.", valueName: "tag"))
  var language: String?

  func run() throws {
    let printer = DiagnosticPrinter(form: .short, isQuiet: false)
    let path = file.contains(".") ? file : file + ".md"
    guard !KeyFile.exists(path) else {
      printer.print(error: "\(path) is there already; it is left as it is")
      throw ExitStatus.file
    }
    let kind = self.kind ?? NewCommand.askKind()
    let usual = NewCommand.title(from: path)
    let title = self.title ?? NewCommand.ask("Title [\(usual)]") ?? usual
    let author = self.author ?? NewCommand.ask("Author") ?? ""
    let language = self.language ?? NewCommand.ask("Language [en]") ?? "en"
    var text = "---\ntitle: \(NewCommand.quoted(title))\n"
    if !author.isEmpty { text += "author: \(NewCommand.quoted(author))\n" }
    text += "language: \(NewCommand.quoted(language))\n---\n\n" + NewCommand.body(of: kind)
    do {
      if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
        try OutputFiles.makeFolder(String(path[..<slash]))
      }
    } catch {
      printer.print(error: "cannot make the folder \(error.path): \(Terminal.reason(error.number))")
      throw ExitStatus.file
    }
    try KeyFile.write(Array(text.utf8), to: path, isSecret: false, telling: printer)
    Terminal.write("\(path)\nSee it as you write: pamphlet serve \(path)\n", toErrors: false)
  }

  /// What the manuscript begins with.
  private static func body(of kind: Kind) -> String {
    switch kind {
    case .essay:
      """
      The first paragraph says what this is about.

      An empty line begins a new paragraph. *Emphasis* is set in italics, and a note[^1] goes to the foot of the page.

      ## A section

      And so on.

      [^1]: Like this one.

      """
    case .book:
      """
      # The first chapter

      A heading with one mark begins a chapter, and a new page.

      ## A section

      A heading with two begins a section.

      # The second chapter

      The list of contents makes itself.

      """
    case .leaflet:
      """
      ## What, where and when

      Say it in the first line.

      - one reason
      - another one

      **What to do now**, and whom to ask.

      """
    }
  }

  /// A title from the name of a file: `my-first_essay.md` gives “My first essay”.
  private static func title(from path: String) -> String {
    let words = OutputNames.stem(of: path).split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
    return words.isEmpty ? "Untitled" : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The kind of work, asked for until the answer is one.
  private static func askKind() -> Kind {
    while let answer = ask("Essay, book or leaflet [essay]") {
      if let kind = Kind(rawValue: answer.lowercased()) { return kind }
      Terminal.write("There is no kind “\(DiagnosticPrinter.printable(answer))”.\n", toErrors: true)
    }
    return .essay
  }

  /// An answer from the terminal; nothing is asked where there is none.
  private static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    Terminal.write(question + ": ", toErrors: true)
    let answer = readLine(strippingNewline: true) ?? ""
    return answer.isEmpty ? nil : answer
  }

  /// Text as a double-quoted scalar of YAML, whatever is in it.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      if scalar.value >= 0x20 && scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
  }
}
