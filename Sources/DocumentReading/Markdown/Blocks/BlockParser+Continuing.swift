/// Whether the current line continues a block that is open.
extension BlockParser {
  enum Continuation {
    case yes, no
    /// The line is used up.
    case isDone
  }

  /// Moves past what the block's kind demands at the beginning of a line.
  mutating func continues(_ block: Int) -> Continuation {
    switch drafts[block].kind {
    case .document, .list, .definitionList, .division: return .yes
    case .quotation: return continuesQuotation(block)
    case .item(let indent), .definition(let indent): return continuesIndented(block, by: Int(indent))
    case .note: return continuesIndented(block, by: 4)
    case .fencedCode(let fence): return continuesFencedCode(block, fence)
    case .indentedCode:
      if cursor.isIndented {
        cursor.advance(columns: 4, in: bytes)
      } else if cursor.isBlank {
        cursor.advanceToNextNonspace()
      } else {
        return .no
      }
      return .yes
    case .html(let condition): return cursor.isBlank && condition >= 6 ? .no : .yes
    case .paragraph, .table, .formula: return cursor.isBlank ? .no : .yes
    case .verse: return continuesVerse(block)
    case .heading, .sceneBreak, .pageBreak, .term, .removed: return .no
    }
  }

  private mutating func continuesQuotation(_ block: Int) -> Continuation {
    guard !cursor.isIndented && firstByte == UInt8(ascii: ">") else { return .no }
    cursor.advanceToNextNonspace()
    cursor.advance(bytes: 1)
    skipOneSpace()
    drafts[block].lastLine = cursor.number
    return .yes
  }

  mutating func skipOneSpace() {
    if cursor.offset < cursor.end && CharacterClass.isSpaceOrTab(bytes[cursor.offset]) {
      cursor.advance(columns: 1, in: bytes)
    }
  }

  private mutating func continuesIndented(_ block: Int, by indent: Int) -> Continuation {
    if cursor.isBlank {
      if drafts.count == block + 1 { return .no }
      cursor.advanceToNextNonspace()
      return .yes
    }
    guard cursor.indent >= indent else { return .no }
    cursor.advance(columns: indent, in: bytes)
    return .yes
  }

  private mutating func continuesFencedCode(_ block: Int, _ fence: Fence) -> Continuation {
    if !cursor.isIndented && firstByte == fence.byte {
      var index = cursor.nextNonspace
      while index < cursor.end && bytes[index] == fence.byte { index += 1 }
      let length = index - cursor.nextNonspace
      while index < cursor.end && CharacterClass.isSpaceOrTab(bytes[index]) { index += 1 }
      if length >= fence.length && index == cursor.end {
        drafts[block].stop = Int32(cursor.end)
        drafts[block].lastLine = cursor.number
        close(downTo: open.firstIndex(of: Int32(block))!)
        return .isDone
      }
    }
    cursor.advance(columns: min(Int(fence.indent), cursor.indent), in: bytes)
    return .yes
  }

  /// A line of verse begins with a bar; a line that begins with a space belongs to the one before.
  private mutating func continuesVerse(_ block: Int) -> Continuation {
    if cursor.isBlank { return .no }
    if !cursor.isIndented && isVerseLine(at: cursor.nextNonspace) {
      cursor.advanceToNextNonspace()
      return .yes
    }
    return cursor.indent > 0 ? .yes : .no
  }

  /// Whether a bar at `index` begins a line of verse: a space or nothing follows it.
  func isVerseLine(at index: Int) -> Bool {
    guard index < cursor.end && bytes[index] == UInt8(ascii: "|") else { return false }
    return index + 1 == cursor.end || CharacterClass.isSpaceOrTab(bytes[index + 1])
  }
}
