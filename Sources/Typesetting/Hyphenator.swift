/// Finds where words may be divided, after Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983, with the patterns of
/// a libhyphen dictionary.
///
/// Dictionaries of two levels (`NEXTLEVEL`) first find the parts of a compound and then divide the parts. Patterns that
/// change the spelling (`/`) are left out. Where an apostrophe or hyphen is not a letter to the patterns, it separates
/// words.
public struct Hyphenator: Sendable {
  /// Fewest characters that the language leaves before and after a division of a word.
  var leftMinimum = 2
  var rightMinimum = 2
  /// The same within the parts of a compound.
  var compoundLeftMinimum = 0
  var compoundRightMinimum = 0
  /// Patterns that find the parts of compounds, if the dictionary has any.
  var compounds: PatternTable?
  /// Patterns that divide words.
  var patterns = PatternTable(expecting: 0)

  /// Reads the bytes of a libhyphen dictionary (`hyph_*.dic`). Lines that make no sense are passed over.
  public init(patterns bytes: [UInt8]) {
    read(bytes)
  }

  /// Whether there is no pattern, so that no word is ever divided.
  public var isEmpty: Bool { patterns.isEmpty && (compounds?.isEmpty ?? true) }

  /// Returns where a word may be divided, as numbers of bytes before the hyphen, ascending.
  ///
  /// Words with digits, soft hyphens of their own or signs within them, such as addresses, and words all in capitals are
  /// never divided. Punctuation around a word does not count.
  ///
  /// - Parameters:
  ///   - word: UTF-8, upper or lower case.
  ///   - left: Fewest characters before a hyphen; the language's own minimum counts if it is larger.
  ///   - right: Fewest characters after a hyphen; the same goes for it.
  public func breaks(in word: ArraySlice<UInt8>, left: Int = 2, right: Int = 2) -> [Int] {
    var work = Work()
    findBreaks(in: word, left: left, right: right, &work)
    return work.breaks
  }

  /// A word that is looked up. Its arrays are kept from word to word: making new ones would take longer than the search.
  struct Work {
    var letters = Letters()
    /// The value of each place, odd where the word may be divided, at the index of the letter after.
    var points: [UInt8] = []
    /// Where it may be divided.
    var breaks: [Int] = []
  }

  /// Leaves in `work` what ``breaks(in:left:right:)`` returns.
  func findBreaks(in word: ArraySlice<UInt8>, left: Int, right: Int, _ work: inout Work) {
    work.breaks.removeAll(keepingCapacity: true)
    guard word.count >= 4 else { return }
    work.letters.read(word, withApostrophe: patterns.hasApostrophe)
    guard work.letters.isWord else { return }
    for part in work.letters.parts where part.count >= left + right {
      divide(part, &work)
      let last = part.count - max(right, rightMinimum)
      var index = max(left, leftMinimum, 1)
      while index <= last {
        if work.points[index] & 1 == 1 { work.breaks.append(Int(work.letters.offsets[part.lowerBound + index])) }
        index += 1
      }
    }
  }

  /// Finds the values of the places in a part.
  private func divide(_ part: Range<Int>, _ work: inout Work) {
    work.points.removeAll(keepingCapacity: true)
    work.points.append(contentsOf: repeatElement(0, count: part.count + 1))
    guard let compounds else {
      patterns.score(work.letters.scalars[part], &work.points, at: 0)
      return
    }
    var joints = work.points
    compounds.score(work.letters.scalars[part], &joints, at: 0)
    var start = 0
    for index in 1...part.count {
      let isJoint = joints[index] & 1 == 1 && index >= compoundLeftMinimum && part.count - index >= compoundRightMinimum
      guard isJoint || index == part.count else { continue }
      let piece = part.lowerBound + start..<part.lowerBound + index
      patterns.score(work.letters.scalars[piece], &work.points, at: start)
      work.points[start] = start == 0 ? 0 : 1
      for near in start + 1..<index {
        let isTooNear =
          start > 0 && near - start < compoundLeftMinimum || index < part.count && index - near < compoundRightMinimum
        if isTooNear { work.points[near] = 0 }
      }
      start = index
    }
  }
}
