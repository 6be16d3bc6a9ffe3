import DocumentModel

extension Document {
  /// Removes a leaf at the top level with its text and spans; everything behind it moves up.
  mutating func removeLeaf(_ index: Int) {
    let block = blocks[index]
    let bytes = block.text.end - block.text.start
    let spanCount = Int32(block.spans.count)
    text.removeSubrange(block.text.indices)
    spans.removeSubrange(Int(block.spans.lowerBound)..<Int(block.spans.upperBound))
    blocks.remove(at: index)
    for later in index..<blocks.count {
      blocks[later].end -= 1
      if blocks[later].parent >= index { blocks[later].parent -= 1 }
      blocks[later].text.start -= bytes
      blocks[later].text.end -= bytes
      blocks[later].spans = blocks[later].spans.lowerBound - spanCount..<blocks[later].spans.upperBound - spanCount
    }
    for later in Int(block.spans.lowerBound)..<spans.count {
      spans[later].range.start -= bytes
      spans[later].range.end -= bytes
      spans[later].end -= spanCount
    }
    for note in notes.indices where notes[note].block > index { notes[note].block -= 1 }
  }
}
