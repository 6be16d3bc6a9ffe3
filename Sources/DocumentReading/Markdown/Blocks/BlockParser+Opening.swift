/// The blocks that a line can open, in CommonMark's order of precedence.
extension BlockParser {
  enum Opening {
    case none, container, leaf
    /// The line is used up.
    case isDone

    /// What `next` opens if nothing was opened yet.
    func orElse(_ next: () -> Opening) -> Opening { self == .none ? next() : self }
  }

  /// Opens the block that begins at the next text of the line, if one does.
  mutating func openBlock() -> Opening {
    let byte = firstByte
    if cursor.isIndented { return openIndented(byte) }
    switch byte {
    case UInt8(ascii: ">"): return openQuotation()
    case UInt8(ascii: "#"): return openHeading()
    case UInt8(ascii: "`"): return openFencedCode()
    case UInt8(ascii: "~"): return openFencedCode().orElse { openDefinition() }
    case UInt8(ascii: "<"): return openHTML()
    case UInt8(ascii: "="): return underline()
    case UInt8(ascii: "-"):
      return underline().orElse { openTable() }.orElse { openSceneBreak() }.orElse { openItem() }
    case UInt8(ascii: "*"): return openSceneBreak().orElse { openItem() }
    case UInt8(ascii: "_"): return openSceneBreak()
    case UInt8(ascii: "+"), 0x30...0x39: return openItem()
    case UInt8(ascii: "|"): return openTable().orElse { openVerse() }
    case UInt8(ascii: ":"):
      return openTable().orElse { openDivision() }.orElse { openDefinition() }
    case UInt8(ascii: "["): return openNote()
    case UInt8(ascii: "\\"), 0x0C: return openPageBreak()
    case UInt8(ascii: "$"): return openFormula()
    default: return CharacterClass.isLetter(byte) ? openItem() : .none
    }
  }

  private mutating func openIndented(_ byte: UInt8) -> Opening {
    guard !cursor.isBlank && drafts[tip].kind != .paragraph else { return .none }
    cursor.advance(columns: 4, in: bytes)
    closeUnmatched()
    add(.indentedCode, from: cursor.offset)
    return .leaf
  }

  /// Whether one more container may be opened.
  mutating func hasRoom() -> Bool {
    if matched <= Self.deepestNesting { return true }
    if tooDeep == nil { tooDeep = cursor.nextNonspace }
    return false
  }

  private mutating func openQuotation() -> Opening {
    guard hasRoom() else { return .none }
    closeUnmatched()
    add(.quotation, from: cursor.nextNonspace)
    cursor.advanceToNextNonspace()
    cursor.advance(bytes: 1)
    skipOneSpace()
    return .container
  }

  /// The index after the run of `byte` at `start`.
  func runEnd(of byte: UInt8, at start: Int) -> Int {
    var index = start
    while index < cursor.end && bytes[index] == byte { index += 1 }
    return index
  }

  func isBlank(from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end && CharacterClass.isSpaceOrTab(bytes[index]) { index += 1 }
    return index == end
  }

  private mutating func openHeading() -> Opening {
    let start = cursor.nextNonspace
    let level = runEnd(of: UInt8(ascii: "#"), at: start) - start
    guard level <= 6 else { return .none }
    var first = start + level
    guard first == cursor.end || CharacterClass.isSpaceOrTab(bytes[first]) else { return .none }
    closeUnmatched()
    add(.heading(level: UInt8(level)), from: start)
    while first < cursor.end && CharacterClass.isSpaceOrTab(bytes[first]) { first += 1 }
    var last = trimmedEnd(from: first, to: cursor.end)
    drafts[tip].stop = Int32(last)
    var closing = last
    while closing > first && bytes[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
    if closing == first || (closing < last && CharacterClass.isSpaceOrTab(bytes[closing - 1])) {
      last = trimmedEnd(from: first, to: closing)
    }
    lines.append(LineSlice(start: Int32(first), end: Int32(max(first, last))))
    drafts[tip].lines = drafts[tip].lines.lowerBound..<Int32(lines.count)
    return .isDone
  }

  func trimmedEnd(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start && CharacterClass.isSpaceOrTab(bytes[end - 1]) { end -= 1 }
    return end
  }

  private mutating func openFencedCode() -> Opening {
    let start = cursor.nextNonspace
    let byte = bytes[start]
    let end = runEnd(of: byte, at: start)
    guard end - start >= 3 else { return .none }
    if byte == UInt8(ascii: "`") && bytes[end..<cursor.end].contains(byte) { return .none }
    closeUnmatched()
    add(.fencedCode(Fence(byte: byte, length: Int32(end - start), indent: Int32(cursor.indent))), from: start)
    cursor.offset = end
    cursor.isInTab = false
    addLine()  // the info string
    return .isDone
  }

  /// A setext underline makes the paragraph above it a heading.
  private mutating func underline() -> Opening {
    guard matchesAll && drafts[tip].kind == .paragraph else { return .none }
    let byte = firstByte
    let end = runEnd(of: byte, at: cursor.nextNonspace)
    guard isBlank(from: end, to: cursor.end) else { return .none }
    guard takeReferences(of: tip) else {
      drafts[tip].kind = .paragraph
      drafts[tip].start = Int32(cursor.nextNonspace)
      drafts[tip].stop = Int32(cursor.nextNonspace)
      drafts[tip].firstLine = cursor.number
      return .none
    }
    drafts[tip].kind = .heading(level: byte == UInt8(ascii: "=") ? 1 : 2)
    drafts[tip].stop = Int32(end)
    drafts[tip].lastLine = cursor.number
    return .isDone
  }

  private mutating func openSceneBreak() -> Opening {
    let byte = firstByte
    var count = 0
    var index = cursor.nextNonspace
    while index < cursor.end && (bytes[index] == byte || CharacterClass.isSpaceOrTab(bytes[index])) {
      if bytes[index] == byte { count += 1 }
      index += 1
    }
    guard index == cursor.end && count >= 3 else { return .none }
    closeUnmatched()
    add(.sceneBreak, from: cursor.nextNonspace)
    drafts[tip].stop = Int32(trimmedEnd(from: cursor.nextNonspace, to: cursor.end))
    return .isDone
  }
}
