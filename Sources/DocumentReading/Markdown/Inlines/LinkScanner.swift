import DocumentModel

/// Finds the parts of links: labels, destinations, titles. Everything works on one buffer of text.
enum LinkScanner {
  /// Bytes of a link label, at most (CommonMark counts characters).
  static let longestLabel = 999
  /// Parentheses inside one another in a destination, at most. cmark has the same limit.
  static let deepestParentheses = 32

  static func skipSpace(_ bytes: ByteView, from start: Int) -> Int {
    var index = start
    while index < bytes.count && (CharacterClass.isSpaceOrTab(bytes[index]) || bytes[index] == 0x0A) { index += 1 }
    return index
  }

  /// The index after the label whose `[` is at `start`.
  static func labelEnd(_ bytes: ByteView, at start: Int) -> Int? {
    guard start < bytes.count && bytes[start] == UInt8(ascii: "[") else { return nil }
    var index = start + 1
    let limit = min(bytes.count, start + longestLabel * 4 + 2)
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return index + 1
      default: index += 1
      }
    }
    return nil
  }

  /// The index after the label of a note, `[^x]`, whose `[` is at `start`. It has no space and no bracket in it.
  static func noteLabelEnd(_ bytes: ByteView, at start: Int, upTo limit: Int) -> Int? {
    guard start + 3 < limit && bytes[start + 1] == UInt8(ascii: "^") else { return nil }
    let limit = min(limit, start + longestLabel)
    var index = start + 2
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "]"): return index > start + 2 ? index + 1 : nil
      case UInt8(ascii: "["), 0x00...0x20: return nil
      default: index += 1
      }
    }
    return nil
  }

  /// The destination at `start`, without angle brackets, and the index after it.
  static func destination(_ bytes: ByteView, at start: Int) -> (Range<Int>, end: Int)? {
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "<") {
      var index = start + 1
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: ">"): return (start + 1..<index, index + 1)
        case UInt8(ascii: "<"), 0x0A: return nil
        case UInt8(ascii: "\\"): index += 2
        default: index += 1
        }
      }
      return nil
    }
    var index = start
    var depth = 0
    scan: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where index + 1 < bytes.count && CharacterClass.isPunctuation(bytes[index + 1]):
        index += 2
        continue scan
      case UInt8(ascii: "("):
        depth += 1
        if depth > deepestParentheses { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      case 0x00...0x20, 0x7F: break scan
      default: break
      }
      index += 1
    }
    guard depth == 0 else { return nil }
    return (start..<index, index)
  }

  /// The title at `start`, without its quotation marks, and the index after it.
  static func title(_ bytes: ByteView, at start: Int) -> (Range<Int>, end: Int)? {
    guard start < bytes.count else { return nil }
    let quote = bytes[start]
    let isParenthesis = quote == UInt8(ascii: "(")
    guard isParenthesis || quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let closing = isParenthesis ? UInt8(ascii: ")") : quote
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == closing { return (start + 1..<index, index + 1) }
      if isParenthesis && bytes[index] == quote { return nil }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The bytes of a range with backslash escapes and character references resolved.
  static func unescaped(_ bytes: ByteView, _ range: Range<Int>) -> String {
    var output: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), index + 1 < range.upperBound, CharacterClass.isPunctuation(bytes[index + 1]) {
        output.append(bytes[index + 1])
        index += 2
      } else if byte == UInt8(ascii: "&"),
        let end = CharacterReference.read(bytes, at: index, upTo: range.upperBound, into: &output)
      {
        index = end
      } else {
        output.append(byte)
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
