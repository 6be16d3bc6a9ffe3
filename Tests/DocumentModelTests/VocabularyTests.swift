import DocumentModel
import Testing

@Suite struct VocabularyTests {
  /// Those that Debian has hyphenation patterns for, and those of scripts that are set.
  private static let languages = """
    af am ar as az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hsb hu hy ia id is it ja ka kk km \
    kn ko ku la lo lt lv mk ml mn mr ms my nb ne nl nn oc or pa pl pt ro ru sa si sk sl sq sr sr-Latn sv sw ta te th tl tr \
    uk ur vi yi zh zh-TW zu
    """.split(separator: " ").map(String.init)

  @Test(arguments: languages)
  func `every language has all its words`(language: String) {
    let words = Vocabulary(language: language)
    let required = [
      words.contents, words.chapter, words.notes, words.note, words.page, words.pages, words.of, words.figure,
      words.table, words.cover, words.titlePage, words.backToText, words.skipToText,
      words.untitled, words.colophon, words.license, words.contact, words.picture, words.links,
    ]
    #expect(required.allSatisfy { !$0.isEmpty })
    #expect([words.pageReference, words.pageNamed].allSatisfy { $0.count { $0 == "#" } == 1 && !$0.contains(" ") })
    if language != "en" { #expect(words.contents != "Contents") }
    // In letters of its script, without any that only look like them.
    let scripts = required.joined().unicodeScalars.filter(\.properties.isAlphabetic).map(Self.script(of:))
    #expect(Set(scripts).count == 1 || ["ja", "ko"].contains(language), "\(Set(scripts))")
  }

  /// The first word of a character's name: LATIN, CYRILLIC…
  private static func script(of scalar: Unicode.Scalar) -> String {
    let name = scalar.properties.name ?? (scalar.value > 0x3000 ? "CJK" : "")
    return String(name.prefix { $0 != " " && $0 != "-" })
  }

  @Test func `a region does not change the language`() {
    #expect(Vocabulary(language: "de-AT") == Vocabulary(language: "DE"))
  }

  @Test func `an unknown language speaks English`() {
    #expect(Vocabulary(language: "tlh").contents == "Contents")
    #expect(Vocabulary(language: "").page == "Page")
  }

  @Test func `Serbian is written in the letters of its tag`() {
    #expect(Vocabulary(language: "sr-Latn-RS").contents == "Sadržaj")
    #expect(Vocabulary(language: "sr").contents == "Садржај")
  }

  @Test func `traditional characters are told from simplified ones`() {
    #expect(Vocabulary(language: "zh-Hant").contents != Vocabulary(language: "zh-Hans").contents)
  }
}
