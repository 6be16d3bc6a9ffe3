extension Document {
  /// A title for catalogues, window frames and running heads, never empty: the work's own title, else its first heading,
  /// else its first words.
  public var displayTitle: String {
    if !metadata.title.isEmpty { return metadata.title }
    if let heading = sections.lazy.map({ plainText(of: Int($0.heading)) }).first(where: { !$0.isEmpty }) {
      return heading
    }
    for block in blocks.indices where !blocks[block].text.isEmpty {
      let words = plainText(of: block).split(separator: " ").prefix(8)
      if !words.isEmpty { return words.joined(separator: " ") }
    }
    return "Untitled"
  }
}
