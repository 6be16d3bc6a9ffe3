import DocumentModel
import Testing
import Typesetting

@testable import TextWriting

@Suite struct LineSetterTests {
  private func lines(
    _ text: String, _ columns: Int, _ alignment: CellAlignment = .start, language: String = "en"
  ) -> [String] {
    var setter = LineSetter(
      meter: CellMeter(language: language), hyphenator: nil, hyphenation: HyphenationStyle())
    return setter.lines(of: InlineText(text), in: LineMeasure(others: Int32(columns)), alignment)
      .map { String(decoding: $0.text, as: UTF8.self) }
  }

  @Test func `measures cells`() {
    let meter = CellMeter(language: "en")
    for (text, width) in [
      ("abc", 3), ("äöü", 3), ("a\u{308}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2),
      ("❤️", 2), ("한국", 4), ("각", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("שָׁלוֹם", 4), ("…—“”", 4), ("", 0),
    ] {
      #expect(meter.width(of: Array(text.utf8)[...]) == width, "\(text)")
    }
    #expect(CellMeter(language: "ja").width(of: Array("…".utf8)[...]) == 2)
  }

  @Test func `fills lines, wide gaps from alternate sides`() {
    let text = "aa bb cc dd ee aa bb cc dd ee aa"
    #expect(
      lines(text, 15, .justified) == ["aa  bb cc dd ee", "aa bb cc dd  ee", "aa"]
        || lines(text, 15, .justified).dropLast().allSatisfy { $0.utf8.count == 15 })
    let wide = lines("aaa bbb ccccccccccc ddd eee fff ggg", 12, .justified)
    for line in wide { #expect(!line.contains("    ")) }
  }

  @Test func `breaks addresses after their signs only`() {
    #expect(lines("see https://example.org/a-b?c=d&e", 20) == ["see https://", "example.org/a-b?", "c=d&e"])
    for line in lines("https://example.org/some/long-path/to?a=1&b=2#here", 12).dropLast() {
      #expect("/?&-".contains(line.last!) || line.utf8.count == 12)
    }
  }

  @Test func `cuts words that are too long`() {
    #expect(lines("abcdefghijklmnopq", 5) == ["abcde", "fghij", "klmno", "pq"])
    #expect(lines("日本語日本語", 5) == ["日本", "語日", "本語"])
  }

  @Test func `breaks between ideographs but not before a full stop`() {
    #expect(lines("日本語。日本語。", 6) == ["日本", "語。日", "本語。"])
  }

  @Test func `breaks at soft hyphens and after hyphens and dashes`() {
    #expect(lines("auto\u{AD}matic", 7) == ["auto-", "matic"])
    #expect(lines("automatic well-known", 15) == ["automatic well-", "known"])
    #expect(lines("automatic good—bad", 15) == ["automatic good—", "bad"])
    #expect(lines("word –5 -x 1-2", 7) == ["word –5", "-x 1-2"])
  }

  @Test func `keeps words together at no-break spaces`() {
    #expect(lines("aaa bbb\u{A0}ccc", 8) == ["aaa", "bbb ccc"])
  }

  @Test func `takes hard line ends`() {
    #expect(lines("a\nb\n\nc", 10) == ["a", "b", "", "c"])
  }
}
