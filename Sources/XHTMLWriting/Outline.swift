package import DocumentModel

/// A nested list of links, for navigation.
package struct Outline {
  /// An entry: depth from 1, its text, its address.
  package typealias Entry = (rank: Int, text: String, address: String)

  /// Nested `<ol>`, escaped; empty without entries.
  package let list: String

  /// A list of the entries no deeper than `depth`. A rank that skips is set one deeper than the entry before.
  ///
  /// - Parameter direction: That of the work; an entry may run the other way.
  package init(_ entries: [Entry], depth: Int = 6, in direction: Direction) {
    var markup = Markup()
    var ranks: [Int] = []
    for entry in entries where entry.rank <= depth {
      var isSibling = false
      while let last = ranks.last, last >= entry.rank {
        markup.add("</li>\n")
        ranks.removeLast()
        isSibling = true
        if ranks.last.map({ $0 >= entry.rank }) ?? false { markup.add("</ol>\n") }
      }
      if !isSibling { markup.add("<ol>\n") }
      ranks.append(entry.rank)
      markup.add("<li><a")
      markup.add("href", entry.address)
      let own = Direction(of: Array(entry.text.utf8)[...], usual: direction)
      if own != direction { markup.add("dir", own.rawValue) }
      markup.add(">")
      markup.add(text: entry.text)
      markup.add("</a>")
    }
    for _ in ranks { markup.add("</li>\n</ol>\n") }
    list = String(decoding: markup.bytes, as: UTF8.self)
  }
}
