import DocumentModel

/// MathML → ``Formula``: the presentation elements of MathML 3, cut into tags as HTML's parser cuts them.
///
/// What is open is kept on a stack, so nothing recurses. An element that is not known lets what it holds through, and one
/// that lacks an argument gets an empty one: whatever was written, the tree is whole.
struct MathMLReader {
  /// Elements inside one another, at most; those further in lose their tags. A limit of ours, above what anyone writes.
  static let deepest = 64

  var drafts = FormulaDrafts()
  private var frames: [Frame]
  /// How many elements are open that were too deep.
  private var excess = 0
  /// How many elements are open whose content is another form of the formula.
  private var hidden = 0
  private var problems: [FormulaProblem.Kind] = []
  /// What the author has it called.
  private var alternative = ""
  private var isDisplayed = false

  /// An element that is open.
  struct Frame {
    var tag: RawMarkup.Tag
    var alphabet = Formula.Alphabet.natural
    /// Its parts so far.
    var items: [Int32] = []
    /// How many of them stand before `mprescripts`.
    var countBeforePrescripts: Int?
    /// What it says, if it holds text.
    var text: [UInt8] = []
  }

  /// Reads an element from its `<math` on.
  ///
  /// - Returns: The formula without its ``Formula/line``, and what was not understood.
  static func read(_ markup: ArraySlice<UInt8>) -> (formula: Formula, problems: [FormulaProblem]) {
    var reader = MathMLReader()
    var tokens = RawMarkup(markup, isForeign: true)
    while let token = tokens.next() {
      switch token {
      case .open(let tag): reader.open(tag)
      case .close(let name): reader.close(name)
      case .text(let text): reader.write(text)
      case .program, .comment, .drawing, .formula: break
      }
    }
    while reader.frames.count > 1 { reader.closeLast() }
    let root = reader.drafts.row(of: reader.frames[0].items)
    var formula = Formula(
      source: String(decoding: markup, as: UTF8.self), isDisplayed: reader.isDisplayed,
      nodes: reader.drafts.nodes(below: root), line: "")
    formula.alternative = reader.alternative
    return (formula, reader.problems.map { FormulaProblem(kind: $0, range: 0..<markup.count) })
  }

  private init() { frames = [Frame(tag: RawMarkup.Tag(name: ""))] }

  // MARK: Tags

  private mutating func open(_ tag: RawMarkup.Tag) {
    var tag = tag
    tag.name = Self.localName(tag.name)
    if tag.name == "math" {
      isDisplayed = isDisplayed || tag["display"] == "block" || tag["mode"] == "display"
      if alternative.isEmpty { alternative = Self.joined(Array((tag["alttext"] ?? "").utf8)) }
    }
    if Self.isOtherForm(tag.name) || hidden > 0 {
      if !tag.isClosed { hidden += 1 }
      return
    }
    if frames[frames.count - 1].holdsText { return openInText(tag) }
    guard frames.count < Self.deepest else {
      if excess == 0 { report(.elementsTooDeep) }
      if !tag.isClosed { excess += 1 }
      return
    }
    if !Self.known.contains(tag.name) { report(.unknownElement(tag.name)) }
    let alphabet = tag["mathvariant"].map(Self.alphabet) ?? frames[frames.count - 1].alphabet
    frames.append(Frame(tag: tag, alphabet: alphabet))
    if tag.isClosed { closeLast() }
  }

  /// Tags of HTML among the words of a formula.
  private mutating func openInText(_ tag: RawMarkup.Tag) {
    if let alternative = tag["alt"] { frames[frames.count - 1].text += alternative.utf8 }
    if tag.name == "br" { frames[frames.count - 1].text.append(0x20) }
  }

  private mutating func close(_ name: String) {
    let name = Self.localName(name)
    if hidden > 0 {
      hidden -= 1
    } else if excess > 0 {
      excess -= 1
    } else if let index = frames.lastIndex(where: { $0.tag.name == name }) {
      while frames.count > index { closeLast() }
    }
  }

  private mutating func write(_ text: [UInt8]) {
    guard hidden == 0 else { return }
    if frames[frames.count - 1].holdsText {
      frames[frames.count - 1].text += text
    } else if text.contains(where: { $0 > 0x20 }) {
      frames[frames.count - 1].items.append(drafts.append(FormulaDraft(kind: .words, text: Self.joined(text))))
    }
  }

  private mutating func closeLast() {
    let frame = frames.removeLast()
    let top = frames.count - 1
    switch frame.tag.name {
    case "mprescripts": frames[top].countBeforePrescripts = frames[top].items.count
    case "maligngroup", "malignmark": break
    default: frames[top].items.append(build(frame))
    }
  }

  private mutating func report(_ kind: FormulaProblem.Kind) {
    if problems.count < 4 { problems.append(kind) }
  }

  // MARK: Names

  /// A name without the prefix that XML gives names of MathML.
  private static func localName(_ name: String) -> String {
    name.utf8.firstIndex(of: 0x3A).map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }

  /// Whether an element holds another form of what stands before it: for programs, or as TeX.
  private static func isOtherForm(_ name: String) -> Bool { name == "annotation" || name == "annotation-xml" }

  private static let known: Set<String> = [
    "math", "mrow", "mstyle", "mpadded", "merror", "semantics", "maction", "mi", "mn", "mo", "mtext", "ms", "mspace",
    "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts",
    "mprescripts", "none", "mtable", "mtr", "mlabeledtr", "mtd", "mphantom", "menclose", "mfenced", "mglyph",
    "maligngroup", "malignmark",
  ]

  /// The letters that `mathvariant` names.
  private static func alphabet(_ name: String) -> Formula.Alphabet {
    switch name.lowercased() {
    case "normal": .upright
    case "bold": .bold
    case "italic": .italic
    case "bold-italic": .boldItalic
    case "double-struck": .doubleStruck
    case "script", "bold-script": .script
    case "fraktur", "bold-fraktur": .fraktur
    case "sans-serif", "bold-sans-serif", "sans-serif-italic", "sans-serif-bold-italic": .sansSerif
    case "monospace": .monospace
    default: .natural
    }
  }

  /// Text with one space for each run of white space, and none at its ends (MathML 3, 2.1.7).
  static func joined(_ text: [UInt8]) -> String {
    String(decoding: Array(text.split { $0 <= 0x20 }.joined(separator: [0x20])), as: UTF8.self)
  }
}

extension MathMLReader.Frame {
  /// Whether it is an element that holds text and no parts.
  var holdsText: Bool { ["mi", "mn", "mo", "mtext", "ms"].contains(tag.name) }
}
