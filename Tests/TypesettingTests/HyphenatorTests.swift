import TestSupport
import Testing

@testable import Typesetting

@Suite struct HyphenatorTests {
  /// A word with hyphens wherever the hyphenator divides it.
  private func divided(_ word: String, by hyphenator: Hyphenator, left: Int = 2, right: Int = 2) -> String {
    let bytes = Array(word.utf8)
    var result: [UInt8] = []
    var start = 0
    for place in hyphenator.breaks(in: bytes[...], left: left, right: right) {
      result += bytes[start..<place] + [0x2D]
      start = place
    }
    return String(decoding: result + bytes[start...], as: UTF8.self)
  }

  /// The patterns of Liang's thesis for "hyphenation".
  private let liang = Hyphenator(
    patterns: Array(
      "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\nhy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n".utf8))

  @Test func `divides the word of Liang's thesis as he does`() {
    #expect(divided("hyphenation", by: liang) == "hy-phen-ation")
    #expect(divided("Hyphenation", by: liang) == "Hy-phen-ation")
  }

  @Test func `keeps the minima of caller and dictionary`() {
    #expect(divided("hyphenation", by: liang, left: 3) == "hyphen-ation")
    #expect(divided("hyphenation", by: liang, right: 6) == "hy-phenation")
    let strict = Hyphenator(patterns: Array("UTF-8\nLEFTHYPHENMIN 7\nhy3ph\nhen5at\n".utf8))
    #expect(divided("hyphenation", by: strict) == "hyphenation")
  }

  @Test func `takes patterns of any length, with values far apart`() {
    let word = "abcdefghijklmnopqrstuvwxyz"
    let patterns = "UTF-8\n1abc1defghijklmnop1qr2s3tuvwx\nrst2\nstu5\nuvw4\n"
    #expect(divided(word, by: Hyphenator(patterns: Array(patterns.utf8))) == "abc-defghijklmnop-qrs-tu-vwxyz")
    let whole = "UTF-8\n.a1b2cdefghijklmnopqrstuvw1x1y9z.\n"
    #expect(divided(word, by: Hyphenator(patterns: Array(whole.utf8))) == "abcdefghijklmnopqrstuvw-x-yz")
  }

  @Test func `never divides numbers, addresses and acronyms`() {
    let everywhere = Hyphenator(patterns: Array("UTF-8\n1a1\n1b1\n1c1\n".utf8))
    #expect(divided("abcabc", by: everywhere) == "ab-c-a-bc")
    for word in [
      "abc1abc", "ABCABC", "www.abc.abc", "abc@abc", "http://abcabc", "abc/abc", "abcabc.abc", "abc_abc",
      "abc\u{AD}abc",
      "a\u{301}", "", "abc",
    ] {
      #expect(divided(word, by: everywhere) == word)
    }
  }

  @Test func `leaves punctuation around a word out of account`() {
    #expect(divided("\u{201C}hyphenation,\u{201D}", by: liang) == "\u{201C}hy-phen-ation,\u{201D}")
    #expect(divided("hyphenation-hyphenation", by: liang) == "hy-phen-ation-hy-phen-ation")
  }

  @Test func `matches patterns at word edges only there`() {
    let edges = Hyphenator(patterns: Array("UTF-8\n.ab1c\nc1ab.\n".utf8))
    #expect(divided("abcxcab", by: edges) == "ab-cxc-ab")
    #expect(divided("xabcab", by: edges) == "xabc-ab")
    #expect(divided("xabcabx", by: edges) == "xabcabx")
  }

  @Test func `finds the parts of compounds first`() {
    let compound = Hyphenator(
      patterns: Array(
        "UTF-8\nCOMPOUNDLEFTHYPHENMIN 2\nCOMPOUNDRIGHTHYPHENMIN 2\nhaus1\nNEXTLEVEL\n.t2ü\nü1r\n1s2c\n".utf8))
    #expect(divided("haustüre", by: compound) == "haus-tü-re")
    #expect(divided("tüsche", by: compound) == "tü-sche")
  }

  @Test func `reads the old encodings`() {
    let latin = Hyphenator(patterns: [UInt8]("ISO8859-1\n".utf8) + [0xFC, 0x31, 0x62, 0x0A])
    #expect(divided("grüber", by: latin) == "grü-ber")
    let koi = Hyphenator(patterns: [UInt8]("KOI8-R\n".utf8) + [0xC1, 0x31, 0xC2, 0x0A])
    #expect(divided("хабаб", by: koi) == "ха-баб")
  }

  @Test func `skips patterns that change the spelling`() {
    let plain = Hyphenator(patterns: Array("UTF-8\nc1k/k=k\nba1c\n".utf8))
    #expect(divided("backer", by: plain) == "ba-cker")
  }

  @Test func `survives any bytes as a dictionary and as a word`() {
    var state: UInt64 = 20_261_123
    func random() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    for _ in 0..<200 {
      let dictionary = (0..<300).map { _ in random() % 4 == 0 ? 0x0A : random() }
      let hyphenator = Hyphenator(patterns: dictionary)
      let word = (0..<40).map { _ in random() }
      for place in hyphenator.breaks(in: word[...], left: 0, right: 0) { #expect(place > 0 && place < word.count) }
    }
  }

  @Test func `divides English as the Debian dictionary says`() throws {
    let english = try Hyphenator(patterns: #require(TestFiles.bytes(at: "/usr/share/hyphen/hyph_en_US.dic")))
    #expect(!english.isEmpty)
    let words = [
      "hyphenation": "hy-phen-ation", "typography": "ty-pog-ra-phy", "typesetting": "type-set-ting",
      "understanding": "un-der-stand-ing", "project": "project", "algorithm": "al-go-rithm", "paragraph": "para-graph",
      "university": "uni-ver-sity", "manuscript": "man-u-script",
    ]
    for (word, expected) in words { #expect(divided(word, by: english) == expected) }
  }
}
