import DocumentModel

/// What the commands and characters of TeX stand for that need no arguments.
enum FormulaSymbols {
  /// A symbol.
  struct Entry {
    /// The characters.
    var text: String
    /// What it is among its neighbours.
    var role: Formula.Role
    /// Whether it is a letter or the name of a function.
    var isIdentifier = false
    /// Where its scripts stand in a displayed formula.
    var place = Formula.Scripts.Place.beside
  }

  /// By the command's name without the backslash.
  static let commands = Dictionary(ordered) { first, _ in first }

  /// The table in its order.
  private static let ordered = entries(of: table)

  /// Names of functions: set upright, a space after them. Those of the second line take limits.
  static let functions: [String: Entry] = {
    var result: [String: Entry] = [:]
    for name in names(
      """
      arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh arcctg ctg tg sh
      ch th cosec arsinh arcosh artanh
      """)
    { result[name] = Entry(text: name, role: .ordinary, isIdentifier: true) }
    for name in names("det gcd inf lim max min Pr sup argmax argmin limsup liminf injlim projlim") {
      var text = name
      if name.hasPrefix("lim") && name.utf8.count > 3 { text = "lim " + name.dropFirst(3) }
      result[name] = Entry(text: text, role: .ordinary, isIdentifier: true, place: .limits)
    }
    return result
  }()

  /// By the character itself; letters and digits are not in it.
  static let characters: [Unicode.Scalar: Entry] = {
    var result: [Unicode.Scalar: Entry] = [:]
    for (_, entry) in ordered where entry.text.unicodeScalars.count == 1 && !entry.isIdentifier {
      let scalar = entry.text.unicodeScalars.first!
      if result[scalar] == nil { result[scalar] = entry }
    }
    for line in ascii.split(separator: "\n") {
      let words = line.split(separator: " ")
      for scalar in words[1].unicodeScalars { result[scalar] = Entry(text: String(scalar), role: role(of: words[0])) }
    }
    result["-"] = Entry(text: "\u{2212}", role: .binary)
    result["\u{2212}"] = result["-"]
    result["*"] = Entry(text: "∗", role: .binary)
    return result
  }()

  /// Commands of accents, with the character above or below the base and the combining character that says the same.
  static let accents: [String: (above: Bool, sign: String, combining: Unicode.Scalar, isWide: Bool)] = [
    "hat": (true, "^", "\u{302}", false), "widehat": (true, "^", "\u{302}", true),
    "bar": (true, "¯", "\u{304}", false), "overline": (true, "¯", "\u{305}", true),
    "tilde": (true, "~", "\u{303}", false), "widetilde": (true, "~", "\u{303}", true),
    "vec": (true, "→", "\u{20D7}", false), "overrightarrow": (true, "→", "\u{20D7}", true),
    "overleftarrow": (true, "←", "\u{20D6}", true), "overleftrightarrow": (true, "↔", "\u{20E1}", true),
    "dot": (true, "˙", "\u{307}", false), "ddot": (true, "¨", "\u{308}", false),
    "dddot": (true, "⃛", "\u{20DB}", false), "acute": (true, "´", "\u{301}", false),
    "grave": (true, "`", "\u{300}", false), "breve": (true, "˘", "\u{306}", false),
    "check": (true, "ˇ", "\u{30C}", false), "mathring": (true, "˚", "\u{30A}", false),
    "underline": (false, "_", "\u{332}", true), "underbar": (false, "_", "\u{332}", true),
  ]

  /// Spaces, in thousandths of an em.
  static let spaces: [String: Int32] = [
    ",": 167, "thinspace": 167, ":": 222, ">": 222, "medspace": 222, ";": 278, "thickspace": 278, "!": -167,
    "negthinspace": -167, " ": 250, "enspace": 500, "enskip": 500, "quad": 1000, "qquad": 2000, "\n": 250, "/": 0,
  ]

  private static func names(_ text: String) -> [String] {
    text.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) }
  }

  private static func role(of code: Substring) -> Formula.Role {
    switch code {
    case "b": .binary
    case "r": .relation
    case "(": .open
    case ")": .close
    case "p": .punctuation
    case "L", "I": .large
    default: .ordinary
    }
  }

  private static func entries(of table: String) -> [(String, Entry)] {
    var result: [(String, Entry)] = []
    for line in table.utf8.split(separator: 0x0A) {
      let words = line.split(separator: 0x20).map { Substring($0) }
      let code = words[0]
      for word in words.dropFirst() {
        let parts = word.utf8.split(separator: 0x3D, maxSplits: 1).map { String(Substring($0)) }
        let entry = Entry(
          text: parts[1], role: role(of: code), isIdentifier: code == "i", place: code == "L" ? .limits : .beside)
        result.append((parts[0], entry))
      }
    }
    return result
  }

  /// What stands on the keyboard.
  private static let ascii = """
    b +
    r =<>:
    ( ([
    ) )]
    p ,;
    o /.|?!@"'`
    """
}
