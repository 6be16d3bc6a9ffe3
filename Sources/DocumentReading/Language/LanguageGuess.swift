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
    let text = String(decoding: sample, as: UTF8.self).lowercased()
    if let language = script(of: text) { return language == "cyrl" ? best(text, among: cyrillic) ?? "ru" : language }
    return best(text, among: latin)
  }

  /// The language of the script that has most letters, `cyrl` for Cyrillic, `nil` for Latin.
  private static func script(of text: String) -> String? {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for scalar in text.unicodeScalars where scalar.value >= 0x41 && scalar.properties.isAlphabetic {
      let name = script(of: scalar.value)
      if counts[name] == nil { order.append(name) }
      counts[name, default: 0] += 1
    }
    guard let most = order.max(by: { counts[$0]! < counts[$1]! }), most != "latn" else {
      let kana = counts["ja", default: 0]
      return kana > 20 && kana * 4 > counts["latn", default: 0] ? "ja" : nil
    }
    switch most {
    case "zh": return counts["ja", default: 0] * 20 > counts["zh", default: 0] ? "ja" : "zh"
    case "ar":
      return text.unicodeScalars.contains { [0x67E, 0x686, 0x6AF, 0x698, 0x6CC].contains($0.value) } ? "fa" : "ar"
    default: return most
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
  private static func best(_ text: String, among languages: [(tag: String, words: String)]) -> String? {
    var counts: [Substring: Int] = [:]
    for word in text.split(whereSeparator: { !($0.isLetter || $0 == "'" || $0 == "’") }) {
      counts[word, default: 0] += 1
    }
    var scores: [(tag: String, hits: Int)] = []
    for language in languages {
      scores.append((language.tag, language.words.split(separator: " ").reduce(0) { $0 + counts[$1, default: 0] }))
    }
    guard let first = scores.max(by: { $0.hits < $1.hits }), first.hits >= fewestHits else { return nil }
    let second = scores.lazy.filter { $0.tag != first.tag }.map(\.hits).max() ?? 0
    return first.hits * 10 > second * 11 ? first.tag : nil
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
