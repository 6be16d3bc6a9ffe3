import DocumentModel

/// Tables that a telephone has no room for scroll in a box of their own, which the keyboard can reach.
extension ChapterWriter {
  /// Width of a small page in tenths of a letter: 360 pixels with margins of 5 % and letters of 8.
  private static let narrowPage = 400
  /// What a cell has at its sides, in tenths of a letter: 1.2 em.
  private static let cellPadding = 24

  /// Begins the box of a table, if it needs one.
  mutating func openBox(ofTable table: Int) -> Bool {
    guard leastWidth(ofTable: table) > Self.narrowPage else { return false }
    markup.add("<div class=\"wide\" role=\"group\" tabindex=\"0\"")
    let caption = (table..<Int(document.blocks[table].end)).first { document.blocks[$0].kind == .caption }
    let words = caption.map { document.plainText(of: $0) } ?? ""
    markup.add("aria-label", words.utf8.contains { $0 > 0x20 } ? words : book.vocabulary.table)
    markup.add(">\n")
    return true
  }

  /// The width of a table whose cells are as narrow as their longest words, in tenths of a letter.
  private func leastWidth(ofTable table: Int) -> Int {
    var widths: [Int] = []
    var column = 0
    for block in table + 1..<max(table + 1, Int(document.blocks[table].end)) {
      switch document.blocks[block].kind {
      case .tableRow: column = 0
      case .tableCell:
        if column == widths.count { widths.append(0) }
        let longest = document.text[document.blocks[block].text.indices].split { $0 <= 0x20 }.map(width).max() ?? 0
        widths[column] = max(widths[column], longest)
        column += 1
      default: break
      }
    }
    return widths.reduce(0) { $0 + $1 + Self.cellPadding }
  }

  /// The width of a word in tenths of a letter. Ideographs and syllables of Japanese may be divided everywhere.
  private func width(of word: ArraySlice<UInt8>) -> Int {
    var (longest, run) = (0, 0)
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars
    where !scalar.properties.isDefaultIgnorableCodePoint {
      let isIdeograph = (0x2E80...0xA4CF).contains(scalar.value) || (0xF900...0x3FFFF).contains(scalar.value)
      run = isIdeograph || scalar == "-" ? 20 : run + 10
      longest = max(longest, run)
    }
    return longest
  }
}
