import ArgumentParser
import PamphletKit

/// What the command line says of the length of a work.
struct PageGoalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make the printed editions so many pages long, or auto: a little shorter if that saves a sheet.",
      valueName: "number"))
  var pages: String?

  @Option(help: ArgumentHelp("Make the printed editions as long as fits so many sheets.", valueName: "number"))
  var sheets: Int?

  func validate() throws {
    if let pages, PageGoal(pages: pages) == nil {
      throw ValidationError("--pages takes a number from 1 to 9999, or auto.")
    }
    if let sheets, !(1...9999).contains(sheets) { throw ValidationError("--sheets takes a number from 1 to 9999.") }
    if pages != nil && sheets != nil { throw ValidationError("--pages and --sheets exclude each other.") }
  }

  /// The same in the kit's words.
  var goal: PageGoal? { pages.flatMap { PageGoal(pages: $0) } ?? sheets.map { .sheets($0) } }
}
