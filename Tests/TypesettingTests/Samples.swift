import DocumentModel
import DocumentReading
import FontShaping
import Styling
import Testing
import Typesetting

/// Typeset pages with all that tests ask them for.
struct Sample {
  let document: Document
  let style: Style
  let fonts: FontSet
  let pages: Pages
  let diagnostics: Diagnostics

  /// Sets a manuscript in Markdown.
  init(_ markdown: String, in style: Style = .plain, hyphenated: Bool = true, fonts: FontSet? = nil) throws {
    var diagnostics = Diagnostics()
    let source = SourceFile(name: "test.md", bytes: Array(markdown.utf8))
    let document = try Document(markdown: [source], reporting: &diagnostics)
    try self.init(document, in: style, hyphenated: hyphenated, fonts: fonts)
  }

  /// Sets a document.
  init(_ document: Document, in style: Style = .plain, hyphenated: Bool = true, fonts: FontSet? = nil) throws {
    var diagnostics = Diagnostics()
    self.document = document
    self.style = style
    let fonts = fonts ?? FontSet(searching: ["/usr/share/fonts"])
    self.fonts = fonts
    let hyphenator = hyphenated ? Hyphenator(patterns: Sample.patterns) : nil
    pages = try document.pages(in: style, using: fonts, hyphenatedBy: hyphenator, reporting: &diagnostics)
    self.diagnostics = diagnostics
  }

  /// Other pages of the same document.
  init(_ sample: Sample, pages: Pages) {
    (document, style, fonts, diagnostics) = (sample.document, sample.style, sample.fonts, sample.diagnostics)
    self.pages = pages
  }

  /// Patterns that divide a word before any consonant that follows a vowel: plenty of places, in every word.
  static let patterns: [UInt8] = {
    var lines = ["UTF-8"]
    for vowel in "aeiou" {
      for consonant in "bcdfglmnprstv" { lines.append("\(vowel)1\(consonant)") }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }()

  /// A place of text on a page.
  struct Run: Hashable {
    var page: Int
    var element: Int32
    var x: Int
    var y: Int
    var end: Int
    var size: Int
    var text: String
    var spaceFollows: Bool
  }

  /// All runs of elements, in painting order.
  var runs: [Run] {
    var runs: [Run] = []
    for (number, page) in pages.pages.enumerated() {
      for case .text(let item) in page.items {
        guard case .element(let element) = item.owner else { continue }
        for segment in page.segments[Int(item.segments.lowerBound)..<Int(item.segments.upperBound)] {
          let run = pages.shapes.runs[Int(segment.run)]
          let units = fonts.metrics(of: run.font).unitsPerEm
          let x = item.origin.x.scaledPoints + Int(segment.offset)
          // The space behind the last glyph is not seen.
          let tracking = (run.glyphs.count - 1) * Int(item.tracking) * item.size.scaledPoints / 1000
          let advance = Int(run.advance) * item.size.scaledPoints / units
          let width = (advance + tracking) * Int(item.scale) / 1000
          runs.append(
            Run(
              page: number, element: element, x: x, y: item.origin.y.scaledPoints, end: x + width,
              size: item.size.scaledPoints, text: pages.shapes.string(of: segment.run),
              spaceFollows: segment.spaceFollows))
        }
      }
    }
    return runs
  }

  /// The nearest element of a role around an element, itself included.
  func enclosing(_ element: Int32, _ isWanted: (StructureElement.Role) -> Bool) -> Int32? {
    var index = element
    while index >= 0 {
      if isWanted(pages.elements[Int(index)].role) { return index }
      index = pages.elements[Int(index)].parent
    }
    return nil
  }

  /// The words on the pages that the manuscript gave, block by block in the order of the structure, in each in painting
  /// order: without labels, marks and contents; words divided at line ends are whole again.
  func words(inNotes: Bool) -> [String] {
    var texts: [Int32: String] = [:]
    for run in runs {
      guard enclosing(run.element, { $0 == .label || $0 == .reference || $0 == .contents }) == nil else { continue }
      guard (enclosing(run.element, { $0 == .note }) != nil) == inNotes else { continue }
      texts[block(of: run.element), default: ""] += run.text + (run.spaceFollows ? " " : "")
    }
    return texts.sorted { $0.key < $1.key }.flatMap { text in
      text.value.replacing("\u{AD}", with: "").split(whereSeparator: \.isWhitespace).map(String.init)
    }
  }

  /// The outermost block around an element: code in a paragraph is part of that.
  private func block(of element: Int32) -> Int32 {
    var found: Int32 = -1
    var index = element
    while index >= 0 {
      if pages.elements[Int(index)].role.isBlock { found = index }
      index = pages.elements[Int(index)].parent
    }
    return found
  }

  /// The words of the document, in or outside notes.
  func wordsOfDocument(inNotes: Bool) -> [String] {
    var notes: [Range<Int>] = []
    for (index, block) in document.blocks.enumerated() {
      if case .note = block.kind { notes.append(index..<Int(block.end)) }
    }
    var words: [String] = []
    for block in document.blocks.indices where document.blocks[block].text.count > 0 {
      guard notes.contains(where: { $0.contains(block) }) == inNotes else { continue }
      words += document.plainText(of: block).split(whereSeparator: \.isWhitespace).map(String.init)
    }
    return words
  }
}

extension StructureElement.Role {
  /// Whether it is a block with text of its own.
  var isBlock: Bool {
    switch self {
    case .paragraph, .heading, .tableCell, .tableHeader, .caption, .code, .formula, .label: true
    default: false
    }
  }
}

extension Style {
  /// The base style without front matter.
  static var plain: Style {
    var style = Style.base
    style.book.titlePage = .never
    style.book.contents = .never
    style.book.opening = .runOn
    return style
  }

  /// The same on a narrow page.
  static var narrow: Style {
    var style = Style.plain
    style.page.size = Size(width: .points(220), height: .points(330))
    return style
  }
}

/// A generator of manuscripts from a seed; the same seed gives the same manuscript.
struct ManuscriptGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: state >> 33) % limit
  }

  private static let syllables = [
    "ba", "ri", "to", "lu", "men", "sal", "ver", "do", "ke", "nim", "por", "gan", "thi", "es",
  ]

  mutating func word() -> String {
    var word = ""
    for _ in 0...number(below: 4) { word += Self.syllables[number(below: Self.syllables.count)] }
    switch number(below: 40) {
    case 0: return "*\(word)*"
    case 1: return "**\(word)**"
    case 2: return word + "—" + word
    case 3: return "well-\(word)"
    case 4: return "`\(word)`"
    case 5: return "(\(word)),"
    default: return word
    }
  }

  mutating func sentence(_ most: Int) -> String {
    var words: [String] = []
    for _ in 0...number(below: most) { words.append(word()) }
    return words.joined(separator: " ") + "."
  }

  /// A manuscript of so many blocks; with notes only where asked for.
  mutating func manuscript(blocks: Int, notes: Bool = false) -> String {
    var text = ""
    var noteCount = 0
    for _ in 0..<blocks {
      switch number(below: 12) {
      case 0: text += "## \(sentence(6))\n\n"
      case 1: text += "- \(sentence(20))\n- \(sentence(20))\n\n  \(sentence(10))\n\n"
      case 2: text += "> \(sentence(40))\n>\n> \(sentence(30))\n\n"
      case 3: text += "| a | b |\n|---|--:|\n| \(sentence(20)) | \(sentence(4)) |\n| \(word()) | \(word()) |\n\n"
      case 4: text += "***\n\n"
      default:
        text += sentence(90)
        if notes && number(below: 3) == 0 {
          noteCount += 1
          text += "[^n\(noteCount)]\n\n[^n\(noteCount)]: \(sentence(60))"
        }
        text += "\n\n"
      }
    }
    return text
  }
}
