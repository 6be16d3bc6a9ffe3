import DocumentModel

/// Attributes between braces: `{#id .class key=value key="value"}`.
enum AttributeReader {
  /// Bytes of an attribute list, at most: a limit of ours that keeps a text full of braces linear.
  private static let longestList = 1000

  /// Reads the list whose `{` is at `start`; `nil` if it is not one.
  static func read(_ bytes: ByteView, at start: Int, upTo limit: Int) -> (Attributes, end: Int)? {
    var attributes = Attributes()
    var index = start + 1
    let limit = min(limit, start + longestList)
    var isEmpty = true
    while true {
      while index < limit && (CharacterClass.isSpaceOrTab(bytes[index]) || bytes[index] == 0x0A) { index += 1 }
      guard index < limit else { return nil }
      if bytes[index] == UInt8(ascii: "}") { return isEmpty ? nil : (attributes, index + 1) }
      isEmpty = false
      let marker = bytes[index]
      if marker == UInt8(ascii: "#") || marker == UInt8(ascii: ".") {
        let end = nameEnd(bytes, from: index + 1, upTo: limit)
        guard end > index + 1 else { return nil }
        let name = String(decoding: bytes[index + 1..<end], as: UTF8.self)
        if marker == UInt8(ascii: "#") { attributes.identifier = name } else { attributes.classes.append(name) }
        index = end
      } else {
        guard let end = readPair(bytes, at: index, upTo: limit, into: &attributes) else { return nil }
        index = end
      }
      guard index < limit, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "}") else { return nil }
    }
  }

  private static func nameEnd(_ bytes: ByteView, from start: Int, upTo limit: Int) -> Int {
    var index = start
    while index < limit {
      let byte = bytes[index]
      let isName =
        CharacterClass.isAlphanumeric(byte) || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
      if !isName { break }
      index += 1
    }
    return index
  }

  private static func readPair(
    _ bytes: ByteView, at start: Int, upTo limit: Int, into attributes: inout Attributes
  ) -> Int? {
    if bytes[start] == UInt8(ascii: "-"), start + 1 < limit, bytes[start + 1] <= 0x20 || bytes[start + 1] == 0x7D {
      attributes.classes.append("unnumbered")
      return start + 1
    }
    let keyEnd = nameEnd(bytes, from: start, upTo: limit)
    guard keyEnd > start, keyEnd < limit, bytes[keyEnd] == UInt8(ascii: "=") else { return nil }
    let key = String(decoding: bytes[start..<keyEnd], as: UTF8.self)
    var index = keyEnd + 1
    guard index < limit else { return nil }
    let quote = bytes[index]
    let value: Range<Int>
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      let first = index
      while index < limit && bytes[index] != quote { index += 1 }
      guard index < limit else { return nil }
      value = first..<index
      index += 1
    } else {
      let first = index
      while index < limit && bytes[index] > 0x20 && bytes[index] != UInt8(ascii: "}") { index += 1 }
      value = first..<index
    }
    set(key, to: LinkScanner.unescaped(bytes, value), in: &attributes)
    return index
  }

  private static func set(_ key: String, to value: String, in attributes: inout Attributes) {
    switch key {
    case "id": attributes.identifier = value
    case "class": attributes.classes += value.split(separator: " ").map(String.init)
    case "lang", "xml:lang": attributes.language = value
    default: attributes.pairs.append(Attributes.Pair(key, value))
    }
  }
}
