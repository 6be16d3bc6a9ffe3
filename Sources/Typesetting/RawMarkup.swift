/// Raw HTML as print sees it: tags are passed over, the words between them are kept.
enum RawMarkup {
  /// Whether a piece of markup is a tag that ends the line.
  static func isLineBreak(_ markup: ArraySlice<UInt8>) -> Bool {
    guard markup.count >= 4, markup.first == 0x3C else { return false }
    let name = markup.dropFirst().prefix(3)
    guard let third = name.last, name.prefix(2).map({ $0 | 0x20 }) == [0x62, 0x72] else { return false }
    return third == 0x3E || third == 0x2F || third <= 0x20
  }

  /// The words of a block of markup, in paragraphs where its block tags part them.
  static func paragraphs(of markup: ArraySlice<UInt8>) -> [[UInt8]] {
    var reader = Reader(markup)
    reader.read()
    return reader.paragraphs.filter { paragraph in paragraph.contains { $0 > 0x20 } }
  }

  private struct Reader {
    let bytes: ArraySlice<UInt8>
    var index: Int
    var paragraphs: [[UInt8]] = [[]]

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      index = bytes.startIndex
    }

    mutating func read() {
      while index < bytes.endIndex {
        switch bytes[index] {
        case 0x3C: readTag()
        case 0x26: readEntity()
        default:
          paragraphs[paragraphs.count - 1].append(bytes[index])
          index += 1
        }
      }
    }

    /// Passes over a tag, a comment, or an element whose content is not text.
    private mutating func readTag() {
      if bytes[index...].starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
        skip(past: [0x2D, 0x2D, 0x3E], from: index + 4)
        return
      }
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      let isTag = next == 0x2F || next == 0x21 || next == 0x3F || (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A
      guard isTag else {
        paragraphs[paragraphs.count - 1].append(0x3C)
        index += 1
        return
      }
      var end = index + 1
      if bytes[end] == 0x2F { end += 1 }
      let nameStart = end
      while end < bytes.endIndex,
        (bytes[end] | 0x20) >= 0x61 && (bytes[end] | 0x20) <= 0x7A || (0x30...0x39).contains(bytes[end])
      { end += 1 }
      let name = String(decoding: bytes[nameStart..<end].prefix(12), as: UTF8.self).lowercased()
      let isEnd = nameStart > index + 1
      let tag = index..<tagEnd(from: end)
      index = tag.upperBound
      if name == "img" { addAlternative(in: tag) }
      if name == "br" { paragraphs[paragraphs.count - 1].append(0x0A) }
      if RawMarkup.blocks.contains(name) { paragraphs.append([]) }
      if !isEnd && (name == "script" || name == "style") { skip(past: Array("</\(name)".utf8), from: index) }
    }

    /// The end of a tag, passing over quoted values.
    private func tagEnd(from start: Int) -> Int {
      var end = start
      var quote: UInt8 = 0
      while end < bytes.endIndex {
        let byte = bytes[end]
        end += 1
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == 0x22 || byte == 0x27 {
          quote = byte
        } else if byte == 0x3E {
          return end
        }
      }
      // Without an end it was no tag with values; the first ">" or the end of all ends it.
      return bytes[start...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.endIndex
    }

    /// Adds the alternative text of a picture within brackets.
    private mutating func addAlternative(in tag: Range<Int>) {
      let key: [UInt8] = [0x61, 0x6C, 0x74, 0x3D]
      var index = tag.lowerBound
      while index + 5 < tag.upperBound {
        let quote = bytes[index + 4]
        if bytes[index..<index + 4].elementsEqual(key), quote == 0x22 || quote == 0x27 {
          let value = bytes[(index + 5)..<tag.upperBound].prefix { $0 != quote }
          if !value.isEmpty { paragraphs[paragraphs.count - 1] += [0x5B] + value + [0x5D] }
          return
        }
        index += 1
      }
    }

    private mutating func skip(past mark: [UInt8], from start: Int) {
      var position = min(start, bytes.endIndex)
      while position < bytes.endIndex {
        if bytes[position] == mark[0],
          bytes[position...].prefix(mark.count).map({ $0 | 0x20 }) == mark.map({ $0 | 0x20 })
        {
          index = position + mark.count
          if mark.last != 0x3E { index = tagEnd(from: index) }
          return
        }
        position += 1
      }
      index = bytes.endIndex
    }

    private mutating func readEntity() {
      let end = bytes[index...].prefix(12).firstIndex(of: 0x3B)
      if let end {
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        if let scalar = RawMarkup.entity(name) {
          paragraphs[paragraphs.count - 1] += Array(String(Character(scalar)).utf8)
          index = end + 1
          return
        }
      }
      paragraphs[paragraphs.count - 1].append(0x26)
      index += 1
    }
  }

  /// The character of an entity; those that every document may hold, and numbers.
  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    case "copy": return "©"
    case "mdash": return "—"
    case "ndash": return "–"
    case "hellip": return "…"
    default: break
    }
    guard name.utf8.first == 0x23 else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    guard let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), number >= 0x20 else {
      return nil
    }
    return Unicode.Scalar(number)
  }

  /// Tags that begin or end a paragraph.
  private static let blocks: Set<String> = [
    "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "table", "tr", "td", "th", "ul", "ol",
    "li",
    "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption", "hr", "details",
    "summary", "center", "caption", "form",
  ]
}
