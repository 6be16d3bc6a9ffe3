import ArgumentParser
import PamphletKit

/// What the command line says of sheets, folds and printers.
struct PrintOptions: ParsableArguments {
  @Option(
    help: """
      The paper: A3, A4, A5, Letter, Legal, Tabloid, or a size such as 200x250mm; else the layout's, or A4 (`build` takes \
      Letter, A3 or Tabloid for pages that are too large for it).
      """)
  var paper: String?

  @Option(
    help: ArgumentHelp(
      "How pages lie on sheets: \(ImpositionScheme.examples.joined(separator: ", ")); else the layout's, or saddle.",
      valueName: "name"))
  var scheme: String?

  @Option(help: "How the printer turns paper: automatic, long, short, or manual (fronts and backs apart).")
  var duplex: DuplexOption = .automatic

  @Option(
    help: ArgumentHelp(
      "A printer from `pamphlet printer list`, for its margins and how it turns paper.", valueName: "name"))
  var printer: String?

  @Option(
    help: ArgumentHelp("Marks on sheets, separated by commas: fold, crop, collating, or none.", valueName: "marks"))
  var marks: String = "fold"

  @Option(help: ArgumentHelp("How far pictures may reach over the trimmed edge, such as 3mm.", valueName: "length"))
  var bleed: String = "0"

  @Option(help: ArgumentHelp("How far pages stand from the fold at their spine, such as 2mm.", valueName: "length"))
  var gutter: String = "0"

  @Option(
    help: ArgumentHelp(
      "By how much each sheet thickens a signature: the paper's thickness, such as 0.1mm.", valueName: "length"))
  var creep: String = "0.1mm"

  @Option(
    help: """
      How to print, fold and bind, in the work's language and with drawings: page (after the last sheet), file (a PDF of its \
      own) or text.
      """)
  var foldHelp: FoldHelpOption?

  @Option(help: "Also make files for a printing house, PDF/X-4 without links: grey (black ink), or cmyk.")
  var press: PressOption?

  @Flag(help: "Tell how many sheets of paper it takes, and how much of them is covered with ink.")
  var estimate = false

  func validate() throws {
    for (name, value) in [("--bleed", bleed), ("--gutter", gutter), ("--creep", creep)] {
      guard let length = Length(written: value), length <= .millimetres(50) else {
        throw ValidationError("\(name) is a length up to 50mm, such as 3mm; not “\(value)”.")
      }
    }
    for name in marks.split(separator: ",", omittingEmptySubsequences: false)
    where name != "none" && Printing.Mark(rawValue: String(name)) == nil {
      throw ValidationError(
        "There are no marks “\(name)”. Marks are \(Printing.Mark.allCases.map(\.rawValue).joined(separator: ", ")) or none."
      )
    }
  }

  /// The same in the kit's words. What is wrong is told, and ends the program.
  func printing(telling printer: DiagnosticPrinter) throws -> Printing {
    var printing = Printing()
    do {
      printing.paper = try paper.map { name throws(ImpositionError) in try Paper(named: name) }
      printing.scheme = try scheme.map { name throws(ImpositionError) in try ImpositionScheme(named: name) }
    } catch {
      printer.print([error.diagnostic], in: [])
      throw ExitStatus.usage
    }
    printing.printer = try self.printer.map { try PrinterStore.profile(named: $0, telling: printer) }
    printing.duplex = duplex.duplex
    printing.isEstimated = estimate
    printing.foldHelp = foldHelp?.place
    printing.press = press?.inks
    printing.marks = Set(marks.split(separator: ",").compactMap { Printing.Mark(rawValue: String($0)) })
    printing.bleed = Length(written: bleed) ?? .zero
    printing.gutter = Length(written: gutter) ?? .zero
    printing.creep = Length(written: creep) ?? .zero
    return printing
  }
}

/// Where help for folding goes, as the command line says it.
enum FoldHelpOption: String, WordOption {
  /// On a sheet after the last.
  case page
  /// Into a PDF of its own.
  case file
  /// Into a text file of its own.
  case text

  /// The same in the kit's words.
  var place: Printing.FoldHelp? { Printing.FoldHelp(rawValue: rawValue) }
}

/// What a printing house prints with, as the command line says it.
enum PressOption: String, WordOption {
  /// Black ink.
  case grey
  /// The four process colours.
  case cmyk

  /// The same in the kit's words.
  var inks: Printing.Press? { Printing.Press(rawValue: rawValue) }
}

/// How the printer turns paper, as the command line says it.
enum DuplexOption: String, WordOption {
  /// As the printer's profile or the scheme has it.
  case automatic
  /// About the long edge.
  case long
  /// About the short edge.
  case short
  /// Not at all.
  case manual

  /// The same in the kit's words.
  var duplex: Printing.Duplex {
    switch self {
    case .automatic: .automatic
    case .long: .long
    case .short: .short
    case .manual: .manual
    }
  }
}
