/// Names of headings, made of their text as GitHub makes them.
enum Slug {
  /// The text in lower case, spaces as hyphens, without punctuation; may be empty.
  static func slug(of text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      var result: [UInt8] = []
      result.reserveCapacity(text.utf8.count)
      for byte in text.utf8 { if let byte = slugByte(of: byte) { result.append(byte) } }
      return String(decoding: result, as: UTF8.self)
    }
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.value < 0x80 {
        if let byte = slugByte(of: UInt8(scalar.value)) { result.append(Unicode.Scalar(byte)) }
      } else if isWord(scalar), isNameCharacter(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// What stands for a byte of ASCII, or `nil` if nothing does.
  private static func slugByte(of byte: UInt8) -> UInt8? {
    if byte == 0x20 { return UInt8(ascii: "-") }
    let isKept = CharacterClass.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    return isKept ? (byte &- 0x41 < 26 ? byte | 0x20 : byte) : nil
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
    let isWhole = name.utf8.allSatisfy { CharacterClass.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
    let kept = isWhole ? name : String(String.UnicodeScalarView(name.unicodeScalars.filter(isNameCharacter)))
    guard let first = kept.unicodeScalars.first else { return "section" }
    return isNameStart(first) ? kept : "s-" + kept
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
