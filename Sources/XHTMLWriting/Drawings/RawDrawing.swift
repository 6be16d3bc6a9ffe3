import DocumentModel

/// Reads a drawing that stands in raw HTML, where tags need not match and names are written in any case.
enum RawDrawing {
  /// The drawing that begins where `markup` begins.
  static func tree(of markup: ArraySlice<UInt8>) -> DrawingTree {
    var tree = DrawingTree(hasNamespaces: false)
    var tokens = RawMarkup(markup, isForeign: true)
    var line = 1
    var counted = markup.startIndex
    while let token = tokens.next() {
      switch token {
      case .open(let tag):
        tree.open(tag.name, tag.attributes, line: line)
        if tag.isClosed { _ = tree.close(tag.name) }
      case .close(let name): _ = tree.close(name)
      case .text(let text): tree.add(text: text, line: line)
      case .program, .comment, .drawing, .formula: break
      }
      if tree.isComplete { break }
      line += markup[counted..<tokens.position].count { $0 == 0x0A }
      counted = tokens.position
    }
    tree.closeAll()
    return tree
  }
}
