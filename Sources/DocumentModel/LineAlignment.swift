/// Where lines stand, if the manuscript says so.
package enum LineAlignment: String, Hashable, Sendable {
  /// At the left.
  case left
  /// In the middle.
  case center
  /// At the right.
  case right

  /// What classes say: the last that is one of `left`, `center` and `right`.
  init?(classes: some Sequence<some StringProtocol>) {
    guard let named = classes.compactMap({ LineAlignment(rawValue: String($0)) }).last else { return nil }
    self = named
  }
}

extension RawMarkup.Tag {
  /// Where its lines stand: `<center>`, the attribute `align`, `text-align` in a style, or a class says so.
  package var alignment: LineAlignment? {
    if let style = self["style"], let value = Self.value(of: "text-align", in: style) {
      return LineAlignment(rawValue: value)
    }
    if let written = self["align"] { return LineAlignment(rawValue: written.lowercased()) }
    if name == "center" { return .center }
    return LineAlignment(classes: (self["class"] ?? "").split(whereSeparator: \.isWhitespace))
  }

  /// The value of a property in a style attribute, in lower case.
  private static func value(of property: String, in style: String) -> String? {
    for declaration in style.lowercased().split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1).map { $0.split(whereSeparator: \.isWhitespace) }
      if parts.count == 2, parts[0] == [property[...]], let value = parts[1].first { return String(value) }
    }
    return nil
  }
}

extension Document {
  /// Paragraphs and headings whose lines the manuscript wants to stand elsewhere than others, by the indices of their
  /// blocks. A class of the block or of what it stands in says so, or raw HTML around it; the innermost is heeded. What is in
  /// a list or a table inside stays with its labels and columns.
  package func lineAlignments() -> [Int: LineAlignment] {
    var found: [Int: LineAlignment] = [:]
    var scopes = [AlignmentScope(end: blocks.count, usual: nil)]
    for (index, block) in blocks.enumerated() {
      while scopes.count > 1, scopes[scopes.count - 1].end <= index { scopes.removeLast() }
      let here = attributes(block.attributes).flatMap { LineAlignment(classes: $0.classes) } ?? scopes.last?.alignment
      switch block.kind {
      case .paragraph, .heading: found[index] = here
      case .rawHTML where block.end == index + 1: scopes[scopes.count - 1].read(RawMarkup(text[block.text.indices]))
      case .rawHTML, .division, .quotation, .figure:
        scopes.append(AlignmentScope(end: Int(block.end), usual: here))
      case .list, .table, .definitionList, .note: scopes.append(AlignmentScope(end: Int(block.end), usual: nil))
      default: break
      }
    }
    return found
  }
}

/// What a container says of the lines in it.
private struct AlignmentScope {
  /// Index one past its last block.
  var end: Int
  /// Where lines stand in it.
  var usual: LineAlignment?
  /// Elements of raw HTML that are open in it.
  private var elements = AlignedElements()

  init(end: Int, usual: LineAlignment?) {
    self.end = end
    self.usual = usual
  }

  /// Where lines stand now.
  var alignment: LineAlignment? { elements.alignment ?? usual }

  /// Takes note of tags that hold the blocks which follow.
  mutating func read(_ markup: consuming RawMarkup) {
    while let token = markup.next() {
      switch token {
      case .open(let tag): elements.open(tag)
      case .close(let name): elements.close(name)
      default: break
      }
    }
    elements.endText()
  }
}

/// Elements of raw HTML that are open and hold blocks or the text of one, with where lines stand in them.
package struct AlignedElements {
  /// Elements nested deeper than this are not heeded; a limit of ours.
  private static let deepest = 100

  private var open: [(name: String, holdsText: Bool, alignment: LineAlignment?)] = []

  /// None.
  package init() {}

  /// Where lines stand now, if an element says so.
  package var alignment: LineAlignment? { open.last?.alignment }

  /// Begins an element. One that holds text ends the one before it that does.
  package mutating func open(_ tag: RawMarkup.Tag) {
    let holdsText: Bool
    switch RawMarkup.Tag.treatment(of: tag.name) {
    case .flow: holdsText = false
    case .paragraph, .heading: holdsText = true
    default: return
    }
    endText()
    if open.count < Self.deepest { open.append((tag.name, holdsText, tag.alignment ?? alignment)) }
  }

  /// Ends an element and those in it.
  package mutating func close(_ name: String) {
    if let index = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(index...) }
  }

  /// Ends the innermost element if it holds text.
  package mutating func endText() {
    if open.last?.holdsText == true { open.removeLast() }
  }
}
