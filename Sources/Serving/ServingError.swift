public import DocumentModel

extension Diagnostic.Code {
  /// The server does not come up.
  static let cannotServe = Diagnostic.Code("cannot-serve")
}

/// Why nothing is served.
public enum ServingError: DiagnosableError, Hashable, Sendable {
  /// The port is in use or not allowed; the reason in the words of the system.
  case cannotListen(port: Int, reason: String)

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .cannotListen(let port, let reason):
      Diagnostic(
        .error, .cannotServe, "cannot listen on port \(port): \(reason)",
        hint: "choose another one, or 0 for any: --port 0")
    }
  }
}
