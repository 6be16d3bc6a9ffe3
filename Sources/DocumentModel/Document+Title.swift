extension Document {
  /// A title for catalogues, window frames and running heads, never empty: the work's own, else its first heading, else
  /// its first words, else a word of its language that says there is none.
  public var displayTitle: String {
    let isBlank: (String) -> Bool = { $0.utf8.allSatisfy { $0 <= 0x20 } }
    if !isBlank(metadata.title) { return metadata.title }
    for section in sections {
      let text = plainText(of: Int(section.heading))
      if !isBlank(text) { return text }
    }
    for block in blocks.indices where blocks[block].kind == .paragraph {
      let words = plainText(of: block).split(separator: " ", maxSplits: 8)
      let first = words.prefix(8).joined(separator: " ")
      if !first.isEmpty { return first.prefix(80) + (words.count > 8 || first.count > 80 ? "…" : "") }
    }
    return Vocabulary(language: metadata.language).untitled
  }
}
