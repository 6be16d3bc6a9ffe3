import DocumentModel

/// The abbreviations that a file explains: `*[HTML]: Hypertext Markup Language`.
struct Abbreviations {
  /// One of them.
  struct Entry {
    var name: [UInt8]
    var meaning: String
    /// Where it is explained.
    var start: Int32
    var stop: Int32
    var isUsed = false
  }

  /// Bytes of a name, at most: a limit of ours.
  private static let longestName = 60
  /// Names that begin with the same word, at most: a limit of ours that keeps the search linear.
  private static let mostAlike = 8

  private(set) var entries: [Entry] = []
  /// Entries by the hash of the first word of their name, the longest first.
  private var byFirstWord: [UInt64: [Int]] = [:]

  var isEmpty: Bool { entries.isEmpty }

  /// Reads the line `range` as an explanation.
  ///
  /// - Returns: Whether it is one. The first explanation of a name counts.
  mutating func read(_ bytes: ByteView, _ range: Range<Int>) -> Bool {
    guard bytes.hasBytes("*[", at: range.lowerBound),
      let end = bytes[range].firstIndex(of: UInt8(ascii: "]")), end + 1 < range.upperBound,
      bytes[end + 1] == UInt8(ascii: ":")
    else { return false }
    let name = Array(bytes[range.lowerBound + 2..<end])
    let firstWord = name.prefix(while: Self.isWordByte)
    let first = ByteHash.hash(of: firstWord)
    let meaning = PersonReader.trimmed(String(decoding: bytes[end + 2..<range.upperBound], as: UTF8.self))
    guard !firstWord.isEmpty, name.count <= Self.longestName, !name.contains(UInt8(ascii: "[")), !meaning.isEmpty,
      byFirstWord[first, default: []].count < Self.mostAlike
    else { return false }
    if byFirstWord[first, default: []].contains(where: { entries[$0].name == name }) { return false }
    entries.append(
      Entry(name: name, meaning: meaning, start: Int32(range.lowerBound), stop: Int32(range.upperBound)))
    byFirstWord[first, default: []].append(entries.count - 1)
    let all = entries
    byFirstWord[first]?.sort { all[$0].name.count > all[$1].name.count }
    return true
  }

  static func isWordByte(_ byte: UInt8) -> Bool { CharacterClass.isAlphanumeric(byte) || byte >= 0x80 }

  /// The abbreviation that begins with the word `range` of `bytes`, whole words only.
  func entry(in bytes: ByteView, _ word: Range<Int>, upTo limit: Int) -> Int? {
    byFirstWord[ByteHash.hash(of: bytes[word])]?.first { index in
      let end = word.lowerBound + entries[index].name.count
      guard end <= limit, bytes[word.lowerBound..<end].elementsEqual(entries[index].name) else { return false }
      return end == limit || !Self.isWordByte(bytes[end]) || !Self.isWordByte(bytes[end - 1])
    }
  }
}
