import DocumentModel

/// A quotation mark that waits for its partner.
struct OpenQuotation {
  /// Index of its piece.
  var piece: Int
  /// `"` or `'`.
  var byte: UInt8
}

/// Smart punctuation: what an author types on a typewriter's keys becomes what a compositor would set.
///
/// A mark that follows a space or an opening bracket opens, one that follows a word closes; markup is looked through. An
/// opening `'` that nothing closes is an apostrophe after all.
extension InlineParser {
  mutating func scanQuotation() {
    let byte = bytes[position]
    let isDouble = byte == UInt8(ascii: "\"")
    if isSmart && isDouble && scanPlainQuotation() { return }
    guard isSmart, !isInAddress() else {
      position += 1
      return
    }
    if !isDouble && isBetweenLetters() && !typography.keepsInnerMarks { return replace(1, with: .apostrophe) }
    let (before, after) = (surroundings.scalar(before: position), surroundings.scalar(after: position + 1))
    if !isDouble && surroundings.isApostrophe(position, before, after, typography) {
      return replace(1, with: .apostrophe)
    }
    let isBetween = Surroundings.isWord(before) && Surroundings.isWord(after)
    if isBetween && !(typography.isUnspaced && Surroundings.isIdeographic(before, after)) {
      position += 1
      return
    }
    let last = quotations.last
    let isOpen = last?.byte == byte || quotations.contains { $0.byte == byte }
    if Surroundings.isMeasure(before, after, isOpen: isOpen) {
      position += 1
    } else if Surroundings.opens(before, after, isAfterOpening: last.map { $0.piece >= pieces.count - 1 } ?? false),
      !(isBetween && isOpen)
    {
      quotations.append(OpenQuotation(piece: replacementPiece, byte: byte))
      replace(1, with: isDouble ? .doubleOpen : .singleOpen)
    } else if isOpen {
      while quotations.popLast()?.byte != byte {}
      replace(1, with: isDouble ? .doubleClose : .singleClose)
    } else {
      replace(1, with: isDouble ? .doubleClose : .apostrophe)
    }
  }

  /// The usual double mark: after a space and before a letter it opens; before a space and after a letter or a point it
  /// closes. What ``scanQuotation()`` would find, sooner.
  ///
  /// - Returns: Whether it was one.
  private mutating func scanPlainQuotation() -> Bool {
    let before = position > 0 ? bytes[position - 1] : 0x20
    let after = position + 1 < bytes.count ? bytes[position + 1] : 0x20
    if before == 0x20 && CharacterClass.isLetter(after) {
      quotations.append(OpenQuotation(piece: replacementPiece, byte: UInt8(ascii: "\"")))
      replace(1, with: .doubleOpen)
      return true
    }
    guard after == 0x20, let last = quotations.last, last.byte == UInt8(ascii: "\"") else { return false }
    switch before {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"): break
    default: guard CharacterClass.isLetter(before) else { return false }
    }
    quotations.removeLast()
    replace(1, with: .doubleClose)
    return true
  }

  @inline(__always) private func isBetweenLetters() -> Bool {
    position > 0 && position + 1 < bytes.count && CharacterClass.isLetter(bytes[position - 1])
      && CharacterClass.isLetter(bytes[position + 1])
  }

  /// `--` and `---`; longer runs are left.
  mutating func scanHyphens() {
    let start = position
    var end = start
    while end < bytes.count && bytes[end] == UInt8(ascii: "-") { end += 1 }
    let isDash = isSmart && (2...3).contains(end - start) && !isInAddress()
    guard isDash, surroundings.scalar(before: start) != "<", surroundings.scalar(after: end) != ">" else {
      position = end
      return
    }
    if end - start == 3 { return replace(3, with: .emDash) }
    guard dialect.contains(.noMarkup) else { return replace(2, with: .enDash) }
    let (before, after) = (surroundings.scalar(before: start), surroundings.scalar(after: end))
    let isRange = Surroundings.isNumeric(before) && Surroundings.isNumeric(after)
    let isClosed = Surroundings.isWord(before) && Surroundings.isWord(after)
    replace(2, with: isRange ? .enDash : isClosed ? typography.dash.closed : typography.dash.open)
  }

  /// `...`; leaders of more points are left but for a sentence's own full stop after them.
  ///
  /// - Returns: Whether it was one.
  mutating func scanEllipsis() -> Bool {
    guard isSmart, bytes.hasBytes("...", at: position),
      position == 0 || bytes[position - 1] != UInt8(ascii: ".")
    else { return false }
    var end = position
    while end < bytes.count && bytes[end] == UInt8(ascii: ".") { end += 1 }
    if end - position > 4 || isInAddress() {
      position = end
    } else {
      replace(3, with: .ellipsis)
    }
    return true
  }

  /// A plain space before `;`, `!`, `?`, `:` and `»` becomes narrow and unbreakable where the language sets it so.
  mutating func scanHighPunctuation(width: Int) {
    if isSmart { dropSpaceBefore() }
    position += width
  }

  /// `«` and the space after it.
  mutating func scanGuillemet() {
    guard isSmart, typography.hasNarrowSpaces, position + 1 < bytes.count else {
      position += 1
      return
    }
    let isOpening = bytes[position + 1] == 0xAB
    if bytes[position + 1] == 0xBB { return scanHighPunctuation(width: 2) }
    position += 2
    guard isOpening, position + 1 < bytes.count, bytes[position] == 0x20, bytes[position + 1] > 0x20 else { return }
    replace(1, with: .narrowSpace)
  }

  /// Makes one plain space before the current byte narrow.
  private mutating func dropSpaceBefore() {
    guard typography.hasNarrowSpaces, position > textStart, position >= 2, bytes[position - 1] == 0x20,
      bytes[position - 2] > 0x20
    else { return }
    let byte = bytes[position]
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0x20
    let isMark = CharacterClass.isAlphanumeric(next) || next == UInt8(ascii: "-") || next == UInt8(ascii: "(")
    if byte < 0x80 && isMark { return }
    let end = position
    position -= 1
    replace(1, with: .narrowSpace)
    position = end
  }

  /// The index that the piece of the next ``replace(_:with:)`` will have.
  private var replacementPiece: Int { pieces.count + (position > textStart ? 1 : 0) }

  /// Takes `count` bytes as `mark`.
  private mutating func replace(_ count: Int, with mark: Typography.Mark) {
    flush(upTo: position)
    add(.mark(mark), position..<position + count)
    position += count
    textStart = position
  }

  /// Makes opening single marks that nothing closed apostrophes.
  mutating func settleQuotations() {
    if quotations.isEmpty { return }
    for quotation in quotations where quotation.byte == UInt8(ascii: "'") {
      pieces[quotation.piece].kind = .mark(.apostrophe)
    }
    quotations.removeAll(keepingCapacity: true)
  }

  private var surroundings: Surroundings {
    @inline(__always) get { Surroundings(bytes: bytes, looksThroughMarkup: !dialect.contains(.noMarkup)) }
  }

  /// Whether the current byte stands in what may become a link to a mail address.
  @inline(__always) private func isInAddress() -> Bool {
    dialect.contains(.bareAddresses) && surroundings.isInAddress(position)
  }
}
