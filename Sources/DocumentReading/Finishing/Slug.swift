/// Names of headings, made of their text as GitHub makes them.
enum Slug {
  /// The text in lower case, spaces as hyphens, without punctuation; may be empty.
  static func slug(of text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        result.unicodeScalars.append("-")
      } else if scalar == "_" || scalar.value < 0x80 && CharacterClass.isAlphanumeric(UInt8(scalar.value)) {
        result.unicodeScalars.append(scalar)
      } else if scalar.value >= 0x80, isWord(scalar), isNameCharacter(scalar) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
      true
    default: false
    }
  }

  /// A name that XML accepts as an identifier (NCName), as near to `name` as can be.
  static func identifier(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars where isNameCharacter(scalar) { result.unicodeScalars.append(scalar) }
    guard let first = result.unicodeScalars.first else { return "section" }
    return isNameStart(first) ? result : "s-" + result
  }

  /// XML 1.0, NameStartChar without the colon.
  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// XML 1.0, NameChar without the colon.
  private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isNameStart(scalar)
    }
  }
}
