import DocumentModel

/// The reference definitions of one file: `[label]: destination "title"`.
struct LinkReferences {
  private var links: [String: Link] = [:]

  init() {}

  /// The link that `label` stands for.
  subscript(label: String) -> Link? { links.isEmpty ? nil : links[Self.normalized(label)] }

  var isEmpty: Bool { links.isEmpty }

  /// Labels match without regard to case and to the amount of space.
  static func normalized(_ label: String) -> String {
    var output: [UInt8] = []
    var isAscii = true
    var wantsSpace = false
    for byte in label.utf8 {
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        wantsSpace = !output.isEmpty
        continue
      }
      if wantsSpace {
        output.append(0x20)
        wantsSpace = false
      }
      isAscii = isAscii && byte < 0x80
      output.append(byte &- 0x61 < 26 ? byte & 0xDF : byte)
    }
    let text = String(decoding: output, as: UTF8.self)
    return isAscii ? text : text.lowercased().uppercased()
  }

  /// Reads the definitions at the beginning of a text.
  ///
  /// - Returns: The index of the line after the last.
  mutating func readDefinitions(in text: ByteView) -> Int {
    var position = 0
    while position < text.count, text[position] == UInt8(ascii: "["), let end = readDefinition(in: text, at: position) {
      position = end
    }
    return position
  }

  /// Reads the definition at `start`; the first definition of a label wins.
  ///
  /// - Returns: The index of the line after it.
  private mutating func readDefinition(in text: ByteView, at start: Int) -> Int? {
    guard let labelEnd = LinkScanner.labelEnd(text, at: start), labelEnd < text.count,
      text[labelEnd] == UInt8(ascii: ":")
    else { return nil }
    let labelText = String(decoding: text[start + 1..<labelEnd - 1], as: UTF8.self)
    let label = Self.normalized(labelText)
    guard !label.isEmpty && labelText.unicodeScalars.count <= LinkScanner.longestLabel else { return nil }
    let destinationStart = LinkScanner.skipSpace(text, from: labelEnd + 1)
    guard let (destination, destinationEnd) = LinkScanner.destination(text, at: destinationStart),
      destinationEnd > destinationStart
    else { return nil }
    var link = Link(to: LinkScanner.unescaped(text, destination))
    var end = Self.lineEnd(text, from: destinationEnd)
    let titleStart = LinkScanner.skipSpace(text, from: destinationEnd)
    if titleStart > destinationEnd, let (title, titleEnd) = LinkScanner.title(text, at: titleStart),
      let lineEnd = Self.lineEnd(text, from: titleEnd)
    {
      link.title = LinkScanner.unescaped(text, title)
      end = lineEnd
    }
    guard let end else { return nil }
    if links[label] == nil { links[label] = link }
    return end
  }

  /// The index of the next line, if nothing but space is left of this one.
  private static func lineEnd(_ text: ByteView, from start: Int) -> Int? {
    var index = start
    while index < text.count && CharacterClass.isSpaceOrTab(text[index]) { index += 1 }
    if index == text.count { return index }
    return text[index] == 0x0A ? index + 1 : nil
  }
}
