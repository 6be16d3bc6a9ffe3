/// Looks through values, declarations and style sheets of a drawing (CSS Syntax 3, as far as safety takes it). What refers
/// to anything but an element of the same drawing, calls a function that is not known, or is written with escapes, goes.
struct DrawingStyle {
  /// The name that a reference is written with; `nil` if what it names may not be referred to by that property.
  let target: (_ identifier: String, _ property: String) -> String?
  /// What was left out.
  private(set) var found: [DrawingFindings.Kind] = []

  init(target: @escaping (_ identifier: String, _ property: String) -> String?) { self.target = target }

  // MARK: Values

  /// Bytes that make a value worth a closer look.
  private static let marks = Set<UInt8>("(\\@<{};\"'/".utf8)

  /// A value on its way through.
  private struct Passage {
    var result: [UInt8] = []
    var index = 0
    /// Parentheses that are open.
    var depth = 0
    /// Whether a reference was left out.
    var lacksTarget = false
  }

  /// A value as it may be written; `nil` if it may not.
  mutating func value(_ text: String, of property: String) -> String? {
    if !text.utf8.contains(where: { Self.marks.contains($0) }) { return text }
    let bytes = Array(text.utf8)[...]
    var passage = Passage()
    while passage.index < bytes.count {
      if !pass(&passage, in: bytes, of: property) { return nil }
    }
    guard passage.depth == 0 else { return nil }
    let value = Self.trimmed(passage.result[...])
    if !passage.lacksTarget { return value.isEmpty ? nil : value }
    guard property == "fill" || property == "stroke" else { return nil }
    return value.isEmpty ? "none" : value
  }

  /// Passes over a byte, a string, a comment or the opening of a function; `false` if the value may not be written.
  private mutating func pass(_ passage: inout Passage, in bytes: ArraySlice<UInt8>, of property: String) -> Bool {
    let byte = bytes[passage.index]
    switch byte {
    case 0x22, 0x27:
      guard let end = Self.end(ofString: passage.index, in: bytes) else { return false }
      passage.result += bytes[passage.index..<end]
      passage.index = end
      return true
    case 0x2F where bytes[passage.index...].starts(with: [0x2F, 0x2A]):
      passage.index = Self.end(ofComment: passage.index, in: bytes)
      passage.result.append(0x20)
      return true
    case 0x28:
      let name = Self.functionName(before: passage.result.endIndex, in: passage.result)
      if name == "url" { return passReference(&passage, in: bytes, of: property) }
      guard DrawingRules.functions.contains(name) || name.isEmpty else { return refuse() != nil }
      passage.depth += 1
    case 0x29:
      passage.depth -= 1
      if passage.depth < 0 { return false }
    case 0x5C, 0x40, 0x3C: return refuse() != nil
    case 0x7B, 0x7D, 0x3B: return false
    default: break
    }
    passage.result.append(byte)
    passage.index += 1
    return true
  }

  /// Passes over `url(…)`, whose name was passed.
  private mutating func passReference(
    _ passage: inout Passage, in bytes: ArraySlice<UInt8>, of property: String
  ) -> Bool {
    passage.result.removeLast(3)
    guard let end = bytes[passage.index...].firstIndex(of: 0x29) else { return refuse() != nil }
    if let target = self.target(in: bytes[(passage.index + 1)..<end], of: property) {
      passage.result += Array("url(#\(target))".utf8)
    } else {
      passage.lacksTarget = true
    }
    passage.index = end + 1
    return true
  }

  private mutating func refuse() -> String? {
    found.append(.outside)
    return nil
  }

  /// What `url(…)` refers to.
  private mutating func target(in address: ArraySlice<UInt8>, of property: String) -> String? {
    var text = Self.trimmed(address)[...]
    if let quote = text.first, quote == "\"" || quote == "'" {
      guard text.count > 1, text.last == quote else { return refuse() }
      text = text.dropFirst().dropLast()
    }
    guard text.first == "#" else { return refuse() }
    return target(String(text.dropFirst()), property)
  }

  private static func functionName(before end: Int, in bytes: [UInt8]) -> String {
    var start = end
    while start > 0, isAlphanumeric(bytes[start - 1]) || bytes[start - 1] == 0x2D || bytes[start - 1] >= 0x80 {
      start -= 1
    }
    return String(decoding: bytes[start..<end].map(lowercased), as: UTF8.self)
  }

  // MARK: Declarations

  /// Declarations as they may be written, each with its property in lower case.
  mutating func declarations(_ text: ArraySlice<UInt8>) -> [(property: String, value: String)] {
    var kept: [(property: String, value: String)] = []
    for piece in Self.pieces(of: text) {
      guard let colon = piece.firstIndex(of: 0x3A) else { continue }
      let property = Self.trimmed(piece[..<colon]).lowercased()
      guard Self.isName(property) else { continue }
      let isDirection = property == "direction" || property == "unicode-bidi"
      let isKnown = DrawingRules.styleProperties.contains(property) || property.hasPrefix("--") || isDirection
      let written = Self.trimmed(piece[(colon + 1)...])
      // Looked at even where it is not kept: an editor's own property is nothing to tell, one that reaches out is.
      let value = self.value(written, of: property)
      if isKnown, let value, !value.isEmpty { kept.append((property, value)) }
    }
    return kept
  }

  private static func isName(_ property: String) -> Bool {
    !property.isEmpty && property.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
  }

  /// The parts between semicolons, outside strings, comments and parentheses.
  private static func pieces(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var (start, index, depth) = (text.startIndex, text.startIndex, 0)
    while index < text.endIndex {
      switch text[index] {
      case 0x22, 0x27: index = end(ofString: index, in: text) ?? text.endIndex
      case 0x2F where index + 1 < text.endIndex && text[index + 1] == 0x2A:
        if start == index { start = end(ofComment: index, in: text) }
        index = end(ofComment: index, in: text)
      case 0x3B where depth == 0:
        pieces.append(text[start..<index])
        index += 1
        start = index
      default:
        if text[index] == 0x28 { depth += 1 }
        if text[index] == 0x29, depth > 0 { depth -= 1 }
        index += 1
      }
    }
    return pieces + [text[min(start, text.endIndex)...]]
  }

  // MARK: Sheets

  /// A style sheet as it may be written.
  mutating func sheet(_ text: ArraySlice<UInt8>, depth: Int = 0) -> String {
    var result = ""
    var index = text.startIndex
    while index < text.endIndex {
      let end = Self.end(ofPrelude: index, in: text)
      let prelude = Self.trimmed(Self.withoutComments(text[index..<end])[...])
      let hasBlock = end < text.endIndex && text[end] == 0x7B
      let blockEnd = hasBlock ? Self.end(ofBlock: end, in: text) : end
      let block = hasBlock ? text[(end + 1)..<blockEnd] : text[end..<end]
      index = min(blockEnd + 1, text.endIndex)
      if prelude.hasPrefix("@") {
        result += rule(at: prelude, block, depth: depth)
      } else if hasBlock, Self.isSelector(prelude) {
        let kept = declarations(block).filter { $0.property != "direction" && $0.property != "unicode-bidi" }
        if !kept.isEmpty {
          result += prelude + "{" + kept.map { $0.property + ":" + $0.value }.joined(separator: ";") + "}"
        }
      }
    }
    return result
  }

  private mutating func rule(at prelude: String, _ block: ArraySlice<UInt8>, depth: Int) -> String {
    let name = prelude.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0 == "-") }.lowercased()
    switch name {
    case "media", "supports":
      let isPlain = prelude.dropFirst().utf8.allSatisfy {
        isAlphanumeric($0) || $0 <= 0x20 || [0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3C, 0x3D, 0x3E].contains($0)
      }
      guard isPlain, depth < 2 else { return "" }
      let inner = sheet(block, depth: depth + 1)
      return inner.isEmpty ? "" : prelude + "{" + inner + "}"
    case "import": found.append(.styleImport)
    case "font-face": found.append(.font)
    case "charset", "namespace": break
    default: if name.hasSuffix("keyframes") { found.append(.animation) }
    }
    return ""
  }

  private static func isSelector(_ text: String) -> Bool {
    let others = Set<UInt8>("#.-_*>+~,:[]=\"'()^$ \n\t\r".utf8)
    return !text.isEmpty && text.utf8.allSatisfy { isAlphanumeric($0) || $0 >= 0x80 || others.contains($0) }
  }

  /// The `{` or `;` that ends what stands before a block.
  private static func end(ofPrelude start: Int, in text: ArraySlice<UInt8>) -> Int {
    var index = start
    while index < text.endIndex, text[index] != 0x7B, text[index] != 0x3B {
      index = next(after: index, in: text)
    }
    return min(index, text.endIndex)
  }

  /// The `}` of a block.
  private static func end(ofBlock start: Int, in text: ArraySlice<UInt8>) -> Int {
    var (index, depth) = (start, 0)
    while index < text.endIndex {
      if text[index] == 0x7B { depth += 1 }
      if text[index] == 0x7D {
        depth -= 1
        if depth == 0 { return index }
      }
      index = next(after: index, in: text)
    }
    return text.endIndex
  }

  // MARK: Tokens

  /// The place after a byte, a string or a comment.
  private static func next(after index: Int, in text: ArraySlice<UInt8>) -> Int {
    switch text[index] {
    case 0x22, 0x27: end(ofString: index, in: text) ?? text.endIndex
    case 0x2F where index + 1 < text.endIndex && text[index + 1] == 0x2A: end(ofComment: index, in: text)
    case 0x5C: min(index + 2, text.endIndex)
    default: index + 1
    }
  }

  /// One past the closing mark of a string; `nil` if it has none, or holds an escape.
  private static func end(ofString start: Int, in text: ArraySlice<UInt8>) -> Int? {
    var index = start + 1
    while index < text.endIndex, text[index] != text[start] {
      if text[index] == 0x5C || text[index] == 0x0A { return nil }
      index += 1
    }
    return index < text.endIndex ? index + 1 : nil
  }

  /// One past the end of a comment.
  private static func end(ofComment start: Int, in text: ArraySlice<UInt8>) -> Int {
    var index = start + 2
    while index + 1 < text.endIndex {
      if text[index] == 0x2A, text[index + 1] == 0x2F { return index + 2 }
      index += 1
    }
    return text.endIndex
  }

  /// A prelude without comments and the comment marks of HTML, which CSS skips between rules.
  private static func withoutComments(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].starts(with: [0x2F, 0x2A]) {
        index = end(ofComment: index, in: text)
        result.append(0x20)
      } else if text[index...].starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
        index += 4
      } else if text[index...].starts(with: [0x2D, 0x2D, 0x3E]) {
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var rest = bytes.drop { $0 <= 0x20 }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }
}
