/// The most frequent words of languages, and a table to find them by.
enum LanguageWords {
  /// Indices of the languages of each script in ``languages``.
  static let cyrillic = 0..<5
  static let latin = 5..<languages.count

  /// Of each word, by its hash, the languages that have it, as bits in the order of ``languages``.
  static let table: HashTable = {
    var table = HashTable()
    for (index, language) in languages.enumerated() {
      for word in language.words.utf8.split(separator: 0x20) {
        table.insert(ByteHash.hash(of: word), 1 << UInt64(index))
      }
    }
    return table
  }()

  /// Bits by hash, the entries side by side.
  struct HashTable {
    /// Some three times as many places as there are words.
    private static let mask = 2047
    private var entries = [(hash: UInt64, bits: UInt64)](repeating: (0, 0), count: mask + 1)

    mutating func insert(_ hash: UInt64, _ bits: UInt64) {
      var place = Int(truncatingIfNeeded: hash) & Self.mask
      while entries[place].bits != 0 && entries[place].hash != hash { place = (place + 1) & Self.mask }
      entries[place] = (hash, entries[place].bits | bits)
    }

    /// The bits of a hash, 0 if it is not there.
    subscript(hash: UInt64) -> UInt64 {
      var place = Int(truncatingIfNeeded: hash) & Self.mask
      while entries[place].bits != 0 && entries[place].hash != hash { place = (place + 1) & Self.mask }
      return entries[place].bits
    }
  }

  /// The hash after the bytes of a scalar of two or more.
  static func hash(_ hash: UInt64, scalar: UInt32) -> UInt64 {
    var hash = hash
    if scalar < 0x800 {
      hash = ByteHash.hash(hash, UInt8(0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        hash = ByteHash.hash(hash, UInt8(0xE0 | scalar >> 12))
      } else {
        hash = ByteHash.hash(hash, UInt8(0xF0 | scalar >> 18))
        hash = ByteHash.hash(hash, UInt8(0x80 | scalar >> 12 & 0x3F))
      }
      hash = ByteHash.hash(hash, UInt8(0x80 | scalar >> 6 & 0x3F))
    }
    return ByteHash.hash(hash, UInt8(0x80 | scalar & 0x3F))
  }

  /// Languages with their words, Cyrillic first.
  static let languages: [(tag: String, words: String)] = [
    ("ru", "и в не на что он как это она но все его был для только было они так из же если когда или мы бы"),
    ("uk", "і в не на що він як це вона але все його був для тільки було вони так із та якщо коли або ми би є до"),
    ("bg", "и в не на че той като това тя но всички неговия беше за само бяха те така от се ако когато или ние би да"),
    ("sr", "и у не на да он као то она али све његов био за само било они тако из се ако када или ми би је су"),
    ("be", "і ў не на што ён як гэта яна але ўсе яго быў для толькі было яны так з калі або мы бы"),
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
