import DocumentModel

/// The names and links in the raw HTML of a document, in order.
struct RawTags {
  /// A name that a tag gives to its place.
  struct Name {
    var name: String
    var file: Int
    /// The block whose text the tag stands in.
    var block: Int
  }

  /// A link.
  struct RawLink {
    var address: String
    var file: Int
    var source: SourceRange
    /// Whether it stands in a line of text. Those in blocks of raw HTML are links of the blocks in these as well.
    var isInText: Bool
  }

  private(set) var names: [Name] = []
  private(set) var links: [RawLink] = []

  /// Whether there are neither.
  var isEmpty: Bool { names.isEmpty && links.isEmpty }

  init(in document: Document) {
    for (index, block) in document.blocks.enumerated() {
      if block.kind == .rawHTML { read(block.text, of: index, at: block.source, isInText: false, document) }
      for span in block.spans where document.spans[Int(span)].kind == .rawHTML {
        let span = document.spans[Int(span)]
        read(span.range, of: index, at: span.source, isInText: true, document)
      }
    }
  }

  private mutating func read(
    _ text: TextRange, of block: Int, at source: SourceRange, isInText: Bool, _ document: Document
  ) {
    var markup = RawMarkup(document.text[text.indices])
    let file = Int(source.file)
    while let token = markup.next() {
      let tag: RawMarkup.Tag?
      switch token {
      case .open(let opened): tag = opened
      case .drawing(let element), .formula(let element): tag = RawMarkup.rootTag(of: element)
      case .close, .text, .program, .comment: tag = nil
      }
      guard let tag else { continue }
      if let name = tag.identifier { names.append(Name(name: name, file: file, block: block)) }
      if tag.name == "a", let address = tag["href"] {
        links.append(RawLink(address: address, file: file, source: source, isInText: isInText))
      }
    }
  }

  /// Whether a name stands in a block that says nothing: one of raw HTML alone, or a paragraph with nothing but its tags.
  func isAlone(_ place: Name, in document: Document) -> Bool {
    let block = document.blocks[place.block]
    if block.kind == .rawHTML { return Int(block.end) == place.block + 1 }
    return block.kind == .paragraph && document.isAnchorsOnly(place.block)
  }
}
