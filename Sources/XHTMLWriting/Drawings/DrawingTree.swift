/// A drawing as it was read: elements and texts in reading order, each knowing where it ends. Names are those of SVG, and
/// what is no attribute of SVG is left out. Neither depth nor number of anything makes it more than it was.
struct DrawingTree {
  /// An element or a text.
  struct Node {
    /// The name of SVG; with a colon in front that of another vocabulary; empty for a text.
    var name: String
    /// An element's attributes.
    var attributes: [(rule: DrawingRules.Attribute, value: String)] = []
    /// A text.
    var text: [UInt8] = []
    /// Index one past its last descendant.
    var end = 0
    /// Where it stands, from 1.
    var line: Int
  }

  /// Elements nested deeper than this are left out. Readers' XML parsers give up at 256.
  static let deepest = 200
  /// Most nodes. What draws SVG gives up at a million, too.
  static let most = 1_000_000
  /// Most attributes of an element, and namespaces in force at a time.
  static let mostNames = 256

  private static let svg = "http://www.w3.org/2000/svg"
  private static let xlink = "http://www.w3.org/1999/xlink"

  /// The nodes.
  private(set) var nodes: [Node] = []
  /// What was left out while reading.
  var findings = DrawingFindings()
  /// What an author calls the drawing for those who do not see it, by `aria-label`.
  private(set) var label = ""
  /// Whether the vocabulary is known by declarations, as in XML; in HTML it is known by the place.
  private let hasNamespaces: Bool

  private var open: [(node: Int, written: String, namespaces: Int)] = []
  private var namespaces: [(prefix: String, name: String)] = []
  private var tooDeep = 0

  init(hasNamespaces: Bool) { self.hasNamespaces = hasNamespaces }

  /// Number of elements that are open.
  var depth: Int { open.count + tooDeep }

  /// Whether the root was read to its end.
  var isComplete: Bool { !nodes.isEmpty && depth == 0 }

  /// Opens an element.
  mutating func open(_ written: String, _ attributes: [(name: String, value: String)], line: Int) {
    guard open.count < Self.deepest, nodes.count < Self.most else {
      if tooDeep == 0 { findings.add(.excess, line: line) }
      tooDeep += 1
      return
    }
    let count = namespaces.count
    if hasNamespaces { declare(attributes) }
    var node = Node(name: name(of: written), line: line)
    for (name, value) in attributes { add(name, value, to: &node) }
    if nodes.isEmpty { label = attributes.first { $0.name == "aria-label" }?.value ?? "" }
    open.append((nodes.count, written, count))
    nodes.append(node)
  }

  /// Closes the innermost element of a name; `false` if that is not the innermost of all.
  mutating func close(_ written: String) -> Bool {
    if tooDeep > 0 {
      tooDeep -= 1
      return true
    }
    guard let match = open.lastIndex(where: { $0.written == written }) else { return false }
    let isInnermost = match == open.count - 1
    while open.count > match { closeInnermost() }
    return isInnermost
  }

  /// Closes everything.
  mutating func closeAll() {
    tooDeep = 0
    while !open.isEmpty { closeInnermost() }
  }

  /// Adds text.
  mutating func add(text: [UInt8], line: Int) {
    guard tooDeep == 0, !open.isEmpty, !text.isEmpty, nodes.count < Self.most else { return }
    var node = Node(name: "", text: text, line: line)
    node.end = nodes.count + 1
    nodes.append(node)
  }

  private mutating func closeInnermost() {
    let last = open.removeLast()
    nodes[last.node].end = nodes.count
    namespaces.removeLast(namespaces.count - last.namespaces)
  }

  private mutating func declare(_ attributes: [(name: String, value: String)]) {
    for (name, value) in attributes where name.hasPrefix("xmlns") && namespaces.count < Self.mostNames {
      if name == "xmlns" { namespaces.append(("", value)) }
      if name.hasPrefix("xmlns:") { namespaces.append((String(name.dropFirst(6)), value)) }
    }
  }

  /// The namespace of a prefix. One that was forgotten is taken for what it usually is.
  private func namespace(of prefix: String) -> String {
    if let known = namespaces.last(where: { $0.prefix == prefix }) { return known.name }
    return prefix.isEmpty || prefix == "svg" ? Self.svg : prefix == "xlink" ? Self.xlink : prefix
  }

  private func name(of written: String) -> String {
    let (prefix, local) = Self.parts(of: written)
    guard !hasNamespaces || namespace(of: prefix) == Self.svg else { return ":" + local.lowercased() }
    guard hasNamespaces || prefix.isEmpty else { return ":" + local.lowercased() }
    return DrawingRules.elements[local.lowercased()]?.name ?? local
  }

  private mutating func add(_ written: String, _ value: String, to node: inout Node) {
    guard !node.name.hasPrefix(":"), node.attributes.count < Self.mostNames else { return }
    var name = written.lowercased()
    let (prefix, local) = Self.parts(of: name)
    if !prefix.isEmpty, prefix != "xml" {
      guard namespace(of: prefix) == Self.xlink else { return }
      name = "xlink:" + local
    }
    if name.utf8.count > 2, name.hasPrefix("on"), name.utf8.allSatisfy({ isLetter($0) }) {
      return findings.add(.handler, line: node.line)
    }
    guard let rule = DrawingRules.attributes[name], !node.attributes.contains(where: { $0.rule.name == rule.name })
    else { return }
    node.attributes.append((rule, value))
  }

  private static func parts(of name: String) -> (prefix: String, local: String) {
    guard let colon = name.firstIndex(of: ":") else { return ("", name) }
    return (String(name[..<colon]), String(name[name.index(after: colon)...]))
  }
}
