import DocumentModel
import Testing

@Suite struct UTF16UnitsTests {
  @Test(arguments: [true, false])
  func `reads both orders of bytes`(isBigEndian: Bool) {
    let text = "aß語😀"
    let bytes = text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    #expect(UTF16Units(bytes[...], isBigEndian: isBigEndian).text == text)
  }

  @Test func `leaves out half a unit and replaces half a pair`() {
    #expect(UTF16Units([0xD8, 0x00, 0x00, 0x41, 0x00], isBigEndian: true).text == "\u{FFFD}A")
    #expect(UTF16Units([0x00], isBigEndian: true).text == "")
  }
}
