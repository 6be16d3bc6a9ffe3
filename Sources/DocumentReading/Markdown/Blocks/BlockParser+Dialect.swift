/// The blocks that CommonMark does not have.
extension BlockParser {
  /// A delimiter row makes the paragraph line above it the header of a table.
  mutating func openTable() -> Opening {
    guard dialect.contains(.tables), matchesAll, drafts[tip].kind == .paragraph else { return .none }
    guard let columns = TableRow.delimiterCount(bytes, cursor.nextNonspace..<cursor.end) else { return .none }
    let header = drafts[tip].lines.upperBound - 1
    let line = lines[Int(header)]
    guard TableRow.cells(bytes, Int(line.start)..<Int(line.end)).count == columns else { return .none }
    let start = Int(line.start)
    if drafts[tip].lines.count > 1 {
      drafts[tip].lines = drafts[tip].lines.lowerBound..<header
      drafts[tip].stop = lines[Int(header) - 1].end
      drafts[tip].lastLine = cursor.number - 2
      add(.table, from: start)
      drafts[tip].firstLine = cursor.number - 1
      drafts[tip].lines = header..<header + 1
    } else {
      drafts[tip].kind = .table
    }
    cursor.advanceToNextNonspace()
    addLine()
    return .isDone
  }

  mutating func openVerse() -> Opening {
    guard dialect.contains(.lineBlocks), drafts[container].kind != .paragraph, drafts[container].kind != .table,
      isVerseLine(at: cursor.nextNonspace), !isTableHeader()
    else { return .none }
    closeUnmatched()
    add(.verse, from: cursor.nextNonspace)
    cursor.advanceToNextNonspace()
    return .leaf
  }

  /// Whether the line after this one is the delimiter row of a table.
  private func isTableHeader() -> Bool {
    var next = LineCursor()
    next.begin(at: cursor.next, in: bytes)
    var start = next.start
    while start < next.end && (CharacterClass.isSpaceOrTab(bytes[start]) || bytes[start] == UInt8(ascii: ">")) {
      start += 1
    }
    return TableRow.delimiterCount(bytes, start..<next.end) != nil
  }

  /// `::: name` opens a division, bare colons close the innermost.
  mutating func openDivision() -> Opening {
    guard dialect.contains(.divisions) else { return .none }
    let start = cursor.nextNonspace
    var end = runEnd(of: UInt8(ascii: ":"), at: start)
    guard end - start >= 3 else { return .none }
    if isBlank(from: end, to: cursor.end) { return closeDivision() }
    guard hasRoom() else { return .none }
    while end < cursor.end && CharacterClass.isSpaceOrTab(bytes[end]) { end += 1 }
    closeUnmatched()
    add(.division, from: start)
    cursor.offset = end
    cursor.isInTab = false
    addLine()
    let last = lines.count - 1
    var stop = trimmedEnd(from: end, to: cursor.end)
    while stop > end && bytes[stop - 1] == UInt8(ascii: ":") { stop -= 1 }
    lines[last].end = Int32(trimmedEnd(from: end, to: stop))
    return .isDone
  }

  private mutating func closeDivision() -> Opening {
    for depth in stride(from: matched - 1, through: 1, by: -1) {
      let block = Int(open[depth])
      guard case .division = drafts[block].kind else { continue }
      drafts[block].stop = Int32(cursor.end)
      drafts[block].lastLine = cursor.number
      close(downTo: depth)
      return .isDone
    }
    return .none
  }

  /// `: text` under a short paragraph makes that the term.
  mutating func openDefinition() -> Opening {
    guard dialect.contains(.definitionLists), hasRoom() else { return .none }
    let start = cursor.nextNonspace
    guard start + 1 < cursor.end, CharacterClass.isSpaceOrTab(bytes[start + 1]),
      !isBlank(from: start + 1, to: cursor.end)
    else { return .none }
    let markerIndent = cursor.indent
    if drafts[container].kind == .definitionList {
      closeUnmatched()
    } else {
      guard makeTerms() else { return .none }
    }
    cursor.advanceToNextNonspace()
    cursor.advance(bytes: 1)
    let padding = 1 + takePadding()
    add(.definition(indent: Int32(markerIndent + padding)), from: start)
    return .container
  }

  /// Turns the paragraph just read into the terms of a definition list, which is left open.
  ///
  /// A paragraph of up to four lines counts, each line a term, directly above or after one blank line.
  private mutating func makeTerms() -> Bool {
    let paragraph = drafts.count - 1
    guard paragraph > 0, drafts[paragraph].kind == .paragraph, (1...4).contains(drafts[paragraph].lines.count),
      cursor.number - drafts[paragraph].lastLine <= 2
    else { return false }
    let isOpen = tip == paragraph && matchesAll
    let parentDepth = isOpen ? open.count - 2 : matched - 1
    guard isOpen || (matchesAll && drafts[paragraph].parent == tip) else { return false }
    close(downTo: parentDepth + 1)
    guard drafts[paragraph].kind == .paragraph else { return false }
    let draft = drafts.removeLast()
    let parent = Int(open[parentDepth])
    drafts[parent].lastChild = draft.previous
    if draft.previous > 0, drafts[Int(draft.previous)].kind == .definitionList {
      open.append(draft.previous)
    } else {
      var list = draft
      list.kind = .definitionList
      list.lines = draft.lines.lowerBound..<draft.lines.lowerBound
      append(list, to: parent)
      open.append(Int32(drafts.count - 1))
    }
    for (offset, line) in draft.lines.enumerated() {
      var term = draft
      term.kind = .term
      term.lines = line..<line + 1
      term.start = lines[Int(line)].start
      term.stop = lines[Int(line)].end
      term.firstLine = draft.firstLine + Int32(offset)
      term.lastLine = term.firstLine
      append(term, to: tip)
      drafts[drafts.count - 1].end = Int32(drafts.count)
    }
    matched = open.count
    return true
  }

  /// `[^x]:` opens the text of a footnote.
  mutating func openNote() -> Opening {
    guard dialect.contains(.notes), hasRoom() else { return .none }
    let start = cursor.nextNonspace
    guard let end = LinkScanner.noteLabelEnd(bytes, at: start, upTo: cursor.end), end < cursor.end,
      bytes[end] == UInt8(ascii: ":")
    else { return .none }
    let label = String(decoding: bytes[start + 2..<end - 1], as: UTF8.self)
    closeUnmatched()
    let index = Int32(notes.count)
    notes.append(NoteDefinition(label: label, start: Int32(start), stop: Int32(end)))
    let name = LinkReferences.normalized(label)
    if definitions.notes[name] == nil { definitions.notes[name] = index }
    add(.note(index), from: start)
    cursor.advanceToNextNonspace()
    cursor.advance(bytes: end + 1 - start)
    cursor.findNextNonspace(in: bytes)
    cursor.advanceToNextNonspace()
    return .container
  }

  /// `\newpage` and `\pagebreak` alone on a line, or a form feed.
  mutating func openPageBreak() -> Opening {
    guard dialect.contains(.pageBreaks) else { return .none }
    let start = cursor.nextNonspace
    if bytes[start] == 0x0C {
      closeUnmatched()
      add(.pageBreak, from: start)
      drafts[tip].stop = Int32(start + 1)
      close(downTo: open.count - 1)
      cursor.advanceToNextNonspace()
      cursor.advance(bytes: 1)
      return .container
    }
    for name in ["\\newpage", "\\pagebreak", "\\clearpage"] as [StaticString] where bytes.hasBytes(name, at: start) {
      let end = start + name.utf8CodeUnitCount
      guard end <= cursor.end, isBlank(from: end, to: cursor.end) else { continue }
      closeUnmatched()
      add(.pageBreak, from: start)
      drafts[tip].stop = Int32(end)
      return .isDone
    }
    return .none
  }
}
