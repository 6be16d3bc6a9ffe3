import DocumentModel

/// Brackets: links, pictures, notes and text with attributes.
extension InlineParser {
  mutating func scanOpeningBracket(_ document: inout Document) {
    if scanWikiLink(&document) { return }
    if dialect.contains(.notes), let end = LinkScanner.noteLabelEnd(bytes, at: position, upTo: bytes.count) {
      let label = String(decoding: bytes[position + 2..<end - 1], as: UTF8.self)
      if let note = noteIndices[LinkReferences.normalized(label)] {
        take(.noteReference(note), text: position..<position, from: position, to: end)
        return
      }
      missingNotes.append(position..<end)
    }
    openBracket(.link, width: 1)
  }

  /// Whether a reference to a note that is there begins at `start`.
  func isNoteReference(at start: Int) -> Bool {
    guard dialect.contains(.notes), let end = LinkScanner.noteLabelEnd(bytes, at: start, upTo: bytes.count) else {
      return false
    }
    let label = String(decoding: bytes[start + 2..<end - 1], as: UTF8.self)
    return noteIndices[LinkReferences.normalized(label)] != nil
  }

  /// `[1]` or `[^1]` in a text without markup.
  mutating func scanPlainNote() {
    var first = position + 1
    if first < bytes.count && bytes[first] == UInt8(ascii: "^") { first += 1 }
    var end = first
    while end < bytes.count && end - first < 8 && bytes[end] != UInt8(ascii: "]") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "]"),
      let note = noteIndices[String(decoding: bytes[first..<end], as: UTF8.self)]
    {
      take(.noteReference(note), text: position..<position, from: position, to: end + 1)
    } else {
      position += 1
    }
  }

  /// The mark of an address that a plain text lists: the word before it is the link.
  mutating func scanPlainLink(_ document: inout Document) {
    var end = position + 1
    while end < bytes.count && end - position < 7 && CharacterClass.isDigit(bytes[end]) { end += 1 }
    let number = (position + 1..<end).reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ">"), addresses.indices.contains(number - 1) else {
      position += 1
      return
    }
    var wordEnd = position
    while wordEnd > textStart && bytes[wordEnd - 1] <= 0x20 { wordEnd -= 1 }
    var word = wordEnd
    while word > textStart && bytes[word - 1] > 0x20 { word -= 1 }
    let parts = addresses[number - 1].split(separator: " ", maxSplits: 1)
    document.links.append(Link(to: String(parts[0]), title: parts.count > 1 ? String(parts[1]) : ""))
    let link = TableIndex(document.links.count - 1)
    // Without a word before it the mark itself is the link.
    let shown = word < wordEnd ? word..<wordEnd : position..<end + 1
    take(.address(link), text: shown, from: word < wordEnd ? word : position, to: end + 1)
  }

  mutating func openBracket(_ kind: OpenBracket.Kind, width: Int) {
    let start = position
    if !brackets.isEmpty { brackets[brackets.count - 1].hasInner = true }
    flush(upTo: start)
    brackets.append(
      OpenBracket(
        kind: kind, piece: pieces.count, start: start, inside: start + width, delimiter: lastDelimiter))
    take(.text, text: start..<start + width, from: start, to: start + width)
  }

  mutating func scanClosingBracket(_ document: inout Document) {
    guard let bracket = brackets.last else {
      position += 1
      return
    }
    let isActive = bracket.kind != .link || brackets.count > inactiveBrackets
    if bracket.kind == .note {
      closeNote(bracket)
    } else if isActive, let (link, end) = link(for: bracket) {
      close(bracket, with: link, to: end, in: &document)
    } else if bracket.kind == .link, let end = attributedEnd(in: &document) {
      closeAttributed(bracket, to: end, in: document)
    } else {
      popBracket()
      position += 1
    }
  }

  private mutating func popBracket() {
    brackets.removeLast()
    inactiveBrackets = min(inactiveBrackets, brackets.count)
  }

  private mutating func closeNote(_ bracket: OpenBracket) {
    take(.closeNote, text: position..<position, from: position, to: position + 1)
    pieces[bracket.piece].kind = .openNote
    pieces[bracket.piece].text = 0..<Int32(pieces.count - 1)
    pieces[bracket.piece].whole = Int32(bracket.start)..<Int32(position)
    resolveEmphasis(above: bracket.delimiter)
    popBracket()
  }

  private mutating func close(_ bracket: OpenBracket, with link: Link, to end: Int, in document: inout Document) {
    let kind: TextSpan.Kind
    if bracket.kind == .image {
      let start = buffer.source(of: bracket.start)
      document.images.append(
        Image(
          at: link.destination, title: link.title,
          source: SourceRange(file: file, start, max(start, buffer.sourceEnd(of: end)))))
      kind = .image(TableIndex(document.images.count - 1))
    } else {
      document.links.append(link)
      kind = .link(TableIndex(document.links.count - 1))
    }
    take(.close, text: position..<position, from: position, to: end)
    pieces[bracket.piece].kind = .open(kind)
    resolveEmphasis(above: bracket.delimiter)
    popBracket()
    if bracket.kind == .link { inactiveBrackets = brackets.count }
    if let (attributes, attributesEnd) = attributes(at: end) {
      document.attributes.append(attributes)
      pieces[bracket.piece].attributes = TableIndex(document.attributes.count - 1)
      extendLastPiece(to: attributesEnd)
    }
  }

  private mutating func extendLastPiece(to end: Int) {
    let last = pieces.count - 1
    pieces[last].whole = pieces[last].whole.lowerBound..<Int32(end)
    position = end
    textStart = end
  }

  /// The link that the bracket closing here makes, and the index after it.
  private func link(for bracket: OpenBracket) -> (Link, end: Int)? {
    let after = position + 1
    if after < bytes.count && bytes[after] == UInt8(ascii: "("), let inline = inlineLink(at: after + 1) {
      return inline
    }
    if references.isEmpty { return nil }
    if let labelEnd = LinkScanner.labelEnd(bytes, at: after), labelEnd > after + 2 {
      return reference(after + 1..<labelEnd - 1).map { ($0, labelEnd) }
    }
    if bracket.hasInner || position - bracket.inside > LinkScanner.longestLabel * 4 { return nil }
    let isCollapsed = bytes.hasBytes("[]", at: after)
    return reference(bracket.inside..<position).map { ($0, isCollapsed ? after + 2 : after) }
  }

  private func reference(_ label: Range<Int>) -> Link? { references[String(decoding: bytes[label], as: UTF8.self)] }

  /// The destination and title after `](`.
  private func inlineLink(at start: Int) -> (Link, end: Int)? {
    var index = LinkScanner.skipSpace(bytes, from: start)
    guard let (destination, destinationEnd) = LinkScanner.destination(bytes, at: index) else { return nil }
    var title = ""
    index = LinkScanner.skipSpace(bytes, from: destinationEnd)
    if index > destinationEnd, let (range, end) = LinkScanner.title(bytes, at: index) {
      title = LinkScanner.unescaped(bytes, range)
      index = LinkScanner.skipSpace(bytes, from: end)
    }
    guard index < bytes.count && bytes[index] == UInt8(ascii: ")") else { return nil }
    return (Link(to: LinkScanner.unescaped(bytes, destination), title: title), index + 1)
  }

  /// The attributes that begin at `start`, and the index after them.
  func attributes(at start: Int) -> (attributes: Attributes, end: Int)? {
    guard dialect.contains(.attributes), start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
    return AttributeReader.read(bytes, at: start, upTo: bytes.count)
  }

  /// The end of the attributes after `]`, which are appended to the document.
  private func attributedEnd(in document: inout Document) -> Int? {
    guard let (attributes, end) = attributes(at: position + 1) else { return nil }
    document.attributes.append(attributes)
    return end
  }

  private mutating func closeAttributed(_ bracket: OpenBracket, to end: Int, in document: Document) {
    take(.close, text: position..<position, from: position, to: end)
    pieces[bracket.piece].kind = .open(.attributed)
    pieces[bracket.piece].attributes = TableIndex(document.attributes.count - 1)
    resolveEmphasis(above: bracket.delimiter)
    popBracket()
  }
}
