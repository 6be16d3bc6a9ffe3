import DocumentModel

extension ChapterWriter {
  /// Writes identifier, classes and language of a block or span.
  mutating func writeAttributes(_ index: TableIndex, class extra: String = "") {
    guard let attributes = document.attributes(index) else {
      if !extra.isEmpty { markup.add("class", extra) }
      return
    }
    writeIdentifier(attributes.identifier)
    var classes = extra.isEmpty ? [] : [extra]
    for name in attributes.classes {
      let safe = safeClass(name)
      if !safe.isEmpty && !classes.contains(safe) { classes.append(safe) }
    }
    if !classes.isEmpty { markup.add("class", classes.joined(separator: " ")) }
    writeForeign(attributes.language)
  }

  /// Writes the id that an identifier of the manuscript got, once.
  mutating func writeIdentifier(_ name: String) {
    guard !name.isEmpty, let anchor = book.anchors[name], anchor.part == part,
      writtenIdentifiers.insert(name).inserted
    else { return }
    markup.add("id", anchor.identifier)
  }

  /// Writes the direction of a leaf whose text runs the other way round than the work, unless its language says it.
  mutating func writeDirection(ofText block: Int) {
    let leaf = document.blocks[block]
    guard !leaf.text.isEmpty, document.attributes(leaf.attributes)?.language.isEmpty ?? true else { return }
    let usual = leaf.kind == .codeBlock ? Direction.leftToRight : document.metadata.direction
    write(Direction(of: document.text[leaf.text.indices], usual: usual))
  }

  /// Writes the direction of a line of our own where it is not the work's.
  mutating func writeDirection(of text: String) {
    write(Direction(of: Array(text.utf8)[...], usual: document.metadata.direction))
  }

  private mutating func write(_ direction: Direction) {
    if direction != document.metadata.direction { markup.add("dir", direction.rawValue) }
  }

  /// Writes a language that differs from the work's, and the direction that goes with it.
  mutating func writeForeign(_ language: String, writesDirection: Bool = true) {
    guard !language.isEmpty, let tag = LanguageTag(language) else { return }
    writeLanguage(tag.text)
    let direction = Direction(language: tag.text)
    if writesDirection && direction != document.metadata.direction { markup.add("dir", direction.rawValue) }
  }
}

/// A class name without the characters that a style sheet would stumble over.
func safeClass(_ name: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in name.unicodeScalars.prefix(64) {
    let isSafe =
      scalar.isASCII
      ? isAlphanumeric(UInt8(scalar.value)) || "-_+#.".unicodeScalars.contains(scalar) : scalar.properties.isXIDContinue
    if isSafe { scalars.append(scalar) }
  }
  return String(scalars)
}
