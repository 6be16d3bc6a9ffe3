internal import DocumentModel
internal import FontShaping

/// Text whose lines are kept: code, verse; and markup that is only read for its words.
extension Compositor {
  /// Sets a code block: every line by itself, wrapped with a mark where it is too long.
  mutating func setCode(_ index: Int, in place: Surroundings) throws(TypesettingError) {
    let block = document.blocks[index]
    let look = style[.code]
    // Code is an element for lines; the block it needs around it is a paragraph (ISO 32000-1, 14.8.4.4).
    let frame = addElement(.paragraph, in: place.element, attributes: block.attributes)
    let element = addElement(.code, in: frame)
    var setting = self.setting(look, owner: element, in: place)
    setting.start += Int32(clamping: look.indentStart.scaledPoints)
    setting.end += Int32(clamping: look.indentEnd.scaledPoints)
    galley.beginBlock(spaceBefore: look.spaceBefore.scaledPoints, isOnGrid: false)
    let labels = try setLabels()
    if labels < galley.items.count { placeLabels(labels, setting) }
    try setCodeLines(of: block, at: index, in: setting)
    galley.wantSpace(look.spaceAfter.scaledPoints)
    isAfterBreak = false
  }

  private mutating func placeLabels(_ labels: Int32, _ setting: TextSetting) {
    place(
      labels..<Int32(galley.items.count), ascent: 0, leading: Int32(clamping: setting.style.leading.scaledPoints),
      isOnGrid: false)
    galley.keepWithNext(lines: 1)
  }

  private mutating func setCodeLines(of block: Block, at index: Int, in setting: TextSetting) throws(TypesettingError) {
    let face = try typeCase.faces.number(for: TypefaceKey(setting.style))
    let size = Int32(clamping: setting.style.size.scaledPoints)
    let cell = max(1, typeCase.faces[face].scaled(typeCase.faces[face].space, at: size))
    let cells = max(4, Int((setting.width - setting.start - setting.end) / cell))
    var wrapped = CodeLines(text[block.text.indices], cells: cells)
    var setter = CodeSetter(face: face, size: size, cell: cell, setting: setting)
    setter.traits = typeCase.fonts.traits(language: "")
    let first = galley.rows.count
    while let line = wrapped.next() {
      let start = Int32(galley.items.count)
      setter.set(line, in: &galley, &typeCase)
      place(
        start..<Int32(galley.items.count), ascent: 0, leading: Int32(clamping: setting.style.leading.scaledPoints),
        isOnGrid: false)
      let row = galley.rows.count - 1
      if line.isContinuation { galley.rows[row - 1].cost = LineItem.forbidden }
      let offset = line.start - Int(block.text.start)
      galley.rows[row].start = TextPosition(block: index, offset: offset)
    }
    keepEdges(from: first)
  }

  /// Forbids a page end after the first and before the last of the rows from `first` on.
  private mutating func keepEdges(from first: Int) {
    let count = galley.rows.count - first
    guard count > 1 else { return }
    galley.rows[first].cost = LineItem.forbidden
    galley.rows[galley.rows.count - 2].cost = LineItem.forbidden
  }

  /// Sets verse: every line is kept, and what does not fit in it is turned over.
  mutating func setVerse(_ index: Int, in place: Surroundings) throws(TypesettingError) {
    let block = document.blocks[index]
    let look = style[.verse]
    let element = addElement(.paragraph, in: place.element, attributes: block.attributes)
    var inner = place
    (inner.start, inner.far) = indented(place, by: look.indentStart.scaledPoints, far: look.indentEnd.scaledPoints)
    var setting = self.setting(look, owner: element, in: inner)
    setting.style.alignment = look.alignment == .justified ? .start : look.alignment
    setting.divides = false
    setting.turnover = min(Int32(clamping: look.size.scaledPoints * 2), (setting.width - inner.start - inner.far) / 3)
    setting.block = Int32(index)
    adoptLanguage(of: block, in: &setting)
    galley.beginBlock(spaceBefore: look.spaceBefore.scaledPoints, isOnGrid: false)
    let first = galley.rows.count
    var verse = VerseLines(block)
    while let line = verse.next(text, document.spans) {
      var own = setting
      own.firstIndent = Int32(clamping: min(look.size.scaledPoints * line.indent / 2, Int(setting.width) / 3))
      own.turnover += own.firstIndent
      own.turnover = min(own.turnover, setting.width / 2)
      let labels = try setLabels()
      if line.leaf.range.isEmpty {
        galley.append(GalleyRow(.space, height: look.leading.scaledPoints))
        continue
      }
      try collect(line.leaf, in: own)
      for part in paragraph.parts.indices { paragraph.parts[part].offset += line.leaf.range.start - block.text.start }
      breakLines(in: own)
      try placeLines(own, from: labels, keepsTogether: true)
    }
    keepEdges(from: first)
    galley.keepWhole(from: first, always: Int(height) / 2, most: Int(height))
    galley.wantSpace(look.spaceAfter.scaledPoints)
    isAfterBreak = false
  }
}
