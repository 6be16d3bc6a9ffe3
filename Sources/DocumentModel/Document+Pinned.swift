extension Document {
  /// The blocks that are kept on the cover: the first division at the top level with the class `cover`. Empty if there is
  /// none.
  public var cover: Range<Int> { pinned("cover") }

  /// The blocks that are kept on the last page: the first division at the top level with the class `back`. Empty if there is
  /// none.
  public var back: Range<Int> { pinned("back") }

  private func pinned(_ name: String) -> Range<Int> {
    var block = 0
    while block < blocks.count {
      let end = max(block + 1, Int(blocks[block].end))
      if blocks[block].kind == .division, attributes(blocks[block].attributes)?.classes.contains(name) == true {
        return block..<end
      }
      block = end
    }
    return 0..<0
  }
}
