/// The words that a bundle says itself, in the language of the work. A language that is not in the table speaks English.
struct BundleWords: Hashable, Sendable {
  /// The words in the order of the table.
  enum Key: Int, CaseIterable {
    /// "Read", the link to the page for the browser.
    case read
    /// "E-book".
    case ebook
    /// "Plain text".
    case text
    /// "Pages to print".
    case pages
    /// "Booklet to fold".
    case booklet
    /// "Search".
    case search
    /// "Nothing found".
    case nothingFound
    /// "Places found:", before a number.
    case found
    /// "Works".
    case works
    /// "Manuscript".
    case source
    /// "How to fold".
    case howToFold
    /// "Open index.html in a browser; no network is needed."
    case openThis
    /// "Copy the whole folder to pass it on."
    case passItOn
    /// "To see whether anything was changed:"
    case check
    /// "If there is a signature, with the publisher's key from another place:"
    case checkSignature
    /// "Print on both sides, at actual size (100 %), and have the sheets flipped on the short edge."
    case flipShort
    /// The same with the long edge.
    case flipLong
    /// "Lay the sheets together in the order in which they come out and fold all of them once in the middle, the cover
    /// outside."
    case foldOnce
    /// "Staple twice on the fold."
    case staple
    /// "If your printer prints on one side only, print the odd pages first, put the stack back in and print the even
    /// pages. Try one sheet first."
    case oneSided
    /// "For reading on a screen, or for printing page by page."
    case singlePages
    /// "Braille".
    case braille
  }

  private let words: [String]

  /// The words in a language, given by its tag (BCP 47).
  init(language: String) {
    words = BundleWords.tables[BundleWords.name(of: language)] ?? BundleWords.english
  }

  /// The name that a language has in the tables.
  static func name(of language: String) -> String {
    let name = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return ["iw": "he", "cmn": "zh", "no": "nb", "nn": "nb"][name] ?? name
  }

  /// A word.
  subscript(key: Key) -> String { words[key.rawValue] }

  private static let tables: [String: [String]] = [
    "de": german, "fr": french, "es": spanish, "it": italian, "pt": portuguese, "nl": dutch, "sv": swedish,
    "pl": polish,
    "ru": russian, "uk": ukrainian, "he": hebrew, "ar": arabic, "zh": chinese, "ja": japanese,
  ]
}
