import DocumentModel
import Testing

@Suite struct VocabularyTests {
  @Test(
    arguments: "en de fr es it pl ru sv pt nl he ar el hi ja zh zh-TW".split(separator: " ").map(String.init))
  func `every language has all its words`(language: String) {
    let words = Vocabulary(language: language)
    let required = [
      words.contents, words.chapter, words.notes, words.note, words.page, words.pages, words.of, words.figure,
      words.table, words.cover, words.titlePage, words.backToText, words.skipToText,
      words.untitled,
    ]
    #expect(required.allSatisfy { !$0.isEmpty })
    #expect([words.pageReference, words.pageNamed].allSatisfy { $0.count { $0 == "#" } == 1 && !$0.contains(" ") })
    if language != "en" { #expect(words.contents != "Contents") }
  }

  @Test func `a region does not change the language`() {
    #expect(Vocabulary(language: "de-AT") == Vocabulary(language: "DE"))
  }

  @Test func `an unknown language speaks English`() {
    #expect(Vocabulary(language: "tlh").contents == "Contents")
    #expect(Vocabulary(language: "").page == "Page")
  }

  @Test func `traditional characters are told from simplified ones`() {
    #expect(Vocabulary(language: "zh-Hant").contents != Vocabulary(language: "zh-Hans").contents)
  }
}
