/// Leaves the tags out of raw HTML and keeps the words.
enum MarkupStripper {
  /// Elements that stand apart from the words around them.
  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "blockquote",
    "pre",
    "section", "article", "header", "footer", "aside", "figure", "figcaption", "title", "body", "head", "hr",
  ]

  /// The text between the tags: entities resolved, line ends for `<br>` and around paragraphs, without scripts and styles.
  static func text(of markup: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var position = markup.startIndex
    // A tag without an end is text, and so is all that follows it.
    var hasEnds = true
    // A block stands apart from what follows it, if anything does.
    var isApart = false
    while position < markup.endIndex {
      let byte = markup[position]
      if byte == 0x3C && hasEnds && beginsTag(markup, at: position) {
        guard let end = endOfTag(markup, from: position) else {
          hasEnds = false
          continue
        }
        let name = tagName(markup[position..<end])
        if name == "br" { result.append(0x0A) }
        if blocks.contains(name) { isApart = true }
        if name == "td" || name == "th", let last = result.last, last > 0x20 { result.append(0x20) }
        if (name == "script" || name == "style") && markup[position + 1] != 0x2F {
          position = endOfElement(markup, named: name, from: end)
        } else {
          position = end
        }
      } else if byte == 0x26, let (text, end) = entity(markup, from: position) {
        begin(&result, &isApart)
        result += text
        position = end
      } else {
        if byte != 0x0A && byte != 0x20 { begin(&result, &isApart) }
        result.append(byte == 0x0A ? 0x20 : byte)
        position += 1
      }
    }
    return result
  }

  /// Begins a line for text that stands apart from the text before it.
  private static func begin(_ result: inout [UInt8], _ isApart: inout Bool) {
    if isApart && !result.isEmpty && result.last != 0x0A { result.append(0x0A) }
    isApart = false
  }

  private static func beginsTag(_ markup: ArraySlice<UInt8>, at start: Int) -> Bool {
    guard start + 1 < markup.endIndex else { return false }
    let first = markup[start + 1]
    return first == 0x2F || first == 0x21 || first == 0x3F || (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A)
  }

  /// One past the end of the tag, comment or declaration at `start`; `nil` if it has no end.
  private static func endOfTag(_ markup: ArraySlice<UInt8>, from start: Int) -> Int? {
    let isComment = markup[start...].starts(with: "<!--".utf8)
    var quote: UInt8 = 0
    var end = isComment ? start + 4 : start + 1
    while end < markup.endIndex {
      let byte = markup[end]
      end += 1
      if isComment {
        if byte == 0x3E && markup[end - 3] == 0x2D && markup[end - 2] == 0x2D { return end }
      } else if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return end
      }
    }
    return nil
  }

  private static func tagName(_ tag: ArraySlice<UInt8>) -> String {
    let name = tag.dropFirst().drop { $0 == 0x2F }.prefix {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
    }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// One past the end tag of an element whose content is no text.
  private static func endOfElement(_ markup: ArraySlice<UInt8>, named name: String, from start: Int) -> Int {
    var position = start
    while position < markup.endIndex {
      if markup[position] == 0x3C, position + 1 < markup.endIndex, markup[position + 1] == 0x2F,
        tagName(markup[position..<min(markup.endIndex, position + 12)]) == name
      {
        return endOfTag(markup, from: position) ?? markup.endIndex
      }
      position += 1
    }
    return markup.endIndex
  }

  /// The character an entity stands for, and where the entity ends.
  private static func entity(_ markup: ArraySlice<UInt8>, from start: Int) -> ([UInt8], Int)? {
    guard let end = markup[start...].prefix(12).firstIndex(of: 0x3B) else { return nil }
    let name = String(decoding: markup[start + 1..<end], as: UTF8.self)
    let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}"]
    if let text = named[name] { return (Array(text.utf8), end + 1) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    guard let value = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10), value > 0,
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return (Array(String(Character(scalar)).utf8), end + 1)
  }
}
