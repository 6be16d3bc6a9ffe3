/// Text of any alphabet in the letters of ASCII, for file names: a help to the memory, not a scholar's romanisation.
///
/// Rests on the characters' names in Unicode, which never change: an alphabet's letter is named by its sound.
enum Transliteration {
  /// The text with every letter that has a sound carried over, and everything else as a space.
  static func ascii(_ text: String) -> String {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.append(UInt8(scalar.value))
        continue
      }
      guard let name = scalar.properties.name else {
        if !isInvisible(scalar) { result.append(0x20) }
        continue
      }
      if name.hasPrefix("COMBINING") || isInvisible(scalar) { continue }
      if isVowelSign(name) {
        // A sign replaces the vowel that the letters of India carry by themselves.
        if result.last == 0x61 { result.removeLast() }
        if name.hasSuffix("SIGN VIRAMA") { continue }
      }
      result += sound(of: scalar, named: name)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Letters that the names do not give.
  private static let exceptions: [Unicode.Scalar: String] = [
    "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ı": "i", "ø": "oe", "Ø": "Oe", "å": "aa",
    "Å": "Aa",
    "ä": "ae", "Ä": "Ae", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue", "ŋ": "ng", "Ŋ": "Ng", "ə": "e", "Ə": "E",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
    "’": "", "‘": "", "א": "a", "ע": "a", "צ": "ts", "ץ": "ts", "ס": "s",
  ]

  private static func sound(of scalar: Unicode.Scalar, named name: String) -> [UInt8] {
    if let exception = exceptions[scalar] { return Array(exception.utf8) }
    if let lower = scalar.properties.lowercaseMapping.unicodeScalars.first, lower != scalar,
      let exception = exceptions[lower], let first = exception.utf8.first
    {
      return [first - 0x20] + Array(exception.utf8.dropFirst())
    }
    let words = name.split(separator: " ")
    if words[0] == "HANGUL", words.count == 3, words[1] == "SYLLABLE" { return Array(words[2].lowercased().utf8) }
    guard let mark = words.firstIndex(where: { ["LETTER", "CHARACTER", "SIGN", "SYLLABLE"].contains($0) }),
      mark + 1 < words.count, scalar.properties.isAlphabetic || name.contains("VOWEL SIGN")
    else { return scalar.properties.numericType == .decimal ? digit(scalar) : [0x20] }
    let after = words[(mark + 1)...].filter { $0 != "VOWEL" && $0 != "SIGN" && $0 != "SMALL" && $0 != "FINAL" }
    guard let word = after.first, word.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return [0x20] }
    let isCapital = scalar.properties.isUppercase
    let letters = spelled(word.lowercased(), of: words[0])
    return isCapital
      ? Array(letters.prefix(1).uppercased().utf8) + Array(letters.dropFirst().utf8) : Array(letters.utf8)
  }

  /// The part of a letter's name that is its sound: of `gamma` and `beh` the beginning, of `ka` in a syllabary all of it.
  private static func spelled(_ word: String, of script: Substring) -> String {
    let syllabic: Set<Substring> = [
      "LATIN", "HIRAGANA", "KATAKANA", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU",
      "KANNADA", "MALAYALAM", "SINHALA", "ETHIOPIC",
    ]
    if syllabic.contains(script) { return word }
    let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]
    let cluster = word.prefix { !vowels.contains($0) }
    return cluster.isEmpty ? String(word.prefix(1)) : String(cluster)
  }

  private static func isVowelSign(_ name: String) -> Bool {
    name.contains(" VOWEL SIGN ") || name.hasSuffix(" SIGN VIRAMA")
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .nonspacingMark
        && !(scalar.properties.name.map(isVowelSign) ?? false)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> [UInt8] {
    guard let value = scalar.properties.numericValue, value >= 0, value <= 9 else { return [0x20] }
    return [0x30 + UInt8(value)]
  }
}
