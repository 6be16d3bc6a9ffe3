import DocumentModel

/// Characters that say in themselves what a formula says by place or letters.
enum FormulaCharacters {
  private static let upper = pairs(
    "0123456789+−=()abcdefghijklmnoprstuvwxyzβγδφχθ′∗TN", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᵠᵡᶿ′*ᵀᴺ")
  private static let lower = pairs("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  private static func pairs(_ keys: String, _ values: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(keys.unicodeScalars, values.unicodeScalars))
  }

  /// Text in raised or lowered characters.
  ///
  /// - Returns: `nil` if one of them has no such form.
  static func script(of text: String?, isUpper: Bool) -> String? {
    guard let text else { return nil }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !(0x2061...0x2064).contains(scalar.value) {
      guard let mapped = (isUpper ? upper : lower)[scalar] else { return nil }
      result.append(mapped)
    }
    return String(result)
  }

  /// What an identifier, a number or words look like on the line, and the span that tells its letters in print.
  static func shown(_ node: Formula.Node) -> (text: String, span: TextSpan.Kind?) {
    switch node.alphabet {
    case .natural:
      guard node.kind == .identifier, node.text.unicodeScalars.count == 1, let scalar = node.text.unicodeScalars.first
      else { return (node.text, nil) }
      let isItalic =
        scalar.value < 0x250 || scalar.properties.isLowercase && (0x370...0x3FF).contains(scalar.value)
      return (node.text, isItalic && scalar != "ℏ" ? .emphasis : nil)
    case .doubleStruck:
      let known: [String: String] = ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
      return known[node.text].map { ($0, nil) } ?? (node.text, .strong)
    case .bold, .boldItalic: return (node.text, .strong)
    case .italic, .script: return (node.text, .emphasis)
    case .upright, .fraktur, .sansSerif, .monospace: return (node.text, nil)
    }
  }

  /// The combining character that does what an accent beside its base does.
  static func combining(_ sign: String, isAbove: Bool) -> Unicode.Scalar? {
    isAbove ? above[sign] : sign == "_" ? "\u{332}" : nil
  }

  private static let above: [String: Unicode.Scalar] = [
    "^": "\u{302}", "¯": "\u{304}", "~": "\u{303}", "→": "\u{20D7}", "←": "\u{20D6}", "↔": "\u{20E1}", "˙": "\u{307}",
    "¨": "\u{308}", "⃛": "\u{20DB}", "´": "\u{301}", "`": "\u{300}", "˘": "\u{306}", "ˇ": "\u{30C}", "˚": "\u{30A}",
  ]

  /// A letter and an accent as one character where there is one.
  static func composed(_ text: String) -> String {
    let known = [
      "a\u{302}": "â", "e\u{302}": "ê", "i\u{302}": "î", "o\u{302}": "ô", "u\u{302}": "û", "w\u{302}": "ŵ",
      "y\u{302}": "ŷ", "z\u{302}": "ẑ", "h\u{302}": "ĥ", "j\u{302}": "ĵ", "s\u{302}": "ŝ", "c\u{302}": "ĉ",
      "g\u{302}": "ĝ", "a\u{303}": "ã", "n\u{303}": "ñ", "o\u{303}": "õ", "u\u{303}": "ũ", "v\u{303}": "ṽ",
      "i\u{303}": "ĩ", "e\u{303}": "ẽ", "y\u{303}": "ỹ", "a\u{304}": "ā", "e\u{304}": "ē", "i\u{304}": "ī",
      "o\u{304}": "ō", "u\u{304}": "ū", "y\u{304}": "ȳ", "x\u{307}": "ẋ", "y\u{307}": "ẏ", "z\u{307}": "ż",
      "a\u{307}": "ȧ", "x\u{308}": "ẍ", "y\u{308}": "ÿ", "a\u{308}": "ä", "o\u{308}": "ö", "u\u{308}": "ü",
    ]
    return known[text] ?? text
  }
}
