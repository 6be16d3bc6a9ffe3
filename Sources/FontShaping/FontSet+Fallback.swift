public import DocumentModel

/// A character looked for in another font.
struct FallbackQuery: Hashable {
  var scalar: UInt32
  var font: FontID
  var language: String
}

extension FontSet {
  /// An installed font that has a character which `font` lacks, as bold and as italic as `font` where that can be had;
  /// `nil` if there is none, which the caller should warn of.
  ///
  /// - Parameter language: That of the text (BCP 47): ideographs look different in Chinese, Japanese and Korean.
  public func fallback(for scalar: UInt32, like font: FontID, language: String = "") -> FontID? {
    let query = FallbackQuery(scalar: scalar, font: font, language: FallbackFamilies.isShared(scalar) ? language : "")
    if let found = fallbacks[query] { return found }
    let found = findFallback(for: scalar, like: fonts[Int(font.index)], language: query.language)
    fallbacks[query] = .some(found)
    return found
  }

  private func findFallback(for scalar: UInt32, like font: Font, language: String) -> FontID? {
    // Few fonts say what they are but by their name.
    let name = files[font.file].postScriptName
    let isSerif = !["Sans", "Biolinum", "Carlito", "Lato", "Helvetica", "Arial"].contains { name.contains($0) }
    // Code stands in columns: what its font lacks comes from another whose letters are equally wide, if one has it.
    let isMonospaced = files[font.file].isMonospaced
    var names = FallbackFamilies.names(for: scalar, language: language, isSerif: isSerif)
    if isMonospaced { names = FallbackFamilies.monospaced + names }
    // A font in use already keeps the edition uniform and small, but where languages or scripts have one of their own.
    for (index, other) in fonts.enumerated()
    where !FallbackFamilies.isOfOwnScript(scalar) && other.isBold == font.isBold && other.isItalic == font.isItalic
      && other.features.subtracting(.closePunctuation)
        == font.features.subtracting(.closePunctuation)
      && files[other.file].isMonospaced == isMonospaced
    {
      if files[other.file].glyph(for: scalar) != nil { return FontID(index) }
    }
    for family in names {
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
  /// The families for one character in text of a language.
  static func names(for scalar: UInt32, language: String, isSerif: Bool) -> [String] {
    func ordered(_ name: String) -> [String] {
      let serif = name == "Arabic" ? ["Noto Naskh Arabic"] : ["Noto Serif \(name)"]
      return isSerif ? serif + ["Noto Sans \(name)"] : ["Noto Sans \(name)"] + serif
    }
    // Their punctuation belongs to their own fonts: elsewhere it is not as wide as they are.
    if isShared(scalar) { return ordered(region(of: language) ?? "CJK SC") + general }
    guard let name = name(ofScriptOf: scalar) else { return general + symbols }
    return ordered(name.hasPrefix("CJK") ? region(of: language) ?? name : name) + general + symbols
  }

  /// Families whose letters are all equally wide.
  static let monospaced = ["DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", "FreeMono"]

  /// Whether a character's script has families of its own, so that it should not be taken from others.
  static func isOfOwnScript(_ scalar: UInt32) -> Bool { isShared(scalar) || name(ofScriptOf: scalar) != nil }

  /// Whether Chinese, Japanese and Korean share a character, or have a width of their own for it.
  static func isShared(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x2014: false
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    // Kana, Bopomofo, Hangul and what is in circles; Yi; Tangut and the like.
    case 0x3040...0x33FF, 0xA000...0xA4CF, 0x16FE0...0x1B2FF: false
    default: EastAsianCharacters.isIdeographic(scalar)
    }
  }

  /// Noto's name of the script of a character; `nil` for those that many families have.
  private static func name(ofScriptOf scalar: UInt32) -> String? {
    guard scalar >= 0x530 else { return nil }
    let script = ShapingBuffer.script(of: scalar)
    return scripts.first { FontFile.tag($0.0) == script }?.1
  }

  /// Noto's name of the forms that ideographs have in a language; `nil` if it has none.
  private static func region(of language: String) -> String? {
    let subtags = language.lowercased().split(separator: "-")
    switch subtags.first {
    case "ja": return "CJK JP"
    case "ko": return "CJK KR"
    case "yue": return "CJK TC"
    case "zh": return subtags.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? "CJK TC" : "CJK SC"
    default: return nil
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
    ("Goth", "Gothic"), ("Gujr", "Gujarati"), ("Guru", "Gurmukhi"), ("Hang", "CJK KR"),
    ("Hani", "CJK SC"), ("Hebr", "Hebrew"), ("Hira", "CJK JP"), ("Kana", "CJK JP"), ("Khmr", "Khmer"),
    ("Knda", "Kannada"), ("Laoo", "Lao"), ("Mlym", "Malayalam"), ("Mong", "Mongolian"), ("Mymr", "Myanmar"),
    ("Nkoo", "NKo"), ("Ogam", "Ogham"), ("Orya", "Oriya"), ("Runr", "Runic"), ("Sinh", "Sinhala"),
    ("Syrc", "Syriac"), ("Taml", "Tamil"), ("Telu", "Telugu"), ("Tfng", "Tifinagh"), ("Thaa", "Thaana"),
    ("Thai", "Thai"), ("Tibt", "Tibetan"), ("Yiii", "Yi"),
  ]
}
