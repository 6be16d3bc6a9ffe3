/// Finds where a piece of raw HTML ends, by CommonMark's definitions.
enum HTMLScanner {
  /// The index after the open or closing tag whose `<` is at `start`.
  static func tagEnd(_ bytes: ByteView, at start: Int, upTo limit: Int) -> Int? {
    var index = start + 1
    guard index < limit else { return nil }
    let isClosing = bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    guard index < limit && CharacterClass.isLetter(bytes[index]) else { return nil }
    while index < limit && (CharacterClass.isAlphanumeric(bytes[index]) || bytes[index] == UInt8(ascii: "-")) {
      index += 1
    }
    if !isClosing {
      while let end = attributeEnd(bytes, at: index, upTo: limit) { index = end }
    }
    index = skipSpace(bytes, from: index, upTo: limit)
    if !isClosing && index < limit && bytes[index] == UInt8(ascii: "/") { index += 1 }
    return index < limit && bytes[index] == UInt8(ascii: ">") ? index + 1 : nil
  }

  private static func skipSpace(_ bytes: ByteView, from start: Int, upTo limit: Int) -> Int {
    var index = start
    while index < limit && (CharacterClass.isSpaceOrTab(bytes[index]) || CharacterClass.isLineEnd(bytes[index])) {
      index += 1
    }
    return index
  }

  /// The index after whitespace and an attribute.
  private static func attributeEnd(_ bytes: ByteView, at start: Int, upTo limit: Int) -> Int? {
    var index = skipSpace(bytes, from: start, upTo: limit)
    guard index > start && index < limit else { return nil }
    let first = bytes[index]
    guard CharacterClass.isLetter(first) || first == UInt8(ascii: "_") || first == UInt8(ascii: ":") else { return nil }
    while index < limit && isNameByte(bytes[index]) { index += 1 }
    let equals = skipSpace(bytes, from: index, upTo: limit)
    guard equals < limit && bytes[equals] == UInt8(ascii: "=") else { return index }
    let value = skipSpace(bytes, from: equals + 1, upTo: limit)
    guard value < limit else { return nil }
    let quote = bytes[value]
    var end = value + 1
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      while end < limit && bytes[end] != quote { end += 1 }
      return end < limit ? end + 1 : nil
    }
    end = value
    while end < limit && isUnquotedByte(bytes[end]) { end += 1 }
    return end > value ? end : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    CharacterClass.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
  }

  private static func isUnquotedByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "`"):
      false
    default: true
    }
  }

  /// The index after the first `text` from `start`.
  static func end(of text: StaticString, in bytes: ByteView, from start: Int, upTo limit: Int) -> Int? {
    var index = start
    let length = text.utf8CodeUnitCount
    while index + length <= limit {
      if bytes.hasBytes(text, at: index) { return index + length }
      index += 1
    }
    return nil
  }
}
