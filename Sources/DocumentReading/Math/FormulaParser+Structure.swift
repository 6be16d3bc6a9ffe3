import DocumentModel

/// Commands that open and end things, and commands whose arguments are words.
extension FormulaParser {
  /// Reads what follows a command of structure.
  ///
  /// - Returns: Whether `name` is one.
  mutating func readStructure(_ name: String, from start: Int) -> Bool {
    switch name {
    case "left":
      let open = takeFence(after: name, from: start)
      push(.fence(open: open.text))
    case "right": closeFence(from: start)
    case "middle":
      let fence = takeFence(after: name, from: start)
      deliver(append(FormulaDraft(kind: .symbol(.tallMiddle), text: fence.text)))
    case "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr", "bigm",
      "Bigm":
      let fence = takeFence(after: name, from: start)
      let role: Formula.Role =
        name.last == "l" ? .open : name.last == "r" ? .close : name.last == "m" ? .relation : fence.role
      deliver(append(FormulaDraft(kind: .symbol(role), text: fence.text)))
    case "begin": openEnvironment(from: start)
    case "end": closeEnvironment(from: start)
    case "\\", "cr", "newline", "tabularnewline":
      settle()
      endRow()
      if position < tex.count, tex[position] == UInt8(ascii: "*") { position += 1 }
      if position < tex.count, tex[position] == UInt8(ascii: "["), frames.contains(where: \.isEnvironment) {
        while position < tex.count, tex[position] != UInt8(ascii: "]") { position += 1 }
        position += 1
      }
    case "limits", "nolimits", "displaylimits":
      if frames[top].isList, let last = frames[top].items.last {
        drafts[last].place = name == "limits" ? .stacked : name == "nolimits" ? .beside : .limits
      }
    case "over", "choose", "atop", "brace", "brack":
      settle()
      guard frames[top].infix == nil else {
        report(.missingArgument("\\" + name), from: start)
        return true
      }
      frames[top].infix = (name, frames[top].items)
      frames[top].items = []
    default: return false
    }
    return true
  }

  /// Reads a fence: a character or a command; a full stop is none.
  private mutating func takeFence(after name: String, from start: Int) -> (text: String, role: Formula.Role) {
    skipSpace()
    guard position < tex.count else {
      report(.missingArgument("\\" + name), from: start)
      return ("", .ordinary)
    }
    if tex[position] != UInt8(ascii: "\\") {
      switch nextScalar() {
      case ".": return ("", .ordinary)
      case "<": return ("⟨", .open)
      case ">": return ("⟩", .close)
      case let scalar: return (String(scalar), FormulaSymbols.characters[scalar]?.role ?? .ordinary)
      }
    }
    position += 1
    let first = position
    while position < tex.count && CharacterClass.isLetter(tex[position]) { position += 1 }
    if position == first && position < tex.count { _ = nextScalar() }
    let command = String(decoding: tex[first..<position], as: UTF8.self)
    if let entry = FormulaSymbols.commands[command] { return (entry.text, entry.role) }
    report(.unknownCommand(command), from: first - 1)
    return ("\\" + command, .ordinary)
  }

  private mutating func closeFence(from start: Int) {
    settle()
    let fence = takeFence(after: "right", from: start)
    // A fence ends within the group where it began.
    let list = frames.lastIndex { frame in
      switch frame.purpose {
      case .fence, .group, .whole: true
      default: false
      }
    }
    guard let list, case .fence = frames[list].purpose else {
      report(.unbalanced("\\right"), from: start)
      deliver(append(FormulaDraft(kind: .symbol(.close), text: fence.text)))
      return
    }
    closeAll(above: list)
    closeList(fence: fence.text)
  }

  // MARK: Environments

  private mutating func openEnvironment(from start: Int) {
    let name = takeArgument() ?? ""
    var environment = FormulaEnvironment(named: name) ?? FormulaEnvironment(unknown: name)
    if FormulaEnvironment(named: name) == nil { report(.unknownEnvironment(name), from: start) }
    if name.hasPrefix("array") || name == "subarray", let columns = takeArgument() {
      environment.columns = String(columns.filter { "lcr".contains($0) })
      if environment.columns.isEmpty { environment.columns = "c" }
    } else if name.hasPrefix("alignat") || name.hasPrefix("alignedat") {
      _ = takeArgument()
    } else if name.hasSuffix("ed") || name.hasSuffix("matrix*") {
      skipOption()
    }
    push(.environment(environment))
  }

  private mutating func skipOption() {
    guard position < tex.count, tex[position] == UInt8(ascii: "[") else { return }
    guard let end = tex[position...].firstIndex(of: UInt8(ascii: "]")) else { return }
    position = end + 1
  }

  private mutating func closeEnvironment(from start: Int) {
    let name = takeArgument() ?? ""
    settle()
    let list = frames.lastIndex { frame in
      if case .environment(let environment) = frame.purpose { return environment.name == name }
      return false
    }
    guard let list else {
      report(.unbalanced("\\end{\(name)}"), from: start)
      add(FormulaDraft(kind: .words, text: "\\end{\(name)}"))
      return
    }
    closeAll(above: list)
    closeList(fence: "")
  }

  /// What stands between the braces that follow, as it is; `nil` if none follow.
  mutating func takeArgument() -> String? {
    var index = position
    while index < tex.count && tex[index] <= 0x20 { index += 1 }
    guard index < tex.count, tex[index] == UInt8(ascii: "{") else { return nil }
    let first = index + 1
    var depth = 0
    while index < tex.count {
      if tex[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if tex[index] == UInt8(ascii: "{") { depth += 1 }
      if tex[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 {
          position = index + 1
          return String(decoding: tex[first..<index], as: UTF8.self)
        }
      }
      index += 1
    }
    let start = position
    position = tex.count
    report(.unbalanced("{"), from: start)
    return String(decoding: tex[first...], as: UTF8.self)
  }

  // MARK: Words

  /// Reads a command whose argument is not a formula.
  ///
  /// - Returns: Whether `name` is one.
  mutating func readText(_ name: String, from start: Int) -> Bool {
    switch name {
    case "text", "textrm", "textnormal", "mbox", "hbox", "textsf", "texttt", "textup", "intertext", "textbf", "textit",
      "emph", "textsc":
      guard let words = takeArgument() else {
        report(.missingArgument("\\" + name), from: start)
        return true
      }
      var draft = FormulaDraft(kind: .words, text: plain(words))
      if name == "textbf" { draft.alphabet = .bold }
      if name == "textit" || name == "emph" { draft.alphabet = .italic }
      deliver(append(draft))
    case "operatorname", "operatorname*":
      guard let words = takeArgument() else {
        report(.missingArgument("\\operatorname"), from: start)
        return true
      }
      let place: Formula.Scripts.Place = tex[start..<position].contains(UInt8(ascii: "*")) ? .limits : .beside
      deliver(append(FormulaDraft(kind: .identifier, text: plain(words), place: place, isFunction: true)))
    case "tag":
      if let words = takeArgument() {
        deliver(append(FormulaDraft(kind: .space(2000))))
        deliver(append(FormulaDraft(kind: .words, text: "(" + plain(words) + ")")))
      }
    case "hspace", "mspace", "vspace", "kern", "mkern", "hskip", "label", "cline":
      let argument = takeArgument()
      if argument == nil { skipLength() }
      if name != "label" && name != "vspace" && name != "cline", frames[top].isList {
        deliver(append(FormulaDraft(kind: .space(250))))
      }
    case "color": _ = takeArgument()
    case "textcolor", "colorbox":
      _ = takeArgument()
      push(.command("ensuremath", count: 1))
    default: return false
    }
    return true
  }

  /// A length without braces: `-3mu`.
  private mutating func skipLength() {
    while position < tex.count, tex[position] < 0x80,
      CharacterClass.isAlphanumeric(tex[position]) || tex[position] == UInt8(ascii: "-")
        || tex[position] == UInt8(ascii: ".")
    {
      let isUnit = CharacterClass.isLetter(tex[position])
      position += isUnit ? 2 : 1
      if isUnit { break }
    }
    position = min(position, tex.count)
  }

  /// Words of TeX with their escapes resolved.
  private func plain(_ words: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(words.utf8)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where index + 1 < bytes.count && CharacterClass.isPunctuation(bytes[index + 1]):
        index += 1
        result.append(bytes[index] == UInt8(ascii: ",") ? 0x20 : bytes[index])
      case UInt8(ascii: "\\") where index + 1 < bytes.count && bytes[index + 1] == 0x20: break
      case UInt8(ascii: "~"): result += [0xC2, 0xA0]
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"): break
      case 0...0x20: result.append(0x20)
      default: result.append(bytes[index])
      }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension FormulaFrame {
  /// Whether it is a table that `\end` ends.
  var isEnvironment: Bool {
    if case .environment = purpose { return true }
    return false
  }
}
