public import DocumentModel

/// A node of a YAML document: a scalar, a sequence or a mapping, with its place in the source.
///
/// Mappings keep the order of the source. Aliases are expanded, so that a reader never meets one. The tree is never
/// deeper than ``deepestNesting`` and never has more than ``mostNodes`` nodes, aliases expanded.
public struct YAMLNode: Hashable, Sendable {
  /// What a node holds.
  public enum Content: Hashable, Sendable {
    /// Text. Only a plain scalar (without quotation marks) can mean a number, a truth value or nothing.
    case scalar(String, isPlain: Bool)
    /// Nodes in order.
    case sequence([YAMLNode])
    /// Keys with values, in order; no key twice.
    case mapping([Entry])
  }

  /// A key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keySource: SourceRange
    /// The value.
    public var value: YAMLNode

    /// A key with its value.
    public init(_ key: String, at keySource: SourceRange, _ value: YAMLNode) {
      self.key = key
      self.keySource = keySource
      self.value = value
    }
  }

  /// Sequences and mappings inside one another, at most. A limit of ours; layouts and front matter need about 5.
  public static let deepestNesting = 64
  /// Nodes of one document with aliases expanded, at most: a limit of ours, against aliases that multiply.
  public static let mostNodes = 100_000

  /// What it holds.
  public var content: Content
  /// Where it stands in the source; for an alias, where the alias stands.
  public var source: SourceRange

  /// A node.
  public init(_ content: Content, at source: SourceRange) {
    self.content = content
    self.source = source
  }
}

extension YAMLNode {
  /// The text of a scalar, empty for a plain `null`, or `nil` for a sequence or mapping.
  public var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return isNull ? "" : text
  }

  /// Whether it is a plain scalar that means nothing: empty, `~` or `null`.
  public var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The truth value of a plain `true`, `yes`, `on` or `false`, `no`, `off` in lower, upper or title case.
  public var bool: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    switch text {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return true
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return false
    default: return nil
    }
  }

  /// The value of a plain scalar that is a whole decimal number.
  public var integer: Int? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Int(text)
  }

  /// The nodes of a sequence, or `nil`.
  public var sequence: [YAMLNode]? {
    guard case .sequence(let nodes) = content else { return nil }
    return nodes
  }

  /// The entries of a mapping, or `nil`.
  public var mapping: [Entry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// The value of `key`, if this is a mapping that has it.
  public subscript(key: String) -> YAMLNode? { mapping?.first { $0.key == key }?.value }
}
