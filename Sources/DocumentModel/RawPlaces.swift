/// What the raw HTML of one file says of places. Several files of a work may use the same names and addresses.
public struct RawPlaces: Equatable, Sendable {
  /// The identifiers of places that tags name, by those names. A name that is not here is another place's.
  public var names: [String: String] = [:]
  /// The identifiers that links lead to, by their addresses as written.
  public var targets: [String: String] = [:]

  /// Nothing.
  public init() {}
}

extension Document {
  /// The identifier of the place that a tag of raw HTML names `name`; `nil` if that is the name of another place.
  package func rawIdentifier(_ name: String, in file: Int) -> String? {
    rawPlaces.indices.contains(file) ? rawPlaces[file].names[name] : name
  }

  /// Whether a leaf has nothing in it but tags of raw HTML that name places.
  package func isAnchorsOnly(_ block: Int) -> Bool {
    let leaf = blocks[block]
    guard !leaf.spans.isEmpty else { return false }
    var position = Int(leaf.text.start)
    for index in leaf.spans {
      let span = spans[Int(index)]
      guard span.kind == .rawHTML, text[position..<Int(span.range.start)].allSatisfy({ $0 <= 0x20 }) else {
        return false
      }
      var markup = RawMarkup(text[span.range.indices])
      switch markup.next() {
      case .open(let tag) where tag.name == "a" || tag.name == "span": break
      case .close("a"), .close("span"), .comment: break
      default: return false
      }
      position = Int(span.range.end)
    }
    return text[position..<Int(leaf.text.end)].allSatisfy { $0 <= 0x20 }
  }

  /// The address that `address` in a tag of raw HTML leads to: a place of the work, or itself.
  package func rawTarget(_ address: String, in file: Int) -> String {
    guard rawPlaces.indices.contains(file), let identifier = rawPlaces[file].targets[address] else { return address }
    return "#" + identifier
  }
}
