/// Writes rules as RELAX NG.
struct GrammarWriter {
  /// The grammar so far.
  private(set) var text: [UInt8] = []
  private let rules: GrammarRules
  private let form: Grammar.Form
  private let values: [(name: [UInt8], values: [UInt8])]
  /// In the grouped form: the first name of each rule for elements, by every name in it.
  private var leaders: [[UInt8]: GrammarRules.Name] = [:]

  /// A writer of `rules`; attributes have the values given, separated by spaces, or any if none are.
  init(_ rules: GrammarRules, form: Grammar.Form, values: [(name: StaticString, values: StaticString)]) {
    self.rules = rules
    self.form = form
    self.values = values.map { ($0.name.bytes, $0.values.bytes) }
    guard form == .grouped else { return }
    for rule in rules.rules where !rule.isGroup && rule.names.count > 1 {
      for name in rule.names { leaders[Array(name)] = rule.names[0] }
    }
  }

  /// Writes the whole grammar.
  mutating func write(namespace: StaticString, start: StaticString) {
    text.reserveCapacity(1 << 15)
    add("<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"")
    add(namespace)
    add("\" ")
    add(Grammar.namespaces)
    add("><start><ref name=\"")
    add(start)
    add("\"/></start>")
    for rule in rules.rules { write(rule) }
    add("</grammar>")
  }

  private mutating func write(_ rule: GrammarRules.Rule) {
    guard form == .grouped && !rule.isGroup else {
      for name in rule.names { write(rule, name, names: [name]) }
      return
    }
    write(rule, rule.names[0], names: rule.names)
  }

  /// Writes a definition called `name`, of elements called `names` or of a group.
  private mutating func write(_ rule: GrammarRules.Rule, _ name: GrammarRules.Name, names: [GrammarRules.Name]) {
    add("<define name=\"")
    add(reference: name)
    add("\">")
    if !rule.isGroup {
      add("<element")
      if names.count == 1 {
        add(" name=\"")
        text += GrammarRules.element(name)
        add("\">")
      } else {
        add("><choice>")
        for name in names {
          add("<name>")
          text += GrammarRules.element(name)
          add("</name>")
        }
        add("</choice>")
      }
    }
    for word in rule.content { write(word) }
    if !rule.isGroup { add("</element>") }
    add("</define>")
  }

  private mutating func write(_ word: GrammarRules.Word) {
    let wrapper: StaticString =
      switch word.occurrence {
      case UInt8(ascii: "?"): "optional>"
      case UInt8(ascii: "*"): "zeroOrMore>"
      case UInt8(ascii: "+"): "oneOrMore>"
      default: ""
      }
    if word.occurrence != 0 {
      add("<")
      add(wrapper)
    }
    var names: [GrammarRules.Name] = []
    for name in word.alternatives {
      let leader = leaders.isEmpty ? name : leaders[Array(name)] ?? name
      if form == .split || !names.contains(leader) { names.append(leader) }
    }
    if names.count > 1 { add("<choice>") }
    for name in names { write(single: name) }
    if names.count > 1 { add("</choice>") }
    if word.occurrence != 0 {
      add("</")
      add(wrapper)
    }
  }

  private mutating func write(single word: GrammarRules.Name) {
    guard !GrammarRules.isReference(word) else {
      add("<ref name=\"")
      add(reference: word)
      add("\"/>")
      return
    }
    guard word.first == UInt8(ascii: "@") else {
      add("<")
      text += word
      add("/>")
      return
    }
    let name = word.dropFirst()
    add("<attribute name=\"")
    text += name
    guard let choices = values.first(where: { $0.name.elementsEqual(name) })?.values else { return add("\"/>") }
    add("\"><choice>")
    for value in choices.split(separator: UInt8(ascii: " ")) {
      add("<value>")
      text += value
      add("</value>")
    }
    add("</choice></attribute>")
  }

  private mutating func add(_ markup: StaticString) {
    unsafe text.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Adds a name that definitions may have: without a colon.
  private mutating func add(reference name: GrammarRules.Name) {
    for byte in name { text.append(byte == UInt8(ascii: ":") ? UInt8(ascii: "-") : byte) }
  }
}
