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
    guard isSmart else {
      position += 1
      return
    }
    let byte = bytes[position]
    let isDouble = byte == UInt8(ascii: "\"")
    if isInAddress() {
      position += 1
      return
    }
    let before = scalarBefore(position)
    let after = scalarAfter(position + 1)
    if !isDouble && isApostrophe(before, after) { return replace(1, with: Typography.apostrophe) }
    let isBetween = Self.isWord(before) && Self.isWord(after)
    if isBetween && !(typography.isUnspaced && Self.isIdeographic(before, after)) || isMeasure(before, after, isDouble)
    {
      position += 1
      return
    }
    let partner = quotations.lastIndex { $0.byte == byte }
    if opens(before, after) && !(isBetween && partner != nil) {
      quotations.append(OpenQuotation(piece: replacementPiece, byte: byte))
      replace(1, with: isDouble ? typography.double.open : typography.single.open)
    } else {
      if let partner {
        quotations.removeSubrange(partner...)
      } else if !isDouble {
        return replace(1, with: Typography.apostrophe)
      }
      dropSpaceBefore()
      replace(1, with: isDouble ? typography.double.close : typography.single.close)
    }
  }

  /// `--` and `---`; longer runs are left.
  mutating func scanHyphens() {
    let start = position
    var end = start
    while end < bytes.count && bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard isSmart, (2...3).contains(end - start), !isInAddress(), scalarBefore(start) != "<",
      scalarAfter(end) != ">"
    else {
      position = end
      return
    }
    if end - start == 3 { return replace(3, with: Typography.emDash) }
    guard dialect.contains(.noMarkup) else { return replace(2, with: Typography.enDash) }
    let (before, after) = (scalarBefore(start), scalarAfter(end))
    let isRange = Self.isNumeric(before) && Self.isNumeric(after)
    let isClosed = Self.isWord(before) && Self.isWord(after)
    replace(2, with: isRange ? Typography.enDash : isClosed ? typography.dash.closed : typography.dash.open)
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
      replace(3, with: Typography.ellipsis)
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
    guard isSmart, let space = typography.thinSpace, position + 1 < bytes.count else {
      position += 1
      return
    }
    let isOpening = bytes[position + 1] == 0xAB
    if bytes[position + 1] == 0xBB { return scanHighPunctuation(width: 2) }
    position += 2
    guard isOpening, position + 1 < bytes.count, bytes[position] == 0x20, bytes[position + 1] > 0x20 else { return }
    replace(1, with: space)
  }

  /// Makes one plain space before the current byte narrow.
  private mutating func dropSpaceBefore() {
    guard let space = typography.thinSpace, position > textStart, position >= 2, bytes[position - 1] == 0x20,
      bytes[position - 2] > 0x20
    else { return }
    let byte = bytes[position]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return }
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0x20
    let isMark = CharacterClass.isAlphanumeric(next) || next == UInt8(ascii: "-") || next == UInt8(ascii: "(")
    if byte < 0x80 && isMark { return }
    let end = position
    position -= 1
    replace(1, with: space)
    position = end
  }

  /// The index that the piece of the next ``replace(_:with:)`` will have.
  private var replacementPiece: Int { pieces.count + (position > textStart ? 1 : 0) }

  /// Takes `count` bytes as `text`.
  private mutating func replace(_ count: Int, with text: [UInt8]) {
    let start = side.count
    side += text
    take(.literal, text: start..<side.count, from: position, to: position + count)
  }

  /// Makes opening single marks that nothing closed apostrophes.
  mutating func settleQuotations() {
    if quotations.isEmpty { return }
    for quotation in quotations where quotation.byte == UInt8(ascii: "'") {
      let start = side.count
      side += Typography.apostrophe
      pieces[quotation.piece].text = Int32(start)..<Int32(side.count)
    }
    quotations.removeAll(keepingCapacity: true)
  }

  // MARK: Neighbours

  /// The scalar before `index`, markers of emphasis looked through; a space at the beginning.
  private func scalarBefore(_ index: Int) -> Unicode.Scalar {
    var index = index
    let limit = max(0, index - 8)
    if !dialect.contains(.noMarkup) {
      while index > limit && Self.isMarker(bytes[index - 1]) { index -= 1 }
    }
    return index == 0 ? " " : bytes.scalar(before: index)
  }

  private func scalarAfter(_ index: Int) -> Unicode.Scalar {
    var index = index
    let limit = min(bytes.count, index + 8)
    if !dialect.contains(.noMarkup) {
      while index < limit && (Self.isMarker(bytes[index]) || bytes[index] == UInt8(ascii: "\\")) { index += 1 }
    }
    return index >= bytes.count ? " " : bytes.scalar(at: index)
  }

  private static func isMarker(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return CharacterClass.isAlphanumeric(UInt8(scalar.value)) }
    return !CharacterClass.isWhitespace(scalar) && !CharacterClass.isPunctuation(scalar)
  }

  private static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? CharacterClass.isDigit(UInt8(scalar.value)) : scalar.properties.numericType != nil
  }

  /// Words that have lost their beginning, after the apostrophe.
  private static let clippedWords: [StaticString] = [
    "tis", "twas", "twere", "twill", "em", "cause", "n'", "til", "bout", "round",
  ]
  /// What follows a word's markup and an apostrophe.
  private static let shortEndings: [StaticString] = ["s", "t", "d", "m", "re", "ll", "ve"]

  private static func isIdeographic(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    (0x2E80...0xFFEF).contains(first.value) || (0x2E80...0xFFEF).contains(second.value)
  }

  /// Whether a mark between these opens a quotation.
  private func opens(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    if CharacterClass.isWhitespace(after) || after == "\n" { return false }
    if CharacterClass.isWhitespace(before) || before == "\n" { return true }
    if Self.isWord(before) { return Self.isWord(after) }
    if before.value < 0x80 {
      switch before {
      case "(", "[", "{", "-": return true
      case ")", "]", "}": return false
      default: break
      }
    }
    switch before.properties.generalCategory {
    case .openPunctuation, .initialPunctuation, .dashPunctuation: return true
    case .closePunctuation, .finalPunctuation: return false
    default: break
    }
    if before == "\"" || before == "'" || before == "/" || before == "=" {
      return !quotations.isEmpty && quotations[quotations.count - 1].piece >= pieces.count - 1 || before == "/"
        || before == "="
    }
    return Self.isWord(after) && !".,;:!?…%&".unicodeScalars.contains(before)
  }

  /// Whether a `'` is an apostrophe whatever quotation is open: inside a word, before the digits of a year, or before the
  /// ending that follows a word's markup (`*Times*'s`).
  private func isApostrophe(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    if typography.keepsInnerMarks { return false }
    if Self.isNumeric(before) && Self.isNumeric(after) && Self.isWord(after) {
      return false
    }
    if Self.isWord(before) && Self.isWord(after) { return !Self.isIdeographic(before, after) }
    if Self.isWord(before) { return false }
    let next = position + 1
    if Self.isNumeric(after), next + 2 <= bytes.count, CharacterClass.isDigit(bytes[next]),
      next + 1 < bytes.count, CharacterClass.isDigit(bytes[next + 1])
    {
      let end = next + 2
      return end == bytes.count || !CharacterClass.isDigit(bytes[end]) && bytes[end] != UInt8(ascii: "'")
    }
    for word in Self.clippedWords where bytes.hasLetters(word, at: next) {
      let end = next + word.utf8CodeUnitCount
      if end == bytes.count || !CharacterClass.isAlphanumeric(bytes[end]) && bytes[end] != UInt8(ascii: "'") {
        return typography.dash.closed == Typography.emDash
      }
    }
    switch before {
    case ")", "]", ">", "`", "”", "“", "»": break
    default: return false
    }
    for ending in Self.shortEndings where bytes.hasLetters(ending, at: next) {
      let end = next + ending.utf8CodeUnitCount
      if end == bytes.count || bytes[end] < 0x80 && !CharacterClass.isAlphanumeric(bytes[end]) { return true }
    }
    return false
  }

  /// Whether a mark after a digit means feet, inches, minutes or seconds.
  private func isMeasure(_ before: Unicode.Scalar, _ after: Unicode.Scalar, _ isDouble: Bool) -> Bool {
    if !isDouble && (before == "′" || before == "'") { return false }
    guard before.value < 0x80, CharacterClass.isDigit(UInt8(before.value)) else { return false }
    if Self.isNumeric(after) { return true }
    return !quotations.contains { $0.byte == (isDouble ? UInt8(ascii: "\"") : UInt8(ascii: "'")) }
  }

  /// Whether the current byte stands in what may become a link to a mail address: letters on both sides and an `@` near.
  private func isInAddress() -> Bool {
    guard dialect.contains(.bareAddresses), position > 0, CharacterClass.isAlphanumeric(bytes[position - 1]) else {
      return false
    }
    var index = position + 1
    let limit = min(bytes.count, position + 64)
    while index < limit {
      switch bytes[index] {
      case 0...0x20, 0x80...0xFF, 0x22, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D: return false
      case UInt8(ascii: "@"):
        return index > position + 1 && index + 1 < bytes.count && CharacterClass.isAlphanumeric(bytes[index + 1])
      default: index += 1
      }
    }
    return false
  }
}
