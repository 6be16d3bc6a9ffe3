import DocumentModel
import Testing
import Typesetting

/// Lines of scripts that put no spaces between words.
struct ScriptTests {
  /// A few plain sentences, made up.
  private static let thai = [
    "โรงสีที่ปลายตรอกหยุดเดินเครื่องตั้งแต่ลูกสาวคนเล็กของเจ้าของโรงสีแต่งงานกับช่างทำนาฬิกาแล้วย้ายไปอยู่ริมทะเล",
    "ทุกฤดูใบไม้ผลิมีคนเสนอให้ซ่อมกังหัน และทุกฤดูใบไม้ร่วงเรื่องนี้ก็ถูกเลื่อนออกไปเพราะต้องเก็บแอปเปิลให้เสร็จก่อน",
    "ไม่มีใครบ่นเรื่องเสียงดังสิ่งที่ทำให้ผู้คนไม่สบายใจคือความเงียบที่ตามมาหลังจากนั้น",
  ]

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
