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

  /// Adds the drawings that stand in raw HTML to ``images``, made safe; their titles are what they say.
  ///
  /// - Parameter reading: What makes a picture of a file.
  public mutating func addRawDrawings(
    reading: ([UInt8]) -> Picture?, reporting diagnostics: inout Diagnostics
  ) {
    for index in blocks.indices {
      let block = blocks[index]
      if block.kind == .rawHTML {
        var markup = RawMarkup(text[block.text.indices])
        while let token = markup.next() {
          guard case .drawing(let drawing) = token else { continue }
          add(SafeDrawing(raw: drawing), at: (drawing.startIndex, block.source), reading, &diagnostics)
        }
      }
      for (span, last) in InlineHTML(block, in: self)?.drawings ?? [] {
        let place = (Int(spans[span].range.start), spans[span].source)
        add(SafeDrawing(raw: drawing(fromSpan: span, through: last)[...]), at: place, reading, &diagnostics)
      }
    }
  }

  private mutating func add(
    _ drawing: SafeDrawing, at place: (offset: Int, source: SourceRange), _ reading: ([UInt8]) -> Picture?,
    _ diagnostics: inout Diagnostics
  ) {
    var image = Image(
      at: Document.address(ofDrawingAt: place.offset), title: drawing.text, source: place.source)
    if drawing.isVisible { image.picture = reading(drawing.bytes) }
    images.append(image)
    if image.picture == nil {
      diagnostics.warn(.unsafePicture, "a drawing is left out: nothing in it can be shown", at: place.source)
    } else if !drawing.removals.isEmpty {
      diagnostics.warn(
        .unsafePicture, "a drawing is shown without \(drawing.removals), counted from its first line",
        at: place.source)
    }
  }

  /// What stands in ``images`` for the address of a drawing in raw HTML, whose markup begins at an offset of ``text``.
  static func address(ofDrawingAt offset: Int) -> String { "svg:\(offset)" }

  /// The markup of a drawing whose tags are spans of a paragraph; what stands between them is text.
  func drawing(fromSpan first: Int, through last: Int) -> [UInt8] {
    var markup = Markup()
    var position = Int(spans[first].range.start)
    for index in first...last where spans[index].kind == .rawHTML {
      let range = spans[index].range.indices
      if position < range.lowerBound { markup.add(text: text[position..<range.lowerBound]) }
      markup.bytes += text[range]
      position = range.upperBound
    }
    return markup.bytes
  }
}

extension Image {
  /// Whether it is a file of the manuscript, and not made in the run from what the manuscript says.
  public var isFile: Bool { !destination.hasPrefix("qr:") && !destination.hasPrefix("svg:") }
}
