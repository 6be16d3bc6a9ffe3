import DocumentModel

/// What elements of MathML with text in them stand for.
extension MathMLReader {
  func leaf(_ frame: Frame) -> FormulaDraft {
    let text = Self.joined(frame.text)
    switch frame.tag.name {
    case "mn": return FormulaDraft(kind: .number, text: text, alphabet: frame.alphabet)
    case "mi":
      let alphabet = text.unicodeScalars.count > 1 && frame.alphabet == .upright ? .natural : frame.alphabet
      return FormulaDraft(
        kind: .identifier, text: text, alphabet: alphabet, place: FormulaSymbols.functions[text]?.place ?? .beside)
    case "ms":
      return FormulaDraft(kind: .words, text: (frame.tag["lquote"] ?? "\"") + text + (frame.tag["rquote"] ?? "\""))
    case "mo": return sign(text, frame.tag)
    default:
      // Spaces at the ends of words are typed as no-break spaces, which stay.
      let isMarked = frame.alphabet == .bold || frame.alphabet == .italic
      return FormulaDraft(kind: .words, text: text, alphabet: isMarked ? frame.alphabet : .natural)
    }
  }

  private func sign(_ text: String, _ tag: RawMarkup.Tag) -> FormulaDraft {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return FormulaDraft(kind: .row) }
    if scalars.allSatisfy(\.properties.isAlphabetic) {
      let function = FormulaSymbols.functions[text]
      return FormulaDraft(
        kind: .identifier, text: text, alphabet: scalars.count == 1 ? .upright : .natural,
        place: function?.place ?? .beside, isFunction: scalars.count > 1)
    }
    if scalars.count == 1, (0x2061...0x2064).contains(first.value) {
      return FormulaDraft(kind: .symbol(.invisible), text: text)
    }
    let entry = scalars.count == 1 ? FormulaSymbols.characters[first] : nil
    let isMark = scalars.count == 1 && first.properties.generalCategory == .otherPunctuation
    let natural = entry?.role ?? (isMark || Self.primes.contains(first) ? .ordinary : .relation)
    var draft = FormulaDraft(kind: .symbol(role(natural, tag)), text: entry?.text ?? text)
    draft.place = entry?.place ?? .beside
    return draft
  }

  private static let primes: [Unicode.Scalar] = ["′", "″", "‴", "⁗", "‵", "°", "¯", "^", "`", "´", "˙", "¨", "ˇ", "˘"]

  /// What a sign does, as the manuscript says or else as it does by nature. Fences grow unless it is said that they do not.
  private func role(_ natural: Formula.Role, _ tag: RawMarkup.Tag) -> Formula.Role {
    let grows = tag["stretchy"] != "false"
    if tag["separator"] == "true" { return .punctuation }
    let isFence = natural == .open || natural == .close || tag["fence"] == "true"
    switch (tag["form"], isFence) {
    case ("prefix", true): return grows ? .tallOpen : .open
    case ("postfix", true): return grows ? .tallClose : .close
    case ("infix", true) where grows: return .tallMiddle
    case ("prefix", false) where natural == .binary: return .prefix
    default: break
    }
    switch natural {
    case .open: return grows ? .tallOpen : .open
    case .close: return grows ? .tallClose : .close
    default: return natural
    }
  }

  /// A length of MathML in thousandths of an em; lengths without a unit that fonts know are nothing.
  static func thousandths(of length: String) -> Int32 {
    let named: [String: Int32] = [
      "veryverythinmathspace": 56, "verythinmathspace": 111, "thinmathspace": 167, "mediummathspace": 222,
      "thickmathspace": 278, "verythickmathspace": 333, "veryverythickmathspace": 389,
    ]
    let isNegative = length.hasPrefix("negative") || length.hasPrefix("-")
    let bare = length.hasPrefix("negative") ? String(length.dropFirst(8)) : length
    let value = named[bare] ?? measure(bare.hasPrefix("-") ? String(bare.dropFirst()) : bare)
    return isNegative ? -value : value
  }

  /// A number with a unit, in thousandths of an em of 12 points.
  private static func measure(_ length: String) -> Int32 {
    let units: [String: Int64] = [
      "em": 1000, "ex": 500, "pt": 83, "px": 62, "pc": 1000, "mm": 236, "cm": 2362, "in": 6000,
    ]
    let number = length.prefix { $0.isNumber || $0 == "." }
    guard let unit = units[length.dropFirst(number.count).trimmed] else { return 0 }
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = min(parts.first.flatMap { Int64($0) } ?? 0, 100)
    let digits = String((parts.count > 1 ? String(parts[1]) : "").prefix(3))
    let fraction = Int64(digits + String(repeating: "0", count: 3 - digits.utf8.count)) ?? 0
    return Int32(clamping: (whole * 1000 + fraction) * unit / 1000)
  }
}

extension Substring {
  fileprivate var trimmed: String { String(filter { $0 != " " }) }
}
