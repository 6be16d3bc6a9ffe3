import DocumentModel
import Testing

@testable import Typesetting

/// Spaces that no line ends at.
struct BoundSpaceTests {
  /// Texts with one space each.
  private func isBound(_ text: String, in language: String) -> Bool {
    let bytes = Array(text.utf8)
    return BoundSpace(language: language).binds(bytes, at: bytes.firstIndex(of: 0x20) ?? 0)
  }

  @Test(
    arguments: [
      "20 °C", "10 kg,", "(3,5 km)", "50 %", "100 €.", "−5 °C", "p. 5", "(S. 12)", "pp. xii", "§ 3", "№ 5",
      "Nr. 7",
      "Abb. 2", "fig. 3:", "рис. 4", "с. 12", "2 кг", "10 000", "5 тыс.", "3 MB/s", "เล็ก ๆ",
    ])
  func `numbers are bound to their units and labels to their numbers`(text: String) {
    #expect(isBound(text, in: "en"))
  }

  @Test(
    arguments: [
      "20 people", "end. 5", "a man", "word kg", "1990 300", "10 0000", "Fig. the", "x2 kg", "2. Mai", " 5", "5 ",
      "5  kg",
      "1990 in", "10 a", "ปี ที่",
    ])
  func `other spaces are not`(text: String) { #expect(!isBound(text, in: "en")) }

  @Test func `words of one letter stay with the next where the language wants it`() {
    for language in ["cs", "sk-SK", "pl"] {
      #expect(isBound("v lese", in: language) && isBound("(o tom", in: language))
    }
    #expect(!isBound("a man", in: "en") && !isBound("by se", in: "cs"))
  }

  @Test func `print parts none of them`() throws {
    for length in 1...60 {
      let filler = String(repeating: "x", count: length % 12 + 1) + String(repeating: " word", count: length)
      let sample = try Sample(filler + " 20 °C and p. 55 of 10 000 words more of them", in: .narrow)
      let runs = sample.runs
      for (first, second) in [("20", "°C"), ("p.", "55"), ("10", "000")] {
        let one = try #require(runs.first { $0.text == first })
        let other = try #require(runs.first { $0.text == second })
        #expect(one.y == other.y && one.page == other.page, "\(first) \(second) after \(filler)")
      }
    }
  }
}
