import DocumentModel

/// List items.
extension BlockParser {
  /// Opens a list item, and its list unless the item continues one.
  mutating func openItem() -> Opening {
    guard let (marker, width) = marker(at: cursor.nextNonspace) ?? letteredMarker(), hasRoom() else { return .none }
    let start = cursor.nextNonspace
    let markerIndent = cursor.indent
    let isInterrupting = drafts[container].kind == .paragraph
    if isInterrupting && marker.style != .decimal { return .none }
    if isInterrupting && (isBlank(from: start + width, to: cursor.end) || (marker.isOrdered && marker.start != 1)) {
      return .none
    }
    cursor.advanceToNextNonspace()
    cursor.advance(bytes: width)
    let padding = width + takePadding()
    closeUnmatched()
    if case .list(let open) = drafts[tip].kind, open.continues(marker) {
    } else {
      add(.list(marker), from: start)
    }
    add(.item(indent: Int32(markerIndent + padding)), from: start)
    drafts[tip].stop = Int32(start + width)
    return .container
  }

  /// Moves over the space after a marker; up to four columns of it belong to the marker.
  ///
  /// - Returns: How many columns belong to it, at least one.
  mutating func takePadding() -> Int {
    let before = cursor
    repeat {
      cursor.advance(columns: 1, in: bytes)
    } while cursor.column - before.column < 5
      && cursor.offset < cursor.end && CharacterClass.isSpaceOrTab(bytes[cursor.offset])
    let isBlank = cursor.offset == cursor.end
    let padding = cursor.column - before.column
    if padding < 5 && padding >= 1 && !isBlank { return padding }
    cursor = before
    skipOneSpace()
    return 1
  }

  /// The list marker at `start` and its width in bytes.
  private func marker(at start: Int) -> (ListMarker, width: Int)? {
    var index = start
    var number: Int32 = 0
    while index < cursor.end && index - start < 9 && CharacterClass.isDigit(bytes[index]) {
      number = number * 10 + Int32(bytes[index] &- 0x30)
      index += 1
    }
    guard index < cursor.end else { return nil }
    let byte = bytes[index]
    let isOrdered = index > start
    if isOrdered {
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") else { return nil }
    } else {
      guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*") else { return nil }
    }
    index += 1
    guard index == cursor.end || CharacterClass.isSpaceOrTab(bytes[index]) else { return nil }
    return (ListMarker(byte: byte, isOrdered: isOrdered, start: isOrdered ? number : 1), index - start)
  }
}
