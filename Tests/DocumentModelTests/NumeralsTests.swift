import DocumentModel
import Testing

@Suite struct NumeralsTests {
  @Test(arguments: [
    (1, "i"), (4, "iv"), (14, "xiv"), (90, "xc"), (1949, "mcmxlix"), (3999, "mmmcmxcix"), (0, "0"), (-2, "-2"),
    (4000, "4000"),
  ])
  func `counts in Roman numerals as far as they go`(number: Int, text: String) {
    #expect(Numerals.roman(number) == text)
  }

  @Test(arguments: [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa"), (0, "0")])
  func `counts in letters`(number: Int, text: String) {
    #expect(Numerals.letters(number) == text)
  }

  @Test func `labels items of lists`() {
    let labels = [ListStyle.Marker.bullet, .decimal, .lowerAlpha, .upperAlpha, .lowerRoman, .upperRoman].map {
      $0.label(28)
    }
    #expect(labels == ["•", "28.", "ab.", "AB.", "xxviii.", "XXVIII."])
  }
}
