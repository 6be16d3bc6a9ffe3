internal import DocumentModel

/// The rules of a table.
struct TableFrame {
  /// Where a horizontal rule is.
  enum Place: Int {
    case top, header, middle, bottom
  }

  /// What stands before, between and after the cells of a line.
  let left: [UInt8]
  let between: [UInt8]
  let right: [UInt8]
  /// Whether there are rules around the table.
  let isClosed: Bool
  /// The stroke of each rule, and its left, inner and right corners.
  private let strokes: [(line: String, corners: [String])]
  private let notation: TextNotation

  /// The frame that the layout asks for; ASCII has no box drawing.
  init(_ rules: GridStyle.TableRules, _ notation: TextNotation) {
    self.notation = notation
    isClosed = rules != .plain
    var isPlainText = false
    if case .plain = notation { isPlainText = true }
    switch rules {
    case .plain:
      (left, between, right) = ([], [0x20, 0x20], [])
      let stroke = notation.isBraille ? "\u{2812}" : "-"
      strokes = Array(repeating: (stroke, ["", "  ", ""]), count: 4)
    case .box where isPlainText:
      (left, between, right) = (Array("│ ".utf8), Array(" │ ".utf8), Array(" │".utf8))
      strokes = [
        ("─", ["┌─", "─┬─", "─┐"]), ("═", ["╞═", "═╪═", "═╡"]), ("─", ["├─", "─┼─", "─┤"]), ("─", ["└─", "─┴─", "─┘"]),
      ]
    default:
      (left, between, right) = (Array("| ".utf8), Array(" | ".utf8), Array(" |".utf8))
      let thin = ("-", ["+-", "-+-", "-+"])
      strokes = [thin, ("=", ["+=", "=+=", "=+"]), thin, thin]
    }
  }

  /// Cells that the frame of so many columns takes.
  func cells(for columns: Int) -> Int { isClosed ? 3 * columns + 1 : 2 * max(0, columns - 1) }

  /// A horizontal rule.
  func rule(_ widths: [Int], _ place: Place) -> [UInt8] {
    let (line, corners) = strokes[place.rawValue]
    let inner = widths.map { String(repeating: line, count: $0) }.joined(separator: corners[1])
    return Array((corners[0] + inner + corners[2]).utf8)
  }
}
