/// Running heads, page numbers and the notes at the foot of pages, of a text that was laid out in pages such as our own text
/// edition.
///
/// Pages are divided by form feeds. If most of them end with their own number, that line is no text, nor is the line above
/// the text of every page but the first where columns of space divide it or other pages begin with it too. Page breaks of
/// such a text are where the paper ended, not where the author wanted one. Notes stand under a short rule, to the end of the
/// page or of the text.
struct PageFurniture {
  /// First bytes of the lines that are no text: running heads, page numbers, and the rules above notes.
  private(set) var lineStarts: Set<Int> = []
  /// Where notes stand at the foot of pages, in order.
  private(set) var notes: [Range<Int>] = []
  /// Whether the text was laid out in pages.
  private(set) var isPaged = false
  /// Columns of the widest page number's line that spaces divide, which spans the measure; 0 without one.
  private(set) var measure = 0

  /// A line with text, without the space around it.
  private struct Line {
    var text: Range<Int>
    var indent: Int
    var followsBlank: Bool
    var precedesBlank = false
  }

  init(_ bytes: [UInt8]) {
    let pages = Self.pages(bytes)
    if pages.count > 1 {
      findPages(pages, bytes)
    } else if let line = pages.first?.last, pages[0].count > 1, Self.isOnlyPage(bytes[line.text], indent: line.indent) {
      lineStarts.insert(line.text.lowerBound)
      if Self.hasColumns(bytes[line.text]) { measure = line.indent + bytes[line.text].count { $0 & 0xC0 != 0x80 } }
    }
    findNotes(pages, bytes)
  }

  private mutating func findPages(_ pages: [[Line]], _ bytes: [UInt8]) {
    let numbered = pages.indices.filter { Self.hasNumber($0 + 1, bytes[pages[$0][pages[$0].count - 1].text]) }
    guard numbered.count * 2 > pages.count - 1, numbered.count >= 2 else { return }
    isPaged = true
    for page in numbered {
      let line = pages[page][pages[page].count - 1]
      lineStarts.insert(line.text.lowerBound)
      if Self.hasColumns(bytes[line.text]) {
        measure = max(measure, line.indent + bytes[line.text].count { $0 & 0xC0 != 0x80 })
      }
    }
    var heads: [ArraySlice<UInt8>: Int] = [:]
    var headings: Set<ArraySlice<UInt8>> = []
    for page in pages {
      heads[bytes[page[0].text], default: 0] += 1
      for line in page.dropFirst() where line.followsBlank { headings.insert(bytes[line.text]) }
    }
    for page in pages.dropFirst() where page.count > 1 {
      let text = bytes[page[0].text]
      let isAside = page[0].indent >= 12 && page[0].precedesBlank && headings.contains(text)
      if heads[text]! > 1 || isAside || Self.hasColumns(text) { lineStarts.insert(page[0].text.lowerBound) }
    }
  }

  /// A rule of three to eight hyphens alone after a blank line, with a label under it, or carried-over notes in a text of
  /// pages, has notes below it.
  private mutating func findNotes(_ pages: [[Line]], _ bytes: [UInt8]) {
    for page in pages {
      for (index, line) in page.enumerated() where line.followsBlank && index + 1 < page.count {
        let rule = bytes[line.text]
        guard line.indent == 0, (3...8).contains(rule.count), rule.allSatisfy({ $0 == 0x2D }) else { continue }
        let next = page[index + 1]
        let isLink = PlainTextLinks.number(at: next.text.lowerBound, bytes) != nil && next.indent < 4
        let isLabelled =
          isLink ? isUndivided(page[(index + 1)...]) : next.indent == 0 && Self.hasLabel(bytes[next.text])
        let isCarriedOver = isPaged && rule.count == 8 && !notes.isEmpty && !isLink
        guard !next.followsBlank, isLabelled || isCarriedOver else { continue }
        lineStarts.insert(line.text.lowerBound)
        let last = page[page.count - 1]
        let isNumber = lineStarts.contains(last.text.lowerBound)
        let end = isNumber ? last.text.lowerBound - last.indent : last.text.upperBound + 1
        notes.append(next.text.lowerBound - next.indent..<max(end, next.text.upperBound))
        break
      }
    }
  }

  /// Whether no blank line divides lines, but from a page's number.
  private func isUndivided(_ lines: ArraySlice<Line>) -> Bool {
    lines.dropFirst().allSatisfy { !$0.followsBlank || lineStarts.contains($0.text.lowerBound) }
  }

  /// The lines with text of every page that has some.
  private static func pages(_ bytes: [UInt8]) -> [[Line]] {
    var pages: [[Line]] = []
    var current: [Line] = []
    var start: Int?
    var end = 0
    var lineStart = 0
    var isAfterBlank = true
    for (index, byte) in (bytes + [0x0C]).enumerated() {
      if byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D {
        lineStart = index + 1
      } else if byte > 0x20 {
        if start == nil { start = index }
        end = index + 1
      } else if byte == 0x0A || byte == 0x0D || byte == 0x0C {
        if let first = start {
          current.append(Line(text: first..<end, indent: first - lineStart, followsBlank: isAfterBlank))
        } else if !current.isEmpty {
          current[current.count - 1].precedesBlank = true
        }
        isAfterBlank = start == nil
        start = nil
        lineStart = index + 1
        if byte == 0x0C {
          if !current.isEmpty { pages.append(current) }
          current = []
          isAfterBlank = true
        }
      }
    }
    return pages
  }

  /// Whether a line begins with `[n] `.
  private static func hasLabel(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "[") else { return false }
    let digits = line.dropFirst().prefix(while: CharacterClass.isDigit)
    return (1...4).contains(digits.count) && line.dropFirst(digits.count + 1).starts(with: [0x5D, 0x20])
  }

  /// Whether a short line, or what stands at the end of one that spaces divide, has `number` as its first or only number:
  /// `12`, `- 12 -`, `[Page 12 of 40]`.
  private static func hasNumber(_ number: Int, _ line: ArraySlice<UInt8>) -> Bool {
    var piece = line
    if let open = line.lastIndex(of: UInt8(ascii: "[")), open >= line.startIndex + 2,
      line[open - 2..<open].allSatisfy({ $0 == 0x20 })
    {
      piece = line[open...]
    }
    guard piece.count <= 40 else { return false }
    let digits = piece.drop { !CharacterClass.isDigit($0) }.prefix(while: CharacterClass.isDigit)
    let isBare = piece.allSatisfy { CharacterClass.isDigit($0) || " -–—[]()/".utf8.contains($0) }
    let isEnclosed = piece.first == UInt8(ascii: "[") && piece.last == UInt8(ascii: "]")
    return (isBare || isEnclosed) && digits.count <= 6 && Int(String(decoding: digits, as: UTF8.self)) == number
  }

  /// Whether a line, or what stands at the far end of it, is the number of a page that is the only one: `[Page 1 of 1]`.
  private static func isOnlyPage(_ line: ArraySlice<UInt8>, indent: Int) -> Bool {
    guard line.last == UInt8(ascii: "]"), let open = line.lastIndex(of: UInt8(ascii: "[")),
      indent >= 20 || hasColumns(line)
    else { return false }
    let numbers = line[open...].split { !CharacterClass.isDigit($0) }
    return hasNumber(1, line) && numbers.count == 2 && numbers[1].elementsEqual([UInt8(ascii: "1")])
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
