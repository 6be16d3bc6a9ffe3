/// Which way text runs.
public enum Direction: String, Hashable, Sendable {
  /// As Latin does.
  case leftToRight = "ltr"
  /// As Arabic and Hebrew do.
  case rightToLeft = "rtl"

  /// The direction of text in a language (BCP 47), by its script subtag or else its primary language.
  public init(language: String) {
    let parts = language.split(separator: "-").map { $0.lowercased() }
    let rightToLeftScripts: Set<String> = ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"]
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 && !($0.utf8.first! < 0x61) }) {
      self = rightToLeftScripts.contains(script) ? .rightToLeft : .leftToRight
      return
    }
    let rightToLeftLanguages: Set<String> = [
      "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi",
    ]
    self = rightToLeftLanguages.contains(parts.first ?? "") ? .rightToLeft : .leftToRight
  }

  /// The direction of a paragraph, for all editions alike (UAX #9, HL1): that of the document, unless the text holds letters
  /// of the other direction only, or begins with one in a document that runs left to right. A paragraph in Arabic or Hebrew
  /// may well begin with a Latin name; one in English hardly begins with a Hebrew word without being meant so.
  package init(of text: ArraySlice<UInt8>, usual: Direction) {
    var position = text.startIndex
    self = usual
    while position < text.endIndex {
      guard let direction = Direction(ofLetter: text.decodeScalar(at: &position)) else { continue }
      self = direction
      if usual == .leftToRight || direction == .rightToLeft { return }
    }
  }

  /// The direction of a letter (UAX #9, L, R and AL), by its Unicode block; `nil` for digits, marks and what has none.
  private init?(ofLetter scalar: UInt32) {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: self = .leftToRight
    case ..<0xC0, 0xD7, 0xF7: return nil
    case 0x300...0x36F, 0x600...0x605, 0x610...0x61A, 0x64B...0x65F, 0x660...0x66C, 0x6DD, 0x6F0...0x6F9: return nil
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: self = .rightToLeft
    case 0x200F: self = .rightToLeft
    case 0x200E: self = .leftToRight
    case 0x2000...0x20FF, 0x2190...0x2BFF, 0x2E00...0x3004, 0x3008...0x3020, 0x30FB, 0xFE00...0xFE6F: return nil
    case 0xFF00...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFE0...0xFFFF, 0x1F000...0x1FAFF, 0xE0000...: return nil
    default: self = .leftToRight
    }
  }
}
