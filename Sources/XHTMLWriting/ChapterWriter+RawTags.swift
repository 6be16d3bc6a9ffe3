import DocumentModel

extension ChapterWriter {
  /// Writes the attributes of a raw tag that are allowed on the element `name`.
  mutating func writeRawAttributes(_ tag: RawMarkup.Tag, as name: String) {
    if let identifier = identifier(of: tag) { writeIdentifier(identifier) }
    var classes = (tag["class"] ?? "").split(whereSeparator: \.isWhitespace).prefix(8).map { safeClass(String($0)) }
    if tag.name == "summary" || tag.name == "details" { classes.append(tag.name) }
    if let alignment = tag.alignment?.rawValue, !classes.contains(alignment) { classes.append(alignment) }
    if tag.name == "figcaption" && name == "p" { classes.append("caption") }
    classes = classes.filter { !$0.isEmpty }
    if !classes.isEmpty { markup.add("class", classes.joined(separator: " ")) }
    let language = tag["lang"] ?? tag["xml:lang"]
    if let language { writeForeign(language, writesDirection: name != "bdo" && tag["dir"] == nil) }
    let direction = tag["dir"]?.lowercased()
    if name == "bdo" {
      markup.add("dir", direction == "rtl" ? "rtl" : "ltr")
    } else if let direction, ["ltr", "rtl", "auto"].contains(direction) {
      markup.add("dir", direction)
    }
    if let title = tag["title"], !title.utf8.allSatisfy({ $0 <= 0x20 }) { markup.add("title", title) }
    writeNumbers(tag, as: name)
  }

  /// Writes the attributes of lists and cells that are numbers or one of a few words.
  private mutating func writeNumbers(_ tag: RawMarkup.Tag, as name: String) {
    switch name {
    case "ol":
      if let start = tag["start"].flatMap({ Int32($0) }) { markup.add("start", String(start)) }
      if let type = tag["type"], ["1", "a", "A", "i", "I"].contains(type) { markup.add("type", type) }
    case "li":
      if let value = tag["value"].flatMap({ Int32($0) }), rawElements.last?.name == "ol" {
        markup.add("value", String(value))
      }
    case "td", "th":
      if let columns = tag["colspan"].flatMap({ Int($0) }), (2...1000).contains(columns) {
        markup.add("colspan", String(columns))
      }
      if let rows = tag["rowspan"].flatMap({ Int($0) }), (2...1000).contains(rows) {
        markup.add("rowspan", String(rows))
      }
      guard name == "th" else { break }
      let scope = tag["scope"]?.lowercased() ?? ""
      let isInHead = rawElements.contains { $0.name == "thead" }
      let isFirst = markupEndsAfterRowStart
      let natural = isInHead || !isFirst ? "col" : "row"
      markup.add("scope", ["col", "row", "colgroup", "rowgroup"].contains(scope) ? scope : natural)
    default: break
    }
  }

  /// Whether the start tag that is being written is the first in its row, and the row is not the first of its table.
  private var markupEndsAfterRowStart: Bool {
    guard let row = rawElements.last, row.role == .row, let group = rawElements.dropLast().last else { return false }
    let isFirstCell = !markup.bytes[row.start...].contains(0x2F)
    let isFirstRow = !markup.bytes[group.start..<row.start].contains(0x2F)
    return isFirstCell && !isFirstRow
  }

  /// Warns of what would run a program.
  mutating func warnOfHandlers(_ tag: RawMarkup.Tag, at source: SourceRange) {
    for (name, _) in tag.attributes where name.utf8.starts(with: "on".utf8) {
      warnings.warn(.droppedHTML, "the attribute \(safeClass(name)) would run a script and is left out", at: source)
      return
    }
  }

  /// Writes a start tag of raw HTML that will be closed.
  mutating func writeRawOpen(_ tag: RawMarkup.Tag, at source: SourceRange) {
    guard case .inline(var name) = RawMarkup.Tag.treatment(of: tag.name) else { return rawClosings.append("") }
    if RubyElement.names.contains(name) { return openRuby(tag) }
    var target: String?
    if name == "a" {
      if openLinks == 0, let written = tag["href"] {
        target = self.target(
          of: document.rawTarget(written, in: rawFile), at: source, wasResolved: !document.rawPlaces.isEmpty)
      }
      if target == nil { name = "span" } else { openLinks += 1 }
    }
    markup.add(markup: "<\(name)")
    writeRawAttributes(tag, as: name)
    if let target { markup.add("href", target) }
    markup.add(">")
    if let target { linkContent = (markup.count, target) }
    rawClosings.append(name)
  }

  /// Writes the end tag of the raw element that was opened last.
  mutating func writeRawClose(_ name: String) {
    guard let closing = rawClosings.popLast() else { return }
    switch closing {
    case "", "rp", "rbc": return
    case "a":
      openLinks -= 1
      nameLink()
      markup.add("</a>")
    case "rb", "rb span":
      if closing == "rb span" { markup.add("</span>") }
      rubies[rubies.count - 1].begin(.rest, at: markup.count)
    case "rt":
      markup.add("</rt>")
      rubies[rubies.count - 1].begin(.rest, at: markup.count)
    case "rtc": rubies[rubies.count - 1].closeContainer(&markup.bytes)
    case "ruby":
      rubies.popLast()?.settle(&markup.bytes)
      markup.add("</ruby>")
    default: markup.add(markup: "</\(closing)>")
    }
  }

  /// Whether text is what readers without ruby show around a reading; e-books have none.
  func isRubyParenthesis(_ text: ArraySlice<UInt8>) -> Bool {
    rawClosings.last == "rp" && text.count <= 8
      && String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
        !$0.properties.isAlphabetic && $0.properties.numericType == nil
      }
  }

  /// Opens ruby or a part of it. Parentheses for readers without ruby are left out: EPUBCheck discourages them.
  private mutating func openRuby(_ tag: RawMarkup.Tag) {
    if tag.name != "ruby", rubies.last?.isFull ?? true { return rawClosings.append("") }
    switch tag.name {
    case "ruby" where rubies.count < 2:
      markup.add("<ruby")
      writeRawAttributes(tag, as: "ruby")
      markup.add(">")
      rubies.append(RubyParts(at: markup.count))
      rawClosings.append("ruby")
    case "rb" where rawClosings.last == "ruby" || rawClosings.last == "rbc":
      rubies[rubies.count - 1].begin(.base, at: markup.count)
      if !tag.attributes.isEmpty {
        markup.add("<span")
        writeRawAttributes(tag, as: "span")
        markup.add(">")
      }
      rawClosings.append(tag.attributes.isEmpty ? "rb" : "rb span")
    case "rbc" where rawClosings.last == "ruby": rawClosings.append("rbc")
    case "rtc" where rawClosings.last == "ruby":
      rubies[rubies.count - 1].begin(.container, at: markup.count)
      rawClosings.append("rtc")
    case "rt" where rawClosings.last == "ruby" || rawClosings.last == "rtc":
      rubies[rubies.count - 1].begin(.reading, at: markup.count)
      markup.add("<rt")
      writeRawAttributes(tag, as: "rt")
      markup.add(">")
      rawClosings.append("rt")
    case "rp" where rawClosings.last == "ruby" || rawClosings.last == "rtc":
      rawClosings.append("rp")
    default: rawClosings.append("")
    }
  }

  /// Writes an element without content.
  mutating func writeRawVoid(_ tag: RawMarkup.Tag, at source: SourceRange) {
    switch tag.name {
    case "br", "wbr":
      writeRawAnchor(identifier(of: tag))
      markup.add(markup: "<\(tag.name)/>")
    default:
      let address = tag["src"] ?? ""
      if let image = book.pictures[address] {
        return writePicture(image, alternative: tag["alt"] ?? "") { $0.writeRawAttributes(tag, as: "img") }
      }
      warnings.warn(
        .droppedHTML, "a picture in raw HTML is not shown", at: source, hint: "write it as ![text](file)")
      writeRawAnchor(identifier(of: tag))
      guard let text = tag["alt"], !text.utf8.allSatisfy({ $0 <= 0x20 }) else { return }
      markup.add("<span class=\"missing\">[")
      markup.add(text: text)
      markup.add("]</span>")
    }
  }

  /// Writes a drawing of raw HTML as the picture that was made of it; as what stands in it if none was.
  mutating func writeDrawing(_ image: Int?, _ drawing: ArraySlice<UInt8>) {
    guard let image else { return markup.add(text: SafeDrawing(raw: drawing).text) }
    let tag = RawMarkup.rootTag(of: drawing)
    let alternative = document.images[image].title
    if book.pictureNames[image] == nil && alternative.isEmpty { return writeRawAnchor(tag.flatMap(identifier(of:))) }
    writePicture(image, alternative: alternative) { if let tag { $0.writeRawAttributes(tag, as: "img") } }
  }

  /// Writes a formula of raw HTML, or what stands in it if it was not read.
  mutating func writeFormula(_ index: TableIndex?, _ formula: ArraySlice<UInt8>) {
    writeRawAnchor(RawMarkup.rootTag(of: formula).flatMap(identifier(of:)))
    if let index { return writeMath(document.formula(index)) }
    var tokens = RawMarkup(formula, isForeign: true)
    while let token = tokens.next() {
      if case .text(let text) = token { addRaw(text[...]) }
    }
  }

  /// The identifier of the place that a tag of raw HTML names.
  func identifier(of tag: RawMarkup.Tag) -> String? {
    tag.identifier.flatMap { document.rawIdentifier($0, in: rawFile) }
  }

  /// Writes an empty element for links to lead to.
  mutating func writeRawAnchor(_ identifier: String?) {
    guard let identifier, let anchor = book.anchors[identifier], anchor.part == part,
      !writtenIdentifiers.contains(identifier)
    else { return }
    markup.add("<span")
    writeIdentifier(identifier)
    markup.add("></span>")
  }
}
