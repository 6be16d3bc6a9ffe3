import ArgumentParser
import PamphletKit

/// `pamphlet printer test`: a sheet to print, and two questions about it.
struct PrinterTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Make a calibration sheet, and keep what it shows.",
    discussion: """
      Without answers the sheet is made, and what to do with it is told. With --name and --arrow the answers are kept.
      """)

  @Option(help: "The name to keep the printer under.")
  var name: String?

  @Option(help: "First answer: sheet A turned like the page of a book, does the arrow on its back point up or down?")
  var arrow: Arrow?

  @Option(help: "Second answer: which letter is on the back of sheet A, A or B?")
  var behind: Letter = .A

  @Flag(help: "The printer does not turn paper: backs are printed after fronts.")
  var byHand = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Lines missing at the left, right, upper and lower edge.", valueName: "l,r,t,b"))
  var margins: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far backs must move right and down to stand behind fronts, in mm.", valueName: "x,y"))
  var offset: String?

  @Option(help: "The paper of the sheet.")
  var paper: String = "A4"

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the sheet goes.", valueName: "file"))
  var output: String = "printer-test.pdf"

  /// Where an arrow points.
  enum Arrow: String, WordOption { case up, down }
  /// A letter on a sheet.
  enum Letter: String, WordOption { case A, B }

  func validate() throws {
    if (name == nil) != (arrow == nil) {
      throw ValidationError("An answer needs a name, and a name an answer: --name, --arrow.")
    }
    if let margins, numbers(margins, 4)?.allSatisfy({ $0 >= 0 }) != true {
      throw ValidationError(
        "--margins are four numbers of millimetres from 0 to 100, such as 4,4,5,5; not “\(margins)”.")
    }
    if let offset, numbers(offset, 2) == nil {
      throw ValidationError("--offset is two numbers of millimetres, such as 0.5,-1; not “\(offset)”.")
    }
  }

  private func numbers(_ text: String, _ count: Int) -> [Double]? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
    return numbers.count == count && numbers.allSatisfy { abs($0) <= 100 } ? numbers : nil
  }

  func run() throws {
    let printer = DiagnosticPrinter(form: .long, isQuiet: false)
    guard let name, let arrow else { return try makeSheet(telling: printer) }
    var profile = PrinterProfile(name: name)
    profile.flip = byHand ? .hand : arrow == .up ? .long : .short
    profile.turnsStack = byHand && arrow == .down
    profile.reversesStack = byHand && behind == .B
    if let wide = margins.flatMap({ numbers($0, 4) })?.map({ Length.millimetres($0) }) {
      (profile.margins.left, profile.margins.right) = (wide[0], wide[1])
      (profile.margins.top, profile.margins.bottom) = (wide[2], wide[3])
    }
    if let moved = offset.flatMap({ numbers($0, 2) }) {
      profile.offset = Point(x: .millimetres(moved[0]), y: .millimetres(moved[1]))
    }
    Terminal.write(try PrinterStore.keep(profile, telling: printer) + "\n", toErrors: false)
  }

  private func makeSheet(telling printer: DiagnosticPrinter) throws {
    do {
      let sheet = try CalibrationSheet.pdf(on: try Paper(named: paper), using: Machine.resources)
      var outputs = OutputFiles()
      try outputs.add(sheet, at: output)
      try outputs.commit()
    } catch let failure as OutputFiles.Failure {
      printer.print(error: failure.message)
      throw ExitStatus.file
    } catch let error as any DiagnosableError {
      printer.print([error.diagnostic], in: [])
      throw ExitStatus.usage
    }
    Terminal.write(output + "\n", toErrors: false)
    Terminal.write(
      """
      Print it on two sheets, both sides, at its real size, and look at sheet A. Then, for example:
        pamphlet printer test --name Office --arrow up --margins 4,4,4,4
        pamphlet printer test --name Desk --by-hand --arrow down --behind B

      """, toErrors: true)
  }
}
