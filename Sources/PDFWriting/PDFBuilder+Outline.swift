import DocumentModel

/// An entry of the outline among its like.
private struct OutlineLinks {
  var depth: Int
  var parent: Int?
  var previous: Int?
  var next: Int?
  var first: Int?
  var last: Int?
  var childCount = 0
}

extension PDFBuilder {
  /// Writes the outline (bookmarks), folded but for its top; `nil` if there is none.
  mutating func writeOutline() -> ObjectID? {
    let entries = sheets.pages.outline
    if entries.isEmpty { return nil }
    let (links, top) = linked(entries)
    let root = file.reserve()
    let objects = entries.map { _ in file.reserve() }
    var bytes = PDFBytes()
    for (index, entry) in entries.enumerated() {
      bytes.removeAll()
      func reference(_ name: StaticString, _ index: Int?) {
        guard let index else { return }
        bytes.put(name)
        bytes.put(byte: 0x20)
        bytes.put(objects[index])
      }
      bytes.put("<</Title")
      bytes.put(text: entry.title)
      bytes.put("/Parent ")
      bytes.put(links[index].parent.map { objects[$0] } ?? root)
      reference("/Prev", links[index].previous)
      reference("/Next", links[index].next)
      reference("/First", links[index].first)
      reference("/Last", links[index].last)
      if links[index].childCount > 0 { bytes.put(words: "/Count -\(links[index].childCount)") }
      bytes.put("/Dest")
      put(destination: entry.element, into: &bytes)
      bytes.put(">>")
      file.write(objects[index]) { $0.put(bytes: bytes.bytes) }
    }
    file.write(root) { bytes in
      bytes.put(words: "<</Type/Outlines/Count \(top.count)")
      if let first = top.first, let last = top.last {
        bytes.put("/First ")
        bytes.put(objects[first])
        bytes.put("/Last ")
        bytes.put(objects[last])
      }
      bytes.put(">>")
    }
    return root
  }

  private func linked(_ entries: [OutlineEntry]) -> (links: [OutlineLinks], top: [Int]) {
    var links = entries.map { OutlineLinks(depth: $0.depth) }
    var top: [Int] = []
    var open: [Int] = []
    for index in links.indices {
      while let last = open.last, links[last].depth >= links[index].depth { open.removeLast() }
      let previous: Int?
      if let parent = open.last {
        links[index].parent = parent
        previous = links[parent].last
        if links[parent].first == nil { links[parent].first = index }
        links[parent].last = index
        links[parent].childCount += 1
      } else {
        previous = top.last
        top.append(index)
      }
      links[index].previous = previous
      if let previous { links[previous].next = index }
      open.append(index)
    }
    return (links, top)
  }
}
