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

  /// Writes the direction of a leaf whose text begins the other way round than the work runs, unless its language says it.
  mutating func writeDirection(ofText block: Int) {
    let leaf = document.blocks[block]
    guard !leaf.text.isEmpty, document.attributes(leaf.attributes)?.language.isEmpty ?? true,
      let direction = firstStrongDirection(in: document.text[leaf.text.indices]),
      direction != document.metadata.direction, direction == .rightToLeft || leaf.kind == .codeBlock
    else { return }
    markup.add("dir", direction.rawValue)
  }

  /// Writes a language that differs from the work's, and the direction that goes with it.
  mutating func writeForeign(_ language: String) {
    guard !language.isEmpty, let tag = LanguageTag(language) else { return }
    writeLanguage(tag.text)
    let direction = Direction(language: tag.text)
    if direction != document.metadata.direction { markup.add("dir", direction.rawValue) }
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

/// The direction of the first letter that has one (UAX #9, P2), by Unicode block; `nil` without letters.
func firstStrongDirection(in text: ArraySlice<UInt8>) -> Direction? {
  var index = text.startIndex
  while index < text.endIndex {
    let byte = text[index]
    let next = index + 1 < text.endIndex ? text[index + 1] : 0
    switch byte {
    case _ where isLetter(byte): return .leftToRight
    case ..<0xC3: index += 1
    case 0xD6 where next < 0x90: return .leftToRight
    case 0xD6...0xDF: return .rightToLeft
    case ..<0xE0: return .leftToRight
    case 0xE0: return next <= 0xA3 ? .rightToLeft : .leftToRight
    case 0xE2: index += 3
    case 0xEF: return (0xAC...0xBB).contains(next) ? .rightToLeft : nil
    case 0xF0 where next == 0x9F: index += 4
    default: return .leftToRight
    }
  }
  return nil
}
