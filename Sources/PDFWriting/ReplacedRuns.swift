import DocumentModel

/// The runs whose text a reader could not gather from their glyphs one by one: those with glyphs that take no room, are
/// shifted, or share their characters, as in the scripts of India and of Thailand and in letters with loose accents, and
/// those in ``EmbeddedFonts/unreadable``.
///
/// Such a run becomes a marked-content sequence of its own that says its text (ISO 32000-1, 14.9.4). Runs from right to left
/// do not: Poppler turns such texts about.
struct ReplacedRuns {
  /// Whether there are any.
  private(set) var isEmpty = true
  private var isReplaced: [Bool]

  /// Looks through all runs; those in `unreadable` are among them.
  init(_ shapes: ShapedText, _ unreadable: Set<Int>) {
    isReplaced = [Bool](repeating: false, count: shapes.runs.count)
    for (number, run) in shapes.runs.enumerated()
    where ReplacedRuns.isIntricate(run, in: shapes) || unreadable.contains(number) {
      isReplaced[number] = true
      isEmpty = false
    }
  }

  /// Whether a run's text is to be said.
  func contains(_ run: ShapedText.RunID) -> Bool { isReplaced[Int(run)] }

  private static func isIntricate(_ run: ShapedRun, in shapes: ShapedText) -> Bool {
    var last: UInt16?
    var isIntricate = false
    for index in run.glyphs.asInts {
      let glyph = shapes.glyphs[index]
      if glyph.advance == 0 || glyph.xOffset != 0 || glyph.yOffset != 0 || glyph.cluster == last { isIntricate = true }
      if let last, glyph.cluster < last { return false }
      last = glyph.cluster
    }
    return isIntricate && !runsLeft(shapes.text[run.text.asInts])
  }

  /// Whether a text begins with a letter of a script that runs from right to left: U+0590…U+08FF and the forms of those
  /// letters from U+FB1D, U+10800 and U+1E800 on.
  private static func runsLeft(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, let second = text.dropFirst().first else { return false }
    switch first {
    case 0xD6...0xDF: return true
    case 0xE0: return second <= 0xA3
    case 0xEF: return (0xAC...0xBB).contains(second)
    case 0xF0: return second == 0x90 || second == 0x9E
    default: return false
    }
  }
}
