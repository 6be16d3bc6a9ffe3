import DocumentModel

/// Commands: a backslash with letters, or with one other character.
extension FormulaParser {
  mutating func readCommand() {
    let start = position
    let name = takeName()
    if let entry = FormulaSymbols.commands[name] {
      let kind: Formula.Kind = entry.isIdentifier ? .identifier : .symbol(entry.role)
      add(
        FormulaDraft(
          kind: kind, text: entry.text, alphabet: entry.isIdentifier ? frames[top].alphabet : .natural,
          place: entry.place))
    } else if let entry = FormulaSymbols.functions[name] {
      deliver(append(FormulaDraft(kind: .identifier, text: entry.text, place: entry.place, isFunction: true)))
    } else if let width = FormulaSymbols.spaces[name] {
      if frames[top].isList { deliver(append(FormulaDraft(kind: .space(width)))) }
    } else if let count = Self.argumentCounts[name] {
      openCommand(name, count: count)
    } else if let alphabet = Self.alphabets[name] {
      push(.command(name, count: 1))
      frames[top].alphabet = alphabet
    } else if let alphabet = Self.switches[name] {
      if alphabet != .natural || name == "normalfont" { frames[top].alphabet = alphabet }
    } else if !readStructure(name, from: start) && !readText(name, from: start) {
      report(.unknownCommand(name), from: start)
      while position < tex.count, tex[position] == UInt8(ascii: "{"), takeArgument() != nil {}
      add(FormulaDraft(kind: .words, text: String(decoding: tex[start..<position], as: UTF8.self)))
    }
  }

  /// The name after the backslash; empty at the end of the formula.
  private mutating func takeName() -> String {
    position += 1
    let start = position
    while position < tex.count && CharacterClass.isLetter(tex[position]) { position += 1 }
    if position == start {
      return position < tex.count ? String(nextScalar()) : ""
    }
    if position < tex.count, tex[position] == UInt8(ascii: "*") {
      let name = String(decoding: tex[start..<position], as: UTF8.self)
      if name == "operatorname" || name == "hspace" { position += 1 }
    }
    return String(decoding: tex[start..<position], as: UTF8.self)
  }

  /// Commands that take parts as arguments.
  private static let argumentCounts: [String: Int] = {
    var counts = [
      "sqrt": 1, "overbrace": 1, "underbrace": 1, "overbracket": 1, "underbracket": 1, "boxed": 1, "fbox": 1,
      "phantom": 1, "hphantom": 1, "vphantom": 1, "smash": 1, "not": 1, "ensuremath": 1, "mathop": 1, "mathord": 1,
      "mathbin": 1, "mathrel": 1, "mathopen": 1, "mathclose": 1, "mathpunct": 1, "mathinner": 1, "pmod": 1, "pod": 1,
      "mod": 1, "overset": 2, "underset": 2, "stackrel": 2, "substack": 1, "xrightarrow": 1, "xleftarrow": 1,
      "xleftrightarrow": 1, "xRightarrow": 1, "xmapsto": 1, "prescript": 3,
    ]
    for name in ["frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac", "binom", "dbinom", "tbinom"] {
      counts[name] = 2
    }
    for name in FormulaSymbols.accents.keys { counts[name] = 1 }
    return counts
  }()

  /// Commands that set one argument in other letters.
  private static let alphabets: [String: Formula.Alphabet] = [
    "mathrm": .upright, "mathup": .upright, "mathit": .italic, "mathnormal": .natural, "mathbf": .bold,
    "bm": .boldItalic,
    "boldsymbol": .boldItalic, "pmb": .boldItalic, "mathbb": .doubleStruck, "Bbb": .doubleStruck, "mathcal": .script,
    "mathscr": .script, "mathfrak": .fraktur, "frak": .fraktur, "mathsf": .sansSerif, "mathtt": .monospace,
  ]

  /// Commands that hold until the group ends.
  private static let switches: [String: Formula.Alphabet] = [
    "rm": .upright, "it": .italic, "bf": .bold, "cal": .script, "sf": .sansSerif, "tt": .monospace,
    "displaystyle": .natural, "textstyle": .natural, "scriptstyle": .natural, "scriptscriptstyle": .natural,
    "normalfont": .natural, "nonumber": .natural, "notag": .natural, "strut": .natural, "mathstrut": .natural,
    "hline": .natural, "hfill": .natural, "relax": .natural, "allowbreak": .natural, "nobreak": .natural,
  ]

  private mutating func openCommand(_ name: String, count: Int) {
    push(.command(name, count: count))
    guard
      ["sqrt", "xrightarrow", "xleftarrow", "xleftrightarrow", "xRightarrow", "xmapsto", "smash", "cfrac"].contains(
        name),
      let next = nextByte, next == UInt8(ascii: "[")
    else { return }
    skipSpace()
    push(.option)
    position += 1
  }

  private var nextByte: UInt8? {
    var index = position
    while index < tex.count && tex[index] <= 0x20 { index += 1 }
    return index < tex.count ? tex[index] : nil
  }

  mutating func skipSpace() { while position < tex.count && tex[position] <= 0x20 { position += 1 } }

  /// Makes the part that a command with all its arguments stands for.
  mutating func build(_ name: String, _ frame: FormulaFrame) -> Int32 {
    let arguments = frame.items
    let option = frame.cells.first
    let first = arguments[0]
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac", "binom", "dbinom", "tbinom":
      return fraction(name, first, arguments[1])
    case "sqrt": return append(FormulaDraft(kind: .root, children: [first] + (option.map { [$0] } ?? [])))
    case "overset", "stackrel": return drafts.stack(arguments[1], lower: nil, upper: first, .stacked)
    case "underset": return drafts.stack(arguments[1], lower: first, upper: nil, .stacked)
    case "xrightarrow", "xleftarrow", "xleftrightarrow", "xRightarrow", "xmapsto":
      let arrow = FormulaDraft(kind: .symbol(.relation), text: Self.arrows[name] ?? "→")
      return drafts.stack(append(arrow), lower: option, upper: first, .stacked)
    case "overbrace", "underbrace", "overbracket", "underbracket": return brace(name, first)
    case "boxed", "fbox": return append(FormulaDraft(kind: .frame(.box), children: [first], isClosed: true))
    case "phantom", "hphantom", "vphantom":
      return append(FormulaDraft(kind: .phantom, children: [first], isClosed: true))
    case "not": return negated(first)
    case "mathop":
      drafts[first].place = .limits
      return first
    case "pmod", "pod", "mod": return modulus(name, first)
    case "prescript": return prescript(arguments)
    default: return FormulaSymbols.accents[name] == nil ? first : accented(name, first)
    }
  }

  private static let arrows = [
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xmapsto": "↦",
  ]

  /// A fraction, or a binomial coefficient between parentheses.
  mutating func fraction(_ name: String, _ above: Int32, _ below: Int32) -> Int32 {
    let hasLine = ["frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac", "over"].contains(name)
    let part = append(FormulaDraft(kind: .fraction(hasLine: hasLine), children: [above, below], isClosed: true))
    guard !hasLine && name != "atop" else { return part }
    let fences = name == "brace" ? ("{", "}") : name == "brack" ? ("[", "]") : ("(", ")")
    let open = append(FormulaDraft(kind: .symbol(.tallOpen), text: fences.0))
    let close = append(FormulaDraft(kind: .symbol(.tallClose), text: fences.1))
    return append(FormulaDraft(kind: .row, children: [open, part, close], isClosed: true))
  }

  private mutating func accented(_ name: String, _ base: Int32) -> Int32 {
    let accent = FormulaSymbols.accents[name]!
    let sign = append(FormulaDraft(kind: .symbol(.accent), text: accent.sign))
    return drafts.stack(base, lower: accent.above ? nil : sign, upper: accent.above ? sign : nil, .accent)
  }

  private mutating func brace(_ name: String, _ base: Int32) -> Int32 {
    let isOver = name.hasPrefix("over")
    let text = name.hasSuffix("brace") ? (isOver ? "⏞" : "⏟") : isOver ? "⎴" : "⎵"
    let sign = append(FormulaDraft(kind: .symbol(.accent), text: text))
    let part = drafts.stack(base, lower: isOver ? nil : sign, upper: isOver ? sign : nil, .accent)
    drafts[part].place = .stacked
    return part
  }

  /// A relation struck through.
  private mutating func negated(_ part: Int32) -> Int32 {
    let known = [
      "=": "≠", "∈": "∉", "∋": "∌", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "≡": "≢", "∼": "≁", "≃": "≄", "≈": "≉",
      "≅": "≇", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "∃": "∄", "∣": "∤", "∥": "∦", "⊢": "⊬", "⊨": "⊭", "→": "↛",
      "←": "↚", "⇒": "⇏", "⇔": "⇎",
    ]
    let text = drafts[part].text
    guard drafts[part].children.isEmpty, !text.isEmpty else { return part }
    drafts[part].text = known[text] ?? text + "\u{338}"
    if case .symbol(.ordinary) = drafts[part].kind, known[text] != nil {
      drafts[part].kind = .symbol(.relation)
    }
    return part
  }

  private mutating func modulus(_ name: String, _ part: Int32) -> Int32 {
    var children = [append(FormulaDraft(kind: .space(name == "mod" ? 667 : 444)))]
    if name != "mod" { children.append(append(FormulaDraft(kind: .symbol(.open), text: "("))) }
    if name != "pod" {
      children.append(append(FormulaDraft(kind: .identifier, text: "mod")))
      children.append(append(FormulaDraft(kind: .space(333))))
    }
    children.append(part)
    if name != "mod" { children.append(append(FormulaDraft(kind: .symbol(.close), text: ")"))) }
    return append(FormulaDraft(kind: .row, children: children, isClosed: true))
  }

  /// Scripts before their base.
  private mutating func prescript(_ arguments: [Int32]) -> Int32 {
    let scripts = drafts.stack(append(FormulaDraft(kind: .row)), lower: arguments[1], upper: arguments[0], .beside)
    return append(FormulaDraft(kind: .row, children: [scripts, arguments[2]], isClosed: true))
  }
}
