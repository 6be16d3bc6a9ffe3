/// What a file that was read back says, for the rules that no grammar can state.
package struct XMLFacts: Sendable {
  /// An element.
  struct Element {
    /// Local name.
    var name: String
    /// Line, from 1.
    var line: Int
    /// Attributes by local name.
    var attributes: [(name: String, value: String)] = []

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// Something at a line.
  package struct Mark: Hashable, Sendable {
    /// What is written there.
    package var text: String
    /// Line, from 1.
    package var line: Int
  }

  /// Every id, in order.
  package private(set) var identifiers: [Mark] = []
  /// Everything that is linked to or shown, as written.
  package private(set) var targets: [Mark] = []
  /// Ids that other attributes name.
  package private(set) var references: [Mark] = []
  /// Ranks of headings, in order.
  package private(set) var headings: [(rank: Int, line: Int)] = []
  /// Rules broken inside one element.
  package private(set) var problems: [Mark] = []
  /// Number of `<main>`.
  package private(set) var mains = 0

  /// Takes notice of an element.
  mutating func add(_ element: Element, isInLink: Bool) {
    for (name, value) in element.attributes {
      switch name {
      case "id": identifiers.append(Mark(text: value, line: element.line))
      case "href", "src", "srcset", "full-path": targets.append(Mark(text: value, line: element.line))
      case "aria-labelledby", "idref", "toc", "unique-identifier":
        references.append(Mark(text: value, line: element.line))
      case "refines": references.append(Mark(text: String(value.dropFirst()), line: element.line))
      default: break
      }
    }
    let name = element.name
    if name == "main" { mains += 1 }
    if name.utf8.count == 2, name.utf8.first == 0x68, let rank = Int(name.dropFirst()) {
      headings.append((rank, element.line))
    }
    if name == "a" && isInLink { problems.append(Mark(text: "a link stands in a link", line: element.line)) }
    if name == "img" && element["alt"] == nil {
      problems.append(Mark(text: "a picture has no alternative text", line: element.line))
    }
  }

  /// Whether a name is that of a link.
  func isLink(_ name: UnsafePointer<UInt8>?) -> Bool {
    guard let name = unsafe name else { return false }
    return unsafe name[0] == 0x61 && name[1] == 0
  }

  /// The first rule of a single file that is broken: ids are unique and exist where they are named, headings skip no rank,
  /// links do not nest, pictures have alternative texts.
  package var firstProblem: Mark? {
    if let problem = problems.first { return problem }
    var seen: Set<String> = []
    for mark in identifiers where !seen.insert(mark.text).inserted {
      return Mark(text: "the id “\(mark.text)” is used twice", line: mark.line)
    }
    for mark in references where !seen.contains(mark.text) {
      return Mark(text: "there is no id “\(mark.text)”", line: mark.line)
    }
    for (last, heading) in zip(headings, headings.dropFirst()) where heading.rank > last.rank + 1 {
      return Mark(text: "a heading of rank \(heading.rank) follows one of rank \(last.rank)", line: heading.line)
    }
    return nil
  }
}

/// Whether every in-document target of a set of files exists.
package struct TargetRules {
  /// Ids by file name; `nil` for a file without ids, such as a picture.
  private var identifiers: [String: Set<String>] = [:]

  /// No file yet.
  package init() {}

  /// Adds a file that targets may lead to.
  package mutating func add(_ file: String, _ facts: XMLFacts? = nil) {
    identifiers[file] = Set(facts?.identifiers.map(\.text) ?? [])
  }

  /// Adds a file of which these ids are known.
  package mutating func add(_ file: String, identifiers ids: [String]) { identifiers[file] = Set(ids) }

  /// The first target in `facts` of `file` that leads to no file or no id.
  package func firstProblem(in file: String, _ facts: XMLFacts) -> XMLFacts.Mark? {
    facts.targets.first { !exists($0.text, from: file) }
      .map { XMLFacts.Mark(text: "nothing is at “\($0.text)”", line: $0.line) }
  }

  private func exists(_ target: String, from file: String) -> Bool {
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    if parts[0].contains(":") { return true }
    guard let found = identifiers[parts[0].isEmpty ? file : String(parts[0])] else { return false }
    return parts.count == 1 || found.contains(String(parts[1]))
  }
}
