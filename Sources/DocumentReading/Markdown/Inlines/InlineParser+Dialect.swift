import DocumentModel

/// Formulas, abbreviations and wiki links.
extension InlineParser {
  /// `$…$` as pandoc has it: no space inside the marks, no digit after the second; or `$$…$$`.
  mutating func scanFormula() {
    let start = position
    let isDisplayed = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "$")
    let width = isDisplayed ? 2 : 1
    let first = start + width
    guard first < bytes.count, isDisplayed || bytes[first] > 0x20, missingEnds & (isDisplayed ? 16 : 32) == 0,
      let end = formulaEnd(from: first, width: width)
    else {
      while position < bytes.count && bytes[position] == UInt8(ascii: "$") { position += 1 }
      return
    }
    var content = first..<end
    while isDisplayed, let byte = content.first, bytes[byte] <= 0x20 { content = content.dropFirst() }
    while isDisplayed, let byte = content.last, bytes[byte] <= 0x20 { content = content.dropLast() }
    guard !content.isEmpty else {
      position = end + width
      return
    }
    take(.formula(isDisplayed: isDisplayed), text: content, from: start, to: end + width)
  }

  private mutating func formulaEnd(from first: Int, width: Int) -> Int? {
    var index = first
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "$") {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
        if width == 1 {
          let isEnd = index > first && bytes[index - 1] > 0x20 && !CharacterClass.isDigit(next)
          return isEnd && !isMoney(first..<index) ? index : nil
        }
        if next == UInt8(ascii: "$") { return index }
      }
      if bytes[index] == UInt8(ascii: "`") { return nil }
      index += 1
    }
    missingEnds |= width == 2 ? 16 : 32
    return nil
  }

  /// Whether what stands between two dollar signs is an amount and words: “$5 or 10 in US$”.
  private func isMoney(_ range: Range<Int>) -> Bool {
    guard CharacterClass.isDigit(bytes[range.lowerBound]), !bytes[range].contains(UInt8(ascii: "\\")) else {
      return false
    }
    return range.dropLast(2).contains { index in
      bytes[index] <= 0x20 && CharacterClass.isLetter(bytes[index + 1]) && CharacterClass.isLetter(bytes[index + 2])
    }
  }

  /// `[[Page]]` or `[[Page|words]]`: a link to another page of a wiki, of which the words are kept.
  ///
  /// - Returns: Whether it was one.
  mutating func scanWikiLink(_ document: inout Document) -> Bool {
    guard dialect.contains(.wikiLinks), bytes.hasBytes("[[", at: position) else { return false }
    let first = position + 2
    let limit = min(bytes.count, first + LinkScanner.longestLabel)
    var end = first
    var bar: Int?
    while end < limit, ![0x0A, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "`")].contains(bytes[end]) {
      if bytes[end] == UInt8(ascii: "|") && bar == nil { bar = end }
      end += 1
    }
    guard end > first, bytes.hasBytes("]]", at: end), !bytes.hasBytes("(", at: end + 2), bytes[first] != 0x5E,
      references[String(decoding: bytes[first..<end], as: UTF8.self)] == nil
    else { return false }
    let words = bar.map { $0 + 1..<end } ?? first..<end
    guard !words.isEmpty, words.lowerBound > first || bar == nil else { return false }
    var attributes = Attributes()
    attributes.classes = ["wikilink"]
    if let bar {
      attributes.pairs = [Attributes.Pair("target", String(decoding: bytes[first..<bar], as: UTF8.self))]
    }
    take(.wikiLink, text: words, from: position, to: end + 2)
    giveLastPiece(attributes, &document)
    return true
  }

  /// Writes text with its abbreviations as spans that carry their meaning.
  func appendExplained(_ piece: InlinePiece, into document: inout Document) {
    let limit = Int(piece.text.upperBound)
    var copied = Int(piece.text.lowerBound)
    var index = copied
    while index < limit {
      guard Abbreviations.isWordByte(bytes[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < limit && Abbreviations.isWordByte(bytes[end]) { end += 1 }
      let isInside = index > 0 && Abbreviations.isWordByte(bytes[index - 1])
      if !isInside, let entry = abbreviations.entry(in: bytes, index..<end, upTo: limit) {
        document.text.append(bytes, copied..<index)
        end = index + abbreviations.entries[entry].name.count
        explain(index..<end, as: abbreviations.entries[entry].meaning, into: &document)
        copied = end
      }
      index = end
    }
    document.text.append(bytes, copied..<limit)
  }

  private func explain(_ range: Range<Int>, as meaning: String, into document: inout Document) {
    let start = document.text.count
    document.text.append(bytes, range)
    var attributes = Attributes()
    attributes.classes = ["abbreviation"]
    attributes.pairs = [Attributes.Pair("title", meaning)]
    document.attributes.append(attributes)
    var span = TextSpan(
      .attributed, over: TextRange(start, document.text.count), source: source(range.lowerBound, range.upperBound))
    span.attributes = TableIndex(document.attributes.count - 1)
    span.end = Int32(document.spans.count + 1)
    document.spans.append(span)
  }
}
