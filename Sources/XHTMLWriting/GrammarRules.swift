/// The rules of a grammar, read from their short form; see ``Grammar``.
struct GrammarRules {
  /// A name in a rule.
  typealias Name = ArraySlice<UInt8>

  /// One word of a rule's content.
  struct Word {
    /// What may stand here, each by its name.
    var alternatives: [Name]
    /// How often: `?`, `*`, `+`, or 0 for once.
    var occurrence: UInt8

    /// Whether it may be left out.
    var isOptional: Bool { occurrence == UInt8(ascii: "?") || occurrence == UInt8(ascii: "*") }
  }

  /// What elements of some names hold, or what a name for a group stands for.
  struct Rule {
    var names: [Name]
    var isGroup: Bool
    var content: [Word]
  }

  private(set) var rules: [Rule] = []

  /// Reads rules.
  init(_ texts: [StaticString]) {
    for text in texts {
      let bytes = text.bytes
      rules += bytes.split(separator: UInt8(ascii: "\n")).map(Self.rule)
    }
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> Rule {
    var rule = Rule(names: [], isGroup: false, content: [])
    var isInNames = true
    for word in line.split(separator: UInt8(ascii: " ")) {
      let isMark = word.count == 1 && (word.first == UInt8(ascii: ":") || word.first == UInt8(ascii: "="))
      if isMark {
        if isInNames { rule.isGroup = word.first == UInt8(ascii: "=") }
        isInNames = false
      } else if isInNames {
        rule.names.append(word)
      } else {
        let last = word[word.endIndex - 1]
        let isMany = last == UInt8(ascii: "?") || last == UInt8(ascii: "*") || last == UInt8(ascii: "+")
        let body = isMany ? word.dropLast() : word
        rule.content.append(
          Word(alternatives: body.split(separator: UInt8(ascii: "|")), occurrence: isMany ? last : 0))
      }
    }
    return rule
  }

  /// The same rules without the elements that are not met, and without those that cannot be complete for want of others.
  func narrowed(to met: ElementNames) -> GrammarRules {
    var copy = self
    for index in rules.indices where !rules[index].isGroup {
      copy.rules[index].names.removeAll { !met.contains(Self.element($0)) }
    }
    while copy.removeImpossible() {}
    return copy
  }

  /// Takes out what refers to nothing; returns whether there was something.
  private mutating func removeImpossible() -> Bool {
    let known = Set(rules.flatMap(\.names).map(Array.init))
    var hasChanged = false
    for index in rules.indices {
      for word in rules[index].content.indices {
        let count = rules[index].content[word].alternatives.count
        rules[index].content[word].alternatives.removeAll { Self.isReference($0) && !known.contains(Array($0)) }
        hasChanged = hasChanged || rules[index].content[word].alternatives.count < count
      }
      let isPossible = rules[index].content.allSatisfy { $0.isOptional || !$0.alternatives.isEmpty }
      rules[index].content.removeAll { $0.alternatives.isEmpty }
      let isNothing = rules[index].isGroup && rules[index].content.isEmpty
      if !rules[index].names.isEmpty && (!isPossible || isNothing) {
        rules[index].names = []
        hasChanged = true
      }
    }
    rules.removeAll { $0.names.isEmpty }
    return hasChanged
  }

  /// The name of the element that a rule is for. One has the name that means text in rules, and another name there.
  static func element(_ name: Name) -> Name { name.elementsEqual("ncxtext".utf8) ? name.dropFirst(3) : name }

  /// Whether a word of a rule refers to another rule.
  static func isReference(_ name: Name) -> Bool {
    name.first != UInt8(ascii: "@") && !name.elementsEqual("text".utf8) && !name.elementsEqual("empty".utf8)
  }
}

extension GrammarRules {
  /// What is wrong with an element of its own, in words; `nil` if that is not it.
  func problem(of element: XMLFacts.Element, in parent: String) -> String? {
    guard let allowed = content(of: element.name) else { return "there is no element <\(element.name)>" }
    if let around = content(of: parent), !around.contains(element.name) {
      return "<\(element.name)> may not stand in <\(parent)>"
    }
    return element.attributes.first { !allowed.contains("@" + $0.name) }
      .map { "<\(element.name)> may not have the attribute \($0.name)" }
  }

  /// Everything that may stand in an element, by local names, attributes with an `@`; `nil` for an unknown element.
  private func content(of element: String) -> Set<String>? {
    var found: Set<String> = []
    var waiting = rules.filter { !$0.isGroup && $0.names.contains { Self.localName($0) == element } }
    if waiting.isEmpty { return nil }
    while let rule = waiting.popLast() {
      for name in rule.content.flatMap(\.alternatives) {
        if let group = rules.first(where: { $0.isGroup && $0.names[0].elementsEqual(name) }) {
          waiting.append(group)
        } else {
          found.insert(Self.localName(name))
        }
      }
    }
    return found
  }

  /// A name without its prefix.
  private static func localName(_ name: Name) -> String {
    let isAttribute = name.first == UInt8(ascii: "@")
    let local = element(isAttribute ? name.dropFirst() : name).split(separator: UInt8(ascii: ":")).last ?? []
    return (isAttribute ? "@" : "") + String(decoding: local, as: UTF8.self)
  }
}

extension StaticString {
  /// The text's bytes.
  var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) }
}
