/// The sentences that tell how sheets are printed, folded and bound, in the language of a work. A language that is not in the
/// table speaks English.
public struct FoldingWords: Sendable {
  /// The sentences in the order of the table.
  public enum Key: Int, CaseIterable, Sendable {
    /// One side only is printed.
    case printOneSide
    /// Fronts, then backs, are printed.
    case printByHand
    /// Signatures are folded, each by itself.
    case signatures
    /// Signatures are gathered and sewn or glued.
    case bind
    /// The pile is cut across, and the lower half laid inside the upper.
    case nest
    /// All sheets are folded twice, together.
    case quarto
    /// Each sheet is folded three times.
    case octavo
    /// Edges that are folds are cut open.
    case open
    /// One sheet is folded twice, white inside.
    case french
    /// The sheet is folded along all lines, opened again, and slit.
    case slit
    /// A slit sheet becomes a cross and then a booklet.
    case cross
    /// A slit sheet becomes a strip that is folded to and fro.
    case ring
    /// The sheets are cut along the marks.
    case cut
    /// Piles are laid on each other.
    case piles
    /// Flaps are folded inwards, the cover last.
    case tuck
    /// To and fro.
    case accordion
    /// Both flaps inwards.
    case gate
    /// In the middle, and in the middle again.
    case double
  }

  private let words: [String]
  private let bundle: BundleWords
  /// The language that the sentences are in, as a tag: the work's, or English.
  public let language: String

  /// The sentences in a language, given by its tag (BCP 47).
  public init(language: String) {
    bundle = BundleWords(language: language)
    let known = FoldingWords.tables[BundleWords.name(of: language)]
    words = known ?? FoldingWords.english
    self.language = known == nil ? "en" : language
  }

  /// A sentence.
  public subscript(key: Key) -> String { words[key.rawValue] }
  /// "How to fold".
  public var heading: String { bundle[.howToFold] }
  /// Both sides, flipped on the short edge.
  public var flipShort: String { bundle[.flipShort] }
  /// Both sides, flipped on the long edge.
  public var flipLong: String { bundle[.flipLong] }
  /// All sheets once in the middle.
  public var foldOnce: String { bundle[.foldOnce] }
  /// Twice on the fold.
  public var staple: String { bundle[.staple] }

  /// Steps as plain text in lines of at most 72 characters, numbered, under a heading.
  public static func text(_ heading: String, _ steps: [String]) -> String {
    let heading = FoldingHelp.oneLine(heading)
    var text = heading + "\n" + String(repeating: "=", count: heading.count) + "\n\n"
    for (index, step) in steps.enumerated() { text += FoldingHelp.wrapped(step, number: index + 1) }
    return text
  }

  static let english = [
    "Print on one side only, at actual size (100 %).",
    "Print the file of fronts at actual size (100 %), put the stack back into the printer, and print the file of backs. Try one sheet first.",
    "Fold the sheets of each signature together in the middle.",
    "Lay the signatures on each other in order, and sew or glue them at the spine.",
    "Cut the whole stack across the middle, and lay the lower half inside the upper half, in the same order.",
    "Fold all sheets together: the upper half over the lower half, then once more in the middle, with page 1 outside.",
    "Fold each sheet three times in the middle, each time across the fold before, with its first page outside.",
    "Cut open the edges that are still folded.",
    "Fold the sheet twice with the white side inside and page 1 outside.",
    "Fold the sheet along all lines and open it again. Cut along the solid lines inside the sheet.",
    "Fold the sheet lengthwise, print outside. Push both ends together until the pages stand like a cross, and fold them flat with page 1 in front.",
    "Fold the strip to and fro in the order of the pages, with page 1 in front and the white side hidden.",
    "Cut along the marks.",
    "Lay the piles on each other, row by row, the one with page 1 on top.",
    "Lay the inside up. Fold the narrowest panel inwards first, then the next, and the cover last.",
    "Fold the panels to and fro like an accordion, with the cover in front.",
    "Lay the inside up and fold both flaps inwards until they meet in the middle.",
    "Fold the sheet in the middle and once more in the middle, with the cover outside.",
  ]

  private static let tables: [String: [String]] = [
    "en": english, "de": german, "fr": french, "es": spanish, "it": italian, "pt": portuguese, "nl": dutch,
    "sv": swedish, "pl": polish, "ru": russian, "uk": ukrainian, "he": hebrew, "ar": arabic, "zh": chinese,
    "ja": japanese,
  ]
}
