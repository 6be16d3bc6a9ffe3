internal import DocumentModel
internal import FontShaping

/// A large letter at the beginning of a paragraph.
struct Initial: Sendable {
  /// Lines that it reaches over.
  var lines: Int
  /// Room that it takes, with the space after it, in scaled points.
  var width: Int32
  /// The rest of its word, in ``Compositor/text``.
  var word: Range<Int>
  /// Index into ``Compositor/actualTexts`` of what that stands for: nothing, for the letter stands for all of the word.
  var rest: Int32
}

/// Drop caps: the first letter of a chapter or of a passage is set as high as several lines, its foot on the last of them.
/// Readers get the whole word with the letter, so that it is found and read as one.
extension Compositor {
  /// Lines of the large letter that a paragraph begins with; 1 if there is none.
  func initialLines(of block: Block, in place: Surroundings) -> Int {
    guard !isSettingNotes, place.list == nil, place.labelCount < 0, columnMeasure > 8 * body.size.scaledPoints else {
      return 1
    }
    let usual = max(style.book.dropCaps, 3)
    if place.hasDropCap || document.attributes(block.attributes)?.classes.contains("drop-cap") == true { return usual }
    return place.isFlow && place.role == .body && isAfterChapterHead ? style.book.dropCaps : 1
  }

  private var body: ParagraphStyle { style[.body] }

  /// Sets the large letter of a paragraph, its baseline on that of the last line beside it; returns where its item is and
  /// what it takes, or `nil` if the paragraph begins with something else than a letter that has two cases.
  mutating func setInitial(
    of block: Block, over lines: Int, in setting: TextSetting
  ) throws(TypesettingError) -> Initial? {
    // Letters are about two fifths of an em wide; there must be a line more than the letter takes.
    let estimate = block.text.indices.count * setting.style.size.scaledPoints * 2 / 5
    guard lines > 1, estimate > (lines + 1) * Int(setting.width), let parts = initialParts(of: block) else {
      return nil
    }
    let number = try typeCase.faces.number(for: TypefaceKey(setting.style))
    let face = typeCase.faces[number]
    let capitals = max(1, typeCase.fonts.metrics(of: face.font).capHeight)
    let rise = (lines - 1) * setting.style.leading.scaledPoints
    let size = Int32(clamping: setting.style.size.scaledPoints + rise * face.unitsPerEm / capitals)
    let language = setting.language.isEmpty ? document.metadata.language : setting.language
    let traits = typeCase.fonts.traits(language: language)
    let run = typeCase.fonts.shape(text[parts.letter], in: face.font, as: traits)
    guard typeCase.fonts.isComplete(run) else { return nil }
    let width = face.scaled(Int(typeCase.measures.word(run).advance), at: size)
    guard Int(width) * 3 < setting.width else { return nil }
    actualTexts.append(String(decoding: text[parts.letter.lowerBound..<parts.word.upperBound], as: UTF8.self) + " ")
    let segment = Int32(galley.segments.count)
    galley.segments.append(TextSegment(run, offset: 0, spaceFollows: false))
    var item = TextItem(
      origin: Point(x: .scaled(setting.position + setting.start), y: .scaled(rise)), size: .scaled(size),
      segments: segment..<segment + 1, owner: .element(setting.owner))
    item.actualText = Int32(actualTexts.count - 1)
    actualTexts.append("")
    galley.items.append(.text(item))
    return Initial(
      lines: lines, width: width + Int32(clamping: setting.style.size.scaledPoints / 8), word: parts.word,
      rest: Int32(actualTexts.count - 1))
  }

  /// The first letter of a paragraph with an opening quotation mark before it, and the rest of its word; `nil` where that
  /// is no word, or has a look of its own.
  private func initialParts(of block: Block) -> (letter: Range<Int>, word: Range<Int>)? {
    let range = block.text.indices
    guard document.metadata.direction == .leftToRight, !range.isEmpty else { return nil }
    var scalars = UTF8Scalars(text[range])
    var letterEnd = range.lowerBound
    while let scalar = scalars.next().flatMap(Unicode.Scalar.init) {
      letterEnd = scalars.position
      if [.initialPunctuation, .openPunctuation].contains(scalar.properties.generalCategory) { continue }
      guard scalar.properties.isUppercase else { return nil }
      break
    }
    // With the accents that follow it.
    while let scalar = scalars.next().flatMap(Unicode.Scalar.init), scalar.properties.generalCategory == .nonspacingMark
    {
      letterEnd = scalars.position
    }
    guard letterEnd < range.upperBound, letterEnd - range.lowerBound < 10 else { return nil }
    let wordEnd = text[letterEnd..<range.upperBound].firstIndex { $0 <= 0x20 } ?? range.upperBound
    guard wordEnd - letterEnd < 40 else { return nil }
    for span in document.spans[block.spans.asInts] where Int(span.range.start) <= wordEnd { return nil }
    return (range.lowerBound..<letterEnd, letterEnd..<wordEnd)
  }
}
