public import DocumentModel

/// A part of a work that the search can lead to: what stands under one heading.
public struct Passage: Hashable, Sendable {
  /// The heading's identifier, which the page for the browser has too; empty for what stands before the first heading.
  public var anchor: String
  /// The heading, or empty.
  public var heading: String
  /// The paragraphs, without markup.
  public var paragraphs: [String]

  /// A passage.
  public init(anchor: String, heading: String, paragraphs: [String]) {
    self.anchor = anchor
    self.heading = heading
    self.paragraphs = paragraphs
  }
}

extension Document {
  /// The text by headings, in reading order; notes stand where the manuscript has them. Every word of the text is in one.
  public var passages: [Passage] {
    var passages: [Passage] = []
    var current = Passage(anchor: "", heading: "", paragraphs: [])
    for index in blocks.indices {
      let block = blocks[index]
      if case .rawHTML = block.kind { continue }
      guard !block.text.isEmpty else { continue }
      let text = plainText(of: index)
      if case .heading = block.kind, let name = attributes(block.attributes)?.identifier, !name.isEmpty {
        if current.paragraphs.count > 0 || !current.heading.isEmpty { passages.append(current) }
        current = Passage(anchor: name, heading: text, paragraphs: [])
      } else if text.utf8.contains(where: { $0 != 0x20 }) {
        current.paragraphs.append(text)
      }
    }
    if current.paragraphs.count > 0 || !current.heading.isEmpty { passages.append(current) }
    return passages
  }
}
