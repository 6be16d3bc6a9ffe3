import DocumentModel

/// How a language sets quotation marks and dashes.
struct Typography: Sendable {
  /// A pair of marks, with the space that belongs to them.
  struct Pair: Sendable {
    let open: [UInt8]
    let close: [UInt8]
  }

  /// For `"`.
  let double: Pair
  /// For `'`.
  let single: Pair
  /// Space before `;`, `!` and `?`, where the author typed one; `nil` leaves it.
  let thinSpace: [UInt8]?
  /// For `--` in a text without markup: between words without spaces, and with spaces around it.
  let dash: (closed: [UInt8], open: [UInt8])
  /// Whether quotation marks stand between letters without a space, as Chinese and Japanese have them.
  let isUnspaced: Bool
  /// Whether `"` and `'` between letters are letters themselves (Hebrew).
  let keepsInnerMarks: Bool

  static let apostrophe = Array("’".utf8)
  static let ellipsis = Array("…".utf8)
  static let enDash = Array("–".utf8)
  static let emDash = Array("—".utf8)
  /// U+202F, what French sets inside guillemets and before high punctuation.
  static let narrowSpace = Array("\u{202F}".utf8)

  /// The typography of a language, by its tag (BCP 47). Unknown languages have the marks of English.
  init(language: String) {
    let parts = language.split(separator: "-").map { $0.lowercased() }
    let name = parts.first ?? "en"
    let isSwiss = parts.contains("ch") || parts.contains("li")
    var marks = Self.marks[name] ?? "“”‘’"
    if isSwiss && ["de", "fr", "it"].contains(name) { marks = "«»‹›" }
    if name == "pt" && parts.contains("pt") { marks = "«»“”" }
    if name == "zh" && !parts.isDisjoint(with: ["hant", "tw", "hk", "mo"]) { marks = "「」『』" }
    let bytes = marks.unicodeScalars.map { Array(String($0).utf8) }
    let hasSpace = name == "fr" && !isSwiss
    double =
      hasSpace
      ? Pair(open: bytes[0] + Self.narrowSpace, close: Self.narrowSpace + bytes[1])
      : Pair(open: bytes[0], close: bytes[1])
    single = Pair(open: bytes[2], close: bytes[3])
    thinSpace = hasSpace ? Self.narrowSpace : nil
    dash =
      name == "en"
      ? (Self.emDash, Self.enDash)
      : ["fr", "es", "it", "pt", "ca", "gl", "ru", "uk", "be", "pl", "bg", "sr", "lt", "lv", "el", "zh", "ja"]
        .contains(name) ? (Self.emDash, Self.emDash) : (Self.enDash, Self.enDash)
    isUnspaced = ["ja", "zh", "yue", "cmn"].contains(name)
    keepsInnerMarks = ["he", "yi", "iw"].contains(name)
  }

  /// Marks by language: for `"` open and close, for `'` open and close.
  private static let marks: [String: String] = [
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
    parser.buffer.append(bytes, 0..<bytes.count)
    parser.scan(adding: &document)
    parser.emit(into: &document)
    return String(decoding: document.text, as: UTF8.self)
  }
}

extension [String] {
  fileprivate func isDisjoint(with others: [String]) -> Bool { !contains { others.contains($0) } }
}
