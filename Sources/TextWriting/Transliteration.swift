/// What characters are written as in ASCII. Letters follow ICAO 9303 where a language has a custom of its own, Cyrillic the
/// romanisation of passports; punctuation follows typewriters.
enum Transliteration {
  /// The table of a language (BCP 47).
  static func table(for language: String) -> [UInt32: String] {
    let primary = language.prefix { $0 != "-" }.lowercased()
    switch primary {
    case "de", "gsw", "lb": return pairs("ä ae ö oe ü ue Ä Ae Ö Oe Ü Ue ß ss ẞ SS")
    case "da", "nb", "nn", "no", "sv", "fi", "fo", "is":
      return pairs("å aa Å Aa ä ae Ä Ae ö oe Ö Oe æ ae Æ Ae ø oe Ø Oe")
    case "nl", "af": return pairs("ĳ ij Ĳ IJ")
    case "uk":
      return pairs("г h Г H ґ g Ґ G и y И Y і i І I ї i Ї I й i Й I є ie Є Ie ю iu Ю Iu я ia Я Ia щ shch Щ Shch")
    case "be": return pairs("г h Г H і i І I ў u Ў U")
    case "bg": return pairs("щ sht Щ Sht ъ a Ъ A ь y Ь Y")
    case "sr", "mk", "bs": return pairs("ц c Ц C ч c Ч C ш s Ш S ж z Ж Z х h Х H й j Й J")
    default: return [:]
    }
  }

  /// Letters and signs in every language.
  static let general: [UInt32: String] = pairs(
    """
    ß ss ẞ SS æ ae Æ Ae œ oe Œ Oe ø o Ø O þ th Þ Th ð d Ð D đ d Đ D ħ h Ħ H ı i ĸ k ł l Ł L ŋ ng Ŋ Ng ŧ t Ŧ T ſ s ə e Ə E
    ƒ f ª a º o ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl ﬅ st ﬆ st ŉ 'n
    а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
    ъ " ы y ь ' э e ю yu я ya А A Б B В V Г G Д D Е E Ё Yo Ж Zh З Z И I Й Y К K Л L М M Н N О O П P Р R С S Т T У U Ф F
    Х Kh Ц Ts Ч Ch Ш Sh Щ Shch Ъ " Ы Y Ь ' Э E Ю Yu Я Ya і i І I ї yi Ї Yi є ye Є Ye ґ g Ґ G ў u Ў U ј j Ј J љ lj Љ Lj
    њ nj Њ Nj ћ c Ћ C ђ dj Ђ Dj џ dz Џ Dz ѓ gj Ѓ Gj ќ kj Ќ Kj ѕ dz Ѕ Dz ѣ ye Ѣ Ye ѳ f Ѳ F ѵ i Ѵ I
    “ " ” " „ " ‟ " « " » " ‘ ' ’ ' ‚ ' ‛ ' ‹ ' › ' ʼ ' ′ ' ″ " ´ ' ` ' ‐ - ‑ - ‒ - – - — -- ― -- − - … ... ‥ .. • * ‣ *
    · * ¶ [P] § S. † + ‡ ++ ° deg ¿ ? ¡ ! ¦ | ¬ ! ¯ - ¨ " ¸ , × x ÷ / ± +/- ≤ <= ≥ >= ≠ != ≈ ~ ∼ ~ ← <- → -> ↔ <-> ⇒ => ⇐ <=
    ↑ ^ ↓ v ∞ inf √ sqrt ∑ sum ∏ prod ∫ int ∂ d ∈ in ¼ 1/4 ½ 1/2 ¾ 3/4 ⅓ 1/3 ⅔ 2/3 ⅕ 1/5 ⅛ 1/8 ⅜ 3/8 ⅝ 5/8 ⅞ 7/8 ⁄ / ² ^2 ³ ^3 ¹ ^1
    ⁰ ^0 ⁴ ^4 ⁵ ^5 ⁶ ^6 ⁷ ^7 ⁸ ^8 ⁹ ^9 ₀ 0 ₁ 1 ₂ 2 ₃ 3 ₄ 4 ₅ 5 ₆ 6 ₇ 7 ₈ 8 ₉ 9 µ u © (c) ® (R) ™ (TM) ℠ (SM) № No. € EUR £ GBP
    ¥ JPY ¢ ct ¤ $ ₽ RUB ₹ INR ‰ o/oo ☐ [ ] ☑ [x] ☒ [x] ✓ [x] ✔ [x] ✗ [-] ★ * ☆ * ❦ * ■ # □ # ● * ○ o ◦ o ▪ * ▫ *
    、 , 。 . 「 " 」 " 『 " 』 " ・ * 〈 < 〉 > 《 " 》 " ー - ～ ~ ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s
    ض d ط t ظ z ع ' غ gh ف f ق q ك k ل l م m ن n ه h و w ي y ى a ة h ء ' أ a إ i آ aa ؤ w ئ y ؟ ? ، , ؛ ; پ p چ ch ژ zh گ g
    ک k ی y א a ב b ג g ד d ה h ו v ז z ח ch ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע ' פ p ף p צ ts ץ ts ק k ר r ש sh ת t
    ־ - ׳ ' ״ "
    """)

  /// Letters with a mark after them, as the one character that the tables have.
  static let compositions: [UInt64: UInt32] = {
    var table: [UInt64: UInt32] = [:]
    let rows: [(mark: UInt32, letters: String)] = [
      (0x308, "aäoöuüAÄOÖUÜеёЕЁіїІЇ"), (0x30A, "aåAÅ"), (0x306, "ийИЙуўУЎ"),
    ]
    for row in rows {
      let scalars = Array(row.letters.unicodeScalars.map(\.value))
      for index in stride(from: 0, to: scalars.count, by: 2) {
        table[UInt64(scalars[index]) << 32 | UInt64(row.mark)] = scalars[index + 1]
      }
    }
    return table
  }()

  /// What a character's name says of it: "LATIN SMALL LETTER E WITH ACUTE" is an e.
  static func byName(_ scalar: UInt32) -> String {
    guard let character = Unicode.Scalar(scalar) else { return "?" }
    let properties = character.properties
    if properties.generalCategory == .nonspacingMark || properties.generalCategory == .format { return "" }
    if properties.generalCategory == .spaceSeparator { return " " }
    let words = (properties.name ?? "").split(separator: " ")
    let isCapital = words.dropFirst().first == "CAPITAL"
    if let place = words.firstIndex(of: "LETTER") ?? words.firstIndex(of: "DIGIT") ?? words.firstIndex(of: "SYLLABLE"),
      let sound = sound(of: words[words.index(after: place)...].prefix { $0 != "WITH" }, in: words[0])
    {
      return isCapital ? sound.prefix(1).uppercased() + sound.dropFirst() : sound
    }
    let number = String(scalar, radix: 16, uppercase: true)
    return "{U+" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number + "}"
  }

  private static func sound(of name: ArraySlice<Substring>, in script: Substring) -> String? {
    guard let last = name.last, let first = name.first else { return nil }
    switch script {
    case "LATIN", "FULLWIDTH", "MODIFIER", "SUPERSCRIPT", "SUBSCRIPT":
      return last.utf8.count <= 2 ? last.lowercased() : nil
    case "GREEK": return greek[String(first == "FINAL" || first == "ARCHAIC" ? last : first)]
    case "HIRAGANA", "KATAKANA", "HANGUL": return last.lowercased()
    default: return digits.firstIndex(of: String(last)).map { String($0) }
    }
  }

  private static let digits = ["ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE"]
  private static let greek = [
    "ALPHA": "a", "BETA": "v", "GAMMA": "g", "DELTA": "d", "EPSILON": "e", "ZETA": "z", "ETA": "i", "THETA": "th",
    "IOTA": "i", "KAPPA": "k", "LAMDA": "l", "LAMBDA": "l", "MU": "m", "NU": "n", "XI": "x", "OMICRON": "o", "PI": "p",
    "RHO": "r", "SIGMA": "s", "TAU": "t", "UPSILON": "y", "PHI": "f", "CHI": "ch", "PSI": "ps", "OMEGA": "o",
  ]

  /// A table from characters and what they become, parted by spaces and line ends.
  private static func pairs(_ text: String) -> [UInt32: String] {
    var table: [UInt32: String] = [:]
    var rest = text.split(whereSeparator: { $0 == " " || $0 == "\n" })[...]
    while let key = rest.popFirst()?.unicodeScalars.first?.value, var value = rest.popFirst() {
      if value == "[", rest.first == "]" {
        _ = rest.popFirst()
        value = "[ ]"
      }
      table[key] = String(value)
    }
    return table
  }
}
