extension Document {
  /// Whether a paragraph says who is quoted: the last of a quotation, not its only one, that begins with a dash.
  package func isAttribution(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.kind == .paragraph, block.parent >= 0, index > block.parent + 1 else { return false }
    let parent = blocks[Int(block.parent)]
    let classes = attributes(parent.attributes)?.classes ?? []
    let isQuotation =
      parent.kind == .quotation
      || parent.kind == .division && (classes.contains("epigraph") || classes.contains("pull-quote"))
    guard isQuotation, block.end >= parent.end else { return false }
    let dashes: [[UInt8]] = [[0xE2, 0x80, 0x94], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x95]]
    return dashes.contains(Array(text[block.text.indices].prefix(3)))
  }
}
