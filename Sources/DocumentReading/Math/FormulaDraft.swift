import DocumentModel

/// A part of a formula while it is read: a tree of indices into ``FormulaDrafts``.
struct FormulaDraft {
  var kind: Formula.Kind
  var text = ""
  var alphabet = Formula.Alphabet.natural
  var children: [Int32] = []
  /// Where the scripts of this part stand.
  var place = Formula.Scripts.Place.beside
  /// Whether it is the name of a function.
  var isFunction = false
  /// Whether braces closed it, so that further scripts stand around the whole of it.
  var isClosed = false
}

/// Something in a formula that is not understood; it stays as text.
struct FormulaProblem {
  enum Kind {
    case unknownCommand(String)
    case unknownEnvironment(String)
    case missingArgument(String)
    /// A brace, fence or environment without its other half.
    case unbalanced(String)
    case nestedTooDeep
    /// An element of MathML that is none.
    case unknownElement(String)
    case elementsTooDeep
  }

  var kind: Kind
  /// Where it stands in the TeX or MathML.
  var range: Range<Int>

  /// What is wrong, in one sentence.
  var message: String {
    switch kind {
    case .unknownCommand(let name): "the TeX command “\\\(name)” is not known; it stays as text"
    case .unknownEnvironment(let name): "the TeX environment “\(name)” is not known; its parts are set in rows"
    case .missingArgument(let name): "“\(name)” lacks what it applies to"
    case .unbalanced(let name): "“\(name)” has no counterpart in this formula"
    case .nestedTooDeep: "this formula is nested more than \(FormulaParser.deepest) deep; it stays as TeX"
    case .unknownElement(let name): "<\(name)> is not known in formulas; what it holds is set without it"
    case .elementsTooDeep: "MathML nested more than \(MathMLReader.deepest) deep is set without its tags"
    }
  }

  /// What to do about it.
  var hint: String {
    switch kind {
    case .unknownCommand, .unknownEnvironment: "the guide lists what is known; write it with those"
    case .missingArgument: "put what it applies to between braces after it"
    case .unbalanced: "add the missing half or remove this one"
    case .unknownElement: "write it with the presentation elements of MathML, or as TeX between dollar signs"
    case .nestedTooDeep, .elementsTooDeep: "divide it into several formulas"
    }
  }
}

/// What is open while a formula is read.
struct FormulaFrame {
  enum Purpose {
    /// The whole formula.
    case whole
    /// Ended by `}`.
    case group
    /// The degree of a root or the like, ended by `]`.
    case option
    /// Ended by `\right`; the opening fence may be empty.
    case fence(open: String)
    /// Ended by `\end{name}`.
    case environment(FormulaEnvironment)
    /// Waits for so many arguments.
    case command(String, count: Int)
    /// Waits for one.
    case script(isUpper: Bool)
  }

  var purpose: Purpose
  /// The parts so far, or the arguments.
  var items: [Int32] = []
  var alphabet: Formula.Alphabet
  /// Where it begins in the TeX.
  var start: Int
  /// Finished cells of the current row.
  var cells: [Int32] = []
  /// Finished rows.
  var rows: [Int32] = []
  /// `\over` and the like: the command, and the parts before it.
  var infix: (name: String, items: [Int32])?

  /// Whether parts are collected here until something ends it.
  var isList: Bool {
    switch purpose {
    case .command, .script: false
    default: true
    }
  }
}

/// A kind of table.
struct FormulaEnvironment {
  var name: String
  var open = ""
  var close = ""
  /// Alignment of the columns: `l`, `c`, `r`; the last one counts for all further ones.
  var columns = "c"

  /// The environments that are known.
  ///
  /// - Returns: `nil` for another name.
  init?(named name: String) {
    self.name = name
    switch name.last == "*" ? String(name.dropLast()) : name {
    case "matrix", "smallmatrix", "gather", "gathered", "multline", "equation", "array", "displaymath", "math",
      "subarray":
      break
    case "pmatrix": (open, close) = ("(", ")")
    case "bmatrix": (open, close) = ("[", "]")
    case "Bmatrix": (open, close) = ("{", "}")
    case "vmatrix": (open, close) = ("|", "|")
    case "Vmatrix": (open, close) = ("‖", "‖")
    case "cases", "dcases": (open, columns) = ("{", "l")
    case "rcases": (close, columns) = ("}", "l")
    case "align", "aligned", "alignat", "alignedat", "flalign", "split", "eqnarray": columns = "rl"
    default: return nil
    }
  }

  /// A table of a kind that is not known.
  init(unknown name: String) { self.name = name }

  /// Whether columns of right and left aligned parts alternate.
  var alternates: Bool { columns == "rl" }
}
