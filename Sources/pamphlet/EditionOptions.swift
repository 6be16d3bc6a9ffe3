import ArgumentParser
import PamphletKit

/// Which editions a command makes of works, and where.
struct EditionOptions: ParsableArguments {
  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: ArgumentHelp("Editions, separated by commas: epub, pdf, booklet, txt, html, md, brf.", valueName: "editions"))
  var to: [String] = ["epub,pdf,booklet,txt,html"]

  @Option(name: .shortAndLong, help: "A layout for all editions: a name from `pamphlet layouts`, or a file.")
  var layout: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the editions.", valueName: "folder"))
  var output: String = "Output"

  @Option(help: "How to read the files: automatic (by name), markdown or text.")
  var from: MarkupOption = .automatic

  func validate() throws {
    for name in to.flatMap({ $0.split(separator: ",") }) where Edition(named: name) == nil {
      throw ValidationError("There is no edition “\(name)”.")
    }
  }

  /// The editions, in the order they were named.
  var all: [Edition] { to.flatMap { $0.split(separator: ",") }.compactMap { Edition(named: $0) } }
}

extension Edition {
  /// The edition that a user calls `name`.
  init?(named name: some StringProtocol) { self.init(rawValue: name == "text" ? "txt" : String(name)) }
}
