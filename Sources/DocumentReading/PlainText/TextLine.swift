/// A line of a plain text with the measures that the rules speak of.
struct TextLine {
  /// First byte that is no space.
  var start: Int
  /// One past the last byte that is no space.
  var end: Int
  /// Columns before the first byte; tabs reach to multiples of eight.
  var indent: Int
  /// Columns between `start` and `end`: one for a character, two for a wide one.
  var length: Int

  var isBlank: Bool { start == end }
  /// One past the last column.
  var width: Int { indent + length }
}

/// Lines without a blank one between them.
struct TextGroup {
  /// Indices of its lines.
  var lines: Range<Int>
  /// Blank lines before it.
  var blanksBefore: Int
  /// Whether a form feed stands before it.
  var startsPage = false
  /// Whether it stood at the foot of a page, under a rule.
  var isNote = false
}

/// A plain text cut into lines and groups, with the measures of the whole.
struct TextLines {
  let bytes: [UInt8]
  private(set) var lines: [TextLine] = []
  private(set) var groups: [TextGroup] = []
  /// Width that 90 of 100 lines of more than 20 characters keep to.
  private(set) var measure = 0
  /// Whether paragraphs are broken into several lines.
  private(set) var isWrapped = false
  /// Columns before most lines.
  private(set) var bodyIndent = 0
  /// Groups of more than one line.
  private(set) var groupsOfSeveral = 0
  /// Groups by the indent of their first line.
  private var groupIndents: [Int: Int] = [:]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    splitLines()
    takeMeasure()
  }

  private mutating func splitLines() {
    let furniture = PageFurniture(bytes)
    var notes = furniture.notes[...]
    var notePages: [Range<Int>] = []
    var index = 0
    var blanks = 0
    var startsPage = false
    var isNewPage = false
    while index < bytes.count {
      if bytes[index] == 0x0C {
        startsPage = !furniture.isPaged
        isNewPage = furniture.isPaged
        blanks = max(blanks, 1)
        index += 1
        continue
      }
      if let range = notes.first, index >= range.lowerBound {
        notes.removeFirst()
        notePages.append(range)
        index = max(index, min(range.upperBound, bytes.count))
        blanks = max(blanks, 1)
        continue
      }
      let line = line(at: &index)
      if line.isBlank || furniture.lineStarts.contains(line.start) {
        blanks += 1
        continue
      }
      if isNewPage { blanks = continuesLastLine(line, before: index, in: furniture.measure) ? 0 : 1 }
      isNewPage = false
      add(line, blanks: blanks, startsPage: startsPage)
      (blanks, startsPage) = (0, false)
    }
    addNotes(notePages)
  }

  private mutating func add(_ line: TextLine, blanks: Int, startsPage: Bool = false, isNote: Bool = false) {
    if blanks > 0 || groups.isEmpty {
      groups.append(
        TextGroup(
          lines: lines.count..<lines.count + 1, blanksBefore: blanks, startsPage: startsPage, isNote: isNote))
    } else {
      groups[groups.count - 1].lines = groups[groups.count - 1].lines.lowerBound..<lines.count + 1
    }
    lines.append(line)
  }

  /// Puts the notes at the feet of pages after the text, each a group; what a page begins with goes on with the last one.
  private mutating func addNotes(_ pages: [Range<Int>]) {
    for (page, range) in pages.enumerated() {
      var index = range.lowerBound
      var blanks = page == 0 ? 1 : 0
      while index < range.upperBound {
        let line = line(at: &index)
        if line.isBlank { blanks += 1 }
        if index < bytes.count && bytes[index] == 0x0C { index += 1 }
        if line.isBlank { continue }
        let isLabelled =
          line.indent == 0 && bytes[line.start] == UInt8(ascii: "[")
          || line.indent < 4 && PlainTextLinks.number(at: line.start, bytes) != nil
        add(line, blanks: isLabelled ? max(1, blanks) : blanks, isNote: true)
        blanks = 0
      }
    }
  }

  /// Whether a line goes on with the paragraph of the last one, over the end of a page.
  ///
  /// - Parameters:
  ///   - next: Where the line after it begins.
  ///   - measure: Columns of the pages' text; 0 if not known.
  private func continuesLastLine(_ line: TextLine, before next: Int, in measure: Int) -> Bool {
    guard let last = lines.last, last.end > last.start else { return false }
    let ending = bytes.scalar(before: last.end)
    let isInside =
      !".!?:…”»\"’)]=-*".unicodeScalars.contains(ending) || bytes.scalar(at: line.start).properties.isLowercase
    guard measure > 0 else { return isInside && (line.indent == last.indent || line.indent == 0) }
    if TextMarker(bytes, line.start..<line.end) != nil, let first = groups.last?.lines.lowerBound {
      return TextMarker(bytes, lines[first].start..<lines[first].end) != nil
    }
    // Where paragraphs are broken over pages, two lines of them or more are on each; a heading has one, or a rule under it.
    var place = next
    let after = self.line(at: &place)
    if after.isBlank || bytes[after.start..<after.end].allSatisfy({ $0 == 0x3D || $0 == 0x2D }) { return false }
    // The last line of a page is full if the next word would not have stood on it.
    let word = bytes[line.start..<line.end].prefix { $0 > 0x20 }.count { $0 & 0xC0 != 0x80 }
    return last.width + 1 + word > measure - (last.indent >= 4 ? 4 : 0)
  }

  /// Reads one line; a form feed ends it but is left.
  private func line(at index: inout Int) -> TextLine {
    var indent = 0
    while index < bytes.count {
      if bytes[index] == 0x20 {
        indent += 1
      } else if bytes[index] == 0x09 {
        indent += 8 - indent % 8
      } else if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        // No-break spaces, as converters write before lines.
        indent += 1
        index += 1
      } else {
        break
      }
      index += 1
    }
    let start = index
    var end = start
    var length = 0
    var lengthAtEnd = 0
    while index < bytes.count && !CharacterClass.isLineEnd(bytes[index]) && bytes[index] != 0x0C {
      if bytes[index] & 0xC0 != 0x80 {
        length += bytes[index] >= 0xE1 && EastAsian.isWide(at: index, in: bytes) ? 2 : 1
      }
      if bytes[index] == 0xE3, bytes.hasBytes("\u{3000}", at: index) {
        index += 3
        continue
      }
      if !CharacterClass.isSpaceOrTab(bytes[index]) {
        end = index + 1
        lengthAtEnd = length
      }
      index += 1
    }
    if index < bytes.count && bytes[index] != 0x0C {
      index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    }
    return TextLine(start: start, end: end, indent: indent, length: lengthAtEnd)
  }

  private mutating func takeMeasure() {
    let lengths = lines.map(\.length).filter { $0 > 20 }.sorted()
    measure = lengths.isEmpty ? 60 : lengths[min(lengths.count - 1, lengths.count * 9 / 10)]
    groupsOfSeveral = groups.count { $0.lines.count > 1 }
    isWrapped = (40...100).contains(measure) && groupsOfSeveral * 5 >= groups.count && groupsOfSeveral > 0
    for group in groups { groupIndents[lines[group.lines.lowerBound].indent, default: 0] += 1 }
    var indents: [Int: Int] = [:]
    for line in lines where line.indent < 40 { indents[line.indent, default: 0] += 1 }
    bodyIndent = indents.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }

  /// How many groups begin with an indent of `columns`.
  func groups(indentedBy columns: Int) -> Int { groupIndents[columns] ?? 0 }

  /// The index of the group that begins with a line.
  func group(beginningWith line: Int) -> Int? {
    var (low, high) = (0, groups.count)
    while low < high {
      let middle = (low + high) / 2
      if groups[middle].lines.lowerBound < line { low = middle + 1 } else { high = middle }
    }
    return low < groups.count && groups[low].lines.lowerBound == line ? low : nil
  }

  func text(_ line: TextLine) -> String { String(decoding: bytes[line.start..<line.end], as: UTF8.self) }
}
