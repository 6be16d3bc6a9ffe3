import DocumentModel
import Testing

@testable import FontShaping

@Suite struct WordTableTests {
  private let key = WordTable.Key(font: FontID(0), traits: FontSet(searching: []).traits(language: ""))

  @Test func `words are told apart by every byte and by their length`() {
    var table = WordTable()
    var words: [[UInt8]] = [[], [0], [0, 0]]
    for length in [1, 7, 8, 9, 15, 16, 17, 40] {
      let word = [UInt8](repeating: 0x61, count: length)
      words.append(word)
      words.append(word + [0])
      for index in word.indices {
        var other = word
        other[index] = 0x62
        words.append(other)
      }
    }
    let different = Array(Set(words)).sorted { $0.lexicographicallyPrecedes($1) }
    for isNew in [true, false] {
      for (number, word) in different.enumerated() {
        #expect(table.run(of: word[...], key: key) == (Int32(number), isNew))
      }
    }
    // The same word as part of a longer text, and in another font.
    #expect(table.run(of: ([0x62] + different[9])[1...], key: key) == (9, false))
    let other = WordTable.Key(font: FontID(1), traits: key.traits)
    #expect(table.run(of: different[9][...], key: other).isNew)
  }
}
