import DocumentModel

/// Builds a document block by block, in reading order.
struct DocumentBuilder {
  var document = Document()
  /// Indices of the containers that are open, the outermost first.
  private(set) var open: [Int] = []

  /// Opens a container.
  @discardableResult
  mutating func open(_ kind: Block.Kind, source: SourceRange) -> Int {
    let block = append(kind, source: source)
    open.append(block)
    return block
  }

  /// Makes the block appended last the innermost container.
  mutating func reopen(_ block: Int) { open.append(block) }

  /// Closes the innermost container.
  mutating func close() {
    guard let block = open.popLast() else { return }
    document.blocks[block].end = Int32(document.blocks.count)
  }

  /// Appends a block without text inside the innermost container.
  @discardableResult
  mutating func append(_ kind: Block.Kind, source: SourceRange) -> Int {
    var block = Block(kind, source: source)
    block.parent = open.last.map { TableIndex($0) } ?? .none
    block.end = Int32(document.blocks.count + 1)
    let here = document.text.count
    block.text = TextRange(here, here)
    block.spans = Int32(document.spans.count)..<Int32(document.spans.count)
    document.blocks.append(block)
    return document.blocks.count - 1
  }

  /// Gives `block` the text and spans that were appended since it was.
  mutating func finish(_ block: Int) {
    document.blocks[block].text.end = Int32(document.text.count)
    document.blocks[block].spans = document.blocks[block].spans.lowerBound..<Int32(document.spans.count)
  }

  /// Sets attributes, unless there are none.
  mutating func set(_ attributes: Attributes, on block: Int) {
    guard attributes != Attributes() else { return }
    document.attributes.append(attributes)
    document.blocks[block].attributes = TableIndex(document.attributes.count - 1)
  }
}
