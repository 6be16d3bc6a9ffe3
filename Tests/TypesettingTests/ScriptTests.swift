import DocumentModel
import FontShaping
import Testing

@testable import Typesetting

/// Lines of scripts that put no spaces between words.
struct ScriptTests {
  /// A few plain sentences, made up.
  private static let thai = [
    "โรงสีที่ปลายตรอกหยุดเดินเครื่องตั้งแต่ลูกสาวคนเล็กของเจ้าของโรงสีแต่งงานกับช่างทำนาฬิกาแล้วย้ายไปอยู่ริมทะเล",
    "ทุกฤดูใบไม้ผลิมีคนเสนอให้ซ่อมกังหัน และทุกฤดูใบไม้ร่วงเรื่องนี้ก็ถูกเลื่อนออกไปเพราะต้องเก็บแอปเปิลให้เสร็จก่อน",
    "ไม่มีใครบ่นเรื่องเสียงดังสิ่งที่ทำให้ผู้คนไม่สบายใจคือความเงียบที่ตามมาหลังจากนั้น",
  ]

  @Test(arguments: 2...9) func `ragged lines of Korean end between words`(count: Int) throws {
    let words = ["물레방아는", "골목", "끝에서", "오래전에", "멈추었고", "아무도", "그것을", "고치지", "않았다"]
    let heading = (0..<count * 2).map { words[$0 % words.count] }.joined(separator: " ")
    let sample = try Sample("---\nlang: ko\n---\n\n# \(heading)\n\nText.\n", in: .narrow)
    let lines = Dictionary(grouping: sample.runs.filter { $0.text != "Text." }, by: { [$0.page, $0.y] })
    let texts = lines.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { $1.map(\.text).joined() }
    #expect(texts.count > 1 || count < 4)
    // What the lines hold are whole words.
    for text in texts {
      var rest = text[...]
      while let word = words.first(where: { rest.hasPrefix($0) }) { rest = rest.dropFirst(word.count) }
      #expect(rest.isEmpty, "\(texts)")
    }
  }

  @Test(arguments: ["ja", "ja-JP", "zh", "ko", ""]) func `no line begins with small kana or a sign of length`(
    language: String
  ) {
    let text = "サーバーのインストール、ちょっとしたメニューがあって「キャッシュ」と々。"
    let bytes = Array(text.utf8)
    let offsets = LineOpportunities(in: bytes[...], language: language).offsets
    #expect(offsets.count > 10)
    for offset in offsets {
      let next = String(decoding: bytes[offset...], as: UTF8.self).first
      #expect(next.map { !"ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々、。」".contains($0) } == true)
    }
  }

  @Test(arguments: 50...60) func `filled lines of Korean end between words and reach the edge`(count: Int) throws {
    let words = ["물레방아는", "골목", "끝에서", "오래전에", "멈추었고", "아무도", "그것을", "고치지", "않았다."]
    let text = (0..<count).map { words[$0 * 7 % words.count] }
    let sample = try Sample("---\nlang: ko\n---\n\n\(text.joined(separator: " "))\n")
    let lines = Dictionary(grouping: sample.runs, by: { [$0.page, $0.y] }).sorted {
      $0.key.lexicographicallyPrecedes($1.key)
    }.map(\.value)
    var rest = text[...]
    let edge = try #require(lines.map { $0.map(\.end).max() ?? 0 }.max())
    for (number, line) in lines.enumerated() {
      var joined = line.map(\.text).joined()
      while let word = rest.first, joined.hasPrefix(word) {
        joined.removeFirst(word.count)
        rest = rest.dropFirst()
      }
      #expect(joined.isEmpty, "\(line.map(\.text))")
      if number < lines.count - 1 { #expect(edge - (line.map(\.end).max() ?? 0) < 3 << 16) }
    }
    #expect(rest.isEmpty && lines.count > 2)
  }

  @Test(arguments: [("th", "หนังสือ"), ("ta", "புத்தகம்"), ("he", "ספר")])
  func `what is to stand out in a script without italics is bold`(language: String, word: String) throws {
    let sample = try Sample("---\nlang: \(language)\n---\n\n*\(word)* **\(word)** \(word) *Latin* Latin\n")
    func fonts(of text: String) -> [FontID] {
      sample.pages.pages.flatMap { page in
        page.segments.map(\.run).filter { sample.pages.shapes.string(of: $0) == text }.map {
          sample.pages.shapes.runs[Int($0)].font
        }
      }
    }
    let (words, latin) = (fonts(of: word), fonts(of: "Latin"))
    #expect(words.count == 3 && latin.count == 2)
    #expect(Set(words).count == 2 && words[0] == words[1])
    #expect(Set(latin).count == 2)
  }

  @Test(arguments: 0..<12) func `lines of Thai are full, and none is left with a word`(number: Int) throws {
    let count = Self.thai.count
    let text = (0..<(2 + number % 5)).map { Self.thai[($0 * (1 + number / count) + number) % count] }.joined(
      separator: " ")
    let sample = try Sample("---\nlang: th\n---\n\n\(text)\n")
    let lines = Dictionary(grouping: sample.runs, by: { [$0.page, $0.y] }).values.map { runs in
      (y: runs[0].y, start: runs.map(\.x).min()!, end: runs.map(\.end).max()!)
    }.sorted { $0.y < $1.y }
    let edge = lines.map(\.end).max()!
    #expect(lines.count > 2)
    for line in lines.dropLast() { #expect(edge - line.end < 2 << 16) }
    let last = try #require(lines.last)
    #expect((last.end - last.start) * 8 > edge - lines[1].start)
  }
}
