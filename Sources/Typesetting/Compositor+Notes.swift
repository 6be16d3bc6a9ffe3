internal import DocumentModel
internal import FontShaping

/// Notes: each is set once, into a galley of its own, when the first line with its mark is placed.
extension Compositor {
  /// Sets the notes up to one of ``footnotes``, and remembers that their marks are on a row.
  ///
  /// Marks inside notes add notes to the list; those follow at the end of the paragraph.
  mutating func setNotes(upTo last: TableIndex, at row: Int) throws(TypesettingError) {
    guard style.notePlacement == .foot, !isSettingNotes, footnotesSet < footnotes.count, footnotesSet <= Int(last)
    else { return }
    let first = Int32(noteGalley.rows.count)
    let labels = pendingLabels
    let wasAfterBreak = isAfterBreak
    pendingLabels = []
    swap(&galley, &noteGalley)
    isSettingNotes = true
    let width = measure
    measure = columnMeasure
    while footnotesSet < footnotes.count && footnotesSet <= Int(last) {
      let note = footnotes[footnotesSet]
      footnotesSet += 1
      try setNote(note)
      footnoteRows.append(Int32(galley.rows.count))
    }
    isSettingNotes = false
    measure = width
    swap(&galley, &noteGalley)
    pendingLabels = labels
    isAfterBreak = wasAfterBreak
    guard row >= 0, row < galley.rows.count else { return }
    let known = galley.rows[row].notes
    let end = Int32(noteGalley.rows.count)
    galley.rows[row].notes = (known.isEmpty ? first : known.lowerBound)..<end
  }

  /// Sets the notes that wait for the end of a chapter or of the work, under a heading.
  mutating func setWaitingNotes() throws(TypesettingError) {
    guard footnotesSet < footnotes.count else { return }
    let isEnd = style.notePlacement == .end
    if isEnd {
      sectionElement = addElement(.section, in: 0)
      if isBook { galley.open(GalleyOpening(row: 0)) }
    }
    let rank = isEnd ? 1 : 2
    let look = style[.heading(rank: isEnd && isBook ? 1 : 2)]
    let heading = addElement(.heading(min(6, rank + firstRank - 1)), in: sectionElement)
    var setting = TextSetting(look, owner: heading, width: measure)
    setting.spaceBefore = look.spaceBefore.scaledPoints
    setting.isDisplay = true
    let name = intern(Vocabulary(language: document.metadata.language).notes)
    try setText(Leaf(range: name), in: setting, keepsTogether: true)
    galley.keepWithNext(lines: 2)
    galley.wantSpace(look.spaceAfter.scaledPoints)
    isSettingNotes = true
    while footnotesSet < footnotes.count {
      footnotesSet += 1
      try setNote(footnotes[footnotesSet - 1])
      footnoteRows.append(Int32(galley.rows.count))
    }
    isSettingNotes = false
    galley.wantSpace(galley.grid)
    isAfterBreak = true
  }

  private mutating func setNote(_ note: Footnote) throws(TypesettingError) {
    let start = galley.rows.count
    let label = addElement(.label, in: note.element)
    let look = style[.note]
    let gap = Int32(clamping: look.size.scaledPoints / 2)
    let digits = max(2, note.mark.count)
    var place = Surroundings(end: document.blocks.count, element: note.element)
    place.role = .note
    place.start = Int32(clamping: min(look.size.scaledPoints * digits * 11 / 20 + Int(gap), Int(measure) / 3))
    pendingLabels = [PendingLabel(text: note.mark, element: label, edge: place.start - gap, style: look)]
    isAfterBreak = true
    if note.block >= 0 {
      let block = Int(note.block)
      place.language = document.attributes(document.blocks[block].attributes)?.language ?? ""
      try setBlocks(block + 1..<Int(document.blocks[block].end), in: place)
    } else {
      try setAddress(note, in: place)
    }
    if !pendingLabels.isEmpty {
      let labels = try setLabels()
      try placeLines(TextSetting(look, owner: note.element, width: measure), from: labels)
    }
    if start < galley.rows.count { galley.rows[start].beginsNote = true }
    galley.wantSpace(0)
  }

  private mutating func setAddress(_ note: Footnote, in place: Surroundings) throws(TypesettingError) {
    let paragraph = addElement(.paragraph, in: note.element)
    let link = addElement(.link, in: paragraph)
    elements[Int(link)].target = .address(String(decoding: text[note.address.indices], as: UTF8.self))
    var look = style[.note]
    look.alignment = .start
    try setText(Leaf(range: note.address), in: setting(look, owner: link, in: place))
  }

  /// Sets the notes that nothing refers to, in the flow, so that nothing is lost.
  mutating func setUnreferencedNotes() throws(TypesettingError) {
    var isFirst = true
    for (index, note) in document.notes.enumerated() where footnoteOfNote[index] == .none {
      footnoteOfNote[index] = TableIndex(footnotes.count)
      let mark = intern(String(Note.number(of: TableIndex(index))))
      let footnote = Footnote(block: note.block, mark: mark, element: addElement(.note, in: 0))
      if isFirst { galley.wantSpace(galley.grid) }
      isFirst = false
      let set = footnotes.count
      footnotes.append(footnote)
      footnotesSet = set + 1
      try setNote(footnote)
      footnoteRows.append(Int32(noteGalley.rows.count))
    }
  }
}
