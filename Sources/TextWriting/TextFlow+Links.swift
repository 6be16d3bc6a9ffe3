internal import DocumentModel
internal import Typesetting

/// The addresses of links: notes with numbers, `<1>`.
extension TextFlow {
  /// Writes the mark of a link's note, unless the number is 0.
  mutating func refer(to number: Int, in text: inout InlineText) {
    guard number > 0 else { return }
    if style.grid.linkNotes == .page {
      text.marks.append((text.bytes.count + 1, Int32(document.notes.count + number - 1)))
    }
    if style.grid.linkNotes == .chapter { dueLinks.insert(number) }
    text.bytes += " <\(number)>".utf8
  }

  /// Whether the mark of a note is that of a link: these have the numbers after the notes'.
  func isLink(_ note: Int32) -> Bool {
    Int(note) >= document.notes.count && Int(note) < document.notes.count + linkNotes.count
  }

  /// The number of the note that a span refers to; 0 if it is no link, or says its address itself.
  mutating func linkNumber(of span: TextSpan) -> Int {
    guard case .link(let link) = span.kind, !span.range.isEmpty,
      let address = address(of: document.links[Int(link)], shownAs: document.text[span.range.indices])
    else { return 0 }
    return linkNumber(of: address)
  }

  /// What the note of a link says; `nil` if the text says it itself or the link leads to a place in the document.
  private func address(of link: Link, shownAs text: ArraySlice<UInt8>) -> String? {
    let destination = link.destination
    if destination.isEmpty || destination.hasPrefix("#") { return nil }
    if !link.title.isEmpty { return destination + " " + link.title }
    let shown = String(decoding: text, as: UTF8.self)
    let isShown = ["", "mailto:", "http://", "https://"].contains { $0 + shown == destination }
    return isShown ? nil : destination
  }

  /// The number of the note for an address; the same address has one note.
  mutating func linkNumber(of address: String) -> Int {
    if let known = linkNumbers[address] { return known }
    linkNotes.append(address)
    linkNumbers[address] = linkNotes.count
    return linkNotes.count
  }

  /// Sets the addresses that are to stand after the text, or after its last chapter.
  mutating func setLinks() {
    guard style.grid.linkNotes == .end else { return setDueLinks() }
    guard !linkNotes.isEmpty else { return }
    frames.append(Frame(block: -1, end: .max, left: 0, right: 0, gap: 1))
    galley.space(2, cost: -120)
    setHeadline(words.links)
    linksLine = galley.lines.count - 1
    for index in linkNotes.indices { setLink(index) }
    frames.removeLast()
  }

  /// Sets the addresses that the chapter refers to, under a short rule.
  mutating func setDueLinks() {
    guard !dueLinks.isEmpty else { return }
    let due = dueLinks.sorted()
    dueLinks = []
    frames.append(Frame(block: -1, end: .max, left: 0, right: 0, gap: 1))
    galley.space(1)
    galley.add(notation.noteRule(columns), at: 0, cost: VerticalItem.forbidden)
    for number in due { setLink(number - 1) }
    frames.removeLast()
  }

  /// Sets an address with its number.
  mutating func setLink(_ index: Int) {
    let width = String(linkNotes.count).utf8.count + 2
    let number = String(index + 1)
    let marker = String(repeating: " ", count: width - 2 - number.utf8.count) + "<" + number + ">"
    frames.append(Frame(block: -1, end: .max, left: 0, right: 0, gap: 1))
    frames[frames.count - 1].left = clampedLeft(notation.isBraille ? 2 : width + 1)
    mark(marker, width: width)
    setParagraph(InlineText(linkNotes[index]), alignment: .start)
    if style.grid.hasQRCodes && !notation.isBraille && style.grid.linkNotes != .page { setCode(for: linkNotes[index]) }
    frames.removeLast()
  }

  /// Sets an address as a QR code with its quiet zone of four modules, if it fits the measure. Receipt printers draw it
  /// themselves.
  private mutating func setCode(for address: String) {
    let address = String(address.prefix { $0 != " " })
    let isStrip = columns == pageColumns && (style.grid.form == .scroll || style.grid.form == .pages)
    if style.grid.encoding == .escPos && isStrip {
      galley.keepLastLine()
      galley.add(ReceiptBytes.code(for: address), at: 0)
      return
    }
    guard let code = QRCode(address) else { return }
    var isPlain = false
    if case .plain = notation { isPlain = !meter.ambiguousIsWide }
    let lines = isPlain ? code.halfBlocks : code.hashes
    let quiet = isPlain ? 4 : 8
    guard code.size * (isPlain ? 1 : 2) + 2 * quiet <= columns else { return }
    galley.keepLastLine()
    galley.space(isPlain ? 2 : 4, cost: VerticalItem.forbidden)
    for (index, line) in lines.enumerated() {
      galley.add(line, at: quiet, cost: index + 1 < lines.count ? VerticalItem.forbidden : 0)
    }
    galley.space(isPlain ? 2 : 4)
  }
}
