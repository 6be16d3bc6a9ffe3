import DocumentModel

/// Scripts without spaces between words, whose lines end where a word does: Thai, Lao, Burmese, Khmer, Tibetan.
enum UnspacedLetters {
  /// Whether letters of one of them stand on both sides of a line end, so that most likely no space was there.
  static func stand<Bytes: RandomAccessCollection<UInt8>>(
    before end: Int, after start: Int, in bytes: Bytes
  ) -> Bool where Bytes.Index == Int {
    guard end >= 3, start < bytes.count, bytes[end - 3] >= 0xE0, bytes[start] >= 0xE0 else { return false }
    var (position, next) = (end - 3, start)
    let script = script(of: bytes.decodeScalar(at: &position))
    return script != nil && script == Self.script(of: bytes.decodeScalar(at: &next))
  }

  /// A number for the script of a letter or of a mark on one. Signs after which a space stands are none: those of repetition and
  /// abbreviation, full stops, digits.
  private static func script(of scalar: UInt32) -> Int? {
    switch scalar {
    case 0x0E2F, 0x0E46, 0x0EAF, 0x0EC6: nil
    case 0x0E01...0x0E4E: 0
    case 0x0E81...0x0ECE, 0x0EDC...0x0EDF: 1
    // Only after the mark between syllables, or before a letter.
    case 0x0F0B, 0x0F40...0x0FBC: 2
    case 0x1000...0x103F, 0x1050...0x108F, 0xAA60...0xAA7F: 3
    case 0x1780...0x17D3: 4
    default: nil
    }
  }
}
