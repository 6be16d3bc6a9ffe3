import DocumentModel

/// Builds documents by hand, so that these tests need no reader.
struct Manuscript {
  var document = Document()
  private var parents: [Int] = []

  init(title: String = "", language: String = "en") {
    document.metadata.title = title
    document.metadata.language = language
    document.metadata.direction = Direction(language: language)
  }

  /// Markup over the first place where its text stands, after the span before it or inside one that is still open.
  typealias Markup = (kind: TextSpan.Kind, text: String)

  @discardableResult
  mutating func leaf(
    _ kind: Block.Kind, _ text: String, _ spans: [Markup] = [], _ change: (inout Attributes) -> Void = { _ in }
  ) -> Int {
    let start = document.text.count
    document.text += Array(text.utf8)
    let index = append(kind, change)
    document.blocks[index].text = TextRange(start, document.text.count)
    let first = document.spans.count
    var from = 0
    for span in spans {
      let bytes = Array(span.text.utf8)
      let all = Array(text.utf8)
      var at = from
      while at + bytes.count <= all.count, Array(all[at..<at + bytes.count]) != bytes { at += 1 }
      precondition(at + bytes.count <= all.count, "no \(span.text)")
      let range = TextRange(start + at, start + at + bytes.count)
      document.spans.append(TextSpan(span.kind, over: range, source: SourceRange(start, start)))
      from = span.kind == .rawHTML ? at + bytes.count : at
    }
    for index in first..<document.spans.count {
      var end = index + 1
      let range = document.spans[index].range
      while end < document.spans.count, document.spans[end].range.start >= range.start,
        document.spans[end].range.end <= range.end, !range.isEmpty
      { end += 1 }
      document.spans[index].end = Int32(end)
    }
    document.blocks[index].spans = Int32(first)..<Int32(document.spans.count)
    return index
  }

  mutating func container(_ kind: Block.Kind, _ body: (inout Manuscript) -> Void) {
    let index = append(kind) { _ in }
    parents.append(index)
    body(&self)
    parents.removeLast()
    document.blocks[index].end = Int32(document.blocks.count)
  }

  mutating func heading(_ level: UInt8, _ text: String, id: String) {
    leaf(.heading(level: level), text) { $0.identifier = id }
  }

  /// A note and its text; the mark is a span `.noteReference` over "".
  mutating func note(_ body: (inout Manuscript) -> Void) {
    let number = TableIndex(document.notes.count)
    document.notes.append(Note(label: "\(number + 1)", block: document.blocks.count))
    container(.note(number), body)
  }

  mutating func link(_ destination: String) -> TextSpan.Kind {
    document.links.append(Link(to: destination))
    return .link(TableIndex(document.links.count - 1))
  }

  mutating func image(_ destination: String, _ picture: Picture? = nil) -> TextSpan.Kind {
    var image = Image(at: destination, source: SourceRange(0, 0))
    image.picture = picture
    document.images.append(image)
    return .image(TableIndex(document.images.count - 1))
  }

  private mutating func append(_ kind: Block.Kind, _ change: (inout Attributes) -> Void) -> Int {
    var block = Block(kind, source: SourceRange(document.text.count, document.text.count))
    block.parent = parents.last.map { TableIndex($0) } ?? .none
    block.end = Int32(document.blocks.count + 1)
    var attributes = Attributes()
    change(&attributes)
    if attributes != Attributes() {
      block.attributes = TableIndex(document.attributes.count)
      document.attributes.append(attributes)
    }
    document.blocks.append(block)
    return document.blocks.count - 1
  }
}

/// The text of a written file.
func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
