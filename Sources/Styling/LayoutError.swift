public import DocumentModel

extension Diagnostic.Code {
  /// A layout that cannot be used.
  static let layout = Diagnostic.Code("layout")
}

/// Why a layout cannot be used.
public enum LayoutError: DiagnosableError, Hashable {
  /// The file is not YAML.
  case yaml(Diagnostic)
  /// The file, or a part of it that has keys, is something else.
  case notAMapping(SourceRange)
  /// A key that means nothing.
  case unknownKey(String, among: [String], SourceRange)
  /// A value of the wrong kind; what was expected.
  case wrongValue(String, expected: String, SourceRange)
  /// There is no such layout.
  case unknownLayout(String, among: [String], SourceRange?)
  /// The layout's file cannot be read; the path and the reason.
  case unreadable(String, reason: String)
  /// Values that do not go together.
  case noRoom(String, SourceRange)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .yaml(let diagnostic): return diagnostic
    case .notAMapping(let place):
      return Diagnostic(.error, .layout, "keys with values are expected here, such as `size: a5`", at: place)
    case .unknownKey(let key, let known, let place):
      return Diagnostic(
        .error, .layout, "a layout has no key “\(key)” here", at: place, hint: Spelling.hint(for: key, among: known))
    case .wrongValue(let value, let expected, let place):
      return Diagnostic(.error, .layout, "“\(value)” is not \(expected)", at: place)
    case .unknownLayout(let name, let known, let place):
      return Diagnostic(
        .error, .layout, "there is no layout “\(name)”", at: place,
        hint: Spelling.hint(for: name, among: known) + "; a layout of your own is a path such as ./mine.yaml")
    case .unreadable(let path, let reason):
      return Diagnostic(.error, .layout, "cannot read the layout \(path): \(reason)")
    case .noRoom(let rule, let place): return Diagnostic(.error, .layout, rule, at: place)
    }
  }
}
