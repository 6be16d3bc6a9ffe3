import DocumentModel

/// Lists marked with letters and Roman numbers: `a.`, `b)`, `A.`, `iv.`.
extension BlockParser {
  /// The marker of letters at the next text of the line.
  ///
  /// A list of letters begins with `a`, `A`, `i` or `I`, and only where the second marker follows: “A. Smith” and “i. e.”
  /// are no lists. A capital with a full stop needs two spaces after it, as initials have one.
  func letteredMarker() -> (ListMarker, width: Int)? {
    guard dialect.contains(.letteredLists) else { return nil }
    let kind = drafts[container].kind
    if case .list(let open) = kind, open.isOrdered, open.style != .decimal,
      let (label, byte, width) = letters(at: cursor.nextNonspace, upTo: cursor.end), open.byte == byte,
      let number = Self.number(label, in: open.style)
    {
      return (ListMarker(byte: byte, isOrdered: true, start: number, style: open.style), width)
    }
    guard kind != .paragraph, let style = Self.style(ofFirst: firstByte),
      let (_, byte, width) = letters(at: cursor.nextNonspace, upTo: cursor.end), width == 2, hasSecond(of: style, byte)
    else { return nil }
    return (ListMarker(byte: byte, isOrdered: true, start: 1, style: style), width)
  }

  /// The style of a list that begins with a letter.
  private static func style(ofFirst letter: UInt8) -> ListStyle.Marker? {
    switch letter {
    case UInt8(ascii: "a"): .lowerAlpha
    case UInt8(ascii: "A"): .upperAlpha
    case UInt8(ascii: "i"): .lowerRoman
    case UInt8(ascii: "I"): .upperRoman
    default: nil
    }
  }

  /// One to seven letters, a full stop or parenthesis and a space: the letters, the mark, and the width of both.
  private func letters(at start: Int, upTo limit: Int) -> (Slice<ByteView>, UInt8, width: Int)? {
    var index = start
    while index < limit && index - start < 7 && CharacterClass.isLetter(bytes[index]) { index += 1 }
    guard index > start, index + 1 < limit, CharacterClass.isSpaceOrTab(bytes[index + 1]) else { return nil }
    let byte = bytes[index]
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") else { return nil }
    if byte == UInt8(ascii: "."), index - start == 1, bytes[start] < 0x60,
      index + 2 == limit || !CharacterClass.isSpaceOrTab(bytes[index + 2])
    {
      return nil
    }
    return (bytes[start..<index], byte, index + 1 - start)
  }

  /// Whether a later line of the same indent has the list's second marker before anything else begins there.
  private func hasSecond(of style: ListStyle.Marker, _ byte: UInt8) -> Bool {
    let column = cursor.nextNonspace - cursor.start
    var line = LineCursor()
    line.begin(at: cursor.next, in: bytes)
    let limit = min(bytes.count, cursor.next + 4000)
    var isAfterBlank = false
    while line.start < limit {
      var first = min(line.end, line.start + column)
      let isPrefix = bytes[line.start..<first].allSatisfy { CharacterClass.isSpaceOrTab($0) || $0 == UInt8(ascii: ">") }
      let isBlank = line.start == line.end || isPrefix && isBlank(from: first, to: line.end)
      if !isBlank {
        if isPrefix, let (label, mark, _) = letters(at: first, upTo: line.end) {
          return mark == byte && Self.number(label, in: style) == 2
        }
        while first < line.end && CharacterClass.isSpaceOrTab(bytes[first]) { first += 1 }
        if isAfterBlank && first == line.start + column { return false }
      }
      isAfterBlank = isBlank
      guard line.next < bytes.count else { return false }
      line.begin(at: line.next, in: bytes)
    }
    return false
  }

  /// The number that letters stand for.
  static func number(_ letters: Slice<ByteView>, in style: ListStyle.Marker) -> Int32? {
    let isUpper = style == .upperAlpha || style == .upperRoman
    guard letters.allSatisfy({ ($0 < 0x60) == isUpper }) else { return nil }
    let lower = letters.map { $0 | 0x20 }
    if style == .lowerAlpha || style == .upperAlpha {
      return lower.count == 1 ? Int32(lower[0] &- 0x60) : nil
    }
    let values: [UInt8: Int32] = [0x69: 1, 0x76: 5, 0x78: 10, 0x6C: 50, 0x63: 100, 0x64: 500, 0x6D: 1000]
    var sum: Int32 = 0
    var last: Int32 = 0
    for letter in lower.reversed() {
      guard let value = values[letter] else { return nil }
      sum += value < last ? -value : value
      last = max(last, value)
    }
    return sum
  }
}
