@testable import FontShaping
import Testing

struct CompactFontTests {
  /// A table with a name, a top dictionary and a charset right behind it; only what the charset's place depends on.
  private func table(isKeyed: Bool, charset: [UInt8]) -> (bytes: [UInt8], charset: Int) {
    let keyed: [UInt8] = isKeyed ? [139, 140, 139, 12, 30] : []
    let real: [UInt8] = [30, 0x12, 0xA5, 0xFF, 5]
    let count = keyed.count + real.count + 6
    let place = 4 + 6 + 5 + count
    let top = keyed + real + [29, 0, 0, 0, UInt8(place), 15]
    let bytes: [UInt8] = [1, 0, 4, 1, 0, 1, 1, 1, 2, 0x41, 0, 1, 1, 1, UInt8(count + 1)] + top + charset
    return (bytes, place)
  }

  @Test func `identifiers become glyph numbers`() {
    var few = table(isKeyed: true, charset: [1, 0, 9, 4, 7, 7])
    CompactFont.numberIdentifiers(&few.bytes, glyphCount: 6)
    #expect(Array(few.bytes[few.charset...]) == [1, 0, 1, 4, 7, 7])
    var many = table(isKeyed: true, charset: [2, 0, 9, 9, 9, 7])
    CompactFont.numberIdentifiers(&many.bytes, glyphCount: 1000)
    #expect(Array(many.bytes[many.charset...]) == [2, 0, 1, 3, 0xE6, 7])
  }

  @Test func `fonts keyed by names are left alone`() {
    var table = table(isKeyed: false, charset: [1, 0, 9, 4])
    let before = table.bytes
    CompactFont.numberIdentifiers(&table.bytes, glyphCount: 6)
    #expect(table.bytes == before)
  }

  @Test func `damaged tables do no harm`() {
    let whole = table(isKeyed: true, charset: [1, 0, 9, 4]).bytes
    for length in 0..<whole.count {
      var cut = Array(whole[..<length])
      CompactFont.numberIdentifiers(&cut, glyphCount: 6)
      #expect(cut.count == length)
    }
    for position in whole.indices {
      for value in [0, 1, 4, 127, 255] as [UInt8] {
        var changed = whole
        changed[position] = value
        CompactFont.numberIdentifiers(&changed, glyphCount: 6)
        #expect(changed.count == whole.count)
      }
    }
  }
}
