import DocumentModel

/// What a YAML parser meets, one after the other.
enum YAMLEvent {
  case scalar(String, isPlain: Bool, anchor: String)
  case alias(String)
  case sequenceStart(anchor: String)
  case mappingStart(anchor: String)
  case collectionEnd
}

/// Builds the tree from events, on a stack of its own and never by recursion.
struct YAMLTreeBuilder {
  /// A collection that is still open.
  private struct Frame {
    var isMapping: Bool
    var anchor: String
    var start: SourceRange
    var nodes: [YAMLNode] = []
    var entries: [YAMLNode.Entry] = []
    var keys: Set<String> = []
    var key: (text: String, source: SourceRange)?
    var nodeCount = 1
  }

  private var frames: [Frame] = []
  private var anchors: [String: (node: YAMLNode, count: Int)] = [:]
  private var nodeCount = 0
  /// The finished document, once it is complete.
  private(set) var root: YAMLNode?

  mutating func add(_ event: YAMLEvent, at source: SourceRange) throws(YAMLError) {
    switch event {
    case .scalar(let text, let isPlain, let anchor):
      try finish(YAMLNode(.scalar(text, isPlain: isPlain), at: source), count: 1, anchor: anchor)
    case .alias(let name):
      guard let (anchored, count) = anchors[name] else { throw .unknownAnchor(name, source) }
      var node = anchored
      node.source = source
      try finish(node, count: count, anchor: "")
    case .sequenceStart(let anchor): try open(Frame(isMapping: false, anchor: anchor, start: source))
    case .mappingStart(let anchor): try open(Frame(isMapping: true, anchor: anchor, start: source))
    case .collectionEnd:
      guard let frame = frames.popLast() else { return }
      var whole = frame.start
      whole.end = max(whole.end, source.end)
      let content: YAMLNode.Content = frame.isMapping ? .mapping(frame.entries) : .sequence(frame.nodes)
      nodeCount -= frame.nodeCount - 1
      try finish(YAMLNode(content, at: whole), count: frame.nodeCount, anchor: frame.anchor)
    }
  }

  private mutating func open(_ frame: Frame) throws(YAMLError) {
    guard frames.count < YAMLNode.deepestNesting else { throw .nestedTooDeep(frame.start) }
    if let parent = frames.last, parent.isMapping, parent.key == nil { throw .keyIsNotText(frame.start) }
    frames.append(frame)
  }

  /// Puts a finished node, of `count` nodes in all, into the collection that is open.
  private mutating func finish(_ node: YAMLNode, count: Int, anchor: String) throws(YAMLError) {
    nodeCount += count
    guard nodeCount <= YAMLNode.mostNodes else { throw .tooManyNodes(node.source) }
    if !anchor.isEmpty { anchors[anchor] = (node, count) }
    guard let top = frames.indices.last else {
      root = node
      return
    }
    frames[top].nodeCount += count
    guard frames[top].isMapping else {
      frames[top].nodes.append(node)
      return
    }
    if let key = frames[top].key {
      frames[top].entries.append(YAMLNode.Entry(key.text, at: key.source, node))
      frames[top].key = nil
    } else {
      guard case .scalar(let text, _) = node.content else { throw .keyIsNotText(node.source) }
      guard frames[top].keys.insert(text).inserted else { throw .duplicateKey(text, node.source) }
      frames[top].key = (text, node.source)
    }
  }
}
