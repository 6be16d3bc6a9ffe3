import DocumentModel

/// Delimiter runs: emphasis, strong emphasis, strikethrough, superscript and subscript.
extension InlineParser {
  mutating func scanDelimiters() {
    let byte = bytes[position]
    let start = position
    var end = start
    while end < bytes.count && bytes[end] == byte { end += 1 }
    let (isLeft, isRight, isAfterPunctuation, isBeforePunctuation) = flanks(start..<end)
    let isUnderscore = byte == UInt8(ascii: "_")
    let canOpen = isLeft && (!isUnderscore || !isRight || isAfterPunctuation)
    let canClose = isRight && (!isUnderscore || !isLeft || isBeforePunctuation)
    if !canOpen && !canClose {
      position = end
    } else {
      addRun(byte, start..<end, canOpen: canOpen, canClose: canClose)
    }
  }

  private func flanks(_ run: Range<Int>) -> (Bool, Bool, Bool, Bool) {
    let before = run.lowerBound == 0 ? "\n" : bytes.scalar(before: run.lowerBound)
    let after = run.upperBound == bytes.count ? "\n" : bytes.scalar(at: run.upperBound)
    let isAfterSpace = CharacterClass.isWhitespace(before)
    let isBeforeSpace = CharacterClass.isWhitespace(after)
    let isAfterPunctuation = CharacterClass.isPunctuation(before)
    let isBeforePunctuation = CharacterClass.isPunctuation(after)
    let isLeft = !isBeforeSpace && (!isBeforePunctuation || isAfterSpace || isAfterPunctuation)
    let isRight = !isAfterSpace && (!isAfterPunctuation || isBeforeSpace || isBeforePunctuation)
    return (isLeft, isRight, isAfterPunctuation, isBeforePunctuation)
  }

  private mutating func addRun(_ byte: UInt8, _ range: Range<Int>, canOpen: Bool, canClose: Bool) {
    take(.delimiters(Int32(delimiters.count)), text: range, from: range.lowerBound, to: range.upperBound)
    let index = Int32(delimiters.count)
    if lastDelimiter >= 0 { delimiters[Int(lastDelimiter)].next = index }
    delimiters.append(
      DelimiterRun(
        byte: byte, canOpen: canOpen, canClose: canClose, start: Int32(range.lowerBound), length: Int32(range.count),
        spaces: spaces, previous: lastDelimiter))
    lastDelimiter = index
  }

  mutating func scanTildes() {
    let start = position
    var end = start
    while end < bytes.count && bytes[end] == UInt8(ascii: "~") { end += 1 }
    let length = end - start
    if length == 1 && dialect.contains(.scripts) {
      scanScript()
    } else if dialect.contains(.strikethrough)
      && (length == 2 || (length == 1 && dialect.contains(.singleTildeStrikes)))
    {
      let (isLeft, isRight, _, _) = flanks(start..<end)
      addRun(UInt8(ascii: "~"), start..<end, canOpen: isLeft, canClose: isRight)
    } else {
      position = end
    }
  }

  mutating func scanCaret() {
    let next = position + 1
    if dialect.contains(.notes), next < bytes.count, bytes[next] == UInt8(ascii: "[") {
      openBracket(.note, width: 2)
    } else if dialect.contains(.scripts), next < bytes.count, bytes[next] != UInt8(ascii: "^") {
      scanScript()
    } else {
      while position < bytes.count && bytes[position] == UInt8(ascii: "^") { position += 1 }
    }
  }

  /// One `^` or `~`: it opens before a letter, a digit or a sign, and closes after anything but a space.
  private mutating func scanScript() {
    countSpaces()
    let byte = bytes[position]
    let before = position == 0 ? 0x20 : bytes[position - 1]
    let after = position + 1 < bytes.count ? bytes[position + 1] : 0x20
    let canOpen =
      CharacterClass.isAlphanumeric(after) || after >= 0x80 || "+-(*".utf8.contains(after)
      || after == UInt8(ascii: "\\")
    let canClose = before > 0x20
    addRun(byte, position..<position + 1, canOpen: canOpen, canClose: canClose)
  }

  /// Counts the whitespace up to here: there must be none between the two ends of a superscript.
  private mutating func countSpaces() {
    var index = Int(delimiters.last { $0.length == 1 && ($0.byte == 0x5E || $0.byte == 0x7E) }?.start ?? 0)
    while index < position {
      if bytes[index] == 0x20 || bytes[index] == 0x0A { spaces += 1 }
      index += 1
    }
  }

  /// Pairs the delimiter runs above `bottom` and takes them out of play.
  mutating func resolveEmphasis(above bottom: Int32) {
    guard lastDelimiter != bottom else { return }
    var closer = lastDelimiter
    while delimiters[Int(closer)].previous != bottom { closer = delimiters[Int(closer)].previous }
    var bottoms = [Int32](repeating: bottom, count: 16)
    while closer >= 0 {
      guard delimiters[Int(closer)].canClose else {
        closer = delimiters[Int(closer)].next
        continue
      }
      let slot = Self.slot(of: delimiters[Int(closer)])
      if let opener = opener(for: closer, above: bottoms[slot]) {
        closer = pair(opener, closer)
      } else {
        let unmatched = closer
        closer = delimiters[Int(unmatched)].next
        bottoms[slot] = delimiters[Int(unmatched)].previous
        if !delimiters[Int(unmatched)].canOpen { remove(unmatched) }
      }
    }
    lastDelimiter = bottom
    if bottom >= 0 { delimiters[Int(bottom)].next = -1 }
  }

  /// Runs that have the same possible openers share a slot.
  private static func slot(of run: DelimiterRun) -> Int {
    switch run.byte {
    case UInt8(ascii: "*"): Int(run.length % 3) + (run.canOpen ? 3 : 0)
    case UInt8(ascii: "_"): 6 + Int(run.length % 3) + (run.canOpen ? 3 : 0)
    case UInt8(ascii: "~"): run.length == 1 ? 12 : 13
    default: 14
    }
  }

  private func opener(for closer: Int32, above bottom: Int32) -> Int32? {
    let run = delimiters[Int(closer)]
    var candidate = run.previous
    while candidate != bottom && candidate >= 0 {
      let other = delimiters[Int(candidate)]
      if other.byte == run.byte && other.canOpen && matches(other, run) { return candidate }
      candidate = other.previous
    }
    return nil
  }

  private func matches(_ opener: DelimiterRun, _ closer: DelimiterRun) -> Bool {
    switch closer.byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      let isMiddle = closer.canOpen || opener.canClose
      return !(isMiddle && closer.length % 3 != 0 && (opener.length + closer.length) % 3 == 0)
    case UInt8(ascii: "~") where closer.length == 2 || dialect.contains(.singleTildeStrikes):
      return opener.length == closer.length
    default:
      return opener.length == 1 && opener.spaces == closer.spaces && opener.start + 1 < closer.start
    }
  }

  /// Joins two runs by as many delimiters as they can, and returns the run to go on with.
  private mutating func pair(_ opener: Int32, _ closer: Int32) -> Int32 {
    let byte = delimiters[Int(closer)].byte
    let isEmphasis = byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
    let width: Int32 =
      isEmphasis
      ? (delimiters[Int(opener)].left >= 2 && delimiters[Int(closer)].left >= 2 ? 2 : 1)
      : delimiters[Int(closer)].length
    addMarks(kind(of: byte, width: width), opener, closer, width: width)
    // Runs between the two pair with nothing any more.
    delimiters[Int(opener)].next = closer
    delimiters[Int(closer)].previous = opener
    if delimiters[Int(opener)].left == 0 { remove(opener) }
    guard delimiters[Int(closer)].left == 0 else { return closer }
    let next = delimiters[Int(closer)].next
    remove(closer)
    return next
  }

  private func kind(of byte: UInt8, width: Int32) -> TextSpan.Kind {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"): width == 2 ? .strong : .emphasis
    case UInt8(ascii: "^"): .superscript
    default: width == 2 || dialect.contains(.singleTildeStrikes) ? .strikethrough : .subscript
    }
  }

  private mutating func addMarks(_ kind: TextSpan.Kind, _ opener: Int32, _ closer: Int32, width: Int32) {
    let open = delimiters[Int(opener)]
    let close = delimiters[Int(closer)]
    let openStart = open.start + open.length - open.opened - width
    marks.append(EmphasisMark(kind: kind, start: openStart, length: width, next: open.openingMark))
    delimiters[Int(opener)].openingMark = Int32(marks.count - 1)
    delimiters[Int(opener)].opened += width
    marks.append(EmphasisMark(kind: kind, start: close.start + close.closed, length: width, next: -1))
    let mark = Int32(marks.count - 1)
    if close.closingMarks.last >= 0 {
      marks[Int(close.closingMarks.last)].next = mark
    } else {
      delimiters[Int(closer)].closingMarks.first = mark
    }
    delimiters[Int(closer)].closingMarks.last = mark
    delimiters[Int(closer)].closed += width
  }

  private mutating func remove(_ run: Int32) {
    let (previous, next) = (delimiters[Int(run)].previous, delimiters[Int(run)].next)
    if previous >= 0 { delimiters[Int(previous)].next = next }
    if next >= 0 { delimiters[Int(next)].previous = previous } else { lastDelimiter = previous }
  }
}
