import DocumentModel

extension ChapterWriter {
  /// Writes a run of blocks; whole blocks of one parent.
  mutating func write(blocks range: Range<Int>) {
    var block = range.lowerBound
    while true {
      while let frame = frames.last, frame.end <= block { closeFrame() }
      guard block < range.upperBound else { break }
      if case .note = document.blocks[block].kind {
        block = Int(document.blocks[block].end)
        continue
      }
      chapter.origins.append(Chapter.Origin(offset: markup.count, block: block))
      if document.blocks[block].kind != .rawHTML { enterMarkdown() }
      write(block)
      if markup.replacedCharacters {
        markup.replacedCharacters = false
        warnings.warn(
          .forbiddenCharacter, "a character that e-books cannot carry is replaced by �",
          at: document.blocks[block].source)
      }
      // What is inside raw HTML says the same for other editions.
      block = document.blocks[block].kind == .rawHTML ? Int(document.blocks[block].end) : block + 1
    }
    closeRawInFrame()
  }

  /// Writes a leaf, or the start tag of a container.
  private mutating func write(_ block: Int) {
    switch document.blocks[block].kind {
    case .quotation: open(block, "blockquote", closing: "</blockquote>\n")
    case .list(let style): openList(block, style)
    case .listItem(let task): openListItem(block, task)
    case .table: openTable(block)
    case .tableRow(let isHeader): openTableRow(block, isHeader: isHeader)
    case .definitionList: open(block, "dl", closing: "</dl>\n")
    case .definition: openDefinition(block)
    case .figure: open(block, "figure", closing: "</figure>\n")
    case .division: openDivision(block)
    case .paragraph: writeParagraph(block)
    case .heading: writeHeading(block)
    case .codeBlock: writeCode(block)
    case .rawHTML: writeRawHTML(block)
    case .sceneBreak:
      startTag("hr", block)
      markup.bytes.removeLast()
      markup.add("/>\n")
    case .pageBreak: markup.add("<div class=\"page-break\"></div>\n")
    case .tableCell(let alignment): writeCell(block, alignment)
    case .definitionTerm: writeTerm(block)
    case .caption: writeCaption(block)
    case .verse: writeLeaf(block, "p", class: "verse", closing: "</p>\n", lines: true)
    case .formula(let index): writeFormula(block, index)
    case .note: break
    }
    if let parent = frames.indices.last, document.blocks[block].parent == Int32(frames[parent].block) {
      if document.blocks[block].kind == .paragraph { frames[parent].state = .paragraph }
    }
  }

  /// Writes a start tag with a block's attributes.
  mutating func startTag(_ name: StaticString, _ block: Int, class extra: String = "", _ more: StaticString = "") {
    markup.add("<")
    markup.add(name)
    writeAttributes(document.blocks[block].attributes, class: extra)
    writeDirection(ofText: block)
    if book.ranks[block] > 0, let label = label(ofHeading: block) { markup.add("aria-label", label) }
    markup.add(more)
    markup.add(">")
  }

  /// What to call a heading in which there is nothing to be read; of formulas and of tags, not every program reads
  /// what they say.
  private func label(ofHeading block: Int) -> String? {
    let leaf = document.blocks[block]
    var said = ""
    var position = Int(leaf.text.start)
    for index in leaf.spans {
      let span = document.spans[Int(index)]
      guard span.kind.isSilent, Int(span.range.start) >= position else { continue }
      said += String(decoding: document.text[position..<Int(span.range.start)], as: UTF8.self)
      position = Int(span.range.end)
    }
    said += String(decoding: document.text[position..<Int(leaf.text.end)], as: UTF8.self)
    guard said.isBlank else { return nil }
    let whole = document.plainText(of: block)
    return whole.isBlank ? book.vocabulary.untitled : whole
  }

  /// Opens a container that may stand anywhere; one that is nested too deep is left out, and its blocks stand alone.
  private mutating func open(
    _ block: Int, _ name: StaticString, class extra: String = "", closing: StaticString
  ) {
    let isTransparent = frames.count >= Self.deepest
    if isTransparent {
      warnings.warn(
        .deepNesting, "blocks nested more than \(Self.deepest) deep are set without their nesting",
        at: document.blocks[block].source)
    } else {
      startTag(name, block, class: extra)
      markup.add("\n")
    }
    frames.append(
      Frame(
        block: block, end: Int(document.blocks[block].end), closing: isTransparent ? "" : closing,
        isTransparent: isTransparent))
  }

  /// Opens a container that belongs to the one around it; without tags if that has none.
  private mutating func openPart(_ block: Int, _ name: StaticString, class extra: String = "", closing: StaticString) {
    let isTransparent = frames.last?.isTransparent ?? true
    if !isTransparent { startTag(name, block, class: extra) }
    frames.append(
      Frame(
        block: block, end: Int(document.blocks[block].end), closing: isTransparent ? "" : closing,
        isTransparent: isTransparent))
  }

  private mutating func closeFrame() {
    closeRawInFrame()
    let frame = frames.removeLast()
    if !frame.isTransparent {
      if case .table = document.blocks[frame.block].kind { closeTableGroup(frame.state) }
      if frame.state == .term { markup.add("<dd></dd>\n") }
    }
    markup.add(frame.closing)
  }

  private mutating func openList(_ block: Int, _ style: ListStyle) {
    guard style.marker != .bullet else {
      open(block, "ul", closing: "</ul>\n")
      return
    }
    open(block, "ol", closing: "</ol>\n")
    guard frames.last?.isTransparent == false else { return }
    markup.bytes.removeLast(2)
    if style.start != 1 {
      markup.add(" start=\"")
      markup.add(Int(style.start))
      markup.add("\"")
    }
    switch style.marker {
    case .bullet, .decimal: break
    case .lowerAlpha: markup.add(" type=\"a\"")
    case .upperAlpha: markup.add(" type=\"A\"")
    case .lowerRoman: markup.add(" type=\"i\"")
    case .upperRoman: markup.add(" type=\"I\"")
    }
    markup.add(">\n")
  }

  private mutating func openListItem(_ block: Int, _ task: TaskState) {
    openPart(block, "li", class: task == .none ? "" : "task", closing: "</li>\n")
    let box = task == .none ? "" : task == .done ? "☑ " : "☐ "
    let child = block + 1
    if !box.isEmpty, child < Int(document.blocks[block].end), document.blocks[child].kind == .paragraph {
      lead = box
    } else {
      markup.add(markup: box)
    }
  }

  private mutating func openDefinition(_ block: Int) {
    if let list = frames.indices.last, !frames[list].isTransparent {
      if frames[list].state == .fresh { markup.add("<dt></dt>\n") }
      frames[list].state = .definition
    }
    openPart(block, "dd", closing: "</dd>\n")
  }

  private mutating func writeTerm(_ block: Int) {
    if let list = frames.indices.last, !frames[list].isTransparent {
      frames[list].state = .term
      writeLeaf(block, "dt", closing: "</dt>\n")
    } else {
      writeLeaf(block, "p", closing: "</p>\n")
    }
  }

  private mutating func openDivision(_ block: Int) {
    let classes = document.attributes(document.blocks[block].attributes)?.classes ?? []
    if classes.contains("epigraph") || classes.contains("pull-quote") {
      open(block, "blockquote", closing: "</blockquote>\n")
    } else {
      open(block, "div", closing: "</div>\n")
    }
  }

  private mutating func writeParagraph(_ block: Int) {
    let parent = Int(document.blocks[block].parent)
    if parent >= 0, let frame = frames.last, frame.block == parent, !frame.isTransparent {
      switch document.blocks[parent].kind {
      case .figure:
        writeBare(block)
        return
      case .listItem:
        let list = Int(document.blocks[parent].parent)
        if list >= 0, case .list(let style) = document.blocks[list].kind, style.isTight, frame.state != .paragraph,
          document.blocks[block].attributes == .none
        {
          writeBare(block)
          return
        }
      default: break
      }
    }
    // The places that its tags name are other blocks'.
    if lead.isEmpty, document.isAnchorsOnly(block), book.identifiers(in: block).isEmpty { return }
    let name = document.isAttribution(block) ? "attribution" : document.isPictureRow(block) ? "pictures" : ""
    writeLeaf(block, "p", class: name, closing: "</p>\n")
  }

  private mutating func writeBare(_ block: Int) {
    writeLead()
    let leaf = document.blocks[block]
    // A picture alone has no direction, whatever its alternative text.
    let isText = leaf.parent >= 0 && document.blocks[Int(leaf.parent)].kind != .figure
    let usual = document.metadata.direction
    let isTurned = isText && Direction(of: document.text[leaf.text.indices], usual: usual) != usual
    if isTurned {
      markup.add("<span")
      writeDirection(ofText: block)
      markup.add(">")
    }
    writeText(of: block)
    markup.add(isTurned ? "</span>\n" : "\n")
  }

  /// Writes a leaf's tags and its text.
  mutating func writeLeaf(
    _ block: Int, _ name: StaticString, class extra: String = "", closing: StaticString, lines: Bool = false
  ) {
    startTag(name, block, class: extra)
    writeLead()
    writeText(of: block, lines: lines)
    markup.add(closing)
  }

  private mutating func writeLead() {
    markup.add(markup: lead)
    lead = ""
  }

  private mutating func writeHeading(_ block: Int) {
    let rank = Int(book.ranks[block])
    guard rank > 0 else {
      writeLeaf(block, "p", class: "heading", closing: "</p>\n")
      return
    }
    let level = min(6, rank + book.parts[part].rankOffset)
    lastHeading = level
    switch level {
    case 1: writeLeaf(block, "h1", closing: "</h1>\n")
    case 2: writeLeaf(block, "h2", closing: "</h2>\n")
    case 3: writeLeaf(block, "h3", closing: "</h3>\n")
    case 4: writeLeaf(block, "h4", closing: "</h4>\n")
    case 5: writeLeaf(block, "h5", closing: "</h5>\n")
    default: writeLeaf(block, "h6", closing: "</h6>\n")
    }
    let text = document.plainText(of: block)
    if let identifier = anchor(ofHeading: block), !text.isBlank {
      chapter.headings.append(Chapter.Heading(identifier: identifier, text: text, rank: rank))
    }
  }

  private mutating func writeCode(_ block: Int) {
    startTag("pre", block)
    markup.add("<code")
    let info = document.attributes(document.blocks[block].attributes)?.info ?? ""
    let language = info.utf8.prefix { $0 > 0x20 && $0 != 0x2C && $0 != 0x7B }
    if !language.isEmpty {
      markup.add("class", "language-" + safeClass(String(decoding: Array(language), as: UTF8.self)))
    }
    markup.add(">")
    writeText(of: block)
    markup.add("</code></pre>\n")
  }

  private mutating func writeCaption(_ block: Int) {
    let parent = Int(document.blocks[block].parent)
    if parent >= 0, let frame = frames.last, frame.block == parent, !frame.isTransparent {
      switch document.blocks[parent].kind {
      case .figure:
        writeLeaf(block, "figcaption", closing: "</figcaption>\n")
        return
      case .table: return  // Written at the table's start.
      default: break
      }
    }
    writeLeaf(block, "p", class: "caption", closing: "</p>\n")
  }

  private mutating func openTable(_ block: Int) {
    let isBoxed = frames.count < Self.deepest && openBox(ofTable: block)
    open(block, "table", closing: isBoxed ? "</table>\n</div>\n" : "</table>\n")
    guard frames.last?.isTransparent == false else { return }
    var child = block + 1
    while child < Int(document.blocks[block].end) {
      if document.blocks[child].kind == .caption {
        marksPages = false
        writeLeaf(child, "caption", closing: "</caption>\n")
        marksPages = true
        break
      }
      child = Int(document.blocks[child].end)
    }
  }

  private mutating func openTableRow(_ block: Int, isHeader: Bool) {
    if let table = frames.indices.last, !frames[table].isTransparent {
      let group: State = isHeader && frames[table].state != .body ? .head : .body
      if group != frames[table].state {
        closeTableGroup(frames[table].state)
        markup.add(group == .head ? "<thead>\n" : "<tbody>\n")
        frames[table].state = group
      }
    }
    openPart(block, "tr", closing: "</tr>\n")
  }

  private mutating func closeTableGroup(_ state: State) {
    if state == .head { markup.add("</thead>\n") }
    if state == .body { markup.add("</tbody>\n") }
  }

  private mutating func writeCell(_ block: Int, _ alignment: ColumnAlignment) {
    guard let row = frames.last, !row.isTransparent else {
      writeLeaf(block, "p", closing: "</p>\n")
      return
    }
    let name = alignment == .natural ? "" : alignment == .left ? "left" : alignment == .center ? "center" : "right"
    if document.blocks[row.block].kind == .tableRow(isHeader: true), !document.blocks[block].text.isEmpty {
      startTag("th", block, class: name, " scope=\"col\"")
      writeText(of: block)
      markup.add("</th>\n")
    } else {
      writeLeaf(block, "td", class: name, closing: "</td>\n")
    }
  }
}

extension TextSpan.Kind {
  /// Whether its text is not read as it stands.
  fileprivate var isSilent: Bool {
    if case .formula = self { return true }
    return self == .rawHTML
  }
}

extension String {
  /// Whether there is nothing to be seen or read: spaces of any kind, and characters without a form.
  var isBlank: Bool {
    unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint || $0.value < 0x20
    }
  }
}
