import DocumentModel

/// The mathematical alphabets of Unicode (block Mathematical Alphanumeric Symbols), which MathML Core asks for.
enum MathAlphabet {
  /// Text in the letters of an alphabet; characters that it has not stay as they are.
  static func text(_ text: String, in alphabet: Formula.Alphabet) -> String {
    guard alphabet != .natural && alphabet != .upright else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(letter(scalar, in: alphabet)) }
    return String(result)
  }

  private static func letter(_ scalar: Unicode.Scalar, in alphabet: Formula.Alphabet) -> Unicode.Scalar {
    if let known = exceptions(alphabet)[scalar] { return known }
    let value = scalar.value
    let bases = bases(alphabet)
    var mapped = value
    switch value {
    case 0x41...0x5A: mapped = bases.latin + value - 0x41
    case 0x61...0x7A: mapped = bases.latin + 26 + value - 0x61
    case 0x391...0x3A9 where bases.greek > 0: mapped = bases.greek + value - 0x391
    case 0x3B1...0x3C9 where bases.greek > 0: mapped = bases.greek + 26 + value - 0x3B1
    case 0x30...0x39 where bases.digits > 0: mapped = bases.digits + value - 0x30
    default: break
    }
    return Unicode.Scalar(mapped) ?? scalar
  }

  /// Where capitals, Greek capitals and digits begin; small letters follow.
  private static func bases(_ alphabet: Formula.Alphabet) -> (latin: UInt32, greek: UInt32, digits: UInt32) {
    switch alphabet {
    case .bold: (0x1D400, 0x1D6A8, 0x1D7CE)
    case .italic: (0x1D434, 0x1D6E2, 0)
    case .boldItalic: (0x1D468, 0x1D71C, 0x1D7CE)
    case .script: (0x1D49C, 0, 0)
    case .fraktur: (0x1D504, 0, 0)
    case .doubleStruck: (0x1D538, 0, 0x1D7D8)
    case .sansSerif: (0x1D5A0, 0, 0x1D7E2)
    case .monospace: (0x1D670, 0, 0x1D7F6)
    case .natural, .upright: (0x41, 0, 0)
    }
  }

  /// Letters that Unicode had before it had the alphabets.
  private static func exceptions(_ alphabet: Formula.Alphabet) -> [Unicode.Scalar: Unicode.Scalar] {
    switch alphabet {
    case .italic: ["h": "ℎ"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
      ]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    default: [:]
    }
  }
}
