import DocumentModel

/// What becomes of the raw HTML tags in a leaf's text. A pair is kept if both its tags are in the same span, so that the
/// markup stays well formed.
struct InlineHTML {
  /// What to do at a raw span.
  enum Action {
    /// Write a start tag.
    case open(RawMarkup.Tag)
    /// Write the matching end tag.
    case close(String)
    /// Write an element without content.
    case void(RawMarkup.Tag)
    /// Write nothing but the place that links lead to; warn that the tag is not kept if it has a name.
    case drop(String?, identifier: String?)
    /// Write a space for a tag between paragraphs, and the place that links lead to.
    case separate(identifier: String?)
  }

  private struct OpenTag {
    var tag: RawMarkup.Tag
    var span: Int
    var parent: Int
  }

  /// Start tags searched for the one that an end tag belongs to. Keeps the work linear.
  private static let reach = 32

  /// What to do, by span.
  private(set) var actions: [Int: Action] = [:]
  /// How many parts of ruby end before what is done at a span, their end tags being left out.
  private(set) var impliedEnds: [Int: Int] = [:]
  private var open: [OpenTag] = []

  /// Reads the raw spans of a leaf; `nil` if there are none.
  init?(_ leaf: Block, in document: Document) {
    guard leaf.spans.contains(where: { document.spans[Int($0)].kind == .rawHTML }) else { return nil }
    var parents: [Int] = []
    var index = Int(leaf.spans.lowerBound)
    while index < Int(leaf.spans.upperBound) {
      while let parent = parents.last, Int(document.spans[parent].end) <= index {
        parents.removeLast()
        abandon(inside: parent)
      }
      let span = document.spans[index]
      if span.kind == .rawHTML {
        read(document.text[span.range.indices], at: index, in: parents.last ?? -1)
        index = Int(span.end)
      } else {
        parents.append(index)
        index += 1
      }
    }
    while let last = open.popLast() { drop(last) }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, at span: Int, in parent: Int) {
    var markup = RawMarkup(bytes)
    switch markup.next() {
    // A whole element whose content is not shown; the reader has warned of it.
    case .open(let tag) where RawMarkup.isUnseen(tag.name) && markup.position < bytes.endIndex: break
    case .open(let tag): read(tag, at: span, in: parent)
    case .drawing(let element), .formula(let element):
      if let tag = RawMarkup.rootTag(of: element) { read(tag, at: span, in: parent) }
    case .close(let name): close(name, at: span, in: parent)
    default: break
    }
  }

  private mutating func read(_ tag: RawMarkup.Tag, at span: Int, in parent: Int) {
    let treatment = RawMarkup.Tag.treatment(of: tag.name)
    switch treatment {
    case .inline:
      while let last = open.last, last.parent == parent, RubyElement.ends(last.tag.name, before: tag.name) {
        endPart(before: span)
      }
      open.append(OpenTag(tag: tag, span: span, parent: parent))
    case .void, .picture: actions[span] = .void(tag)
    default:
      if treatment == .droppedBoundary || treatment == .dropped {
        actions[span] = .drop(tag.name, identifier: tag.identifier)
      } else {
        actions[span] = .separate(identifier: tag.identifier)
      }
    }
  }

  private mutating func close(_ name: String, at span: Int, in parent: Int) {
    guard let match = self.match(of: name, in: parent) else {
      let treatment = RawMarkup.Tag.treatment(of: name)
      let isAmongText = treatment.isInline || treatment == .dropped || treatment == .droppedBoundary
      actions[span] = isAmongText ? .drop(nil, identifier: nil) : .separate(identifier: nil)
      return
    }
    if name == "ruby" || name == "rbc" || name == "rtc" {
      while open.count > match + 1, let last = open.last, RubyElement.mayStayOpen(last.tag.name) {
        endPart(before: span)
      }
    }
    while open.count > match + 1 { drop(open.removeLast()) }
    let start = open.removeLast()
    actions[start.span] = .open(start.tag)
    actions[span] = .close(name)
  }

  /// The open tag that an end tag belongs to; `nil` if there is none near by in the same span.
  private func match(of name: String, in parent: Int) -> Int? {
    let candidates = open.suffix(Self.reach)
    guard let match = candidates.lastIndex(where: { $0.tag.name == name && $0.parent == parent }),
      candidates[match...].allSatisfy({ $0.parent == parent })
    else { return nil }
    return match
  }

  /// Ends the part of ruby that is open where another begins, or where the ruby ends.
  private mutating func endPart(before span: Int) {
    let start = open.removeLast()
    actions[start.span] = .open(start.tag)
    impliedEnds[span, default: 0] += 1
  }

  /// Drops the start tags that were not closed inside a span.
  private mutating func abandon(inside parent: Int) {
    while let last = open.last, last.parent == parent { drop(open.removeLast()) }
  }

  private mutating func drop(_ start: OpenTag) {
    let isAnchor = start.tag.name == "a" && start.tag["href"] == nil
    actions[start.span] = .drop(isAnchor ? nil : start.tag.name, identifier: start.tag.identifier)
  }
}
