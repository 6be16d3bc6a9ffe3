import DocumentModel

/// Gives links that have no words those of the heading they lead to, and other such links their address, so that every
/// edition says the same. Called when links are resolved.
struct LinkWords {
  /// Characters of a heading or address, at most: the same heading may be asked for very often.
  private static let most = 120

  /// What is put in, by span, in order.
  private var insertions: [(span: Int, words: [UInt8])] = []
  /// What is said of each place with a name, once it is needed.
  private var places: [String: (block: Int, words: [UInt8])]?

  /// Gives all such links of `document` their words.
  static func apply(to document: inout Document) {
    var words = LinkWords()
    words.collect(in: &document)
    words.insert(into: &document)
  }

  private mutating func collect(in document: inout Document) {
    for block in document.blocks.indices {
      for span in document.blocks[block].spans {
        let current = document.spans[Int(span)]
        guard case .link(let link) = current.kind, current.end == span + 1,
          document.text[current.range.indices].allSatisfy({ $0 <= 0x20 })
        else { continue }
        let destination = document.links[Int(link)].destination
        guard destination.utf8.first == UInt8(ascii: "#") else {
          insertions.append((Int(span), Self.shortened(destination)))
          continue
        }
        if places == nil { places = Self.places(in: document) }
        let place = places?[String(destination.dropFirst())]
        // A heading that leads to itself, as websites have it, has nothing more to say.
        if let place, place.block == block {
          document.spans[Int(span)].kind = .attributed
        } else {
          insertions.append((Int(span), place.map(\.words) ?? Self.shortened(destination)))
        }
      }
    }
  }

  /// The words of every place that links may lead to: a heading's own, a caption's, or those of the heading it stands under.
  private static func places(in document: Document) -> [String: (block: Int, words: [UInt8])] {
    var places: [String: (block: Int, words: [UInt8])] = [:]
    var heading = shortened(document.metadata.title)
    var captioned: (end: Int, words: [UInt8]) = (0, [])
    for block in document.blocks.indices {
      switch document.blocks[block].kind {
      case .heading:
        let own = shortened(document.plainText(of: block))
        if !own.isEmpty { heading = own }
      case .figure, .table: captioned = (Int(document.blocks[block].end), caption(of: block, in: document) ?? heading)
      default: break
      }
      let words = block < captioned.end ? captioned.words : heading
      var names = [document.blocks[block].attributes]
      names += document.blocks[block].spans.map { document.spans[Int($0)].attributes }
      for name in names.compactMap({ document.attributes($0)?.identifier }) where !name.isEmpty {
        if places[name] == nil { places[name] = (block, words) }
      }
    }
    return places
  }

  private static func caption(of block: Int, in document: Document) -> [UInt8]? {
    let caption = (block..<Int(document.blocks[block].end)).first { document.blocks[$0].kind == .caption }
    guard let words = caption.map({ shortened(document.plainText(of: $0)) }), !words.isEmpty else { return nil }
    return words
  }

  /// Words on one line, cut where they get long.
  private static func shortened(_ text: String) -> [UInt8] {
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    let start = words.prefix(most)
    return Array(start.utf8) + Array((start.endIndex < words.endIndex ? "…" : "").utf8)
  }

  /// Puts the words in at the ends of their spans. Everything behind a place moves, and everything around it grows: what
  /// comes before an offset is what the spans before its span in preorder have put in.
  private mutating func insert(into document: inout Document) {
    insertions.removeAll { $0.words.isEmpty }
    let added = insertions.reduce(0) { $0 + $1.words.count }
    guard added > 0, document.text.count + added <= Document.mostBytes else { return }
    var text: [UInt8] = []
    text.reserveCapacity(document.text.count + added)
    var copied = 0
    // Bytes put in by spans before that of each index.
    var moved = [Int32](repeating: 0, count: document.spans.count + 1)
    var next = insertions[...]
    for span in document.spans.indices {
      moved[span + 1] = moved[span]
      guard next.first?.span == span else { continue }
      let words = next.removeFirst().words
      let end = Int(document.spans[span].range.end)
      text += document.text[copied..<end]
      text += words
      copied = end
      moved[span + 1] += Int32(words.count)
    }
    text += document.text[copied...]
    document.text = text
    for span in document.spans.indices {
      document.spans[span].range.start += moved[span]
      document.spans[span].range.end += moved[Int(document.spans[span].end)]
    }
    var behind: Int32 = 0
    for block in document.blocks.indices {
      document.blocks[block].text.start += behind
      let spans = document.blocks[block].spans
      if !spans.isEmpty { behind = moved[Int(spans.upperBound)] }
      document.blocks[block].text.end += behind
    }
  }
}
