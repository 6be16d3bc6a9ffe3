internal import DocumentModel
internal import FontShaping

/// A place inside a word at which a line may end.
struct WordBreak: Sendable {
  /// Bytes of the word before it.
  var offset: Int32
  /// Width of that part, in font units, as the whole word sets it.
  var advance: Int32
  /// Cost of ending a line there.
  var cost: Int32
  /// Whether a hyphen is added.
  var addsHyphen: Bool
  /// Whether a hyphen of the text stands before it.
  var followsHyphen = false
  /// How far what stands before it hangs over the right edge, if that is punctuation of the text such as a dash, in font
  /// units.
  var rightOverhang: Int32 = 0
}

/// What the line breaker needs to know about each shaped word, found once a word.
struct WordMeasures {
  /// One word's.
  struct Word: Sendable {
    /// Width in font units.
    var advance: Int32
    /// Bytes of its text.
    var length: Int32
    /// Indices into ``WordMeasures/breaks``.
    var breaks: Range<Int32>
    /// How far it hangs over the edges of a line, in font units.
    var leftOverhang: Int32 = 0
    var rightOverhang: Int32 = 0
    /// Whether it hangs by the blank half of a full-width mark.
    var hangsByHalf = false
    /// A number that it shares with words of the same letters; 0 if it has none.
    var key: Int32 = 0
    /// Whether its letters join, so that no space may come between them.
    var joins = false
    /// Whether the font has all its characters.
    var isComplete: Bool
    /// Whether its measures were found.
    var isKnown: Bool
  }

  /// The words by run number.
  private(set) var words: [Word] = []
  /// Their breaks, ascending in each word.
  private(set) var breaks: [WordBreak] = []
  private let fonts: FontSet
  private var finder: WordBreakFinder
  /// Widths before each byte of the word at hand.
  private var advances: [Int32] = []

  /// Nothing measured yet.
  init(_ fonts: FontSet, hyphenator: Hyphenator?, style: HyphenationStyle) {
    self.fonts = fonts
    // Room for the words of a long book; what is not used of it costs nothing.
    words.reserveCapacity(1 << 16)
    breaks.reserveCapacity(1 << 16)
    finder = WordBreakFinder(hyphenator: style.isOn ? hyphenator : nil, style: style)
  }

  /// The measures of a word measured before.
  subscript(run: ShapedText.RunID) -> Word { words[Int(run)] }

  /// The measures of a shaped word.
  mutating func word(_ run: ShapedText.RunID) -> Word {
    let index = Int(run)
    if index < words.count, words[index].isKnown { return words[index] }
    return measure(run)
  }

  private mutating func measure(_ run: ShapedText.RunID) -> Word {
    let index = Int(run)
    while words.count <= index {
      words.append(Word(advance: 0, length: 0, breaks: 0..<0, isComplete: true, isKnown: false))
    }
    let shapes = fonts.shapes
    let shaped = shapes.runs[index]
    let bytes = shapes.text[Int(shaped.text.lowerBound)..<Int(shaped.text.upperBound)]
    let first = Int32(breaks.count)
    finder.findBreaks(in: bytes)
    if !finder.found.isEmpty {
      WordMeasures.findAdvances(of: shaped, in: shapes, &advances)
      for place in finder.found {
        breaks.append(
          WordBreak(
            offset: Int32(place.offset), advance: advances[place.offset], cost: place.cost,
            addsHyphen: place.addsHyphen, followsHyphen: place.followsHyphen,
            rightOverhang: place.addsHyphen ? 0 : WordMeasures.overhang(of: bytes, before: place.offset, advances)))
      }
    }
    words[index] = Word(
      advance: shaped.advance, length: Int32(bytes.count), breaks: first..<Int32(breaks.count),
      isComplete: fonts.isComplete(run), isKnown: true)
    words[index].key = WordMeasures.key(of: bytes)
    words[index].joins = WordMeasures.joins(bytes)
    if !shaped.glyphs.isEmpty {
      let overhang = Overhang(of: bytes)
      let first = Int(shapes.glyphs[Int(shaped.glyphs.lowerBound)].advance)
      let last = Int(shapes.glyphs[Int(shaped.glyphs.upperBound) - 1].advance)
      words[index].leftOverhang = Int32(clamping: max(0, first) * overhang.left / 1000)
      words[index].rightOverhang = Int32(clamping: max(0, last) * overhang.right / 1000)
      words[index].hangsByHalf = overhang.isHalfBlank
    }
    return words[index]
  }

  /// How far the last character before an offset hangs over the right edge.
  private static func overhang(of word: ArraySlice<UInt8>, before offset: Int, _ advances: [Int32]) -> Int32 {
    var last = offset - 1
    while last > 0 && word[word.startIndex + last] & 0xC0 == 0x80 { last -= 1 }
    let overhang = Overhang(of: word[(word.startIndex + last)..<(word.startIndex + offset)])
    return Int32(clamping: max(0, Int(advances[offset] &- advances[last])) * overhang.right / 1000)
  }

  /// A number for the letters of a word, whatever their case and the punctuation around them: FNV-1a.
  private static func key(of word: ArraySlice<UInt8>) -> Int32 {
    var hash: UInt32 = 2_166_136_261
    var isWord = false
    for byte in word {
      let isCapital = (0x41...0x5A).contains(byte)
      guard isCapital || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0xC3 else { continue }
      if byte == 0xE2 { continue }
      isWord = true
      hash = (hash ^ UInt32(isCapital ? byte + 0x20 : byte)) &* 16_777_619
    }
    return isWord ? Int32(hash & 0x7FFF_FFFE | 1) : 0
  }

  /// Whether a word has letters of the scripts from N'Ko and Devanagari to Mongolian, many of which join, by the first bytes
  /// of U+07C0…U+1CFF.
  private static func joins(_ word: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in word {
      if byte == 0xE0 || byte == 0xDF || last == 0xE1 && byte < 0xB4 { return true }
      last = byte
    }
    return false
  }

  /// The width of a run's text before each of its bytes and before its end, in font units. A glyph that stands for several
  /// characters is shared out between them.
  static func advances(of run: ShapedRun, in shapes: ShapedText) -> [Int32] {
    var advances: [Int32] = []
    findAdvances(of: run, in: shapes, &advances)
    return advances
  }

  /// Leaves in `advances` what ``advances(of:in:)`` returns.
  private static func findAdvances(of run: ShapedRun, in shapes: ShapedText, _ advances: inout [Int32]) {
    let count = run.text.count
    advances.removeAll(keepingCapacity: true)
    advances.append(contentsOf: repeatElement(Self.noCluster, count: count + 1))
    // The width of each cluster, at its first byte.
    for index in Int(run.glyphs.lowerBound)..<Int(run.glyphs.upperBound) {
      let cluster = min(Int(shapes.glyphs[index].cluster), count)
      let width = advances[cluster] == Self.noCluster ? 0 : advances[cluster]
      advances[cluster] = width &+ shapes.glyphs[index].advance
    }
    var sum: Int32 = 0
    var start = 0
    while start < count {
      let width = advances[start] == Self.noCluster ? 0 : advances[start]
      var end = start + 1
      while end < count, advances[end] == Self.noCluster { end += 1 }
      for offset in start..<end {
        advances[offset] = sum &+ Int32(clamping: Int(width) * (offset - start) / (end - start))
      }
      sum &+= width
      start = end
    }
    advances[count] = sum
  }

  /// Stands for the width of a cluster where none begins.
  private static var noCluster: Int32 { .min }
}

/// The characters of a piece of UTF-8, without making strings of it. Bytes that are not UTF-8 count as U+FFFD.
struct UTF8Scalars {
  private let bytes: ArraySlice<UInt8>
  /// Index of the next character's first byte.
  private(set) var position: Int

  /// The characters of `bytes`.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next character.
  mutating func next() -> UInt32? {
    guard position < bytes.endIndex else { return nil }
    return bytes.decodeScalar(at: &position)
  }
}

extension UInt32 {
  /// Whether a character is never drawn: joiners, direction marks, variation selectors, soft hyphens, spaces of no width.
  var isInvisible: Bool {
    switch self {
    case ..<0xAD: self < 0x20 || (0x7F..<0xA0).contains(self)
    case 0xAD, 0x34F, 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF: true
    default: false
    }
  }

  /// Whether a character belongs to the one before it: an accent, a vowel sign, a joiner.
  var isMark: Bool {
    guard self >= 0x300, let scalar = Unicode.Scalar(self) else { return false }
    if isInvisible { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return (0x1F3FB...0x1F3FF).contains(self)
    }
  }
}
