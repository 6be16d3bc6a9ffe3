internal import DocumentModel

/// Finds where a line may end inside a word: after dashes, slashes and written hyphens, and where its language divides it.
///
/// Addresses end lines after `/ ? & - . = _ # : ,` and never get a hyphen. Numbers and words in capitals are not divided.
struct WordBreakFinder {
  /// A place found.
  struct Found {
    /// Bytes before it.
    var offset: Int
    /// Cost of a line end.
    var cost: Int32
    /// Whether a line end adds a hyphen.
    var addsHyphen: Bool
    /// Whether it is behind a hyphen of the text.
    var followsHyphen = false
  }

  /// Cost of dividing a word. TeX: 50; ours is more, for lines that may be scaled and tracked need fewer hyphens.
  static let hyphenCost: Int32 = 200
  /// The same in a narrow measure, where so many lines would have to end in hyphens that wider gaps are the lesser evil.
  static let narrowHyphenCost: Int32 = 400
  /// Cost of a line end after a hyphen or dash in the text. TeX: 50.
  static let dashCost: Int32 = 40
  /// Cost of a line end inside an address.
  static let addressCost: Int32 = 100
  /// Words longer than this, in bytes, are not looked up in patterns.
  static let longestDivisible = 200

  private let hyphenator: Hyphenator?
  private let style: HyphenationStyle
  /// The places in the word looked at last, ascending.
  private(set) var found: [Found] = []
  private var work = Hyphenator.Work()

  /// A finder that divides words if there is a hyphenator.
  init(hyphenator: Hyphenator?, style: HyphenationStyle) {
    self.hyphenator = hyphenator
    self.style = style
  }

  /// Finds the places in a word.
  mutating func findBreaks(in word: ArraySlice<UInt8>) {
    found.removeAll(keepingCapacity: true)
    guard word.count > 3 else { return }
    if isAddress(word) { return findAddressBreaks(in: word) }
    var start = word.startIndex
    var index = start
    while index < word.endIndex {
      let length = dash(at: index, in: word)
      guard length > 0 else {
        index += 1
        continue
      }
      divide(word[start..<index], of: word)
      index += length
      if mayEnd(at: index, after: length, in: word) {
        let isHyphen = word[index - 1] == 0x2D || length == 3 && word[index - 1] == 0x90
        found.append(
          Found(
            offset: index - word.startIndex, cost: WordBreakFinder.dashCost, addsHyphen: false, followsHyphen: isHyphen)
        )
      }
      start = index
    }
    divide(word[start..<word.endIndex], of: word)
  }

  /// The length of the dash, hyphen or slash at an index, or 0.
  private func dash(at index: Int, in word: ArraySlice<UInt8>) -> Int {
    switch word[index] {
    case 0x2D, 0x2F: return 1
    case 0xE2 where index + 2 < word.endIndex && word[index + 1] == 0x80:
      // U+2010 hyphen, U+2012…U+2015 dashes, U+2026 ellipsis.
      let last = word[index + 2]
      return last == 0x90 || (0x92...0x95).contains(last) || last == 0xA6 ? 3 : 0
    default: return 0
    }
  }

  /// Whether a line may end after a dash: something must stand before it, and what follows must not be punctuation.
  private func mayEnd(at index: Int, after length: Int, in word: ArraySlice<UInt8>) -> Bool {
    guard index < word.endIndex, index - length > word.startIndex else { return false }
    if dash(at: index, in: word) > 0 { return false }
    let next = word[index]
    let isLetter = next >= 0xC3 && next != 0xE2 || (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A
    if length == 1 && word[index - 1] == 0x2D {
      // A hyphen between letters; not the minus of a number, not a single letter before or after it.
      return isLetter && index - length - word.startIndex > 1 && word.endIndex - index > 1
    }
    if isLetter || (0x30...0x39).contains(next) { return true }
    // An opening quotation mark or bracket.
    if next == 0xE2, index + 2 < word.endIndex, word[index + 1] == 0x80 {
      return word[index + 2] == 0x9C || word[index + 2] == 0x98
    }
    return next == 0x28 || next == 0x5B
  }

  /// Whether a word looks like an address or a path.
  private func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
    var slashes = 0
    var index = word.startIndex
    while index < word.endIndex {
      switch word[index] {
      case 0x2F:
        if index + 1 < word.endIndex, word[index + 1] == 0x2F { return true }
        slashes += 1
      case 0x40 where index > word.startIndex && index + 1 < word.endIndex: return true
      default: break
      }
      index += 1
    }
    return slashes > 1 || word.starts(with: [0x77, 0x77, 0x77, 0x2E])
  }

  private mutating func findAddressBreaks(in word: ArraySlice<UInt8>) {
    for index in word.indices.dropFirst().dropLast() {
      switch word[index] {
      case 0x2F, 0x3F, 0x26, 0x2D, 0x2E, 0x3D, 0x5F, 0x23, 0x3A, 0x2C, 0x40:
        let next = word[index + 1]
        let isWordLike = next >= 0x80 || (0x30...0x39).contains(next) || (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A
        if isWordLike {
          let offset = index + 1 - word.startIndex
          found.append(Found(offset: offset, cost: WordBreakFinder.addressCost, addsHyphen: false))
        }
      default: break
      }
    }
  }

  /// Adds the places at which the letters of a part of a word may be divided.
  private mutating func divide(_ part: ArraySlice<UInt8>, of word: ArraySlice<UInt8>) {
    guard let hyphenator, part.count > 4, part.count <= WordBreakFinder.longestDivisible else { return }
    guard let letters = letters(of: part) else { return }
    // A part of a compound keeps more on either side.
    let isWhole = part.count == word.count
    let left = style.leftMinimum + (isWhole ? 0 : 1)
    let right = style.rightMinimum + (isWhole ? 0 : 1)
    let base = letters.startIndex - word.startIndex
    hyphenator.findBreaks(in: letters, left: left, right: right, &work)
    for offset in work.breaks {
      found.append(Found(offset: base + offset, cost: WordBreakFinder.hyphenCost, addsHyphen: true))
    }
  }

  /// The one run of letters of a part, without the punctuation around it; `nil` if it is not a word to be divided.
  private func letters(of part: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var start: Int?
    var end = part.startIndex
    var small = 0
    var scalars = UTF8Scalars(part)
    var position = part.startIndex
    while let scalar = scalars.next() {
      defer { position = scalars.position }
      let isSmall = (0x61...0x7A).contains(scalar)
      let isASCIILetter = isSmall || (0x41...0x5A).contains(scalar)
      let isOtherLetter = scalar >= 0xC0 && scalar != 0xD7 && scalar != 0xF7 && !(0x2000...0x2E7F).contains(scalar)
      guard isASCIILetter || isOtherLetter else {
        if (0x30...0x39).contains(scalar) || scalar == 0x5F { return nil }
        // An apostrophe or the like inside the word: only what stands before it is divided.
        if start != nil { break }
        continue
      }
      if start == nil { start = position }
      if isSmall || isOtherLetter { small += 1 }
      end = scalars.position
    }
    guard let start, end > start, small > 1 else { return nil }
    return part[start..<end]
  }
}
