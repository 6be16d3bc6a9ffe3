import DocumentModel
import TestSupport
import Testing
import Typesetting

@testable import TextWriting

/// How well prose is set, in counts: the guide's paragraphs, with the hyphens of the machine's dictionary.
@Suite(.enabled(if: Trial.english != nil)) struct LineQualityTests {
  /// The guide's plain paragraphs.
  static let prose: [String] = ["guide", "well"].flatMap {
    (TestFiles.text("Guide/\($0).md") ?? "").split(separator: "\n\n")
  }
  .map { $0.split(separator: "\n").joined(separator: " ") }
  .filter { $0.utf8.count > 150 && $0.first?.isLetter ?? false && !$0.contains { "`<>[]{}|_=#\\".contains($0) } }

  /// The lines of each paragraph.
  private func lines(_ columns: Int, _ alignment: CellAlignment) -> [[LineSetter.Line]] {
    var setter = LineSetter(
      meter: CellMeter(language: "en"), hyphenator: Trial.english, hyphenation: HyphenationStyle())
    return Self.prose.map { setter.lines(of: InlineText($0), in: LineMeasure(others: Int32(columns)), alignment) }
  }

  /// The widest gap of a line, in cells.
  private func widestGap(_ line: LineSetter.Line) -> Int {
    line.text.split { $0 != 0x20 }.map(\.count).max() ?? 0
  }

  /// Of a hundred lines, so many may have a gap of three cells or more, and end in hyphens; and the widest gap.
  @Test(arguments: [(72, 0, 2.5, 2), (56, 0, 6, 2), (34, 3, 20, 4), (28, 8, 24, 4)])
  func `keeps gaps narrow and divides few words`(columns: Int, gaps: Double, hyphens: Double, widest: Int) {
    let all = lines(columns, .justified).flatMap { $0 }
    #expect(all.count > 50)
    let wide = all.filter { widestGap($0) >= 3 }.count
    #expect(Double(wide * 100) <= gaps * Double(all.count), "\(wide) of \(all.count)")
    let divided = all.filter(\.endsInHyphen).count
    #expect(Double(divided * 100) <= hyphens * Double(all.count), "\(divided) of \(all.count)")
    #expect(all.allSatisfy { widestGap($0) <= widest })
  }

  @Test(arguments: [24, 28, 31, 34, 40, 44]) func `fills every line of a narrow column`(columns: Int) {
    for line in lines(columns, .justified).flatMap({ $0.dropLast() }) {
      #expect(line.width == columns, "\(String(decoding: line.text, as: UTF8.self))")
    }
  }

  /// The last pass takes a line of seven or eight where two hyphens would be the price.
  @Test(arguments: [28, 34, 46, 60, 72]) func `lets ragged lines fall short by six cells or a little more`(columns: Int)
  {
    let paragraphs = lines(columns, .start)
    let short = paragraphs.flatMap { $0.dropLast().map { columns - $0.width } }
    #expect(short.allSatisfy { $0 <= 8 })
    #expect(short.filter { $0 > 6 }.count * 20 < short.count)
    let all = paragraphs.flatMap { $0 }
    #expect(all.filter(\.endsInHyphen).count * 100 <= 15 * all.count)
  }

  /// Words as long as Russian ones, which may be divided every two letters: the ends of ragged lines have a standard
  /// deviation of 1.6 cells at most in measures that pages have.
  @Test(arguments: [56, 60, 66, 72, 80]) func `keeps the ends of ragged lines close together`(columns: Int) {
    var random: UInt64 = 7
    var setter = LineSetter(meter: CellMeter(language: "ru"), hyphenator: nil, hyphenation: HyphenationStyle())
    var short: [Double] = []
    for _ in 0..<60 {
      let words = (0..<90).map { _ in
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let syllables = Int(random >> 33) % 6 + 1
        return Array(repeating: "na", count: syllables).joined(separator: syllables > 2 ? "\u{AD}" : "")
      }
      let lines = setter.lines(
        of: InlineText(words.joined(separator: " ")), in: LineMeasure(others: Int32(columns)), .start)
      short += lines.dropLast().map { Double(columns - $0.width) }
    }
    let mean = short.reduce(0, +) / Double(short.count)
    let variance = short.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(short.count)
    #expect(variance < 1.6 * 1.6, "\(variance)")
  }
}
