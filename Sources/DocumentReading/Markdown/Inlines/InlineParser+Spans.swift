import DocumentModel

/// Code, and what stands between angle brackets.
extension InlineParser {
  mutating func scanCode(_ document: inout Document) {
    let start = position
    let (length, closing) = codeRuns.run(at: start, in: bytes)
    guard let closing else {
      position += length
      return
    }
    let content = start + length..<closing
    let first = side.count
    for index in content { side.append(bytes[index] == 0x0A ? 0x20 : bytes[index]) }
    var text = first..<side.count
    if text.count >= 2, side[text.lowerBound] == 0x20, side[text.upperBound - 1] == 0x20,
      side[text].contains(where: { $0 != 0x20 })
    {
      text = text.lowerBound + 1..<text.upperBound - 1
    }
    let end = closing + length
    let list = attributes(at: end)
    take(.code, text: text, from: start, to: list?.end ?? end)
    if let list { giveLastPiece(list.attributes, &document) }
  }

  mutating func scanAngle(_ document: inout Document) {
    let start = position
    if let end = addressEnd(from: start) ?? mailAddressEnd(from: start) {
      let text = start + 1..<end - 1
      let address = String(decoding: bytes[text], as: UTF8.self)
      let isMail = addressEnd(from: start) == nil
      document.links.append(Link(to: isMail ? "mailto:" + address : address))
      take(.address(TableIndex(document.links.count - 1)), text: text, from: start, to: end)
    } else if let end = htmlEnd(from: start) {
      if dialect.contains(.htmlElements), takeElement(start..<end, &document) { return }
      take(.rawHTML, text: start..<end, from: start, to: end)
    } else {
      position += 1
    }
  }

  /// The index after `<scheme:address>`.
  private func addressEnd(from start: Int) -> Int? {
    var index = start + 1
    guard index < bytes.count && CharacterClass.isLetter(bytes[index]) else { return nil }
    while index < bytes.count && index - start <= 33 && Self.isSchemeByte(bytes[index]) { index += 1 }
    let length = index - start - 1
    guard length >= 2 && length <= 32 && index < bytes.count && bytes[index] == UInt8(ascii: ":") else { return nil }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "<"), 0x00...0x20: return nil
      default: index += 1
      }
    }
    return nil
  }

  static func isSchemeByte(_ byte: UInt8) -> Bool {
    CharacterClass.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-")
  }

  /// The index after `<name@host>`.
  private func mailAddressEnd(from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count && Self.isMailByte(bytes[index]) { index += 1 }
    guard index > start + 1 && index < bytes.count && bytes[index] == UInt8(ascii: "@") else { return nil }
    repeat {
      index += 1
      let label = index
      while index < bytes.count && (CharacterClass.isAlphanumeric(bytes[index]) || bytes[index] == UInt8(ascii: "-")) {
        index += 1
      }
      guard
        index > label && index - label <= 63 && bytes[label] != UInt8(ascii: "-")
          && bytes[index - 1] != UInt8(ascii: "-")
      else { return nil }
    } while index < bytes.count && bytes[index] == UInt8(ascii: ".")
    return index < bytes.count && bytes[index] == UInt8(ascii: ">") ? index + 1 : nil
  }

  private static func isMailByte(_ byte: UInt8) -> Bool {
    if CharacterClass.isAlphanumeric(byte) { return true }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
      UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
      UInt8(ascii: "}"), UInt8(ascii: "~"), UInt8(ascii: "-"):
      return true
    default: return false
    }
  }

  /// The index after the raw HTML that begins at `start`.
  private mutating func htmlEnd(from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "?"): return htmlEnd(of: "?>", kind: 1, from: start + 2)
    case UInt8(ascii: "!"):
      if bytes.hasBytes("--", at: start + 2) {
        if bytes.hasBytes(">", at: start + 4) { return start + 5 }
        if bytes.hasBytes("->", at: start + 4) { return start + 6 }
        return htmlEnd(of: "-->", kind: 2, from: start + 4)
      }
      if bytes.hasBytes("[CDATA[", at: start + 2) { return htmlEnd(of: "]]>", kind: 4, from: start + 9) }
      guard start + 2 < bytes.count && CharacterClass.isLetter(bytes[start + 2]) else { return nil }
      return htmlEnd(of: ">", kind: 8, from: start + 3)
    default: return HTMLScanner.tagEnd(bytes, at: start, upTo: bytes.count)
    }
  }

  private mutating func htmlEnd(of text: StaticString, kind: Int, from start: Int) -> Int? {
    if missingEnds & kind != 0 { return nil }
    let end = HTMLScanner.end(of: text, in: bytes, from: start, upTo: bytes.count)
    if end == nil { missingEnds |= kind }
    return end
  }
}
