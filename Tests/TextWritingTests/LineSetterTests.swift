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

  @Test func `spreads cells evenly and out of line with the gaps above`() {
    var spreader = GapSpreader()
    let words = (0..<8).flatMap { _ in [LineItem.glue(1, stretch: 1, shrink: 0), LineItem.box(6)] }
    let items = [LineItem.box(6)] + words
    for cells in 0...16 {
      spreader.begin()
      for isMirrored in [false, true] {
        let widths = spreader.widths(of: items[...], adding: cells, preferring: isMirrored)
        #expect(widths.count == 8 && widths.reduce(0, +) == 8 + cells)
        #expect(widths.max()! - widths.min()! <= 1)
      }
    }
    spreader.begin()
    let first = spreader.widths(of: items[...], adding: 3, preferring: false)
    let second = spreader.widths(of: items[...], adding: 3, preferring: false)
    #expect(first != second)
    #expect(spreader.widths(of: [.box(9)], adding: 0, preferring: false).isEmpty)
  }

  @Test(arguments: 30...46) func `fills lines of ideographs where there are hardly any gaps`(columns: Int) {
    let text = "彼はLinuxの本をすべて捨て、Debian GNU/Linuxだけを残した。すべての人がそれを知っていたわけではない。灯はPCより明るく、水は流れた。"
    for line in lines(text, columns, .justified, language: "ja").dropLast() {
      #expect(CellMeter(language: "ja").width(of: Array(line.utf8)[...]) > columns - 14, "\(line)")
    }
  }

  @Test func `lets two letters go on the next line of a narrow column only`() {
    let patterns = Hyphenator(patterns: Array("UTF-8\ne1n\n".utf8))
    func divided(_ columns: Int, _ alignment: CellAlignment, _ style: HyphenationStyle) -> Bool {
      var setter = LineSetter(meter: CellMeter(language: "es"), hyphenator: patterns, hyphenation: style)
      let text = "aa bbbbb bbbb " + String(repeating: "b", count: columns - 19) + " buena bbbb bbbb bbbb bbbb"
      let lines = setter.lines(of: InlineText(text), in: LineMeasure(others: Int32(columns)), alignment)
      return lines[0].endsInHyphen
    }
    #expect(divided(24, .justified, HyphenationStyle()))
    #expect(!divided(24, .justified, HyphenationStyle(rightMinimum: 4)))
    #expect(!divided(24, .start, HyphenationStyle()))
    #expect(!divided(60, .justified, HyphenationStyle()))
  }

  @Test(arguments: [(1, 400), (8, 400), (10, 500), (13, 650), (20, 650)])
  func `makes hyphens of narrow columns cheaper where there are few places for them`(places: Int, cost: Int32) {
    let hyphenation = CellHyphenation(hyphenator: Hyphenator(patterns: Array("UTF-8\n1n\n".utf8)), left: 1, right: 1)
    // A hundred cells: ten words such as `aananaaaa`, with as many places as are asked for.
    let words = (0..<10).map { index in
      let many = places / 10 + (index < places % 10 ? 1 : 0)
      return "aa" + String(repeating: "na", count: many) + String(repeating: "a", count: 7 - 2 * many)
    }
    let text = InlineText(words.joined(separator: " ") + "a")
    var items = CellItems()
    items.hyphenCost = 650
    let meter = CellMeter(language: "en")
    for weighs in [false, true] {
      items.weighsHyphens = weighs
      items.fill(with: text, meter, widest: 30, hyphenation)
      items.divide(text, hyphenation, meter)
      let costs = items.items.filter(\.isHyphen).map(\.cost)
      #expect(costs == Array(repeating: weighs ? cost : 650, count: places))
    }
  }

  @Test func `leaves no dash at a line's end that opens what follows it`() {
    #expect(lines("aaa bb —dijo él—. cc", 8) == ["aaa bb", "—dijo", "él—. cc"])
    #expect(lines("aaa bbbb –option", 10) == ["aaa bbbb", "–option"])
    #expect(lines("aaa bb (—cccccc", 10) == ["aaa bb", "(—cccccc"])
    #expect(lines("aaaaaa—bbbb", 8) == ["aaaaaa—", "bbbb"])
    #expect(lines("Berlin–Paris", 9) == ["Berlin–", "Paris"])
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
    #expect(lines("日本語を、Linuxで、", 10) == ["日本語を、", "Linuxで、"])
    #expect(lines("日本語Linux語日本", 9) == ["日本", "語Linux語", "日本"])
    #expect(lines("日本語。日本語。", 6) == ["日本", "語。日", "本語。"])
    #expect(lines("aa 𗀀𗀁𗀂𗀃", 8) == ["aa 𗀀𗀁", "𗀂𗀃"])
  }

  @Test func `breaks Korean between words, and nothing between emoji`() {
    #expect(lines("나는 오늘 학교에 갔습니다", 12) == ["나는 오늘", "학교에", "갔습니다"])
    #expect(lines("GNU/Linux에 적합한", 14) == ["GNU/Linux에", "적합한"])
    #expect(lines("so good 👍👍 here", 11) == ["so good", "👍👍 here"])
    #expect(lines("가나다라마바사아", 6) == ["가나다", "라마바", "사아"])
  }

  @Test func `breaks Thai between words`() {
    let text = "ประชาชนทุกคนควรดูแลสุขภาพ"
    #expect(lines(text, 11, language: "th") == ["ประชาชนทุกคน", "ควรดูแลสุขภาพ"])
    for columns in 7...10 {
      let starts = lines(text, columns, language: "th").map { String($0.unicodeScalars.prefix(2)) }
      #expect(starts.allSatisfy { ["ปร", "ทุ", "คน", "คว", "ดู", "สุ"].contains($0) }, "\(starts)")
    }
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

  @Test func `balances lines that are centred`() {
    var setter = LineSetter(meter: CellMeter(language: "en"), hyphenator: nil, hyphenation: HyphenationStyle())
    let lines = setter.balancedLines(of: InlineText("What is behind the furor and where do the interests lie"), in: 40)
    #expect(
      lines.map { String(decoding: $0.text, as: UTF8.self) } == [
        "What is behind the furor and", "where do the interests lie",
      ])
    #expect(setter.balancedLines(of: InlineText("Short"), in: 40).count == 1)
    #expect(setter.balancedLines(of: InlineText("Incomprehensibilities all"), in: 10).allSatisfy { $0.width <= 10 })
  }

  @Test func `takes hard line ends`() {
    #expect(lines("a\nb\n\nc", 10) == ["a", "b", "", "c"])
  }
}
