import DocumentModel

/// What stands at the end of a work about its edition.
extension ChapterWriter {
  /// Whether the front matter says anything for it.
  var hasColophon: Bool {
    let metadata = document.metadata
    return !metadata.license.isEmpty || !metadata.contact.isEmpty || !metadata.rights.isEmpty
      || !metadata.publisher.isEmpty
  }

  /// Writes a file with the colophon.
  mutating func writeColophonFile() -> Chapter {
    part = book.parts.count
    markup = Markup()
    chapter = Chapter(.colophon, name: "colophon.xhtml", title: book.vocabulary.colophon)
    writeHead()
    markup.add("<section epub:type=\"colophon\" role=\"doc-colophon\" aria-labelledby=\"work.colophon\">\n")
    writeColophon(heading: 1)
    markup.add("</section>\n</main>\n</body>\n</html>\n")
    chapter.bytes = markup.bytes
    return chapter
  }

  /// Writes heading and lines: the work, its publisher, rights, licence and contact.
  mutating func writeColophon(heading rank: Int) {
    let metadata = document.metadata
    markup.add(markup: "<h\(rank) id=\"work.colophon\">")
    markup.add(text: book.vocabulary.colophon)
    markup.add(markup: "</h\(rank)>\n")
    writeColophonLine(book.title)
    writeColophonLine(metadata.authors.map(\.name).filter { !$0.isEmpty }.joined(separator: ", "))
    let names = metadata.contributors.map(\.name).filter { !$0.isEmpty }
    writeColophonLine(names.joined(separator: ", "))
    let imprint = [metadata.publisher, metadata.date?.text ?? "", metadata.identifier]
    writeColophonLine(imprint.filter { !$0.isEmpty }.joined(separator: ", "))
    writeColophonLine(metadata.rights)
    writeColophonLine(metadata.license, label: book.vocabulary.license)
    writeColophonLine(metadata.contact, label: book.vocabulary.contact)
    guard document.images.indices.contains(Int(metadata.contactCode)) else { return }
    markup.add("<p class=\"code\">")
    writePicture(Int(metadata.contactCode), alternative: "QR: \(metadata.contact)") { _ in }
    markup.add("</p>\n")
  }

  private mutating func writeColophonLine(_ text: String, label: String = "") {
    guard !text.utf8.allSatisfy({ $0 <= 0x20 }) else { return }
    markup.add("<p class=\"imprint\">")
    if !label.isEmpty {
      markup.add(text: label)
      markup.add(": ")
    }
    if let address = Self.address(in: text) {
      markup.add("<a")
      markup.add("href", address)
      markup.add(">")
      markup.add(text: text)
      markup.add("</a>")
    } else {
      markup.add(text: text)
    }
    markup.add("</p>\n")
  }

  /// Where a line leads: an address as it is, a mail address, or the text of a licence of Creative Commons.
  static func address(in text: String) -> String? {
    let words = text.split(separator: " ")
    if words.count == 1, case .success(let address) = Address.read(text) { return address.text }
    if words.count == 1, words[0].split(separator: "@").count == 2,
      case .success(let address) = Address.read("mailto:\(text)")
    {
      return address.text
    }
    let name = text.lowercased()
    if name.hasPrefix("cc0") { return "https://creativecommons.org/publicdomain/zero/1.0/" }
    let parts = name.split { $0 == " " || $0 == "-" }
    guard parts.count >= 3, parts[0] == "cc", let version = parts.last, version.split(separator: ".").count == 2,
      version.utf8.allSatisfy({ isDigit($0) || $0 == 0x2E })
    else { return nil }
    let terms = parts[1..<(parts.count - 1)]
    guard terms.first == "by", terms.allSatisfy({ ["by", "sa", "nc", "nd"].contains($0) }) else { return nil }
    return "https://creativecommons.org/licenses/\(terms.joined(separator: "-"))/\(version)/"
  }
}
