import DocumentModel

/// TeX → ``Formula``: the part of TeX and amsmath that text editors, wikis and pandoc's users write.
///
/// What is open is kept on a stack of frames, so nothing recurses; every byte is read once. What is not understood becomes
/// words of the formula and a ``FormulaProblem``.
struct FormulaParser {
  /// Frames inside one another, at most; a limit of ours, above what anyone can read.
  static let deepest = 32

  let tex: [UInt8]
  var position = 0
  var drafts = FormulaDrafts()
  var frames: [FormulaFrame]
  var problems: [FormulaProblem] = []
  var isTooDeep = false

  /// Reads the TeX of a formula.
  ///
  /// - Returns: The formula without its ``Formula/line``.
  static func parse(_ tex: [UInt8], isDisplayed: Bool) -> (formula: Formula, problems: [FormulaProblem]) {
    var parser = FormulaParser(tex)
    let root = parser.read()
    let nodes = parser.isTooDeep ? parser.unread : parser.drafts.nodes(below: root)
    let formula = Formula(
      source: String(decoding: tex, as: UTF8.self), isDisplayed: isDisplayed, nodes: nodes, line: "")
    return (formula, parser.problems)
  }

  private init(_ tex: [UInt8]) {
    self.tex = tex
    frames = [FormulaFrame(purpose: .whole, alphabet: .natural, start: 0)]
  }

  var top: Int { frames.count - 1 }

  private mutating func read() -> Int32 {
    while position < tex.count && !isTooDeep { step() }
    while frames.count > 1 && !isTooDeep { closeUnended() }
    return finishList()
  }

  /// The formula as it was written.
  private var unread: [Formula.Node] {
    var row = Formula.Node(.row)
    var words = Formula.Node(.words, String(decoding: tex.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self))
    (row.end, words.end) = (2, 2)
    return [row, words]
  }

  /// Reads one token.
  private mutating func step() {
    let byte = tex[position]
    switch byte {
    case 0...0x20: position += 1
    case UInt8(ascii: "{"):
      push(.group)
      position += 1
    case UInt8(ascii: "}"): closeGroup()
    case UInt8(ascii: "^"), UInt8(ascii: "_"): openScript(isUpper: byte == UInt8(ascii: "^"))
    case UInt8(ascii: "'"): readPrimes()
    case UInt8(ascii: "&"):
      settle()
      endCell()
      position += 1
    case UInt8(ascii: "~"):
      add(FormulaDraft(kind: .space(250)))
      position += 1
    case UInt8(ascii: "%"): while position < tex.count && tex[position] != 0x0A { position += 1 }
    case UInt8(ascii: "\\"): readCommand()
    case UInt8(ascii: "]") where endsOption: closeOption()
    case 0x30...0x39: readNumber()
    case UInt8(ascii: ".") where position + 1 < tex.count && CharacterClass.isDigit(tex[position + 1]): readNumber()
    default: readCharacter()
    }
  }

  /// Opens a frame in the letters of the one around it.
  mutating func push(_ purpose: FormulaFrame.Purpose) {
    guard frames.count < Self.deepest else {
      if !isTooDeep { problems.append(FormulaProblem(kind: .nestedTooDeep, range: position..<position + 1)) }
      isTooDeep = true
      return
    }
    frames.append(FormulaFrame(purpose: purpose, alphabet: frames[top].alphabet, start: position))
  }

  mutating func report(_ kind: FormulaProblem.Kind, from start: Int) {
    problems.append(FormulaProblem(kind: kind, range: start..<max(start + 1, min(position, tex.count))))
  }

  // MARK: Leaves

  private mutating func readNumber() {
    let start = position
    while position < tex.count {
      let isPoint = tex[position] == UInt8(ascii: ".")
      if isPoint {
        guard position + 1 < tex.count, CharacterClass.isDigit(tex[position + 1]) else { break }
      } else if !CharacterClass.isDigit(tex[position]) {
        break
      }
      position += 1
      if !frames[top].isList { break }  // an argument without braces is one digit
    }
    add(
      FormulaDraft(
        kind: .number, text: String(decoding: tex[start..<position], as: UTF8.self), alphabet: frames[top].alphabet))
  }

  /// The character at ``position`` with what combines with it.
  private mutating func readCharacter() {
    let scalar = nextScalar()
    var text = String(scalar)
    while position < tex.count, tex[position] >= 0xCC {
      let next = position
      let mark = nextScalar()
      guard mark.properties.generalCategory == .nonspacingMark else {
        position = next
        break
      }
      text.unicodeScalars.append(mark)
    }
    if let entry = FormulaSymbols.characters[scalar], text.unicodeScalars.count == 1 {
      add(FormulaDraft(kind: .symbol(entry.role), text: entry.text, place: entry.place))
    } else if scalar.properties.isAlphabetic {
      add(FormulaDraft(kind: .identifier, text: text, alphabet: frames[top].alphabet))
    } else {
      add(FormulaDraft(kind: .symbol(.ordinary), text: text))
    }
  }

  /// Takes a character; bytes that are none cannot come, since files are decoded first.
  mutating func nextScalar() -> Unicode.Scalar {
    var end = position + 1
    while end < tex.count && tex[end] & 0xC0 == 0x80 { end += 1 }
    defer { position = end }
    return String(decoding: tex[position..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  private mutating func readPrimes() {
    var text = ""
    while position < tex.count && tex[position] == UInt8(ascii: "'") {
      text += "′"
      position += 1
    }
    settle()
    attach(append(FormulaDraft(kind: .symbol(.ordinary), text: text)), isUpper: true)
  }

  @discardableResult
  mutating func append(_ draft: FormulaDraft) -> Int32 { drafts.append(draft) }

  /// Adds a part where parts are wanted. Letters of one word become one part.
  mutating func add(_ draft: FormulaDraft) {
    if draft.kind == .identifier, [.upright, .italic, .bold, .sansSerif, .monospace].contains(draft.alphabet),
      frames[top].isList, let last = frames[top].items.last, drafts[last].kind == .identifier,
      drafts[last].alphabet == draft.alphabet, !drafts[last].isClosed
    {
      drafts[last].text += draft.text
      return
    }
    deliver(append(draft))
  }

  /// Gives a part to the innermost frame, and what that completes to the one around it.
  mutating func deliver(_ part: Int32) {
    var part = part
    while true {
      frames[top].items.append(part)
      switch frames[top].purpose {
      case .script(let isUpper):
        frames.removeLast()
        attach(part, isUpper: isUpper)
        return
      case .command(let name, let count):
        guard frames[top].items.count == count else { return }
        part = build(name, frames.removeLast())
      default: return
      }
    }
  }
}
