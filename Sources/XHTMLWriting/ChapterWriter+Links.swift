import DocumentModel

extension ChapterWriter {
  /// The address of a link in this file; `nil` if it may not or cannot lead there.
  ///
  /// - Parameter wasResolved: Whether the reader has looked for the place already, and warned if there is none.
  mutating func target(of destination: String, at source: SourceRange, wasResolved: Bool) -> String? {
    if destination.utf8.first == 0x23 {
      let name = destination.dropFirst()
      let decoded = name.percentDecoded
      if let anchor = book.anchors[String(name)] ?? book.anchors[decoded] ?? book.anchors[decoded.lowercased()] {
        return address(of: anchor)
      }
      if !wasResolved {
        warnings.warn(
          .danglingLink, "nothing in the work is called “\(destination)”; the link’s text is kept", at: source,
          hint: "give a heading the attribute {\(destination)}")
      }
      return nil
    }
    switch Address.read(destination) {
    case .success(let address): return address.text
    case .failure(.isRelative) where wasResolved: break
    case .failure(.isRelative):
      warnings.warn(
        .danglingLink, "the link to “\(destination)” leads out of the work; its text is kept", at: source,
        hint: "link to a heading of the work, or to a full address")
    case .failure(.hasForbiddenScheme(let scheme)):
      warnings.warn(.forbiddenLink, "links to “\(scheme):” are not kept; the text is", at: source)
    case .failure(.isMalformed):
      warnings.warn(.danglingLink, "“\(destination)” is not an address; the link’s text is kept", at: source)
    }
    return nil
  }

  /// The address of an anchor, seen from this file.
  private func address(of anchor: Book.Anchor) -> String {
    anchor.part == part ? "#\(anchor.identifier)" : "\(book.parts[anchor.part].name)#\(anchor.identifier)"
  }

  /// Writes the address of a link that has no text, so that it can be seen and heard. One with a picture that says nothing, or
  /// with formulas alone, which not every program reads, has a title instead. Called before its end tag.
  mutating func nameLink() {
    var title: String?
    var isTag = false
    var index = linkContent.start
    while index < markup.count {
      let byte = markup.bytes[index]
      if byte == 0x3C { isTag = true }
      if !isTag && byte > 0x20 { return }
      if byte == 0x3E { isTag = false }
      let tag: ArraySlice<UInt8> = byte == 0x3C ? markup.bytes[index...].prefix { $0 != 0x3E } : []
      if tag.starts(with: "<img".utf8) {
        guard tag.contains(run: " alt=\"\"") else { return }
        title = title ?? escaped(linkContent.address)
      }
      if tag.starts(with: "<math".utf8) {
        if let said = Self.alternative(of: tag) { title = title.map { "\($0) \(said)" } ?? said }
        index = markup.bytes[index...].range(of: "</math>")?.upperBound ?? markup.count
        isTag = false
        continue
      }
      index += 1
    }
    guard let title else { return markup.add(text: linkContent.address) }
    let tag = markup.bytes[..<linkContent.start].lastIndex(of: 0x3C) ?? linkContent.start
    if markup.bytes[tag..<linkContent.start].contains(run: " title=\"") { return }
    markup.bytes.insert(contentsOf: " title=\"\(title)\"".utf8, at: linkContent.start - 1)
  }

  /// What the start tag of a formula says that it is, as markup.
  private static func alternative(of tag: ArraySlice<UInt8>) -> String? {
    guard let start = tag.range(of: " alttext=\"")?.upperBound else { return nil }
    return String(decoding: tag[start...].prefix { $0 != 0x22 }, as: UTF8.self)
  }

  /// Writes the mark of a note.
  mutating func writeNoteMark(_ note: Int) {
    let number = Note.number(of: TableIndex(note))
    guard openLinks == 0 else {
      markup.add("<sup>")
      markup.add(number)
      markup.add("</sup>")
      return
    }
    // Two marks in a row would read as one number.
    if markup.count == lastNoteMark { markup.add("<sup>,</sup>") }
    noteMarkCounts[note] += 1
    let count = noteMarkCounts[note]
    let identifier = count == 1 ? "ref.\(number)" : "ref.\(number).\(count)"
    if count == 1 { noteMarks[note] = (part, identifier) }
    let file = book.partOfNote[note]
    markup.add("<a")
    markup.add("id", identifier)
    markup.add(" class=\"noteref\"")
    markup.add("href", "\(file == part ? "" : book.parts[file].name)#note.\(number)")
    if !book.isOnePage { markup.add(" epub:type=\"noteref\"") }
    markup.add(" role=\"doc-noteref\">")
    markup.add(number)
    markup.add("</a>")
    lastNoteMark = markup.count
  }

  /// Writes the notes of this file.
  mutating func writeNotes(_ notes: [Int]) {
    guard !notes.isEmpty else { return }
    marksPages = false
    markup.add("<div class=\"notes\">\n")
    for note in notes { writeNote(note) }
    markup.add("</div>\n")
    marksPages = true
  }

  private mutating func writeNote(_ note: Int) {
    let number = Note.number(of: TableIndex(note))
    let block = Int(document.notes[note].block)
    let end = Int(document.blocks[block].end)
    chapter.origins.append(Chapter.Origin(offset: markup.count, block: block))
    markup.add("<aside")
    markup.add("id", "note.\(number)")
    if !book.isOnePage { markup.add(" epub:type=\"footnote\"") }
    markup.add(" role=\"doc-footnote\"")
    markup.add("aria-label", "\(book.vocabulary.note) \(number)")
    markup.add(">\n")
    if block + 1 < end, document.blocks[block + 1].kind == .paragraph {
      lead = backlink(of: note) + " "
    } else {
      markup.add("<p>")
      markup.add(markup: backlink(of: note))
      markup.add("</p>\n")
    }
    write(blocks: block + 1..<end)
    markup.add("</aside>\n")
  }

  /// The number of a note, linked to its first mark.
  private func backlink(of note: Int) -> String {
    let number = Note.number(of: TableIndex(note))
    let mark = noteMarks[note]
    guard !mark.identifier.isEmpty else { return "<span class=\"number\">\(number).</span>" }
    let file = mark.part == part ? "" : book.parts[mark.part].name
    let label = escaped("\(book.vocabulary.backToText) (\(number))")
    return
      "<a class=\"number\" href=\"\(file)#\(mark.identifier)\" role=\"doc-backlink\" aria-label=\"\(label)\">\(number).</a>"
  }
}

extension ArraySlice<UInt8> {
  /// Where a few bytes stand in it one after another, first.
  fileprivate func range(of run: StaticString) -> Range<Int>? {
    let run = Array(run.description.utf8)
    return indices.first { self[$0...].starts(with: run) }.map { $0..<$0 + run.count }
  }

  fileprivate func contains(run: StaticString) -> Bool { range(of: run) != nil }
}
