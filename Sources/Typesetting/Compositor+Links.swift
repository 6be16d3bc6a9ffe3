internal import DocumentModel
internal import FontShaping

/// Links, marks of notes, pictures in lines: what spans add besides a look.
extension Compositor {
  /// Takes up a link: an element with its target, and a note with its address where the style wants that.
  mutating func openLink(
    _ index: TableIndex, span: TextSpan, look: Look, walk: inout SpanWalk
  ) throws(TypesettingError) {
    var look = look
    let link = document.links[Int(index)]
    guard !span.range.isEmpty else {
      walk.skip(span)
      return
    }
    if printsPages && link.destination.utf8.first == 0x23 {
      openLinkWithPage(link, span: span, look: look, walk: &walk)
      return
    }
    let prefersNotes = document.metadata.linksAsNotes ?? style.linksAsNotes
    look.owner = addElement(.link, in: look.owner, attributes: span.attributes)
    if link.destination.utf8.first == 0x23 {
      openLinks.append((look.owner, String(link.destination.dropFirst())))
    } else {
      elements[Int(look.owner)].target = .address(link.destination)
      let isShown = text[span.range.indices].elementsEqual(link.destination.utf8)
      if prefersNotes && !isShown && !isSettingNotes {
        walk.expect(.mark(footnote(ofAddress: link.destination)), after: span)
      }
    }
    paragraph.looks.append(look)
    walk.enter(span, look: Int32(paragraph.looks.count - 1))
  }

  /// Leads links in the document to their elements, once all are known. A link that leads nowhere is plain text.
  mutating func resolveLinks() {
    for link in openLinks {
      if let target = elementOfIdentifier[link.identifier] {
        elements[Int(link.element)].target = .element(target)
      } else {
        elements[Int(link.element)].role = .span
      }
    }
    openLinks = []
  }

  /// The footnote for a note of the document, a new one where it is first referred to.
  mutating func footnote(of note: TableIndex) -> TableIndex {
    if footnoteOfNote[Int(note)] != .none { return footnoteOfNote[Int(note)] }
    let mark = intern(String(Note.number(of: note)))
    footnotes.append(
      Footnote(block: document.notes[Int(note)].block, mark: mark, element: addElement(.note, in: sectionElement)))
    footnoteOfNote[Int(note)] = TableIndex(footnotes.count - 1)
    return footnoteOfNote[Int(note)]
  }

  /// The footnote that prints an address. Its mark is a letter where the document has numbered notes of its own.
  mutating func footnote(ofAddress address: String) -> TableIndex {
    if let known = footnoteOfAddress[address] { return known }
    let number = footnoteOfAddress.count + 1
    let mark = intern(document.notes.isEmpty ? String(number) : Numerals.letters(number))
    let range = intern(address)
    footnotes.append(Footnote(block: -1, address: range, mark: mark, element: addElement(.note, in: sectionElement)))
    footnoteOfAddress[address] = TableIndex(footnotes.count - 1)
    return TableIndex(footnotes.count - 1)
  }

  /// Adds the mark of a footnote: raised, a reference that links to the note.
  mutating func addMark(of footnote: TableIndex, look: Int32, at index: Int) throws(TypesettingError) {
    var mark = paragraph.looks[Int(look)]
    let reference = addElement(.reference, in: mark.owner)
    mark.owner = addElement(.link, in: reference)
    elements[Int(mark.owner)].target = .element(footnotes[Int(footnote)].element)
    mark.rise += mark.size / 3
    mark.size = mark.size * 7 / 10
    mark.isStruck = false
    mark.key.isItalic = false
    mark.key.isBold = false
    mark.key.isSmallCaps = false
    mark.face = try typeCase.faces.number(for: mark.key)
    mark.traits.direction = .leftToRight
    paragraph.looks.append(mark)
    let bytes = text[footnotes[Int(footnote)].mark.indices]
    let run = typeCase.fonts.shape(bytes, in: typeCase.faces[mark.face].font, as: mark.traits)
    let face = typeCase.faces[mark.face]
    var part = LinePart(
      kind: .text, look: Int32(paragraph.looks.count - 1), run: run, offset: Int32(clamping: index - paragraph.origin))
    part.to = Int32(bytes.count)
    part.word = paragraph.wordCount
    part.level = paragraph.levels.isEmpty ? 0 : paragraph.parts.last?.level ?? 0
    paragraph.wordCount += 1
    paragraph.marks.append(ParagraphItems.NoteMark(item: Int32(paragraph.items.count), footnote: footnote))
    paragraph.append(.box(max(0, face.scaled(Int(typeCase.measures.word(run).advance), at: mark.size))), part)
  }

  /// Adds a picture that stands in a line, or its alternative text where there is no picture to be shown.
  mutating func addPicture(_ index: TableIndex, span: TextSpan, look: Int32) throws(TypesettingError) {
    var style = paragraph.looks[Int(look)]
    let figure = addElement(.figure, in: style.owner, attributes: span.attributes)
    let range = span.range
    elements[Int(figure)].alternative = alternative(of: index, range: range)
    let limit = Size(
      width: Length(scaledPoints: Int(paragraph.narrowest)), height: Length(scaledPoints: Int(height) * 9 / 10))
    if let size = document.images[Int(index)].printedSize(within: limit, wanted: document.attributes(span.attributes)) {
      paragraph.pictures.append(
        ParagraphItems.InlinePicture(
          image: index, width: Int32(size.width.scaledPoints), height: Int32(size.height.scaledPoints), owner: figure))
      var part = LinePart(
        kind: .picture, look: look, run: Int32(paragraph.pictures.count - 1),
        offset: Int32(clamping: Int(range.start) - paragraph.origin))
      part.level = paragraph.levels.isEmpty || range.isEmpty ? 0 : paragraph.levels[Int(range.start) - paragraph.origin]
      paragraph.append(.box(Int32(size.width.scaledPoints)), part)
      return
    }
    style.owner = figure
    style.key.isItalic = true
    style.face = try typeCase.faces.number(for: style.key)
    paragraph.looks.append(style)
    try addPlaceholder(range, look: Int32(paragraph.looks.count - 1))
  }

  /// Adds an alternative text within brackets.
  private mutating func addPlaceholder(_ range: TextRange, look: Int32) throws(TypesettingError) {
    let place = Int(range.start)
    addOwn("[", look: look, at: place)
    paragraph.add(TextStretch(text: text, range: range.indices, look: look), from: &typeCase)
    addOwn("]", look: look, at: place)
  }

  /// Adds a text of our own that stands at a place of the paragraph.
  private mutating func addOwn(_ string: String, look: Int32, at index: Int) {
    let bytes = Array(string.utf8)
    let style = paragraph.looks[Int(look)]
    let run = typeCase.fonts.shape(bytes[...], in: typeCase.faces[style.face].font, as: style.traits)
    let face = typeCase.faces[style.face]
    var part = LinePart(kind: .text, look: look, run: run, offset: Int32(clamping: index - paragraph.origin))
    part.to = Int32(bytes.count)
    part.word = paragraph.wordCount
    paragraph.wordCount += 1
    let level = max(0, min(index - paragraph.origin, paragraph.levels.count - 1))
    part.level = paragraph.levels.isEmpty ? 0 : paragraph.levels[level]
    paragraph.append(.box(max(0, face.scaled(Int(typeCase.measures.word(run).advance), at: style.size))), part)
  }

  /// The alternative text of a picture; its title or file name where the author gave none.
  func alternative(of index: TableIndex, range: TextRange) -> String {
    let image = document.images[Int(index)]
    let given = String(decoding: text[range.indices], as: UTF8.self)
    if !given.isEmpty { return given }
    return image.title.isEmpty ? image.destination : image.title
  }
}
