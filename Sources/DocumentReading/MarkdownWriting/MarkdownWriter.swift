public import DocumentModel

extension Document {
  /// The document as Markdown in our dialect, with front matter. Reading it gives the same document again.
  public var markdown: [UInt8] {
    var writer = MarkdownWriter(self)
    writer.write()
    return writer.output
  }
}

/// Writes a document as Markdown: a walk over the blocks with the open containers on a stack; every line begins with the
/// prefixes of those.
struct MarkdownWriter {
  let document: Document
  var output: [UInt8] = []
  /// The containers that are open, the outermost first.
  private var open: [Container] = []
  /// Whether a blank line is due before the next block.
  private var wantsBlank = false
  /// Names of notes as they are written, by index.
  let noteNames: [String]
  /// How many headings of a slug there were.
  var slugs: [String: Int] = [:]
  /// The caption of the figure that is being written, where it goes into the picture's title.
  var captionTitle = ""
  /// Abbreviations met, in order, with their meanings.
  var abbreviations: [(name: String, meaning: String)] = []

  private struct Container {
    var block: Int
    var end: Int
    /// What its first line begins with, until it is written.
    var first: [UInt8]
    /// What its further lines begin with.
    var prefix: [UInt8]
    /// Line that closes it, or empty.
    var closing: [UInt8] = []
    var isTight = false
    var hasFirst = true
  }

  init(_ document: Document) {
    self.document = document
    var names: Set<String> = []
    noteNames = document.notes.enumerated().map { index, note in
      var name = note.label.isEmpty ? "" : note.label
      if !name.isEmpty && !names.insert(LinkReferences.normalized(name)).inserted { name += "-\(index + 1)" }
      return name
    }
  }

  mutating func write() {
    writeFrontMatter()
    var block = 0
    while block < document.blocks.count {
      close(before: block)
      block = write(block)
    }
    close(before: document.blocks.count)
    for abbreviation in abbreviations {
      output += Array("\n*[\(abbreviation.name)]: \(abbreviation.meaning)".utf8)
    }
    if !abbreviations.isEmpty { output.append(0x0A) }
  }

  private mutating func close(before block: Int) {
    while let last = open.last, last.end <= block {
      if last.hasFirst { line([]) }
      open.removeLast()
      if !last.closing.isEmpty {
        wantsBlank = false
        line(last.closing)
      }
      wantsBlank = true
    }
  }

  /// Begins a block: a blank line before it, unless it is the first or stands in a tight list.
  private mutating func begin() {
    if wantsBlank && !(open.last?.isTight ?? false) && !(open.last?.hasFirst ?? false) {
      for container in open { if !container.hasFirst { output += container.prefix } }
      while output.last == 0x20 { output.removeLast() }
      output.append(0x0A)
    }
    wantsBlank = true
  }

  /// Writes a line inside the open containers.
  mutating func line(_ bytes: [UInt8]) {
    for index in open.indices {
      output += open[index].hasFirst ? open[index].first : open[index].prefix
      open[index].hasFirst = false
    }
    output += bytes
    if bytes.isEmpty { while output.last == 0x20 { output.removeLast() } }
    output.append(0x0A)
  }

  /// Writes text of several lines.
  mutating func lines(_ bytes: [UInt8]) {
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) { line(Array(part)) }
  }

  private mutating func open(_ block: Int, first: String, prefix: String, closing: String = "", isTight: Bool = false) {
    open.append(
      Container(
        block: block, end: Int(document.blocks[block].end), first: Array(first.utf8), prefix: Array(prefix.utf8),
        closing: Array(closing.utf8), isTight: isTight))
  }

  /// Writes a block, or opens it if it is a container.
  ///
  /// - Returns: The block to go on with.
  private mutating func write(_ index: Int) -> Int {
    let block = document.blocks[index]
    switch block.kind {
    case .note(let note):
      let name = noteNames[Int(note)]
      if name.isEmpty { return Int(block.end) }
      begin()
      open(index, first: "[^\(name)]: ", prefix: "    ")
    case .quotation:
      begin()
      open(index, first: "> ", prefix: "> ")
    case .list, .definitionList: return openList(index)
    case .listItem(let task): openItem(index, task)
    case .definition:
      wantsBlank = false
      begin()
      open(index, first: ":   ", prefix: "    ")
    case .division:
      begin()
      line(Array("::: ".utf8) + attributeList(block.attributes, always: true))
      open(index, first: "", prefix: "", closing: ":::")
      open[open.count - 1].hasFirst = false
      wantsBlank = false
    case .figure:
      begin()
      figure(index)
      return Int(block.end)
    case .table:
      begin()
      table(index)
      return Int(block.end)
    default:
      if case .definitionTerm = block.kind, index > 0, case .definitionTerm = document.blocks[index - 1].kind {
        wantsBlank = false
      }
      begin()
      leaf(index)
      return max(index + 1, Int(block.end))
    }
    return index + 1
  }

  private mutating func openList(_ index: Int) -> Int {
    let block = document.blocks[index]
    begin()
    var isTight = false
    if case .list(let style) = block.kind { isTight = style.isTight }
    open(index, first: "", prefix: "", isTight: isTight)
    open[open.count - 1].hasFirst = false
    wantsBlank = false
    return index + 1
  }

  private mutating func openItem(_ index: Int, _ task: TaskState) {
    let parent = Int(document.blocks[index].parent)
    guard parent >= 0, case .list(let style) = document.blocks[parent].kind else { return }
    begin()
    var number = 0
    var sibling = parent + 1
    while sibling < index {
      number += 1
      sibling = Int(document.blocks[sibling].end)
    }
    let isSecond = follows(parent)
    var marker =
      style.marker == .bullet ? (isSecond ? "*" : "-") : ListNumber.text(Int(style.start) + number, style.marker)
    if style.marker != .bullet { marker += isSecond ? ")" : "." }
    let isCapital = (style.marker == .upperAlpha || style.marker == .upperRoman) && !isSecond
    marker += isCapital ? "  " : " "
    open(
      index, first: marker + (task == .none ? "" : task == .done ? "[x] " : "[ ] "),
      prefix: String(repeating: " ", count: marker.utf8.count), isTight: style.isTight)
  }

  /// Whether an odd number of lists of the same kind stand directly before this one.
  private func follows(_ list: Int) -> Bool {
    var isSecond = false
    var current = list
    while let before = sibling(before: current), isSameKind(before, current) {
      isSecond.toggle()
      current = before
    }
    return isSecond
  }

  private func isSameKind(_ first: Int, _ second: Int) -> Bool {
    guard case .list(let one) = document.blocks[first].kind, case .list(let other) = document.blocks[second].kind else {
      return false
    }
    return (one.marker == .bullet) == (other.marker == .bullet)
  }

  private func sibling(before block: Int) -> Int? {
    let parent = Int(document.blocks[block].parent)
    var index = block - 1
    while index > parent {
      if Int(document.blocks[index].parent) == parent {
        if case .note = document.blocks[index].kind, noteNames.isEmpty { return nil }
        return index
      }
      index = Int(document.blocks[index].parent)
    }
    return nil
  }
}

/// Numbers of list items in words of their marker.
enum ListNumber {
  /// `3`, `c`, `iii` and the like, without the mark after it.
  static func text(_ number: Int, _ marker: ListStyle.Marker) -> String {
    switch marker {
    case .bullet, .decimal: return String(number)
    case .lowerAlpha, .upperAlpha:
      let letter = Unicode.Scalar(UInt8(0x61 + (max(1, number) - 1) % 26))
      return marker == .lowerAlpha ? String(letter) : String(letter).uppercased()
    case .lowerRoman, .upperRoman:
      var rest = max(1, min(number, 3999))
      var text = ""
      let digits = [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
      ]
      for (value, letters) in digits {
        while rest >= value {
          text += letters
          rest -= value
        }
      }
      return marker == .lowerRoman ? text : text.uppercased()
    }
  }
}
