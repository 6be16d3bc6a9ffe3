/// Running heads and page numbers of a text that was laid out in pages, such as our own text edition.
///
/// Pages are divided by form feeds. If most of them end with their own number, that line is no text, nor is the line above
/// the text of every page but the first where columns of space divide it or other pages begin with it too. Page breaks of
/// such a text are where the paper ended, not where the author wanted one.
struct PageFurniture {
  /// First bytes of the lines that are no text.
  private(set) var lineStarts: Set<Int> = []
  /// Whether the text was laid out in pages.
  private(set) var isPaged = false

  init(_ bytes: [UInt8]) {
    guard bytes.contains(0x0C) else { return }
    let pages = Self.pages(bytes)
    guard pages.count >= 2 else { return }
    let numbered = pages.indices.filter { Self.hasNumber($0 + 1, bytes[pages[$0].last]) }
    guard numbered.count * 2 > pages.count - 1, numbered.count >= 2 else { return }
    isPaged = true
    for page in numbered { lineStarts.insert(pages[page].last.lowerBound) }
    var heads: [ArraySlice<UInt8>: Int] = [:]
    for page in pages { heads[bytes[page.first], default: 0] += 1 }
    for page in pages.dropFirst() where page.first.lowerBound != page.last.lowerBound {
      if heads[bytes[page.first]]! > 1 || Self.hasColumns(bytes[page.first]) {
        lineStarts.insert(page.first.lowerBound)
      }
    }
  }

  /// The first and the last line with text of every page, without the space around them.
  private static func pages(_ bytes: [UInt8]) -> [(first: Range<Int>, last: Range<Int>)] {
    var pages: [(first: Range<Int>, last: Range<Int>)] = []
    var current: (first: Range<Int>, last: Range<Int>)?
    var start: Int?
    var end = 0
    for (index, byte) in bytes.enumerated() {
      if byte > 0x20 {
        if start == nil { start = index }
        end = index + 1
      } else if byte == 0x0A || byte == 0x0D || byte == 0x0C {
        if let first = start { current = (current?.first ?? first..<end, first..<end) }
        start = nil
        if byte == 0x0C, let page = current {
          pages.append(page)
          current = nil
        }
      }
    }
    if let first = start { current = (current?.first ?? first..<end, first..<end) }
    if let page = current { pages.append(page) }
    return pages
  }

  /// Whether a short line has `number` as its first or only number: `12`, `- 12 -`, `[Page 12 of 40]`.
  private static func hasNumber(_ number: Int, _ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 40 else { return false }
    let digits = line.drop { !CharacterClass.isDigit($0) }.prefix(while: CharacterClass.isDigit)
    let isBare = line.allSatisfy { CharacterClass.isDigit($0) || " -–—[]()/".utf8.contains($0) }
    let isEnclosed = line.first == UInt8(ascii: "[") && line.last == UInt8(ascii: "]")
    return (isBare || isEnclosed) && digits.count <= 6 && Int(String(decoding: digits, as: UTF8.self)) == number
  }

  /// Whether four spaces in a row divide a line.
  private static func hasColumns(_ line: ArraySlice<UInt8>) -> Bool {
    var run = 0
    for byte in line {
      run = byte == 0x20 ? run + 1 : 0
      if run == 4 { return true }
    }
    return false
  }
}
