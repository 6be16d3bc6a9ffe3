import DocumentModel

/// Renders a document the way CommonMark's examples are written, to compare with them.
struct TestHTML {
  let document: Document
  private var output: [UInt8] = []

  /// Whether identifiers of headings are shown.
  private let showsIdentifiers: Bool

  static func render(_ document: Document, showsIdentifiers: Bool = false) -> String {
    var renderer = TestHTML(document, showsIdentifiers)
    renderer.render(0..<document.blocks.count, isTight: false)
    return String(decoding: renderer.output, as: UTF8.self)
  }

  private init(_ document: Document, _ showsIdentifiers: Bool) {
    self.document = document
    self.showsIdentifiers = showsIdentifiers
  }

  private mutating func write(_ text: String) { output += Array(text.utf8) }

  private mutating func startLine() { if let last = output.last, last != 0x0A { output.append(0x0A) } }

  private mutating func render(_ range: Range<Int>, isTight: Bool) {
    var block = range.lowerBound
    while block < range.upperBound {
      render(block, isTight: isTight)
      block = Int(document.blocks[block].end)
    }
  }

  private mutating func container(_ tag: String, _ block: Int, attributes: String = "", isTight: Bool = false) {
    startLine()
    write("<\(tag)\(attributes)>\n")
    render(block + 1..<Int(document.blocks[block].end), isTight: isTight)
    startLine()
    write("</\(tag)>\n")
  }

  private mutating func leaf(_ tag: String, _ block: Int, attributes: String = "") {
    startLine()
    write("<\(tag)\(attributes)>")
    inlines(block)
    write("</\(tag)>\n")
  }

  private mutating func render(_ block: Int, isTight: Bool) {
    let attributes = document.attributes(document.blocks[block].attributes)
    var common = ""
    if let attributes {
      if !attributes.identifier.isEmpty && showsIdentifiers { common += " id=\"\(attributes.identifier)\"" }
      if !attributes.classes.isEmpty { common += " class=\"\(attributes.classes.joined(separator: " "))\"" }
    }
    switch document.blocks[block].kind {
    case .paragraph:
      if isTight { inlines(block) } else { leaf("p", block) }
    case .heading(let level): leaf("h\(level)", block, attributes: common)
    case .quotation: container("blockquote", block)
    case .list(let style):
      let start = style.marker != .bullet && style.start != 1 ? " start=\"\(style.start)\"" : ""
      container(style.marker == .bullet ? "ul" : "ol", block, attributes: start, isTight: style.isTight)
    case .listItem(let task): item(block, task, isTight: isTight)
    case .codeBlock: code(block, attributes)
    case .rawHTML:
      startLine()
      write(text(document.blocks[block].text))
      write("\n")
    case .sceneBreak:
      startLine()
      write("<hr />\n")
    case .table: table(block)
    case .pageBreak:
      startLine()
      write("<pagebreak />\n")
    case .definitionList: container("dl", block)
    case .definitionTerm: leaf("dt", block)
    case .definition: container("dd", block)
    case .division: container("div", block, attributes: common)
    case .figure: container("figure", block)
    case .caption: leaf("figcaption", block)
    case .verse: leaf("verse", block)
    case .note(let index): container("note", block, attributes: " number=\"\(Note.number(of: index))\"")
    case .formula(let index):
      startLine()
      write("<formula>\(escaped(line(of: index)))</formula>\n")
    case .tableRow, .tableCell: break
    }
  }

  private mutating func item(_ block: Int, _ task: TaskState, isTight: Bool) {
    startLine()
    write("<li>")
    if task != .none { write("<input type=\"checkbox\"\(task == .done ? " checked=\"\"" : "") disabled=\"\" /> ") }
    if block + 1 < document.blocks[block].end {
      if !(isTight && document.blocks[block + 1].kind == .paragraph) { write("\n") }
      var child = block + 1
      while child < document.blocks[block].end {
        if isTight && document.blocks[child].kind == .paragraph && child > block + 1 { startLine() }
        render(child, isTight: isTight)
        child = Int(document.blocks[child].end)
        if isTight && child < document.blocks[block].end { startLine() }
      }
    }
    write("</li>\n")
  }

  private mutating func code(_ block: Int, _ attributes: Attributes?) {
    startLine()
    let language = attributes?.info.split(separator: " ").first.map { " class=\"language-\(escaped(String($0)))\"" }
    write("<pre><code\(language ?? "")>")
    write(escaped(text(document.blocks[block].text)))
    write("</code></pre>\n")
  }

  private mutating func table(_ block: Int) {
    startLine()
    write("<table>\n")
    var row = block + 1
    var isInBody = false
    while row < document.blocks[block].end {
      guard case .tableRow(let isHeader) = document.blocks[row].kind else { return }
      if isHeader { write("<thead>\n") }
      if !isHeader && !isInBody {
        write("<tbody>\n")
        isInBody = true
      }
      write("<tr>\n")
      for cell in row + 1..<Int(document.blocks[row].end) {
        guard case .tableCell(let alignment) = document.blocks[cell].kind else { return }
        leaf(isHeader ? "th" : "td", cell, attributes: alignment == .natural ? "" : " align=\"\(alignment)\"")
      }
      write("</tr>\n")
      if isHeader { write("</thead>\n") }
      row = Int(document.blocks[row].end)
    }
    if isInBody { write("</tbody>\n") }
    write("</table>\n")
  }

  /// A formula on its line, with plain spaces.
  private func line(of formula: TableIndex) -> String {
    String(document.formula(formula).line.map { $0 == "\u{A0}" ? " " : $0 })
  }

  private func text(_ range: TextRange) -> String { String(decoding: document.text[range.indices], as: UTF8.self) }

  private mutating func inlines(_ block: Int) {
    let leaf = document.blocks[block]
    inlines(leaf.text, Int(leaf.spans.lowerBound)..<Int(leaf.spans.upperBound))
  }

  private mutating func inlines(_ range: TextRange, _ spans: Range<Int>) {
    var position = Int(range.start)
    var index = spans.lowerBound
    while index < spans.upperBound {
      let span = document.spans[index]
      write(escaped(text(TextRange(position, Int(span.range.start)))))
      render(span, index)
      position = Int(span.range.end)
      index = Int(span.end)
    }
    write(escaped(text(TextRange(position, Int(range.end)))))
  }

  private mutating func element(_ tag: String, _ span: TextSpan, _ index: Int, attributes: String = "") {
    write("<\(tag)\(attributes)>")
    inlines(span.range, index + 1..<Int(span.end))
    write("</\(tag)>")
  }

  /// Identifier, classes and language of a span.
  private func named(_ span: TextSpan) -> String {
    guard let attributes = document.attributes(span.attributes) else { return "" }
    let classes = attributes.classes.joined(separator: " ")
    let pairs = [("id", attributes.identifier), ("class", classes), ("lang", attributes.language)]
    return pairs.map { $1.isEmpty ? "" : " \($0)=\"\($1)\"" }.joined()
  }

  private mutating func render(_ span: TextSpan, _ index: Int) {
    switch span.kind {
    case .emphasis: element("em", span, index)
    case .strong: element("strong", span, index)
    case .strikethrough: element("del", span, index)
    case .superscript: element("sup", span, index)
    case .subscript: element("sub", span, index)
    case .code: element("code", span, index, attributes: named(span))
    case .link(let link):
      let target = document.links[Int(link)]
      let title = target.title.isEmpty ? "" : " title=\"\(escaped(target.title))\""
      element("a", span, index, attributes: " href=\"\(escaped(encoded(target.destination)))\"\(title)")
    case .image(let image):
      let picture = document.images[Int(image)]
      let title = picture.title.isEmpty ? "" : " title=\"\(escaped(picture.title))\""
      write("<img src=\"\(escaped(encoded(picture.destination)))\" alt=\"\(escaped(text(span.range)))\"\(title) />")
    case .noteReference(let note): write("<noteref>\(Note.number(of: note))</noteref>")
    case .lineBreak: write("<br />\n")
    case .rawHTML: write(text(span.range))
    case .formula(let index): write("<formula>\(escaped(line(of: index)))</formula>")
    case .attributed:
      let attributes = document.attributes(span.attributes) ?? Attributes()
      element("span", span, index, attributes: " class=\"\(attributes.classes.joined(separator: " "))\"")
    }
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// Percent-encodes what a URL cannot hold, as cmark does.
  private func encoded(_ address: String) -> String {
    let safe = Set("-_.+!*'(),%#@?=;:/,+&$~".utf8)
    var result = ""
    for byte in address.utf8 {
      let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
      if isLetter || safe.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = Array("0123456789ABCDEF")
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
