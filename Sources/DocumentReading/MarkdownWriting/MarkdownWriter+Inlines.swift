import DocumentModel

/// Text with its spans.
extension MarkdownWriter {
  /// Where text stands; it decides what must be escaped.
  enum Place {
    case paragraph, heading, verse, cell
  }

  /// The text of a leaf as Markdown.
  mutating func inlines(of index: Int, _ place: Place) -> [UInt8] {
    let block = document.blocks[index]
    return inlines(block.text.indices, Int(block.spans.lowerBound)..<Int(block.spans.upperBound), place)
  }

  /// Spans that are open while text is written, with what closes them.
  private struct OpenSpan {
    var end: Int
    var textEnd: Int
    var closing: [UInt8]
  }

  private mutating func inlines(_ text: Range<Int>, _ spans: Range<Int>, _ place: Place) -> [UInt8] {
    var result: [UInt8] = []
    var open: [OpenSpan] = []
    var position = text.lowerBound
    var span = spans.lowerBound
    while true {
      while let last = open.last, last.end <= span || span >= spans.upperBound {
        escape(position..<last.textEnd, place, text, into: &result)
        position = last.textEnd
        result += last.closing
        open.removeLast()
      }
      guard span < spans.upperBound else { break }
      let current = document.spans[span]
      escape(position..<Int(current.range.start), place, text, into: &result)
      position = Int(current.range.start)
      if let whole = wholeSpan(current, place) {
        result += whole
        position = Int(current.range.end)
        span = Int(current.end)
      } else {
        let (opening, closing) = marks(of: current, inside: text)
        result += opening
        open.append(OpenSpan(end: Int(current.end), textEnd: Int(current.range.end), closing: closing))
        span += 1
      }
    }
    escape(position..<text.upperBound, place, text, into: &result)
    return result
  }

  /// A span without others in it.
  private mutating func wholeSpan(_ span: TextSpan, _ place: Place) -> [UInt8]? {
    let text = Array(document.text[span.range.indices])
    switch span.kind {
    case .lineBreak: return place == .paragraph ? Array("\\\n".utf8) : place == .verse ? [0x0A] : Array("&#10;".utf8)
    case .code: return code(text, place) + attributeList(span.attributes)
    case .rawHTML: return text
    case .image(let image) where !document.images[Int(image)].markup.isEmpty: return document.images[Int(image)].markup
    case .formula(let index):
      let formula = document.formula(index)
      let mark = formula.isMathML ? [] : Array((formula.isDisplayed ? "$$" : "$").utf8)
      let tex = Array(formula.source.utf8.map { $0 == 0x0A ? 0x20 : $0 })
      return mark + (place == .cell ? tex.flatMap { $0 == UInt8(ascii: "|") ? [0x5C, $0] : [$0] } : tex) + mark
    case .noteReference(let index): return note(Int(index))
    case .link(let link):
      let destination = document.links[Int(link)].destination
      let isAddress = Array(destination.utf8) == text && destination.contains(":") && span.attributes == .none
      let isPlain = text.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") && $0 < 0x7F }
      return isAddress && isPlain && LinkResolution.hasScheme(destination)
        ? Array("<".utf8) + text + Array(">".utf8) : nil
    case .attributed: return attributed(span, text)
    default: return nil
    }
  }

  /// Words of a wiki link, or an abbreviation.
  private mutating func attributed(_ span: TextSpan, _ text: [UInt8]) -> [UInt8]? {
    guard let attributes = document.attributes(span.attributes) else { return nil }
    if attributes.classes == ["wikilink"] {
      let target =
        attributes.pairs.first { $0.key == "target" }.map { Array($0.value.utf8) + [UInt8(ascii: "|")] } ?? []
      return Array("[[".utf8) + target + text + Array("]]".utf8)
    }
    guard attributes.classes == ["abbreviation"], let meaning = attributes.pairs.first?.value else { return nil }
    let name = String(decoding: text, as: UTF8.self)
    if !abbreviations.contains(where: { $0.name == name }) { abbreviations.append((name, meaning)) }
    return text
  }

  private func code(_ text: [UInt8], _ place: Place) -> [UInt8] {
    var runs: Set<Int> = []
    var run = 0
    for byte in text + [0] {
      if byte == UInt8(ascii: "`") {
        run += 1
      } else {
        runs.insert(run)
        run = 0
      }
    }
    var length = 1
    while runs.contains(length) { length += 1 }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: length)
    let needsSpace =
      text.first == UInt8(ascii: "`") || text.last == UInt8(ascii: "`")
      || text.first == 0x20 && text.last == 0x20 && text.contains { $0 != 0x20 }
    let space: [UInt8] = needsSpace ? [0x20] : []
    let content = place == .cell ? text.flatMap { $0 == UInt8(ascii: "|") ? [UInt8(ascii: "\\"), $0] : [$0] } : text
    return fence + space + content + space + fence
  }

  /// The mark of a note, or an inline note with its text.
  private mutating func note(_ index: Int) -> [UInt8] {
    if !noteNames[index].isEmpty { return Array("[^\(noteNames[index])]".utf8) }
    let block = Int(document.notes[index].block)
    guard block + 1 < document.blocks[block].end else { return Array("^[]".utf8) }
    return Array("^[".utf8) + inlines(of: block + 1, .paragraph) + Array("]".utf8)
  }

  private func marks(of span: TextSpan, inside text: Range<Int>) -> (opening: [UInt8], closing: [UInt8]) {
    let list = attributeList(span.attributes)
    switch span.kind {
    case .emphasis:
      let mark = [isInsideWord(span) ? UInt8(ascii: "*") : UInt8(ascii: "_")]
      return (mark, mark)
    case .strong: return (Array("**".utf8), Array("**".utf8))
    case .strikethrough: return (Array("~~".utf8), Array("~~".utf8))
    case .superscript, .subscript:
      let isUpper = span.kind == .superscript
      // Between single marks there is no space.
      if document.text[span.range.indices].contains(where: { $0 <= 0x20 }) {
        return (Array((isUpper ? "<sup>" : "<sub>").utf8), Array((isUpper ? "</sup>" : "</sub>").utf8))
      }
      let mark = [isUpper ? UInt8(ascii: "^") : UInt8(ascii: "~")]
      return (mark, mark)
    case .link(let index):
      let link = document.links[Int(index)]
      return (Array("[".utf8), target(link.destination, link.title) + list)
    case .image(let index):
      let image = document.images[Int(index)]
      let title = captionTitle.isEmpty ? image.title : captionTitle
      return (Array("![".utf8), target(image.destination, title) + list)
    default: return (Array("[".utf8), Array("]".utf8) + (list.isEmpty ? Array("{.span}".utf8) : list))
    }
  }

  /// Whether a letter touches a span from outside.
  private func isInsideWord(_ span: TextSpan) -> Bool {
    let (start, end) = (Int(span.range.start), Int(span.range.end))
    func isWord(_ index: Int) -> Bool {
      document.text.indices.contains(index)
        && (CharacterClass.isAlphanumeric(document.text[index]) || document.text[index] >= 0x80)
    }
    return isWord(start - 1) || isWord(end)
  }

  private func target(_ destination: String, _ title: String) -> [UInt8] {
    let isPlain = destination.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>()\\&".utf8.contains($0) }
    var result = Array("](".utf8)
    if isPlain && !destination.isEmpty {
      result += Array(destination.utf8)
    } else {
      result.append(UInt8(ascii: "<"))
      for byte in destination.utf8 {
        if "<>\\&".utf8.contains(byte) { result.append(UInt8(ascii: "\\")) }
        result += byte == 0x0A ? Array("&#10;".utf8) : [byte]
      }
      result.append(UInt8(ascii: ">"))
    }
    if !title.isEmpty {
      result += Array(" \"".utf8)
      for byte in title.utf8 {
        if "\"\\&".utf8.contains(byte) { result.append(UInt8(ascii: "\\")) }
        result += byte == 0x0A ? Array("&#10;".utf8) : [byte]
      }
      result.append(UInt8(ascii: "\""))
    }
    return result + Array(")".utf8)
  }

  // MARK: Escapes

  /// Appends text so that it is read as text.
  private func escape(_ range: Range<Int>, _ place: Place, _ leaf: Range<Int>, into result: inout [UInt8]) {
    guard range.lowerBound < range.upperBound else { return }
    for index in range {
      let byte = document.text[index]
      let isStart = index == leaf.lowerBound || document.text[index - 1] == 0x0A
      let isEnd = index + 1 == leaf.upperBound || document.text[index + 1] == 0x0A
      switch byte {
      case 0x20, 0x09:
        if isStart || isEnd { result += Array("&#\(byte);".utf8) } else { result.append(byte) }
      case 0x0A:
        let next = index + 1 < leaf.upperBound ? document.text[index + 1] : 0x0A
        let isOdd = index == leaf.lowerBound || next == 0x0A
        result += place == .verse || (place == .paragraph && !isOdd) ? [0x0A] : Array("&#10;".utf8)
      case 0x0C, 0x0D: result += Array("&#\(byte);".utf8)
      case _ where needsEscape(byte, at: index, leaf, isStart: isStart, place): result += [UInt8(ascii: "\\"), byte]
      default: result.append(byte)
      }
    }
  }

  private func needsEscape(_ byte: UInt8, at index: Int, _ leaf: Range<Int>, isStart: Bool, _ place: Place) -> Bool {
    func next(_ offset: Int) -> UInt8 { index + offset < leaf.upperBound ? document.text[index + offset] : 0x0A }
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"),
      UInt8(ascii: "{"), UInt8(ascii: "@"), UInt8(ascii: "|"):
      return true
    case UInt8(ascii: "#"): return isStart || place == .heading
    case UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "="): return isStart
    case UInt8(ascii: "-"): return isStart
    case UInt8(ascii: ":"): return isStart || next(1) == UInt8(ascii: "/") || place == .cell
    case UInt8(ascii: "!"):
      return index + 1 == leaf.upperBound || !(CharacterClass.isAlphanumeric(next(1)) || next(1) <= 0x20)
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      if byte == UInt8(ascii: "."), index >= 3, document.text.hasLetters("www", at: index - 3) { return true }
      guard next(1) <= 0x20 else { return false }
      var start = index
      while start > leaf.lowerBound && index - start < 10 && CharacterClass.isAlphanumeric(document.text[start - 1]) {
        start -= 1
      }
      let isNumber = start < index && CharacterClass.isDigit(document.text[start])
      guard isNumber || next(1) == 0x20 && index - start <= 7 else { return false }
      return start < index && (start == leaf.lowerBound || document.text[start - 1] == 0x0A)
    default: return false
    }
  }
}
