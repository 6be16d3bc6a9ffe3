extension Document {
  /// Whether a paragraph has nothing in it but pictures: such a row is not indented, and stands in the middle as a figure does.
  package func isPictureRow(_ index: Int) -> Bool {
    let leaf = blocks[index]
    guard leaf.kind == .paragraph, !leaf.spans.isEmpty else { return false }
    if leaf.parent >= 0, blocks[Int(leaf.parent)].kind == .figure { return false }
    func isBlank(_ range: Range<Int>) -> Bool { text[range].allSatisfy { $0 <= 0x20 } }
    var position = Int(leaf.text.start)
    var hasPicture = false
    for index in leaf.spans {
      let span = spans[Int(index)]
      guard case .image = span.kind else { continue }
      guard isBlank(position..<Int(span.range.start)) else { return false }
      position = Int(span.range.end)
      hasPicture = true
    }
    return hasPicture && isBlank(position..<Int(leaf.text.end))
  }
}
