import ArgumentParser
import PamphletKit

/// `pamphlet explain`: what a manuscript was understood to be, block by block.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what each block of a manuscript was taken for, and by which rule.",
    discussion: """
      Every line of the answer has the line in the file, the block, the rule that decided, for headings of plain text \
      the score (3 makes a heading), and the first words. To correct the guess, write it as Markdown: -t md.
      """)

  @Argument(help: ArgumentHelp("A Markdown or plain-text file; - reads standard input.", valueName: "file"))
  var file: String

  @Option(help: "How to read the file: automatic (by name), markdown or text.")
  var from: MarkupOption = .automatic

  @Option(help: "What headings of plain text look like: automatic, questions, caps, numbered or none.")
  var headings: HeadingsOption = .automatic

  func run() throws {
    let printer = DiagnosticPrinter(form: .long, isQuiet: false)
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(file)
    } catch {
      printer.print(error: "cannot read \(file): \(error.reason)")
      throw ExitStatus.file
    }
    var diagnostics = Diagnostics()
    let source = SourceFile(decoding: bytes, named: file, reporting: &diagnostics)
    let isPlain = from == .text || from == .automatic && ManuscriptKind(of: source) == .plainText
    var options = ReadingOptions()
    options.headings = headings.form
    do {
      let findings =
        try isPlain
        ? Finding.all(plainText: source, options: options) : Finding.all(markdown: source, reporting: &diagnostics)
      printer.print(diagnostics.all, in: [source])
      var text = ""
      var places = SourcePlaces([source])
      for finding in findings {
        let line = String(places.place(at: Int(finding.place.start), in: 0).line)
        text += padded(line, 6) + padded(finding.block, 14) + padded(finding.rule, 34)
        text += padded(finding.score, 6) + DiagnosticPrinter.printable(finding.words) + "\n"
      }
      Terminal.write(text, toErrors: false)
    } catch {
      printer.print([error.diagnostic], in: [source])
      throw ExitStatus.document
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

/// What headings look like, as the command line says it.
enum HeadingsOption: String, WordOption {
  /// Whatever the rules find.
  case automatic
  /// Lines that end with a question mark.
  case questions
  /// Lines in capitals.
  case caps
  /// Lines that begin with a number.
  case numbered
  /// There are none.
  case none

  /// The same in the reader's words.
  var form: ReadingOptions.HeadingForm { ReadingOptions.HeadingForm(rawValue: rawValue) ?? .automatic }
}
