import DocumentModel

/// Elements of raw HTML that are pictures, drawings, formulas, emphasis, or that nobody sees.
extension InlineParser {
  /// Takes the element that begins with a tag, if it is a picture, a drawing, a formula, or one whose content is not shown.
  mutating func takeElement(_ tag: Range<Int>, _ document: inout Document) -> Bool {
    switch name(of: tag) {
    case "img", "image": return takePicture(tag, &document)
    case "svg": return takeDrawing(tag, &document)
    case "math":
      guard let range = foreignElement(.formula, from: tag) else { return false }
      take(.mathML, text: range, from: range.lowerBound, to: range.upperBound)
      return true
    case let name where RawMarkup.isUnseen(name):
      guard let end = elementEnd(named: name, from: tag.upperBound) else { return false }
      unseenElements.append(source(tag.lowerBound, end))
      take(.rawHTML, text: tag.lowerBound..<end, from: tag.lowerBound, to: end)
      return true
    default: return false
    }
  }

  /// The name of a start tag in lower case; empty for other markup, and for names longer than those of interest.
  private func name(of tag: Range<Int>) -> String {
    var end = tag.lowerBound + 1
    while end < tag.upperBound, CharacterClass.isAlphanumeric(bytes[end]) { end += 1 }
    guard end - tag.lowerBound <= 9 else { return "" }
    return String(decoding: bytes[tag.lowerBound + 1..<end].map { CharacterClass.lowercased($0) }, as: UTF8.self)
  }

  /// Makes an `<img>` what `![…](…)` is.
  private mutating func takePicture(_ range: Range<Int>, _ document: inout Document) -> Bool {
    var markup = RawMarkup(Array(bytes[range])[...])
    guard case .open(let tag)? = markup.next(), let address = tag["src"], !address.isEmpty else { return false }
    let place = source(range.lowerBound, range.upperBound)
    document.images.append(Image(at: address, title: tag["title"] ?? "", source: place))
    let text = side.count
    side += (tag["alt"] ?? "").utf8
    takeImage(in: range, alternative: text..<side.count, tag, &document)
    return true
  }

  private mutating func takeDrawing(_ tag: Range<Int>, _ document: inout Document) -> Bool {
    guard let range = foreignElement(.drawing, from: tag) else { return false }
    var image = Image(
      at: "svg:\(document.images.count + 1)", source: source(range.lowerBound, range.upperBound))
    image.markup = Array(markupCopy[range])
    document.images.append(image)
    takeImage(in: range, alternative: 0..<0, RawMarkup.rootTag(of: image.markup[...]), &document)
    return true
  }

  /// A whole drawing or formula; `nil` if its end tag is missing.
  private mutating func foreignElement(_ kind: RawMarkup.Foreign, from tag: Range<Int>) -> Range<Int>? {
    if bytes[tag.upperBound - 2] == UInt8(ascii: "/") {
      markupCopy = markupCopy.isEmpty ? Array(bytes) : markupCopy
      return tag
    }
    // Looked for once.
    let missing = kind == .drawing ? 1 << 8 : 1 << 12
    guard missingEnds & missing == 0 else { return nil }
    if markupCopy.isEmpty { markupCopy = Array(bytes) }
    let end = RawMarkup.end(of: kind, in: markupCopy[...], from: tag.upperBound)
    let closing = Array("</\(kind.rawValue)>".utf8)
    guard markupCopy[..<end].suffix(closing.count).map({ CharacterClass.lowercased($0) }) == closing else {
      missingEnds |= missing
      return nil
    }
    return tag.lowerBound..<end
  }

  /// Takes a range as the picture that was appended last.
  private mutating func takeImage(
    in range: Range<Int>, alternative: Range<Int>, _ tag: RawMarkup.Tag?, _ document: inout Document
  ) {
    flush(upTo: range.lowerBound)
    add(.open(.image(TableIndex(document.images.count - 1))), text: range.lowerBound..<range.lowerBound, whole: range)
    if let attributes = tag.map({ Attributes($0) }), attributes != Attributes() {
      document.attributes.append(attributes)
      pieces[pieces.count - 1].attributes = TableIndex(document.attributes.count - 1)
    }
    if !alternative.isEmpty { add(.literal, text: alternative, whole: range) }
    take(.close, text: range, from: range.lowerBound, to: range.upperBound)
  }

  /// The index after the end tag of an element whose content is not markup.
  private mutating func elementEnd(named name: String, from start: Int) -> Int? {
    let kind = name == "script" ? 1 << 9 : name == "style" ? 1 << 10 : 1 << 11
    guard missingEnds & kind == 0 else { return nil }
    let mark = Array("</\(name)".utf8)
    var index = start
    while index + mark.count < bytes.count {
      if bytes[index] == UInt8(ascii: "<"),
        zip(mark, bytes[index...]).allSatisfy({ $0 == CharacterClass.lowercased($1) }),
        let end = bytes[(index + mark.count)...].firstIndex(of: UInt8(ascii: ">"))
      {
        return end + 1
      }
      index += 1
    }
    missingEnds |= kind
    return nil
  }

  /// The end tag that belongs to the start tag at `index` of ``pieces``, if both stand in the same span and are one of ours.
  func pair(of index: Int) -> (kind: TextSpan.Kind, end: Int)? {
    let name = self.name(of: pieces[index].range)
    guard let kind = Self.spans[name], pieces[index].text.count == name.utf8.count + 2 else { return nil }
    return endTag(named: name, of: index).map { (kind, $0) }
  }

  /// The link that begins with the start tag at `index` of ``pieces``, and its end tag, if both stand in the same span, no
  /// other link is inside, and the tag says nothing that links of ours have no place for.
  func link(of index: Int) -> (tag: RawMarkup.Tag, end: Int)? {
    guard name(of: pieces[index].range) == "a" else { return nil }
    var markup = RawMarkup(Array(bytes[pieces[index].range])[...])
    guard case .open(let tag)? = markup.next(), tag["href"] != nil, tag["dir"] == nil,
      !tag.attributes.contains(where: { $0.name.hasPrefix("on") }), let end = endTag(named: "a", of: index)
    else { return nil }
    let hasLink = (index + 1..<end).contains {
      if case .open(.link) = pieces[$0].kind { return true }
      return pieces[$0].kind.isRaw && name(of: pieces[$0].range) == "a"
    }
    return hasLink ? nil : (tag, end)
  }

  /// The piece that is the end tag of the start tag at `index`.
  private func endTag(named name: String, of index: Int) -> Int? {
    var depth = 0
    var inner = 0
    for next in index + 1..<min(index + Self.reach, pieces.count) {
      switch pieces[next].kind {
      case .open, .openNote: depth += 1
      case .close, .closeNote: depth -= 1
      case .delimiters(let run):
        depth -= count(from: delimiters[Int(run)].closingMarks.first)
        if depth < 0 { return nil }
        depth += count(from: delimiters[Int(run)].openingMark)
      case .rawHTML where depth == 0:
        let tag = pieces[next].range
        if self.name(of: tag) == name { inner += 1 }
        guard bytes[tag.lowerBound + 1] == UInt8(ascii: "/"),
          self.name(of: tag.lowerBound + 1..<tag.upperBound) == name
        else { continue }
        if inner == 0 { return next }
        inner -= 1
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  /// Number of marks in a list of them.
  private func count(from first: Int32) -> Int {
    var (mark, count) = (first, 0)
    while mark >= 0 {
      count += 1
      mark = marks[Int(mark)].next
    }
    return count
  }

  /// Pieces searched for an end tag. Keeps the work linear.
  private static let reach = 64

  /// Elements of HTML that are spans of ours, by their names.
  static let spans: [String: TextSpan.Kind] = [
    "em": .emphasis, "i": .emphasis, "strong": .strong, "b": .strong, "sup": .superscript, "sub": .subscript,
    "s": .strikethrough, "del": .strikethrough, "strike": .strikethrough,
  ]
}

extension InlinePiece {
  /// ``text`` of a piece that stands in the buffer.
  fileprivate var range: Range<Int> { textIndices }
}

extension InlinePiece.Kind {
  fileprivate var isRaw: Bool {
    if case .rawHTML = self { return true }
    return false
  }
}

extension Attributes {
  /// What a tag says of its place: name, classes, language; `nil` if nothing.
  init?(naming tag: RawMarkup.Tag) {
    self.init(tag)
    identifier = tag.identifier ?? ""
    pairs = []
    if self == Attributes() { return nil }
  }

  /// Those of a tag of raw HTML that ours have a place for.
  init(_ tag: RawMarkup.Tag) {
    self.init()
    identifier = tag["id"] ?? ""
    classes = (tag["class"] ?? "").split { $0.isWhitespace }.map(String.init)
    language = tag["lang"] ?? tag["xml:lang"] ?? ""
    for name in ["width", "height"] {
      if let value = tag[name], !value.isEmpty { pairs.append(Pair(name, value)) }
    }
  }
}
