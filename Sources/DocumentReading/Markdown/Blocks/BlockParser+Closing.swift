/// Opening and closing blocks: the drafts' order, ends, lines and tightness.
extension BlockParser {
  /// Opens a block inside the last one that may hold it; `start` is its first byte.
  mutating func add(_ kind: DraftBlock.Kind, from start: Int) {
    while !canHold(kind, in: drafts[tip].kind) { close(downTo: open.count - 1) }
    append(draft(kind, from: start), to: tip)
    open.append(Int32(drafts.count - 1))
    matched = open.count
  }

  /// Appends a draft as the last child of `parent`.
  mutating func append(_ draft: DraftBlock, to parent: Int) {
    var draft = draft
    draft.parent = Int32(parent)
    draft.previous = drafts[parent].lastChild
    draft.lastChild = 0
    drafts[parent].lastChild = Int32(drafts.count)
    drafts.append(draft)
  }

  private func canHold(_ child: DraftBlock.Kind, in parent: DraftBlock.Kind) -> Bool {
    switch parent {
    case .document, .quotation, .item, .division, .definition, .note: !Self.isPart(child)
    case .list:
      if case .item = child { true } else { false }
    case .definitionList:
      switch child {
      case .definition, .term: true
      default: false
      }
    default: false
    }
  }

  /// Whether it can only stand in a container of its own.
  private static func isPart(_ kind: DraftBlock.Kind) -> Bool {
    switch kind {
    case .item, .definition, .term: true
    default: false
    }
  }

  mutating func closeUnmatched() {
    if !matchesAll { close(downTo: matched) }
  }

  /// Closes the open blocks until `depth` are left.
  mutating func close(downTo depth: Int) {
    while open.count > depth {
      let block = Int(open.removeLast())
      finish(block)
      drafts[block].end = Int32(drafts.count)
      if let parent = open.last, drafts[block].kind != .removed {
        drafts[Int(parent)].lastLine = max(drafts[Int(parent)].lastLine, drafts[block].lastLine)
        drafts[Int(parent)].stop = max(drafts[Int(parent)].stop, drafts[block].stop)
      }
    }
    matched = min(matched, open.count)
  }

  private mutating func finish(_ block: Int) {
    switch drafts[block].kind {
    case .paragraph: takeReferences(of: block)
    case .indentedCode: dropBlankLines(of: block)
    case .html: dropBlankLines(of: block)
    case .list(var marker):
      drafts[block].end = Int32(drafts.count)
      marker.isTight = isTight(block)
      drafts[block].kind = .list(marker)
    default: break
    }
  }

  private mutating func dropBlankLines(of block: Int) {
    var lines = drafts[block].lines
    while let last = lines.last, isBlank(self.lines[Int(last)]) {
      lines = lines.lowerBound..<last
      drafts[block].lastLine -= 1
    }
    drafts[block].lines = lines
    if let last = lines.last { drafts[block].stop = self.lines[Int(last)].end }
  }

  private func isBlank(_ line: LineSlice) -> Bool {
    bytes[Int(line.start)..<Int(line.end)].allSatisfy(CharacterClass.isSpaceOrTab)
  }

  /// Whether no blank line stands between the items of a list nor between the blocks of an item.
  private func isTight(_ list: Int) -> Bool {
    var item = list + 1
    var previousItem: Int?
    while item < drafts[list].end {
      if let previous = previousItem, hasBlankLine(between: previous, and: item) { return false }
      previousItem = item
      var child = item + 1
      var previousChild: Int?
      while child < drafts[item].end {
        if drafts[child].kind != .removed {
          if let previous = previousChild, hasBlankLine(between: previous, and: child) { return false }
          previousChild = child
        }
        child = Int(drafts[child].end)
      }
      item = Int(drafts[item].end)
    }
    return true
  }

  func hasBlankLine(between first: Int, and second: Int) -> Bool {
    drafts[first].lastLine != drafts[second].firstLine - 1
  }

  /// Moves reference definitions from the beginning of a paragraph to ``references``.
  ///
  /// - Returns: Whether any text is left.
  @discardableResult
  mutating func takeReferences(of block: Int) -> Bool {
    let range = drafts[block].lines
    guard let first = range.first else {
      drafts[block].kind = .removed
      return false
    }
    switch bytes[Int(lines[Int(first)].start)] {
    case UInt8(ascii: "*"):
      takeAbbreviations(of: block)
      return drafts[block].kind != .removed
    case UInt8(ascii: "["): break
    default: return true
    }
    var text: [UInt8] = []
    for line in range {
      text.append(bytes, Int(lines[Int(line)].start)..<Int(lines[Int(line)].end))
      text.append(0x0A)
    }
    let position = text.withView { definitions.references.readDefinitions(in: $0) }
    let taken = text[..<position].count { $0 == 0x0A }
    dropLines(taken, of: block)
    return taken < range.count
  }

  /// Moves explanations of abbreviations from the beginning of a paragraph to ``definitions``.
  private mutating func takeAbbreviations(of block: Int) {
    guard dialect.contains(.abbreviations) else { return }
    var taken = 0
    for line in drafts[block].lines {
      let slice = lines[Int(line)]
      guard definitions.abbreviations.read(bytes, Int(slice.start)..<Int(slice.end)) else { break }
      taken += 1
    }
    dropLines(taken, of: block)
  }

  /// Takes lines off the beginning of a paragraph.
  private mutating func dropLines(_ count: Int, of block: Int) {
    let range = drafts[block].lines
    drafts[block].lines = range.lowerBound + Int32(count)..<range.upperBound
    if count == range.count {
      drafts[block].kind = .removed
    } else if count > 0 {
      drafts[block].start = lines[Int(range.lowerBound) + count].start
      drafts[block].firstLine += Int32(count)
    }
  }
}
