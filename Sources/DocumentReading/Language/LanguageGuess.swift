/// Guesses the language of a text: by its script, and among languages of one script by their most frequent words.
///
/// It goes through a sample of the bytes once; words are looked up by a hash of their bytes in a table made once in a run.
struct LanguageGuess {
  /// Parts of a long text that are looked at, spread evenly over it, and bytes in each.
  private static let samples = (number: 4, size: 1 << 13)
  /// Frequent words that must be met before they count.
  private static let fewestHits = 4
  /// Words of a text among which one is frequent, at most, if the text is in that language. In prose every second or third is;
  /// in lists of commands, names and formulas, words of some language are met by chance.
  private static let mostWords = 25

  /// The language tag, or `nil` if the text does not tell.
  static func language(of bytes: ArraySlice<UInt8>) -> String? {
    var guess = LanguageGuess()
    if bytes.count <= samples.number * samples.size {
      guess.count(bytes)
    } else {
      for part in 0..<samples.number {
        guess.count(bytes.dropFirst(bytes.count / samples.number * part).prefix(samples.size))
      }
    }
    guard let language = guess.script else { return guess.best(in: LanguageWords.latin) }
    return language == "cyrl" ? guess.best(in: LanguageWords.cyrillic) ?? "ru" : language
  }

  /// Letters by script, in the order of ``scripts``.
  private var letters = [Int](repeating: 0, count: scripts.count)
  /// Letters that only Persian has.
  private var persian = 0
  /// Frequent words met, by language.
  private var hits = [Int](repeating: 0, count: LanguageWords.languages.count)

  /// Words met.
  private var words = 0

  private init() {}

  // MARK: Counting

  private mutating func count(_ bytes: ArraySlice<UInt8>) { Array(bytes).withView { count($0) } }

  private mutating func count(_ bytes: ByteView) {
    let table = LanguageWords.table
    var hash = ByteHash.empty
    var latin = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        if CharacterClass.isLetter(byte) {
          latin += 1
          hash = ByteHash.hash(hash, byte | 0x20)
          continue
        }
        if byte == UInt8(ascii: "'") {
          hash = ByteHash.hash(hash, byte)
          continue
        }
      } else if let (scalar, length) = Self.scalar(bytes, at: index) {
        index += length
        if take(scalar) {
          hash = LanguageWords.hash(hash, scalar: Self.lowercase(scalar))
          continue
        }
      } else {
        index += 1
      }
      if hash != ByteHash.empty {
        words += 1
        take(table[hash])
      }
      hash = ByteHash.empty
    }
    take(table[hash])
    letters[0] += latin
  }

  /// Counts a scalar beyond ASCII.
  ///
  /// - Returns: Whether it is part of a word.
  private mutating func take(_ scalar: UInt32) -> Bool {
    let script = Self.script(of: scalar)
    if script < 0 { return scalar == 0x2019 }
    letters[script] += 1
    if [0x67E, 0x686, 0x6AF, 0x698, 0x6CC].contains(scalar) { persian += 1 }
    return true
  }

  /// Counts a word of the languages whose bits are set.
  private mutating func take(_ languages: UInt64) {
    var languages = languages
    while languages != 0 {
      hits[languages.trailingZeroBitCount] += 1
      languages &= languages - 1
    }
  }

  /// The scalar of several bytes at `index`, or `nil` where none is whole.
  private static func scalar(_ bytes: ByteView, at index: Int) -> (UInt32, Int)? {
    let first = bytes[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
    guard length > 0, index + length <= bytes.count else { return nil }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return (value, length)
  }

  /// The small letter of a Latin or Cyrillic capital; what ``LanguageWords`` has is enough.
  private static func lowercase(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xDE where scalar != 0xD7, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x218: 0x219
    default: scalar
    }
  }

  // MARK: Scripts

  private static let scripts = ["latn", "el", "cyrl", "hy", "he", "ar", "hi", "bn", "ta", "th", "ka", "ko", "ja", "zh"]

  /// The index of a letter's script, or -1 for what is no letter.
  private static func script(of value: UInt32) -> Int {
    switch value {
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7, 0x1E00...0x1EFF: 0
    case 0x370...0x3FF, 0x1F00...0x1FFF: 1
    case 0x400...0x52F: 2
    case 0x530...0x58F: 3
    case 0x590...0x5FF: 4
    case 0x600...0x6FF, 0x750...0x77F: 5
    case 0x900...0x97F: 6
    case 0x980...0x9FF: 7
    case 0xB80...0xBFF: 8
    case 0xE00...0xE7F: 9
    case 0x10A0...0x10FF: 10
    case 0x1100...0x11FF, 0xAC00...0xD7AF: 11
    case 0x3041...0x30FF: 12
    case 0x4E00...0x9FFF, 0x3400...0x4DBF: 13
    default: -1
    }
  }

  /// The language of the script that has most letters, `cyrl` for Cyrillic, `nil` for Latin.
  private var script: String? {
    let (latin, kana, han) = (letters[0], letters[12], letters[13])
    let most = letters.indices.max { letters[$0] < letters[$1] } ?? 0
    if letters[most] == 0 || letters[most] == latin { return kana > 20 && kana * 4 > latin ? "ja" : nil }
    switch Self.scripts[most] {
    case "zh": return kana * 20 > han ? "ja" : "zh"
    case "ar": return persian > 0 ? "fa" : "ar"
    case let name: return name
    }
  }

  /// The language whose words are met most often, if it leads clearly.
  private func best(in languages: Range<Int>) -> String? {
    guard let first = languages.max(by: { hits[$0] < hits[$1] }), hits[first] >= Self.fewestHits,
      hits[first] * Self.mostWords >= words
    else { return nil }
    let second = languages.lazy.filter { $0 != first }.map { hits[$0] }.max() ?? 0
    return hits[first] * 10 > second * 11 ? LanguageWords.languages[first].tag : nil
  }
}
