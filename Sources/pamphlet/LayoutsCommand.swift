import ArgumentParser
import PamphletKit

/// `pamphlet layouts`: what there is to choose from.
struct LayoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "layouts", abstract: "List the built-in layouts.")

  func run() throws {
    let layouts = BuiltInLayouts.all
    let width = layouts.map(\.name.count).max() ?? 0
    for layout in layouts {
      let gap = String(repeating: " ", count: width - layout.name.count + 2)
      Terminal.write(layout.name + gap + layout.summary + "\n", toErrors: false)
    }
  }
}
