/// How far the characters at a word's ends hang over the edges of a line, in thousandths of their widths, so that the edges
/// look straight; Thành, "Micro-typographic extensions to the TeX typesetting system", 2000. The figures are about those
/// that the microtype package has for most faces.
struct Overhang: Equatable {
  /// Of the first character.
  var left = 0
  /// Of the last one.
  var right = 0
  /// Whether that is the blank half of a full-width mark, which is to hang out whole.
  var isHalfBlank: Bool { left == Overhang.half || right == Overhang.half }

  /// The blank half of a mark of Chinese, Japanese and Korean: brackets that open a line stand at its edge, and so do
  /// brackets, commas and stops that end one (JLREQ 3.1.5, 3.1.9).
  private static let half = 501

  /// What a word of UTF-8 hangs over.
  init(of word: ArraySlice<UInt8>) {
    var scalars = UTF8Scalars(word)
    if let first = scalars.next() { left = Overhang.left(of: first) }
    var start = word.endIndex - 1
    while start > word.startIndex && word[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= word.startIndex else { return }
    var last = UTF8Scalars(word[start...])
    if let scalar = last.next() { right = Overhang.right(of: scalar) }
  }

  private static func left(of scalar: UInt32) -> Int {
    switch scalar {
    // A T V W X Y v w y
    case 0x41, 0x54, 0x56...0x59, 0x76, 0x77, 0x79: 50
    case 0x28, 0x5B: 100
    case 0x22, 0x27, 0x2018...0x201F, 0xAB, 0x2039: 400
    case 0x2013, 0x2014: 200
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0xFF08, 0xFF3B, 0xFF5B: half
    default: 0
    }
  }

  private static func right(of scalar: UInt32) -> Int {
    switch scalar {
    // A F K L P T V W X Y k r t v w x y
    case 0x41, 0x46, 0x4B, 0x4C, 0x50, 0x54, 0x56...0x59, 0x6B, 0x72, 0x74, 0x76...0x79: 50
    case 0x29, 0x5D, 0x21, 0x3F: 100
    case 0x2E: 700
    case 0x2C, 0x3A, 0x3B, 0x2D, 0x2010: 500
    case 0x22, 0x27, 0x2018...0x201F, 0xBB, 0x203A: 400
    case 0x2013, 0x2014: 200
    case 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019: half
    case 0xFF09, 0xFF0C, 0xFF0E, 0xFF3D, 0xFF5D: half
    default: 0
    }
  }
}
