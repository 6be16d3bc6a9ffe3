import DocumentModel

/// How a language sets quotation marks and dashes.
struct Typography: Sendable {
  /// What is set in place of what was typed.
  enum Mark: UInt8 {
    case apostrophe, ellipsis, enDash, emDash
    /// For `"`, with the space that belongs to them.
    case doubleOpen, doubleClose
    /// For `'`.
    case singleOpen, singleClose
    /// U+202F, what French sets inside guillemets and before high punctuation.
    case narrowSpace
  }

  private let marks: InlineArray<9, ShortText>
  /// Whether a space before `;`, `!` and `?`, where the author typed one, becomes narrow.
  let hasNarrowSpaces: Bool
  /// For `--` in a text without markup: between words without spaces, and with spaces around it.
  let dash: (closed: Mark, open: Mark)
  /// Whether quotation marks stand between letters without a space, as Chinese and Japanese have them.
  let isUnspaced: Bool
  /// Whether `"` and `'` between letters are letters themselves (Hebrew).
  let keepsInnerMarks: Bool

  subscript(mark: Mark) -> ShortText { marks[Int(mark.rawValue)] }

  /// The typography of a language, by its tag (BCP 47). Unknown languages have the marks of English.
  init(language: String) {
    let parts = language.split(separator: "-").map { $0.lowercased() }
    let name = parts.first ?? "en"
    let isSwiss = parts.contains("ch") || parts.contains("li")
    var marks = Self.quotationMarks[name] ?? "“”‘’"
    if isSwiss && ["de", "fr", "it"].contains(name) { marks = "«»‹›" }
    if name == "pt" && parts.contains("pt") { marks = "«»“”" }
    if name == "zh" && !parts.isDisjoint(with: ["hant", "tw", "hk", "mo"]) { marks = "「」『』" }
    hasNarrowSpaces = name == "fr" && !isSwiss
    var texts = ["’", "…", "–", "—"] + marks.unicodeScalars.map { String($0) } + ["\u{202F}"]
    if hasNarrowSpaces {
      texts[Int(Mark.doubleOpen.rawValue)] += "\u{202F}"
      texts[Int(Mark.doubleClose.rawValue)] = "\u{202F}" + texts[Int(Mark.doubleClose.rawValue)]
    }
    self.marks = InlineArray { ShortText(texts[$0].utf8) }
    dash =
      name == "en"
      ? (.emDash, .enDash)
      : ["fr", "es", "it", "pt", "ca", "gl", "ru", "uk", "be", "pl", "bg", "sr", "lt", "lv", "el", "zh", "ja"]
        .contains(name) ? (.emDash, .emDash) : (.enDash, .enDash)
    isUnspaced = ["ja", "zh", "yue", "cmn"].contains(name)
    keepsInnerMarks = ["he", "yi", "iw"].contains(name)
  }

  /// Marks by language: for `"` open and close, for `'` open and close.
  private static let quotationMarks: [String: String] = [
    "de": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "bg": "„“‚‘", "is": "„“‚‘", "et": "„“‚‘", "lt": "„“‚‘",
    "lv": "„“‚‘", "ka": "„“‚‘", "mk": "„“‚‘", "lb": "„“‚‘", "fr": "«»“”", "br": "«»“”", "es": "«»“”", "ca": "«»“”",
    "gl": "«»“”", "eu": "«»“”", "it": "«»“”", "el": "«»“”", "ru": "«»„“", "uk": "«»„“", "be": "«»„“", "hy": "«»„“",
    "ar": "«»‹›", "fa": "«»‹›", "ur": "“”‘’", "pl": "„”«»", "ro": "„”«»", "hr": "„”‚’", "bs": "„”‚’", "sr": "„”’’",
    "hu": "„”»«", "sv": "””’’", "fi": "””’’", "da": "””’’", "nb": "«»‘’", "nn": "«»‘’", "no": "«»‘’", "he": "””’’",
    "yi": "””’’", "iw": "””’’", "sq": "«»‹›", "af": "“”‘’", "ja": "「」『』",
  ]
}

extension Typography {
  /// A text of one line as the language sets it.
  func set(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var parser = InlineParser(dialect: [.noMarkup], file: 0, definitions: InlineDefinitions(), typography: self)
    var document = Document()
    bytes.withView { view in
      parser.buffer.take(view, 0..<view.count)
      parser.scan(adding: &document)
      parser.emit(into: &document)
    }
    return String(decoding: document.text, as: UTF8.self)
  }
}

extension [String] {
  fileprivate func isDisjoint(with others: [String]) -> Bool { !contains { others.contains($0) } }
}
