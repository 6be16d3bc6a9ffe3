import DocumentModel

/// Writes what was kept of a drawing.
struct DrawingWriter {
  /// Drawings in drawings in drawings: how many are looked into.
  private static let deepest = 2

  private(set) var cleaner: DrawingCleaner
  private(set) var markup = Markup()
  /// The words that the drawing shows or says, in order.
  private(set) var words: [String] = []
  /// The title of the whole.
  private(set) var title = ""
  /// Whether anything was written that can be seen.
  private(set) var draws = false
  private let depth: Int
  private var rootEnd = 0
  private var hasReferences = false
  private var open: [(end: Int, closing: String)] = []

  private var tree: DrawingTree { cleaner.tree }

  init(_ cleaner: DrawingCleaner, depth: Int) {
    self.cleaner = cleaner
    self.depth = depth
  }

  /// Writes everything.
  mutating func write() {
    var index = 0
    while index < tree.nodes.count {
      while let last = open.last, last.end <= index { closeInnermost() }
      let node = tree.nodes[index]
      switch cleaner.names[index] {
      case "": index = max(node.end, index + 1)
      case "#":
        markup.add(text: node.text[...])
        index += 1
      case "title", "desc":
        writeWords(index)
        index = node.end
      case "style":
        writeSheet(index)
        index = node.end
      case "foreignObject":
        writeForeignText(index)
        index = node.end
      default:
        writeElement(index)
        index += 1
      }
    }
    while !open.isEmpty { closeInnermost() }
    markup.add("\n")
    if hasReferences {
      markup.bytes.insert(contentsOf: " xmlns:xlink=\"http://www.w3.org/1999/xlink\"".utf8, at: rootEnd)
    }
    collectWords()
  }

  private mutating func closeInnermost() {
    markup.add(markup: open.removeLast().closing)
  }

  // MARK: Elements

  private mutating func writeElement(_ index: Int) {
    let node = tree.nodes[index]
    var name = cleaner.names[index]
    let address = address(of: index, name)
    // What shows something else and cannot is an empty group: other elements may refer to it.
    let needs = DrawingRules.needs(of: name)
    let isUseless = !needs.allSatisfy { need in node.attributes.contains { $0.rule.name == need } }
    if (name == "use" || name == "image") && address == nil || isUseless { name = "g" }
    markup.add(markup: "<" + name)
    if open.isEmpty {
      markup.add(" xmlns=\"http://www.w3.org/2000/svg\"")
      rootEnd = markup.count
    }
    if DrawingRules.drawing.contains(name) { draws = true }
    writeAttributes(of: index, as: name)
    if name == "stop", !node.attributes.contains(where: { $0.rule.name == "offset" }) { add("offset", "0") }
    if name == "ellipse" {
      // Either radius is like the other unless it is given, as SVG 2 has it.
      let (x, y) = (value("rx", of: index), value("ry", of: index))
      if x == nil { add("rx", y ?? "0") }
      if y == nil { add("ry", x ?? "0") }
    }
    if let address {
      markup.add("xlink:href", address)
      hasReferences = true
    }
    if node.end == index + 1 {
      markup.add("/>")
    } else {
      markup.add(">")
      open.append((node.end, "</\(name)>"))
    }
  }

  private func value(_ name: String, of index: Int) -> String? {
    tree.nodes[index].attributes.first { $0.rule.name == name }?.value
  }

  /// Writes the attributes of an element that is written under a name; some become declarations of style.
  private mutating func writeAttributes(of index: Int, as name: String) {
    var declarations: [String] = []
    for (rule, value) in tree.nodes[index].attributes {
      let place = DrawingRules.place(of: rule.name, on: name)
      if place == .nowhere || place == nil && !DrawingRules.knows(rule.name, on: name) { continue }
      if place == .style {
        var style = style(of: index)
        if let value = style.value(value, of: rule.name) { declarations.append(rule.name + ":" + value) }
        take(style, at: index)
      } else if rule.inspection == .style {
        declarations += self.declarations(value, of: index, as: name)
      } else {
        write(rule, value, of: index)
      }
    }
    if !declarations.isEmpty { add("style", declarations.joined(separator: ";")) }
  }

  private mutating func write(_ rule: DrawingRules.Attribute, _ value: String, of index: Int) {
    switch rule.inspection {
    case .reference, .style: break
    case .plain: add(rule.name, value)
    case .language: if let tag = LanguageTag(value) { add(rule.name, tag.text) }
    case .identifier:
      if let target = cleaner.targets[value], target.node == index { add(rule.name, target.identifier) }
    case .value:
      var style = style(of: index)
      if let value = style.value(value, of: rule.name) { add(rule.name, value) }
      take(style, at: index)
    }
  }

  /// The declarations of an element that are kept as such. Direction becomes an attribute: EPUB forbids it in style sheets.
  private mutating func declarations(_ text: String, of index: Int, as name: String) -> [String] {
    var style = style(of: index)
    let kept = style.declarations(Array(text.utf8)[...])
    take(style, at: index)
    var declarations: [String] = []
    for (property, value) in kept {
      if property != "direction" && property != "unicode-bidi" {
        declarations.append(property + ":" + value)
      } else if self.value(property, of: index) == nil, DrawingRules.place(of: property, on: name) == .attribute {
        add(property, value)
      }
    }
    return declarations
  }

  private mutating func add(_ name: String, _ value: String) {
    markup.add(markup: " \(name)=\"")
    markup.add(text: value)
    markup.add("\"")
  }

  private func style(of index: Int) -> DrawingStyle {
    DrawingStyle { [cleaner] identifier, property in cleaner.target(identifier, from: index, by: property) }
  }

  private mutating func take(_ style: DrawingStyle, at index: Int) {
    for kind in style.found { cleaner.findings.add(kind, line: tree.nodes[index].line) }
  }

  // MARK: References

  /// What an element's reference is written as; `nil` if it has none that may be followed.
  private mutating func address(of index: Int, _ name: String) -> String? {
    let node = tree.nodes[index]
    guard let written = node.attributes.first(where: { $0.rule.inspection == .reference })?.value else { return nil }
    let address = String(written.drop { $0.utf8.allSatisfy { $0 <= 0x20 } })
    if DrawingRules.elements[node.name.lowercased()].map({ if case .link = $0.treatment { true } else { false } })
      == true
    {
      cleaner.findings.add(.link, line: node.line)
      return nil
    }
    if address.hasPrefix("#") {
      guard name != "image" else { return nil }
      return cleaner.target(String(address.dropFirst()), from: index, by: "href").map { "#" + $0 }
    }
    if name == "image" || name == "feImage", let picture = embeddedPicture(address) { return picture }
    cleaner.findings.add(.outside, line: node.line)
    return nil
  }

  /// A picture in a `data:` address, without what it says about itself.
  private mutating func embeddedPicture(_ address: String) -> String? {
    guard let address = DataAddress(address), address.isBase64, let bytes = Base64.forgivingBytes(of: address.data)
    else {
      return nil
    }
    if XMLEncoding.isXML(bytes) {
      guard depth < Self.deepest, let drawing = SafeDrawing(bytes, depth: depth + 1) else { return nil }
      words += drawing.text.isEmpty ? [] : [drawing.text]
      return "data:image/svg+xml;base64," + Base64.text(of: drawing.bytes)
    }
    guard let format = Picture.Format(signatureOf: bytes) else { return nil }
    let picture = Picture(format, width: 1, height: 1, bytes: bytes).withoutMetadata
    return "data:\(format.mediaType);base64," + Base64.text(of: picture.bytes)
  }

  // MARK: Text

  private mutating func writeWords(_ index: Int) {
    let words = text(in: index)
    guard !words.isEmpty else { return }
    let name = cleaner.names[index]
    markup.add(markup: "<\(name)>")
    markup.add(text: words)
    markup.add(markup: "</\(name)>")
  }

  private mutating func writeSheet(_ index: Int) {
    let node = tree.nodes[index]
    let type = node.attributes.first { $0.rule.name == "type" }?.value ?? ""
    guard type.isEmpty || type.lowercased() == "text/css" else { return }
    var style = style(of: index)
    let source = tree.nodes[index..<node.end].flatMap(\.text)
    let sheet = style.sheet(source[...])
    take(style, at: index)
    guard !sheet.isEmpty else { return }
    markup.add("<style type=\"text/css\"")
    for (rule, value) in node.attributes where rule.name == "media" { add("media", value) }
    markup.add(">")
    markup.add(text: sheet)
    markup.add("</style>")
  }

  /// Writes the text of a document inside the drawing where that document stood, its blocks on lines of their own.
  private mutating func writeForeignText(_ index: Int) {
    let lines = foreignLines(in: index)
    guard !lines.isEmpty else { return }
    draws = true
    markup.add("<svg overflow=\"visible\"")
    for (rule, value) in tree.nodes[index].attributes where ["x", "y", "width", "height"].contains(rule.name) {
      write(rule, value, of: index)
    }
    markup.add("><text x=\"50%\" y=\"50%\" text-anchor=\"middle\" fill=\"currentColor\" stroke=\"none\">")
    for (number, line) in lines.enumerated() {
      // In tenths of an em: lines 1.2 apart, and the middle of capitals on the middle of the whole.
      let shift = number == 0 ? 3 - 6 * (lines.count - 1) : 12
      let digits = "\(abs(shift) / 10).\(abs(shift) % 10)em"
      markup.add(markup: "<tspan x=\"50%\" dy=\"\(shift < 0 ? "-" : "")\(digits)\">")
      markup.add(text: line)
      markup.add("</tspan>")
    }
    markup.add("</text></svg>")
  }

  private func foreignLines(in index: Int) -> [String] {
    let blocks: Set<String> = [
      "p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "pre", "blockquote",
      "body",
    ]
    var lines: [[UInt8]] = [[]]
    var ends: [Int] = []
    var node = index + 1
    while node < tree.nodes[index].end {
      while let last = ends.last, last <= node {
        ends.removeLast()
        lines.append([])
      }
      let name = tree.nodes[node].name.drop { $0 == ":" }.lowercased()
      if name == "script" || name == "style" {
        node = tree.nodes[node].end
        continue
      }
      if name.isEmpty { lines[lines.count - 1] += tree.nodes[node].text }
      if blocks.contains(name) {
        lines.append([])
        ends.append(tree.nodes[node].end)
      }
      node += 1
    }
    return lines.map { Self.collapsed($0) }.filter { !$0.isEmpty }
  }

  /// The text in an element, on one line.
  private func text(in index: Int) -> String {
    var bytes: [UInt8] = []
    var node = index
    while node < tree.nodes[index].end {
      let name = tree.nodes[node].name.drop { $0 == ":" }.lowercased()
      if name == "script" || name == "style" {
        node = tree.nodes[node].end
      } else {
        bytes += tree.nodes[node].text
        node += 1
      }
    }
    return Self.collapsed(bytes)
  }

  private static func collapsed(_ bytes: some Sequence<UInt8>) -> String {
    let words = bytes.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    return words.joined(separator: " ")
  }

  /// Gathers what the drawing says: its title first, then all other words in their order.
  private mutating func collectWords() {
    var index = 0
    var depth: [Int] = []
    while index < tree.nodes.count {
      while let last = depth.last, last <= index { depth.removeLast() }
      let node = tree.nodes[index]
      switch node.name.lowercased() {
      case let name where name.hasPrefix(":") || ["style", "script", "metadata"].contains(name):
        index = node.end
        continue
      case "title" where depth.count == 1 && title.isEmpty:
        title = text(in: index)
        index = node.end
        continue
      case "text", "title", "desc", "foreignobject", "a", "flowroot":
        let words = text(in: index)
        if !words.isEmpty { self.words.append(words) }
        index = node.end
        continue
      case "":
        // Text where none is shown: nothing is lost without a word.
        let words = Self.collapsed(node.text)
        if !words.isEmpty { self.words.append(words) }
      default: break
      }
      depth.append(node.end)
      index = node.name.isEmpty ? node.end : index + 1
    }
    if title.isEmpty { title = Self.collapsed(tree.label.utf8) }
  }
}
