public import DocumentModel

extension Document {
  /// Adds the pictures that raw HTML shows to ``images``, so that they are loaded like all others. Once for each address.
  public mutating func addRawPictures() {
    var known = Set(images.map(\.destination))
    for block in blocks {
      if block.kind == .rawHTML { addPictures(in: block.text, from: block.source, &known) }
      for index in block.spans where spans[Int(index)].kind == .rawHTML {
        addPictures(in: spans[Int(index)].range, from: spans[Int(index)].source, &known)
      }
    }
  }

  private mutating func addPictures(in range: TextRange, from source: SourceRange, _ known: inout Set<String>) {
    var markup = RawMarkup(text[range.indices])
    while let token = markup.next() {
      guard case .open(let tag) = token, RawMarkup.Tag.treatment(of: tag.name) == .picture, let address = tag["src"],
        !address.isEmpty, known.insert(address).inserted
      else { continue }
      images.append(Image(at: address, title: tag["title"] ?? "", source: source))
    }
  }
}
