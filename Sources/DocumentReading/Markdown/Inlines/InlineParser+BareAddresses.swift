import DocumentModel

/// Addresses without angle brackets (GFM's extended autolinks), found from the `:`, `.` or `@` inside them.
extension InlineParser {
  mutating func scanBareAddress(_ document: inout Document) {
    let found: (start: Int, end: Int, prefix: String)?
    switch bytes[position] {
    case UInt8(ascii: ":"): found = schemeAddress()
    case UInt8(ascii: "."): found = wwwAddress()
    default: found = mailAddress()
    }
    guard let (start, end, prefix) = found else {
      position += 1
      return
    }
    var address: [UInt8] = Array(prefix.utf8)
    var index = start
    while index < end {
      if bytes[index] == UInt8(ascii: "&"),
        let next = CharacterReference.read(bytes, at: index, upTo: end, into: &address)
      {
        index = next
      } else {
        address.append(bytes[index])
        index += 1
      }
    }
    document.links.append(Link(to: String(decoding: address, as: UTF8.self)))
    take(.address(TableIndex(document.links.count - 1)), text: start..<end, from: start, to: end)
  }

  private func isBoundary(before start: Int) -> Bool {
    guard start > 0 else { return true }
    switch bytes[start - 1] {
    case 0x0A, 0x20, 0x09, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): return true
    default: return false
    }
  }

  private func wwwAddress() -> (Int, Int, String)? {
    let start = position - 3
    guard start >= textStart, bytes[position - 1] | 0x20 == UInt8(ascii: "w"), bytes.hasLetters("www", at: start),
      isBoundary(before: start),
      let end = domainEnd(from: start, needsDot: true)
    else { return nil }
    return (start, trimmed(start, addressEnd(from: end)), "http://")
  }

  private func schemeAddress() -> (Int, Int, String)? {
    guard bytes.hasBytes("://", at: position) else { return nil }
    var start = position
    while start > textStart && CharacterClass.isLetter(bytes[start - 1]) && position - start < 6 { start -= 1 }
    for scheme in ["http", "https", "ftp"] as [StaticString] {
      let length = scheme.utf8CodeUnitCount
      guard position - start == length, bytes.hasLetters(scheme, at: start) else { continue }
      guard let end = domainEnd(from: position + 3, needsDot: false) else { return nil }
      return (start, trimmed(start, addressEnd(from: end)), "")
    }
    return nil
  }

  /// The index after the domain at `start`: labels of letters, digits, `-` and `_`, the last two without `_`.
  private func domainEnd(from start: Int, needsDot: Bool) -> Int? {
    var index = start
    var dots = 0
    var underscores = (last: 0, before: 0)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "_") {
        underscores.last += 1
      } else if byte == UInt8(ascii: ".") {
        dots += 1
        underscores = (0, underscores.last)
      } else if byte < 0x80 && !CharacterClass.isAlphanumeric(byte) && byte != UInt8(ascii: "-") {
        break
      }
      index += 1
    }
    guard index > start, underscores.last == 0 && underscores.before == 0, !needsDot || dots > 0 else { return nil }
    guard bytes[start] >= 0x80 || CharacterClass.isAlphanumeric(bytes[start]) else { return nil }
    return index
  }

  /// The index after the address whose domain ends at `start`. Inside open brackets it ends at a `]` of theirs.
  private func addressEnd(from start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "`") || isQuotation(at: index) { break }
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") {
        if depth == 0 && !brackets.isEmpty { break }
        depth -= 1
      }
      index += 1
    }
    return index
  }

  /// Whether a quotation mark, a dash or the like that no address has in it begins at `index`.
  private func isQuotation(at index: Int) -> Bool {
    guard bytes[index] >= 0xC2, index + 1 < bytes.count else { return bytes[index] == UInt8(ascii: "\"") }
    switch bytes[index] {
    case 0xC2: return bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB
    case 0xE2: return index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2])
    case 0xE3: return index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x81...0x82).contains(bytes[index + 2])
    default: return false
    }
  }

  /// The end without punctuation that belongs to the sentence.
  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    var surplus = 0
    for index in start..<end {
      if bytes[index] == UInt8(ascii: ")") { surplus += 1 }
      if bytes[index] == UInt8(ascii: "(") { surplus -= 1 }
    }
    while end > start {
      switch bytes[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ")"):
        guard surplus > 0 else { return end }
        surplus -= 1
        end -= 1
      case UInt8(ascii: ";"):
        var name = end - 1
        while name > start && CharacterClass.isLetter(bytes[name - 1]) { name -= 1 }
        guard name > start, name < end - 1, bytes[name - 1] == UInt8(ascii: "&") else {
          end -= 1
          continue
        }
        end = name - 1
      default: return end
      }
    }
    return end
  }

  private func mailAddress() -> (Int, Int, String)? {
    var start = position
    while start > textStart, isLocalByte(bytes[start - 1]) { start -= 1 }
    guard start < position else { return nil }
    var end = position + 1
    var dots = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: ".") {
        guard end + 1 < bytes.count && CharacterClass.isAlphanumeric(bytes[end + 1]) else { break }
        dots += 1
      } else if !CharacterClass.isAlphanumeric(byte) && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    guard dots > 0, CharacterClass.isAlphanumeric(bytes[end - 1]), end == bytes.count || bytes[end] != 0x40 else {
      return nil
    }
    return (start, end, "mailto:")
  }

  private func isLocalByte(_ byte: UInt8) -> Bool {
    CharacterClass.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
