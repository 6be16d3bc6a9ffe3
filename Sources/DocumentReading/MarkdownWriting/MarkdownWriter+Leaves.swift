import DocumentModel

/// Blocks with text.
extension MarkdownWriter {
  mutating func leaf(_ index: Int) {
    let block = document.blocks[index]
    switch block.kind {
    case .heading(let level): heading(index, Int(level))
    case .codeBlock: code(block)
    case .rawHTML: lines(Array(document.text[block.text.indices]))
    case .sceneBreak: line(Array("* * *".utf8))
    case .pageBreak: line(Array("\\newpage".utf8))
    case .verse: verse(index)
    case .formula(let index) where document.formula(index).isMathML:
      line(document.formula(index).source.utf8.map { $0 == 0x0A ? 0x20 : $0 })
    case .formula(let index):
      line(Array("$$".utf8))
      lines(Array(document.formula(index).source.utf8))
      line(Array("$$".utf8))
    default: lines(inlines(of: index, .paragraph))
    }
  }

  private mutating func heading(_ index: Int, _ level: Int) {
    let block = document.blocks[index]
    let text = document.text[block.text.indices]
    let slug = Slug.slug(of: document.plainText(of: index))
    let count = slugs[slug, default: 0]
    slugs[slug] = count + 1
    var attributes = document.attributes(block.attributes) ?? Attributes()
    let automatic = Slug.identifier(count == 0 ? slug : "\(slug)-\(count)")
    if attributes.identifier == automatic && !(index == 0 && level == 1) { attributes.identifier = "" }
    let list = attributeList(attributes)
    let isLong = text.contains(0x0A) && level <= 2
    var words = inlines(of: index, isLong ? .paragraph : .heading)
    if !list.isEmpty { words += (words.isEmpty ? [] : [0x20]) + list }
    if isLong {
      lines(words)
      line(Array((level == 1 ? "===" : "---").utf8))
    } else {
      line([UInt8](repeating: UInt8(ascii: "#"), count: level) + (words.isEmpty ? [] : [0x20]) + words)
    }
  }

  private mutating func code(_ block: Block) {
    let attributes = document.attributes(block.attributes) ?? Attributes()
    var text = Array(document.text[block.text.indices])
    if text.last == 0x0A { text.removeLast() } else if text.isEmpty { text = [] }
    let usesTildes = attributes.info.contains("`")
    let mark = usesTildes ? UInt8(ascii: "~") : UInt8(ascii: "`")
    var longest = 2
    var run = 0
    for byte in text {
      run = byte == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = [UInt8](repeating: mark, count: longest + 1)
    var info: [UInt8] = []
    var rest = attributes
    rest.info = ""
    if rest != Attributes() {
      rest.classes.insert(attributes.info, at: 0)
      info = [0x20] + attributeList(rest)
    } else {
      for byte in attributes.info.utf8 {
        if CharacterClass.isPunctuation(byte) { info.append(UInt8(ascii: "\\")) }
        info.append(byte)
      }
    }
    line(fence + info)
    if block.text.count > 0 { lines(text) }
    line(fence)
  }

  /// Lines after bars, no-break spaces at their beginnings as spaces.
  private mutating func verse(_ index: Int) {
    for part in inlines(of: index, .verse).split(separator: 0x0A, omittingEmptySubsequences: false) {
      var rest = part
      var words: [UInt8] = []
      while rest.starts(with: [0xC2, 0xA0]) {
        rest = rest.dropFirst(2)
        words.append(0x20)
      }
      line(rest.isEmpty && words.isEmpty ? [UInt8(ascii: "|")] : Array("| ".utf8) + words + rest)
    }
  }

  mutating func figure(_ index: Int) {
    let picture = index + 1
    let caption = Int(document.blocks[picture].end)
    guard caption < document.blocks[index].end, caption < document.blocks.count else {
      return lines(inlines(of: picture, .paragraph))
    }
    let words = document.blocks[caption]
    let hasTitle = document.blocks[picture].spans.contains { span in
      if case .image(let image) = document.spans[Int(span)].kind { return !document.images[Int(image)].title.isEmpty }
      return false
    }
    if words.spans.isEmpty && !hasTitle {
      captionTitle = String(decoding: document.text[words.text.indices], as: UTF8.self)
      lines(inlines(of: picture, .paragraph))
      captionTitle = ""
    } else {
      lines(inlines(of: picture, .paragraph))
      lines(Array("*".utf8) + inlines(of: caption, .paragraph) + Array("*".utf8))
    }
  }

  mutating func table(_ index: Int) {
    var row = index + 1
    while row < document.blocks[index].end {
      var cells = Array("|".utf8)
      var delimiters = Array("|".utf8)
      for cell in row + 1..<Int(document.blocks[row].end) {
        cells += [0x20] + inlines(of: cell, .cell) + Array(" |".utf8)
        guard case .tableCell(let alignment) = document.blocks[cell].kind else { continue }
        let marks: [ColumnAlignment: String] = [.natural: "---|", .left: ":--|", .right: "--:|", .center: ":-:|"]
        delimiters += Array(marks[alignment]!.utf8)
      }
      line(cells)
      if row == index + 1 { line(delimiters) }
      row = Int(document.blocks[row].end)
    }
  }

  /// `{#id .class key="value"}`
  func attributeList(_ index: TableIndex, always: Bool = false) -> [UInt8] {
    let list = attributeList(document.attributes(index) ?? Attributes())
    return list.isEmpty && always ? Array("{.division}".utf8) : list
  }

  func attributeList(_ attributes: Attributes) -> [UInt8] {
    var parts: [String] = []
    func quoted(_ value: String) -> String {
      var text = ""
      for scalar in value.unicodeScalars {
        if scalar == "\"" {
          text += "&quot;"
        } else {
          if scalar == "\\" || scalar == "&" { text += "\\" }
          text.unicodeScalars.append(scalar)
        }
      }
      return "\"\(text)\""
    }
    if !attributes.identifier.isEmpty { parts.append("#" + attributes.identifier) }
    for name in attributes.classes {
      let isPlain = name.utf8.allSatisfy { CharacterClass.isAlphanumeric($0) || $0 >= 0x80 || "-_:.".utf8.contains($0) }
      parts.append(isPlain && !name.isEmpty ? "." + name : "class=" + quoted(name))
    }
    if !attributes.language.isEmpty { parts.append("lang=" + quoted(attributes.language)) }
    for pair in attributes.pairs { parts.append(pair.key + "=" + quoted(pair.value)) }
    return parts.isEmpty ? [] : Array(("{" + parts.joined(separator: " ") + "}").utf8)
  }
}
