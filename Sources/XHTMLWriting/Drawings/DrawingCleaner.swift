/// Decides what of a drawing is kept: which elements, under which names, and what they may refer to.
struct DrawingCleaner {
  /// An element that others may refer to.
  struct Target {
    /// Its id as it is written.
    var identifier: String
    /// Index of the element.
    var node: Int
  }

  /// Elements that a drawing may show all in all, those counted again that are shown again.
  static let mostShown = 500_000

  /// The drawing.
  let tree: DrawingTree
  /// What was taken out.
  var findings: DrawingFindings
  /// For each node the name it is written with; empty for what is not written.
  private(set) var names: [String]
  /// Whether an element's references would be followed without end.
  private(set) var isEndless: [Bool]
  /// By the id as it was.
  private(set) var targets: [String: Target] = [:]

  init(_ tree: DrawingTree) {
    self.tree = tree
    findings = tree.findings
    names = [String](repeating: "", count: tree.nodes.count)
    isEndless = [Bool](repeating: false, count: tree.nodes.count)
    choose()
    nameTargets()
    findEndless()
  }

  // MARK: Elements

  private mutating func choose() {
    var open: [(end: Int, name: String)] = []
    var index = 0
    while index < tree.nodes.count {
      while let last = open.last, last.end <= index { open.removeLast() }
      let node = tree.nodes[index]
      guard !node.name.isEmpty else {
        if open.contains(where: { $0.name == "text" }) { names[index] = "#" }
        index += 1
        continue
      }
      let name = keptName(of: node, in: open)
      names[index] = name
      if name.isEmpty || name == "title" || name == "desc" || name == "style" || name == "foreignObject" {
        index = node.end
      } else {
        open.append((node.end, name))
        index += 1
      }
    }
  }

  private mutating func keptName(of node: DrawingTree.Node, in open: [(end: Int, name: String)]) -> String {
    guard !node.name.hasPrefix(":") else {
      let isDocument = ["script", "iframe", "object", "embed", "audio", "video", "img", "link"].contains(
        node.name.dropFirst())
      if isDocument { findings.add(.foreignDocument, line: node.line) }
      return ""
    }
    guard let rule = DrawingRules.elements[node.name.lowercased()] else {
      findings.add(.unknown, line: node.line)
      return ""
    }
    // A tree in a tree, as in a file of several drawings: only what is in an SVG element is one.
    if open.isEmpty && node.name != "svg" { return "" }
    let parent = open.last?.name ?? ""
    switch rule.treatment {
    case .style: return ["svg", "g", "defs"].contains(parent) ? node.name : ""
    case .kept, .words: return open.isEmpty || DrawingRules.mayStand(node.name, in: parent) ? node.name : ""
    case .silent: return ""
    case .link:
      let name = open.contains { $0.name == "text" } ? "tspan" : "g"
      return DrawingRules.mayStand(name, in: parent) ? name : ""
    case .dropped(let kind):
      findings.add(kind, line: node.line)
      return ""
    case .foreign:
      // In a switch there is something else to show instead.
      if parent == "switch" || !DrawingRules.mayStand("svg", in: parent) { return "" }
      findings.add(.foreignDocument, line: node.line)
      return "foreignObject"
    }
  }

  // MARK: References

  /// Gives every element with an id that is kept one that XML allows, and no two the same.
  private mutating func nameTargets() {
    var used: Set<String> = []
    var numbers: [String: Int] = [:]
    var waiting: [(name: String, node: Int)] = []
    for (index, node) in tree.nodes.enumerated() where !names[index].isEmpty && !node.name.isEmpty {
      guard let name = identifier(of: node), !name.isEmpty, targets[name] == nil else { continue }
      let isGood = Self.isName(name) && used.insert(name).inserted
      targets[name] = Target(identifier: isGood ? name : "", node: index)
      if !isGood { waiting.append((name, index)) }
    }
    for (name, _) in waiting {
      let base =
        "id-" + String(String.UnicodeScalarView(name.unicodeScalars.filter { Self.isNameScalar($0) }.prefix(60)))
      var candidate = base
      while !used.insert(candidate).inserted {
        numbers[base, default: 1] += 1
        candidate = "\(base)-\(numbers[base]!)"
      }
      targets[name]?.identifier = candidate
    }
  }

  private func identifier(of node: DrawingTree.Node) -> String? {
    node.attributes.first { $0.rule.inspection == .identifier }?.value
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? isAlphanumeric(UInt8(scalar.value)) || scalar == "-" || scalar == "_" || scalar == "."
      : scalar.properties.isXIDContinue && scalar.value < 0xF0000
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first == "_" || first.properties.isXIDStart && first.value < 0xF0000
    else { return false }
    return name.unicodeScalars.allSatisfy(isNameScalar)
  }

  /// The name to refer to an element by, from an element and a property that may refer to it.
  func target(_ identifier: String, from node: Int, by property: String) -> String? {
    guard !isEndless[node], let target = targets[identifier] else { return nil }
    if let allowed = DrawingRules.targets(of: property), !allowed.contains(names[target.node]) { return nil }
    return target.identifier
  }

  /// The element that an `href` names in the same drawing.
  func reference(of node: Int) -> Int? {
    guard let address = tree.nodes[node].attributes.first(where: { $0.rule.inspection == .reference })?.value,
      address.hasPrefix("#")
    else { return nil }
    return targets[String(address.dropFirst())]?.node
  }

  /// Every element that an element refers to.
  private func references(of node: Int) -> [Int] {
    var found = reference(of: node).map { [$0] } ?? []
    for (rule, value) in tree.nodes[node].attributes where rule.inspection == .value || rule.inspection == .style {
      for part in value.split(separator: "#").dropFirst() {
        let name = part.prefix { $0 != ")" && $0 != "\"" && $0 != "'" }
        if let target = targets[String(name)]?.node { found.append(target) }
      }
    }
    return found
  }

  // MARK: Repetition

  /// Something being counted: an element whose descendants' references are looked at one after another.
  private struct Count {
    var node: Int
    /// Index into the referring elements.
    var next: Int
    var shown: Int
    var waiting: [Int] = []
  }

  /// Finds references that come back to where they are, and those that would show more than anybody could see.
  private mutating func findEndless() {
    let referring = tree.nodes.indices.filter { !names[$0].isEmpty && !references(of: $0).isEmpty }
    guard !referring.isEmpty else { return }
    var known: [Int: Int] = [:]
    var isOpen: Set<Int> = [0]
    var stack = [begin(0, referring)]
    while var top = stack.popLast() {
      if let target = top.waiting.last {
        let referrer = referring[top.next - 1]
        if isOpen.contains(target) {
          refuse(referrer)
          top.waiting = []
        } else if let count = known[target] {
          top.waiting.removeLast()
          if top.shown + count > Self.mostShown { refuse(referrer) } else { top.shown += count }
        } else {
          isOpen.insert(target)
          stack += [top, begin(target, referring)]
          continue
        }
        stack.append(top)
      } else if top.next < referring.count, referring[top.next] < tree.nodes[top.node].end {
        let referrer = referring[top.next]
        top.next += 1
        if !isEndless[referrer] { top.waiting = references(of: referrer) }
        stack.append(top)
      } else {
        known[top.node] = top.shown
        isOpen.remove(top.node)
      }
    }
  }

  private func begin(_ node: Int, _ referring: [Int]) -> Count {
    var (low, high) = (0, referring.count)
    while low < high {
      let middle = (low + high) / 2
      if referring[middle] < node { low = middle + 1 } else { high = middle }
    }
    return Count(node: node, next: low, shown: tree.nodes[node].end - node)
  }

  private mutating func refuse(_ node: Int) {
    if !isEndless[node] { findings.add(.repetition, line: tree.nodes[node].line) }
    isEndless[node] = true
  }
}
