/// Guesses the language of a text: by its script, and among languages of one script by their most frequent words.
enum LanguageGuess {
  /// Bytes that are looked at, at most, from the beginning.
  private static let longestSample = 1 << 16
  /// Frequent words that must be met before they count.
  private static let fewestHits = 4

  /// The language tag, or `nil` if the text does not tell.
  static func language(of bytes: ArraySlice<UInt8>) -> String? {
    var sample = bytes.prefix(longestSample)
    while let last = sample.last, last >= 0x80, sample.count < bytes.count { sample = sample.dropLast() }
    if let language = script(of: sample) {
      return language == "cyrl" ? best(sample, among: cyrillic) ?? "ru" : language
    }
    return best(sample, among: latin)
  }

  /// The language of the script that has most letters, `cyrl` for Cyrillic, `nil` for Latin.
  private static func script(of sample: ArraySlice<UInt8>) -> String? {
    var counts: [String: Int] = [:]
    var latinLetters = 0
    var persianLetters = 0
    var last: (name: String, count: Int) = ("latn", 0)
    var index = sample.startIndex
    while index < sample.endIndex {
      let byte = sample[index]
      if byte < 0x80 {
        if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { latinLetters += 1 }
        index += 1
        continue
      }
      let (value, length) = scalar(at: index, in: sample)
      index += length
      guard isLetter(value) else { continue }
      if [0x67E, 0x686, 0x6AF, 0x698, 0x6CC].contains(value) { persianLetters += 1 }
      let name = script(of: value)
      if name != last.name {
        counts[last.name, default: 0] += last.count
        last = (name, 0)
      }
      last.count += 1
    }
    counts[last.name, default: 0] += last.count
    counts["latn", default: 0] += latinLetters
    // The order of a hash table decides nothing: among equals the first by name is taken.
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "latn"
    let kana = counts["ja", default: 0]
    switch most {
    case "latn": return kana > 20 && kana * 4 > counts["latn", default: 0] ? "ja" : nil
    case "zh": return kana * 20 > counts["zh", default: 0] ? "ja" : "zh"
    case "ar": return persianLetters > 0 ? "fa" : "ar"
    default: return most
    }
  }

  /// The scalar whose first byte is at `index`, not below 0x80, and its length in bytes; the text is valid UTF-8 or cut.
  private static func scalar(at index: Int, in text: ArraySlice<UInt8>) -> (value: UInt32, length: Int) {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= text.endIndex else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return (value, length)
  }

  /// Whether a scalar beyond ASCII is a letter, as far as counting needs to know: signs and punctuation of Latin-1, the
  /// general and the East Asian punctuation, symbols and emoji are none.
  private static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case ..<0xC0: value == 0xAA || value == 0xB5 || value == 0xBA
    case 0xD7, 0xF7, 0x2000...0x2BFF, 0x2E00...0x303F, 0xE000...0xF8FF, 0xFE00...0xFE6F, 0xFF00...0xFF20,
      0xFFF0...0xFFFF:
      false
    default: value < 0x1F000 || value > 0x1FFFF
    }
  }

  private static func script(of value: UInt32) -> String {
    switch value {
    case 0x370...0x3FF, 0x1F00...0x1FFF: "el"
    case 0x400...0x52F: "cyrl"
    case 0x530...0x58F: "hy"
    case 0x590...0x5FF: "he"
    case 0x600...0x6FF, 0x750...0x77F: "ar"
    case 0x900...0x97F: "hi"
    case 0x980...0x9FF: "bn"
    case 0xB80...0xBFF: "ta"
    case 0xE00...0xE7F: "th"
    case 0x10A0...0x10FF: "ka"
    case 0x1100...0x11FF, 0xAC00...0xD7AF: "ko"
    case 0x3040...0x30FF: "ja"
    case 0x4E00...0x9FFF, 0x3400...0x4DBF: "zh"
    default: "latn"
    }
  }

  /// The language whose words are met most often, if it leads clearly.
  private static func best(_ text: ArraySlice<UInt8>, among languages: [(tag: String, words: String)]) -> String? {
    let counts = wordCounts(in: text)
    var scores: [(tag: String, hits: Int)] = []
    for language in languages {
      let words = language.words.utf8.split(separator: UInt8(ascii: " "))
      scores.append((language.tag, words.reduce(0) { $0 + counts[packed($1), default: 0] }))
    }
    guard let first = scores.max(by: { $0.hits < $1.hits }), first.hits >= fewestHits else { return nil }
    let second = scores.lazy.filter { $0.tag != first.tag }.map(\.hits).max() ?? 0
    return first.hits * 10 > second * 11 ? first.tag : nil
  }

  /// How often each word is met, by its bytes in one number. Longer words than fit in one are no frequent ones.
  private static func wordCounts(in text: ArraySlice<UInt8>) -> [UInt128: Int] {
    var counts: [UInt128: Int] = [:]
    var word: UInt128 = 0
    var length = 0
    var index = text.startIndex
    func end() {
      if length > 0 && length <= 16 { counts[word, default: 0] += 1 }
      (word, length) = (0, 0)
    }
    while index < text.endIndex {
      let byte = text[index]
      var width = 1
      if byte < 0x80 {
        let isPart = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "'")
        if isPart { add(byte == UInt8(ascii: "'") ? byte : byte | 0x20) } else { end() }
      } else {
        let (value, count) = scalar(at: index, in: text)
        width = count
        if isLetter(value) || value == 0x2019 {
          for byte in utf8(lowercased(value)) { add(byte) }
        } else {
          end()
        }
      }
      index += width
    }
    end()
    return counts
    func add(_ byte: UInt8) {
      if length < 16 { word = word << 8 | UInt128(byte) }
      length += 1
    }
  }

  /// The bytes of a word in one number.
  private static func packed(_ word: Substring.UTF8View) -> UInt128 { word.reduce(0) { $0 << 8 | UInt128($1) } }

  /// The UTF-8 bytes of a scalar.
  private static func utf8(_ value: UInt32) -> UTF8.EncodedScalar {
    UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
  }

  /// The small letter of a Latin, Greek or Cyrillic capital.
  private static func lowercased(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: value + 0x20
    case 0x400...0x40F: value + 0x50
    case 0x100...0x137, 0x14A...0x177: value | 1
    case 0x139...0x148, 0x179...0x17E: value + value % 2
    case 0x218, 0x21A: value + 1
    default: value
    }
  }

  private static let cyrillic: [(tag: String, words: String)] = [
    ("ru", "и в не на что он как это она но все его был для только было они так из же если когда или мы бы"),
    ("uk", "і в не на що він як це вона але все його був для тільки було вони так із та якщо коли або ми би є до"),
    ("bg", "и в не на че той като това тя но всички неговия беше за само бяха те така от се ако когато или ние би да"),
    ("sr", "и у не на да он као то она али све његов био за само било они тако из се ако када или ми би је су"),
    ("be", "і ў не на што ён як гэта яна але ўсе яго быў для толькі было яны так з калі або мы бы"),
  ]

  private static let latin: [(tag: String, words: String)] = [
    (
      "en", "the and of to is that it was with he for his not as had they this from have are which were but be at on by"
    ),
    (
      "de",
      "der die und das ist nicht ein eine zu den mit sich des auf für dem auch als wie er sie war aber im von es dass"
    ),
    (
      "fr",
      "le la les et des est une dans qui que pas pour sur avec ce il elle au du sont plus mais par ne se on nous ou"
    ),
    ("es", "el los las y que una por con para no se del es su lo como más pero fue al son sus era muy en está cuando"),
    (
      "it",
      "il che di e non la una per con si è del della sono gli le come più ma da anche nel alla suo lo era dei questo"
    ),
    ("pt", "o os as e que não uma para com do da em por se mais como mas foi ao dos das seu sua um é era muito na no"),
    ("nl", "de het een en van is dat niet op te zijn voor met die hij aan maar ook was er om ik ze naar bij wordt nog"),
    ("sv", "och att det är som en på av för med den till inte han hon var om ett men de sig från så vi kan jag när"),
    (
      "da", "og at det er som en på af for med den til ikke han hun var om et men de sig fra så vi kan jeg når der blev"
    ),
    (
      "nb", "og at det er som en på av for med den til ikke han hun var om et men de seg fra så vi kan jeg når ble også"
    ),
    ("fi", "ja on ei se että oli hän mutta kun niin myös ovat joka kuin tai sen hänen mitä vain ole ollut nyt jos"),
    ("pl", "i w nie na się że z do jest to jak ale po co tak za od był jego przez dla tylko już było czy może ich gdy"),
    ("cs", "a se v na že je to s z do jako ale byl tak po co by jeho pro jen už bylo nebo ho když která jsem za"),
    ("sk", "a sa v na že je to s z do ako ale bol tak po čo by jeho pre len už bolo alebo ho keď ktorá som za"),
    ("hu", "a az és hogy nem is egy volt van de meg csak már mint ha még ez azt el ki vagy ami volna minden"),
    ("ro", "și în de la cu nu că pe este un o din mai care pentru sau fi era să lui ce se au dar prin a fost"),
    ("tr", "ve bir bu için de da çok gibi ne daha ile o ama kadar olarak sonra her ben olan değil diye mi var en"),
    ("ca", "el els les i que una per amb no es del és la com més però va al són seu en d'un molt quan aquest"),
    ("hr", "i je u se na da su za od s što kao ali bio nije koji to ne bi samo iz ili kada biti sve njegov"),
    ("et", "ja on ei see et oli ta aga kui siis ka mis nii oma selle või mida ning veel kes nagu tema"),
    ("eo", "la kaj de en estas al ne kiu por ke li sed kun tio mi ili oni ĝi pri tiu el ĉi plej"),
    ("la", "et in est non ut cum ad quod qui sed ex quae si per aut esse sunt etiam nec enim quam"),
  ]
}
