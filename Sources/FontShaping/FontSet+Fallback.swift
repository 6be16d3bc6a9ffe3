public import DocumentModel

/// A character looked for in another font.
struct FallbackQuery: Hashable {
  var scalar: UInt32
  var font: FontID
}

extension FontSet {
  /// An installed font that has a character which `font` lacks, as bold and as italic as `font` where that can be had;
  /// `nil` if there is none, which the caller should warn of.
  public func fallback(for scalar: UInt32, like font: FontID) -> FontID? {
    let query = FallbackQuery(scalar: scalar, font: font)
    if let found = fallbacks[query] { return found }
    let found = findFallback(for: scalar, like: fonts[Int(font.index)])
    fallbacks[query] = .some(found)
    return found
  }

  private func findFallback(for scalar: UInt32, like font: Font) -> FontID? {
    // A font in use already keeps the edition uniform and small.
    for (index, other) in fonts.enumerated()
    where other.isBold == font.isBold && other.isItalic == font.isItalic
      && other.features.subtracting(.closePunctuation)
        == font.features.subtracting(.closePunctuation)
    {
      if files[other.file].glyph(for: scalar) != nil { return FontID(index) }
    }
    for family in FallbackFamilies.names(for: scalar) {
      guard let face = locator.knownFace(of: family, isBold: font.isBold, isItalic: font.isItalic) else { continue }
      if let found = add(face.file, named: family, for: scalar, like: font) { return found }
    }
    guard let face = locator.face(for: scalar, isBold: font.isBold, isItalic: font.isItalic) else { return nil }
    return add(face.file, named: face.file.postScriptName, for: scalar, like: font)
  }

  private func add(_ file: FontFile, named family: String, for scalar: UInt32, like font: Font) -> FontID? {
    guard file.glyph(for: scalar) != nil, file.allowsEmbedding else { return nil }
    return add(
      file, named: family,
      for: FontRequest(families: [], isBold: font.isBold, isItalic: font.isItalic, features: font.features))
  }
}

/// The families to look for characters in, best first.
enum FallbackFamilies {
  /// The families for one character.
  static func names(for scalar: UInt32) -> [String] {
    let script = ShapingBuffer.script(of: scalar)
    var names = general
    if let name = scripts.first(where: { FontFile.tag($0.0) == script })?.1 {
      names += ["Noto Serif \(name)", "Noto Sans \(name)"]
    }
    switch scalar {
    // Their punctuation belongs to their own fonts: elsewhere it is not as wide as they are.
    case 0x3000...0x303F, 0xFE30...0xFE4F, 0xFF00...0xFFEF:
      return ["Noto Serif CJK SC", "Noto Sans CJK SC"] + names
    default: return names + symbols
    }
  }

  private static let general = [
    "Linux Libertine O", "Gentium Plus", "DejaVu Serif", "Noto Serif", "DejaVu Sans", "Noto Sans",
  ]
  private static let symbols = ["Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "DejaVu Sans Mono"]

  /// Noto's names of scripts that have a family of their own.
  private static let scripts: [(StaticString, String)] = [
    ("Arab", "Arabic"), ("Armn", "Armenian"), ("Beng", "Bengali"), ("Bopo", "CJK TC"), ("Cans", "Canadian Aboriginal"),
    ("Cher", "Cherokee"), ("Copt", "Coptic"), ("Deva", "Devanagari"), ("Ethi", "Ethiopic"), ("Geor", "Georgian"),
    ("Goth", "Gothic"), ("Grek", "Display"), ("Gujr", "Gujarati"), ("Guru", "Gurmukhi"), ("Hang", "CJK KR"),
    ("Hani", "CJK SC"), ("Hebr", "Hebrew"), ("Hira", "CJK JP"), ("Kana", "CJK JP"), ("Khmr", "Khmer"),
    ("Knda", "Kannada"), ("Laoo", "Lao"), ("Mlym", "Malayalam"), ("Mong", "Mongolian"), ("Mymr", "Myanmar"),
    ("Nkoo", "NKo"), ("Ogam", "Ogham"), ("Orya", "Oriya"), ("Runr", "Runic"), ("Sinh", "Sinhala"),
    ("Syrc", "Syriac"), ("Taml", "Tamil"), ("Telu", "Telugu"), ("Tfng", "Tifinagh"), ("Thaa", "Thaana"),
    ("Thai", "Thai"), ("Tibt", "Tibetan"), ("Yiii", "Yi"),
  ]
}
