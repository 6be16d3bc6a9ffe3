/// Cuts raw HTML into tags and text, as HTML's tokenizer does (WHATWG HTML, 13.2.5), without building a tree.
package struct RawMarkup {
  /// A start tag.
  package struct Tag: Equatable {
    /// Name in lower case.
    package var name: String
    /// Attributes in the order written: names in lower case, values with their character references decoded.
    package var attributes: [(name: String, value: String)] = []
    /// Whether it ends with `/>`, which only drawings and formulas heed.
    package var isClosed = false

    /// A tag without attributes.
    package init(name: String) { self.name = name }

    /// The first value of an attribute.
    package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    package static func == (left: Tag, right: Tag) -> Bool {
      left.name == right.name && left.attributes.elementsEqual(right.attributes) { $0 == $1 }
    }
  }

  /// A piece of raw HTML.
  package enum Token: Equatable {
    /// Text with its character references decoded.
    case text([UInt8])
    /// A start tag.
    case open(Tag)
    /// An end tag; name in lower case.
    case close(String)
    /// What a script or style sheet holds.
    case program([UInt8])
    /// A drawing, from its `<svg` to its end tag or where HTML ends it.
    case drawing(ArraySlice<UInt8>)
    /// A formula, from its `<math` to its end tag or where HTML ends it.
    case formula(ArraySlice<UInt8>)
    /// A comment, declaration or processing instruction.
    case comment
  }

  private let bytes: ArraySlice<UInt8>
  /// Whether the bytes are the inside of a drawing or a formula, where no element's content is other than markup.
  private let isForeign: Bool
  /// Where the next piece begins.
  package private(set) var position: Int
  /// Whether a tag was met that has no end: it and all further ones are text, so that no word is lost.
  private var lacksEnds = false
  /// Name of the element whose content is not markup, once its start tag was read.
  private var rawElement: String?

  /// Reads from the beginning of `bytes`.
  package init(_ bytes: ArraySlice<UInt8>, isForeign: Bool = false) {
    self.bytes = bytes
    self.isForeign = isForeign
    position = bytes.startIndex
  }

  /// The ids that the tags in raw HTML give.
  package static func identifiers(in bytes: ArraySlice<UInt8>) -> [String] {
    var markup = RawMarkup(bytes)
    var names: [String] = []
    while let token = markup.next() {
      switch token {
      case .open(let tag): if let name = tag.identifier { names.append(name) }
      case .drawing(let element), .formula(let element):
        if let name = rootTag(of: element)?.identifier { names.append(name) }
      case .close, .text, .program, .comment: break
      }
    }
    return names
  }

  /// Whether a piece of markup is a tag that ends the line.
  package static func isLineBreak(_ markup: ArraySlice<UInt8>) -> Bool {
    guard markup.count >= 4, markup.count < 200, markup.first == 0x3C else { return false }
    var markup = RawMarkup(markup)
    guard case .open(let tag)? = markup.next() else { return false }
    return tag.name == "br"
  }

  /// The start tag that a drawing or formula begins with.
  package static func rootTag(of element: ArraySlice<UInt8>) -> Tag? {
    var markup = RawMarkup(element, isForeign: true)
    guard case .open(let tag)? = markup.next() else { return nil }
    return tag
  }

  /// The next piece; `nil` at the end.
  package mutating func next() -> Token? {
    guard position < bytes.endIndex else { return nil }
    if let element = rawElement {
      rawElement = nil
      let end = endTag(of: element)
      if end > position {
        let content = bytes[position..<end]
        position = end
        return Self.isUnseen(element) ? .program(Array(content)) : .text(Array(content))
      }
    }
    let start = position
    if bytes[position] == 0x3C, let token = tag() {
      guard !isForeign, case .open(let tag) = token, let kind = Foreign(rawValue: tag.name) else { return token }
      if !tag.isClosed { position = Self.end(of: kind, in: bytes, from: position) }
      return kind == .drawing ? .drawing(bytes[start..<position]) : .formula(bytes[start..<position])
    }
    position += 1
    while position < bytes.endIndex, bytes[position] != 0x3C { position += 1 }
    return .text(CharacterReference.decoded(bytes[start..<position]))
  }

  /// Whether no reader sees what stands in an element of this name: programs, and what they may use.
  package static func isUnseen(_ name: String) -> Bool { name == "script" || name == "style" || name == "template" }

  /// Where the end tag of an element with raw content begins.
  private func endTag(of element: String) -> Int {
    let mark = Array("</".utf8) + Array(element.utf8)
    var index = position
    while index < bytes.endIndex {
      if bytes[index] == 0x3C, bytes[index...].prefix(mark.count).map(lowercased) == mark { return index }
      index += 1
    }
    return bytes.endIndex
  }

  /// A token that begins with `<`, or `nil` if it is text.
  private mutating func tag() -> Token? {
    let next = position + 1 < bytes.endIndex ? bytes[position + 1] : 0
    if next == 0x21 || next == 0x3F { return declaration() }
    if next == 0x2F {
      guard position + 2 < bytes.endIndex, isLetter(bytes[position + 2]) else { return nil }
      position += 2
      let name = self.name()
      while position < bytes.endIndex, bytes[position] != 0x3E { position += 1 }
      position = min(position + 1, bytes.endIndex)
      return .close(name)
    }
    guard isLetter(next), !lacksEnds else { return nil }
    let start = position
    position += 1
    var tag = Tag(name: name())
    while let attribute = attribute() {
      if tag.attributes.count < 64 { tag.attributes.append(attribute) }
    }
    if position == bytes.endIndex && !isForeign {
      lacksEnds = true
      position = start
      return nil
    }
    tag.isClosed = position > bytes.startIndex && position < bytes.endIndex && bytes[position - 1] == 0x2F
    position = min(position + 1, bytes.endIndex)
    let isRaw = ["textarea", "title", "xmp", "iframe", "noembed", "noframes"].contains(tag.name)
    if !isForeign, isRaw || Self.isUnseen(tag.name) { rawElement = tag.name }
    return .open(tag)
  }

  private mutating func declaration() -> Token {
    let rest = bytes[position...]
    if rest.starts(with: Array("<!--".utf8)) {
      position = end(of: "-->", from: position + 2)
    } else if rest.starts(with: Array("<![CDATA[".utf8)) {
      let start = position + 9
      position = end(of: "]]>", from: start)
      let hasEnd = position - 3 >= start && bytes[..<position].suffix(3).elementsEqual("]]>".utf8)
      return .text(Array(bytes[start..<(hasEnd ? position - 3 : position)]))
    } else {
      // An instruction that says where it ends, as XML and PHP have them, may hold other tags; HTML ends it at the first.
      let isInstruction = rest.starts(with: Array("<?".utf8))
      let whole = isInstruction ? end(of: "?>", from: position + 2) : position
      let isWhole = isInstruction && bytes[(position + 2)..<whole].suffix(2).elementsEqual("?>".utf8)
      position = isWhole ? whole : end(of: ">", from: position + 1)
    }
    return .comment
  }

  /// One past the end of `mark`, or the end of everything.
  private func end(of mark: StaticString, from start: Int) -> Int {
    let mark = Array(mark.description.utf8)
    var index = min(start, bytes.endIndex)
    while index + mark.count <= bytes.endIndex {
      if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) { return index + mark.count }
      index += 1
    }
    return bytes.endIndex
  }

  private mutating func name() -> String {
    let start = position
    while position < bytes.endIndex, bytes[position] > 0x20, bytes[position] != 0x2F, bytes[position] != 0x3E {
      position += 1
    }
    return String(decoding: bytes[start..<position].map(lowercased), as: UTF8.self)
  }

  /// The next attribute of a tag; `nil` at the tag's `>`.
  private mutating func attribute() -> (name: String, value: String)? {
    while position < bytes.endIndex, bytes[position] <= 0x20 || bytes[position] == 0x2F { position += 1 }
    guard position < bytes.endIndex, bytes[position] != 0x3E else { return nil }
    let start = position
    position += 1
    while position < bytes.endIndex, bytes[position] > 0x20, ![0x2F, 0x3D, 0x3E].contains(bytes[position]) {
      position += 1
    }
    let name = String(decoding: bytes[start..<position].map(lowercased), as: UTF8.self)
    var ahead = position
    while ahead < bytes.endIndex, bytes[ahead] <= 0x20 { ahead += 1 }
    guard ahead < bytes.endIndex, bytes[ahead] == 0x3D else { return (name, "") }
    position = ahead + 1
    while position < bytes.endIndex, bytes[position] <= 0x20 { position += 1 }
    return (name, String(decoding: CharacterReference.decoded(value()), as: UTF8.self))
  }

  private mutating func value() -> ArraySlice<UInt8> {
    guard position < bytes.endIndex else { return [] }
    let quote = bytes[position]
    let start: Int
    if quote == 0x22 || quote == 0x27 {
      start = position + 1
      position = start
      while position < bytes.endIndex, bytes[position] != quote { position += 1 }
      defer { position = min(position + 1, bytes.endIndex) }
      return bytes[start..<position]
    }
    start = position
    while position < bytes.endIndex, bytes[position] > 0x20, bytes[position] != 0x3E { position += 1 }
    return bytes[start..<position]
  }
}

extension RawMarkup.Tag {
  /// The name that links lead to: its id, or the name of an `<a>`.
  package var identifier: String? {
    if let id = self["id"], !id.isEmpty { return id }
    if name == "a", let old = self["name"], !old.isEmpty { return old }
    return nil
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
