internal import DocumentModel
internal import FontShaping

/// What the front matter says of the edition: publisher, rights, licence and where to write to. In a book it stands on the
/// back of the title page, else at the end.
extension Compositor {
  /// The lines, each with the address that it leads to, if it does.
  private var colophon: [(text: String, address: String?)] {
    let metadata = document.metadata
    let words = Vocabulary(language: metadata.language)
    var lines = [metadata.publisher, metadata.identifier, metadata.rights].map { (text: $0, address: String?.none) }
    if !metadata.license.isEmpty { lines.append(("\(words.license): \(metadata.license)", nil)) }
    if !metadata.contact.isEmpty {
      let contact = metadata.contact
      let isAddress = contact.contains("://") || contact.hasPrefix("mailto:")
      let isMail = !isAddress && contact.contains("@") && !contact.contains(" ")
      let target = isAddress ? contact : isMail ? "mailto:" + contact : nil
      lines.append(("\(words.contact): \(contact)", target))
    }
    return lines.filter { !$0.text.utf8.allSatisfy { $0 <= 0x20 } }
  }

  /// Whether there is anything to be said.
  var hasColophon: Bool { !colophon.isEmpty }

  /// Whether it stands on the back of a title page.
  var hasColophonInFront: Bool { hasTitle && isWanted(style.book.titlePage) }

  /// Sets the colophon at the end of the work, unless it stands on the back of the title page.
  mutating func setColophon() throws(TypesettingError) {
    guard !hasColophonInFront, hasColophon else { return }
    galley.wantSpace(2 * galley.grid)
    sectionElement = addElement(.section, in: 0)
    try setColophonLines()
  }

  /// Sets the lines and the code in small type.
  mutating func setColophonLines() throws(TypesettingError) {
    let first = galley.rows.count
    var look = style[.note]
    look.alignment = .start
    // Numbers stand beside capitals here: ISBN, CC0.
    look.figures = .lining
    for line in colophon {
      let paragraph = addElement(.paragraph, in: sectionElement)
      var owner = paragraph
      if let address = line.address {
        owner = addElement(.link, in: paragraph)
        elements[Int(owner)].target = .address(address)
      }
      try setText(Leaf(range: intern(line.text)), in: TextSetting(look, owner: owner, width: measure))
    }
    if document.images.indices.contains(Int(document.metadata.contactCode)) { setContactCode() }
    galley.keepWhole(from: first, always: Int(height) / 2, most: Int(height))
  }

  /// Sets the contact as a code for phones, 18 mm wide with its margin, or a quarter of a narrow page.
  private mutating func setContactCode() {
    let side = min(Length.millimetres(18).scaledPoints, Int(measure) / 4)
    let figure = addElement(.figure, in: sectionElement)
    elements[Int(figure)].alternative = "QR: " + document.metadata.contact
    let item = Int32(galley.items.count)
    let left = document.metadata.direction == .rightToLeft ? Int(measure) - side : 0
    let frame = Rectangle(x: .scaled(left), y: .scaled(halfLine), width: .scaled(side), height: .scaled(side))
    galley.items.append(.picture(document.metadata.contactCode, frame, .element(figure)))
    var row = GalleyRow(.line, height: side + halfLine)
    row.items = item..<item + 1
    galley.append(row)
  }
}
