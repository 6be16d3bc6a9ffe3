public import DocumentModel

extension Diagnostic.Code {
  /// YAML that cannot be read.
  static let brokenYAML = Diagnostic.Code("broken-yaml")
}

/// Why YAML could not be read. Every case has its place; ``SourceFile/place(at:)`` turns it into line and column.
public enum YAMLError: DiagnosableError, Hashable, Sendable {
  /// The text is not YAML; the problem in the words of libyaml.
  case syntax(problem: String, context: String, SourceRange)
  /// More than ``YAMLNode/deepestNesting`` levels.
  case nestedTooDeep(SourceRange)
  /// Aliases that would grow beyond ``YAMLNode/mostNodes`` nodes.
  case tooManyNodes(SourceRange)
  /// An alias without an anchor before it.
  case unknownAnchor(String, SourceRange)
  /// A key that is a sequence or a mapping.
  case keyIsNotText(SourceRange)
  /// A key that stands in its mapping twice.
  case duplicateKey(String, SourceRange)
  /// A second document (`---`) in the same text.
  case severalDocuments(SourceRange)
  /// libyaml found no memory.
  case outOfMemory

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    Diagnostic(.error, .brokenYAML, message, at: place, hint: hint)
  }

  /// Where it went wrong.
  public var place: SourceRange? {
    switch self {
    case .syntax(_, _, let place), .nestedTooDeep(let place), .tooManyNodes(let place), .unknownAnchor(_, let place),
      .keyIsNotText(let place), .duplicateKey(_, let place), .severalDocuments(let place):
      place
    case .outOfMemory: nil
    }
  }

  private var message: String {
    switch self {
    case .syntax(let problem, let context, _):
      context.isEmpty ? "this is not YAML: \(problem)" : "this is not YAML: \(problem) (\(context))"
    case .nestedTooDeep: "the YAML is nested more than \(YAMLNode.deepestNesting) levels deep"
    case .tooManyNodes: "the YAML's aliases expand to more than \(YAMLNode.mostNodes) values"
    case .unknownAnchor(let name, _): "the alias *\(name) has no anchor &\(name) before it"
    case .keyIsNotText: "a key must be text"
    case .duplicateKey(let key, _): "the key “\(key)” is given twice"
    case .severalDocuments: "a second YAML document begins here; only one is expected"
    case .outOfMemory: "not enough memory to read the YAML"
    }
  }

  private var hint: String {
    switch self {
    case .syntax(let problem, _, _) where problem.contains("mapping values are not allowed"):
      "put a value that contains “: ” between quotation marks"
    case .syntax(let problem, _, _) where problem.contains("cannot start any token"):
      "indent with spaces, not tabs, and put a value that begins with a special character between quotation marks"
    case .duplicateKey: "remove one of the two"
    default: ""
    }
  }
}
